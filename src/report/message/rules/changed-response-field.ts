import { changedAdvice, changedWhat } from "../changed.js";
import { timeless } from "../rule-words.js";
import type { RuleWords } from "../rule-words.js";

export const changedResponseField: RuleWords = {
  title: "Changed response field",
  about: "A response field that the code reads has another type or may hold other values at the target.",
  matters:
    "Code that was right for the old values is wrong for the new ones: a number that becomes a string, a field that may now be null or missing.",
  example: {
    reported: [
      "const { progress } = await response.json();",
      "return progress.toFixed(1);",
    ].join("\n"),
    fixed: [
      "const { progress } = await response.json();",
      "return Number(progress ?? 0).toFixed(1);",
    ].join("\n"),
  },
  remedy: "Read the field so that both definitions work; that can be done ahead of the upgrade.",
  what: changedWhat,
  left: timeless,
  advice: changedAdvice("Read it so that both definitions work"),
};
