import type { Finding } from "../../../check/finding.js";
import type { Phrase } from "../../text/phrase.js";
import type { Api } from "./time.js";

/** All that is said about a rule, on its page and in a finding. One file in `rules/` each. */
export interface RuleWords {
  /** a heading: "Removed endpoint" */
  readonly title: string;
  /** what it reports, one sentence */
  readonly about: string;
  /** why it matters to who wrote the call, a short paragraph */
  readonly matters: string;
  /** TypeScript that it reports, and TypeScript that it does not */
  readonly example: Occasion & {
    readonly reported: string;
    readonly fixed: string;
  };
  /** what to do, in general */
  readonly remedy: string;
  /** what happened: a sentence that stands alone */
  readonly what: (finding: Finding, api: Api) => Phrase;
  /** how long is left; `undefined` where time plays no part */
  readonly left: (finding: Finding, api: Api) => Phrase | undefined;
  /** what to do in this case, most useful first */
  readonly advice: (finding: Finding, api: Api) => readonly Phrase[];
}

/** What brings the example about: an upgrade of Run:ai, or a change of an API that is made up, as a clause. */
export type Occasion =
  | { readonly upgrade: readonly [from: string, to: string] }
  | { readonly upgrade?: undefined; readonly change: string };

export const timeless = (): undefined => undefined;
