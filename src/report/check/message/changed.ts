import type { Finding } from "../../../check/finding.js";
import { code, type Phrase, say, sentence } from "../../text/phrase.js";
import { subject } from "../../words/element.js";
import type { Api } from "./time.js";

/** Sentences of the `changed-…` rules: from what to what, and the rule of `lastcall diff` that tells it. */
export const changedWhat = (finding: Finding, api: Api): Phrase => {
  const { detail } = finding;
  const name = subject(finding);
  if (detail.kind !== "changed") return sentence(say`${name} is no longer the same in ${api.to}.`);
  const promise = PROMISES.find(([form]) => form.test(detail.ruleId))?.[1];
  if (promise !== undefined) return sentence(say`${name} ${promise} in ${api.to} (${detail.ruleId}).`);
  return sentence(say`${name} changes in ${api.to}${fromTo(detail.before, detail.after)} (${detail.ruleId}).`);
};

/** What is kept as a yes or a no is said in words. */
const PROMISES: readonly (readonly [RegExp, string])[] = [
  [/-became-optional$/, "may be missing"],
  [/-became-nullable$/, "may be null"],
  [/-became-not-nullable$/, "may no longer be null"],
  [/-enum-value-added$/, "may hold values that the code does not know"],
];

const fromTo = (before: string, after: string): Phrase => {
  if (before === "" && after === "") return [];
  if (before === "") return say` to ${code(after)}`;
  return after === "" ? say` from ${code(before)} to nothing` : say` from ${code(before)} to ${code(after)}`;
};

export const changedAdvice =
  (verb: string) =>
  (finding: Finding): readonly Phrase[] => {
    const { detail } = finding;
    return detail.kind === "changed"
      ? [say`${verb}; ${code(`lastcall explain ${detail.ruleId}`)} tells more about this kind of change.`]
      : [say`${verb}.`];
  };
