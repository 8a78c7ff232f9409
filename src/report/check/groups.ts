/** Findings that a reader takes in at once: of one cause, or of one call and the same kind. */
import type { CheckReport, Finding } from "../../check/finding.js";
import { plain } from "../text/phrase.js";
import { elementName } from "../words/element.js";
import { type Message, messageIn } from "./message/index.js";
import { byUrgency, compare } from "./urgency.js";

export interface FindingGroup {
  /** the one that speaks for all */
  readonly lead: Finding;
  readonly message: Message;
  /** all of them, the lead first; never empty */
  readonly findings: readonly Finding[];
  /** the first finding of each further element of which the same is said */
  readonly likewise: readonly { readonly finding: Finding; readonly message: Message }[];
}

/**
 * Worst first. Two steps: one cause (rule, element and what happens to it) at many places is a group; causes that differ
 * in their element alone and lie in the very same calls, such as eight fields of one body, are one.
 */
export const groupsOf = (report: Pick<CheckReport, "apis">, findings: readonly Finding[]): readonly FindingGroup[] => {
  const causes = gathered(findings.toSorted(byUrgency(report)), causeOf).map((found): Cause => {
    const message = messageIn(report, found[0]);
    return { found, message, calls: [...new Set(found.map(callOf))].sort(compare).join("\n") };
  });
  return gathered(causes, kindOf).map(([first, ...others]) => ({
    lead: first.found[0],
    message: first.message,
    findings: [first, ...others].flatMap(({ found }) => found),
    likewise: others.map(({ found, message }) => ({ finding: found[0], message })),
  }));
};

interface Cause {
  readonly found: Several<Finding>;
  readonly message: Message;
  readonly calls: string;
}

export type Several<T> = readonly [T, ...T[]];

/** In the order in which the keys first occur. */
export const gathered = <T>(all: readonly T[], keyOf: (one: T) => string): readonly Several<T>[] => {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
};

const causeOf = ({ severity, api, ruleId, operation, element, detail }: Finding): string =>
  JSON.stringify([severity, api, ruleId, operation, element.kind, element.path, detail]);

const kindOf = ({ found: [lead], message, calls }: Cause): string =>
  JSON.stringify([
    lead.severity,
    lead.api,
    lead.ruleId,
    lead.operation,
    withoutName(plain(message.what), lead),
    message.left === undefined ? "" : plain(message.left),
    calls,
  ]);

/** A sentence as it would be for any element: what is left is what is said. */
export const withoutName = (text: string, finding: Finding): string =>
  text.replaceAll(`\`${elementName(finding)}\``, "…");

const callOf = ({ call, place }: Finding): string => {
  const { file, line, column } = call ?? place;
  return `${file}:${line}:${column}`;
};
