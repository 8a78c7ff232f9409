import { replaceWith } from "../advice.js";
import { expiredLeft, expiredWhat } from "../expired.js";
import type { RuleWords } from "../rule-words.js";

export const expiredResponseField: RuleWords = {
  title: "Response field past its window",
  about: "The code reads a response field whose deprecation window is over at the target, though it may still come.",
  matters:
    "The next release may leave it out, and the code then reads `undefined`. It is an error; a warning where the " +
    "target's own specification still has the field.",
  example: {
    upgrade: ["2.22", "2.23"],
    reported: [
      "const { data } = await client.get(`/api/v1/asset/compute/${id}`);",
      "const profile = data.spec.migProfile;",
    ].join("\n"),
    fixed: [
      "const { data } = await client.get(`/api/v1/asset/compute/${id}`);",
      "const portion = data.spec.gpuPortionRequest;",
    ].join("\n"),
  },
  remedy: "Read the field that replaces it now.",
  what: expiredWhat,
  left: expiredLeft,
  advice: (finding) => replaceWith(finding, "stop reading the field, or get the value elsewhere."),
};
