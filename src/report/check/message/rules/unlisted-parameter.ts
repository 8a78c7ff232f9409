import type { RuleWords } from "../rule-words.js";
import { timeless } from "../rule-words.js";
import { unlistedAdvice, unlistedWhat } from "../unlisted.js";

export const unlistedParameter: RuleWords = {
  title: "Unlisted parameter",
  about: "The code sends a parameter that the operation does not list.",
  matters: "It may have no effect at all: a misspelt filter returns everything.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: 'await client.get("/api/v1/workloads", { params: { limitt: 10 } });',
    fixed: 'await client.get("/api/v1/workloads", { params: { limit: 10 } });',
  },
  remedy: "Check the spelling. A parameter that is meant for a gateway in between can be suppressed with a reason.",
  what: unlistedWhat,
  left: timeless,
  advice: unlistedAdvice,
};
