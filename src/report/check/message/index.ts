/** Words for findings and rules, made from ids and arguments. */
import type { CheckReport, CheckRuleId, Finding } from "../../../check/finding.js";
import { type Phrase, plain } from "../../text/phrase.js";
import { apiOf } from "../apis.js";
import { circumstances, lifeFacts, wayToTheServer } from "./life.js";
import { RULES } from "./rules.js";
import type { Api } from "./time.js";
import { whenToChange } from "./when.js";

export { ruleHelp } from "./rule-help.js";
export { RULES } from "./rules.js";
export { timeLeft } from "./time.js";

/** What is said about one finding. */
export interface Message {
  /** one sentence that stands alone */
  readonly what: Phrase;
  /** facts with their sources */
  readonly why: readonly Phrase[];
  /** how long is left */
  readonly left: Phrase | undefined;
  /** what to do, most useful first */
  readonly advice: readonly Phrase[];
  /** what weakens or places the finding */
  readonly circumstances: readonly Phrase[];
  /** through which functions the call reaches the server */
  readonly way: readonly Phrase[];
}

/** Where a report is about several APIs, each sentence says which. */
export const messageIn = (report: Pick<CheckReport, "apis">, finding: Finding): Message => {
  const api = apiOf(report, finding);
  const message = messageOf(finding, api);
  // A comment in the code is about all of them.
  if (report.apis.length === 1 || finding.detail.kind === "suppression") return message;
  return { ...message, what: [`${api.title ?? api.provider}: `, ...message.what] };
};

export const messageOf = (finding: Finding, api: Api): Message => {
  const words = RULES[finding.ruleId];
  return {
    what: words.what(finding, api),
    why: lifeFacts(finding, api),
    left: words.left(finding, api),
    advice: [...words.advice(finding, api), ...whenToChange(finding, api)],
    circumstances: circumstances(finding, api),
    way: wayToTheServer(finding),
  };
};

/** All that a reader must know in one line: what, how long, what to do. */
export const messageLine = ({ what, left, advice }: Message): string =>
  [what, ...(left === undefined ? [] : [left]), ...advice].map(plain).join(" ");

export const ruleTitle = (rule: CheckRuleId): string => RULES[rule].title;
