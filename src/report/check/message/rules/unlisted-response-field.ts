import type { RuleWords } from "../rule-words.js";
import { timeless } from "../rule-words.js";
import { unlistedAdvice, unlistedWhat } from "../unlisted.js";

export const unlistedResponseField: RuleWords = {
  title: "Unlisted response field",
  about: "The code reads a response field that the operation does not list, in an object that lists its fields.",
  matters: "The code reads `undefined`, or something internal that nobody promises.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: ['const { data } = await client.get("/api/v1/workloads");', "const workloads = data.worklods;"].join(
      "\n",
    ),
    fixed: ['const { data } = await client.get("/api/v1/workloads");', "const workloads = data.workloads;"].join("\n"),
  },
  remedy: "Check the spelling.",
  what: unlistedWhat,
  left: timeless,
  advice: unlistedAdvice,
};
