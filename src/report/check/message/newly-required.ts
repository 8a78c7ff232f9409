import type { Finding } from "../../../check/finding.js";
import { type Phrase, say, sentence } from "../../text/phrase.js";
import { subject } from "../../words/element.js";
import type { Api } from "./time.js";

/** Sentences of the `newly-required-…` rules. */
export const newlyRequiredWhat = (finding: Finding, api: Api): Phrase =>
  sentence(say`${subject(finding)} is required in ${api.to}, and the call does not send it: it will be rejected.`);
