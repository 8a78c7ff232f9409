import type { RuleWords } from "../rule-words.js";
import { timeless } from "../rule-words.js";
import { unlistedAdvice, unlistedWhat } from "../unlisted.js";

export const unlistedRequestField: RuleWords = {
  title: "Unlisted request field",
  about: "The code sends a body field that the operation does not list, in an object that lists its fields.",
  matters: "The server may drop it without a word, or reject the request.",
  example: {
    upgrade: ["2.22", "2.24"],
    reported: 'await client.post("/api/v1/workloads/workspaces", { nmae: "notebook", projectId });',
    fixed: 'await client.post("/api/v1/workloads/workspaces", { name: "notebook", projectId });',
  },
  remedy: "Check the spelling.",
  what: unlistedWhat,
  left: timeless,
  advice: unlistedAdvice,
};
