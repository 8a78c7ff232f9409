import type { Finding } from "../../../check/finding.js";
import { code, type Phrase, say, sentence } from "../../text/phrase.js";
import { subject } from "../../words/element.js";
import type { Api } from "./time.js";

/** Sentences of the `unlisted-…` rules for parts of an operation. */
export const unlistedWhat = (finding: Finding, api: Api): Phrase =>
  sentence(say`${subject(finding)} is not in the specification of ${api.to}: nobody promises what it does.`);

export const unlistedAdvice = (_: Finding, api: Api): readonly Phrase[] => [
  api.title === undefined
    ? say`Check the spelling. If it is right, the document may be out of date.`
    : say`Check the spelling. If it is right, the specification may be out of date: refresh it with ${code("lastcall spec add")}.`,
];
