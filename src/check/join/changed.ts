/** What changes under a call's hands without going away: another type, narrower values, a field that may be missing. */
import type { Change } from "../../diff/change.js";
import type { ApiCall, FieldUse } from "../../scan/call.js";
import type { JsonValue } from "../../spec/contract.js";
import type { Element } from "../../spec/element.js";
import { enumOwner, findElement } from "../../spec/lookup.js";
import type { ApiKnowledge } from "../api/knowledge.js";
import type { CheckRuleId } from "../finding.js";
import { leastCertain, placeOf, type Draft } from "./draft.js";
import { fieldUsesOf } from "./fields.js";
import { writtenAs, type KnownOperation } from "./operations.js";

/** `found` are the findings this call has already: what is gone is not also changed. */
export function draftsOfChanges(call: ApiCall, operation: KnownOperation, knowledge: ApiKnowledge, found: readonly Draft[]): readonly Draft[] {
  const { operation: contractOperation } = operation;
  const target = knowledge.targets.findLast((one) => one.contract !== undefined);
  if (contractOperation === undefined || target?.contract === undefined || target.contract === knowledge.base.contract) return [];
  const next = target.contract.operations.get(operation.key);
  if (next === undefined) return [];
  const seen = new Set<string>();
  return knowledge.changes(contractOperation).flatMap((change) => {
    const subject = subjectOfChange(change);
    if (subject === undefined || !isFelt(change, subject.side)) return [];
    const { owner } = subject;
    // Gone or new on one side: the element's life tells that better.
    if (!isThere(contractOperation, owner) || !isThere(next, owner)) return [];
    const use = usesUnder(call, owner, change)[0];
    if (use === undefined || found.some((draft) => isWithin(owner, draft.element))) return [];
    const key = JSON.stringify([change.ruleId, owner]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [
      {
        ruleId: subject.ruleId,
        mild: change.level === "dangerous" || change.element.kind === "enum-value",
        place: placeOf(use.at),
        call: placeOf(call),
        operation: writtenAs(operation),
        element: owner,
        lifecycle: undefined,
        replacement: [],
        certainty: leastCertain(call.certainty, use.certainty),
        via: call.via,
        detail: { kind: "changed" as const, ruleId: change.ruleId, before: shown(change.before), after: shown(change.after) },
        contract: knowledge.ownDocuments ? { base: change.baseLocation ?? undefined, target: change.targetLocation ?? undefined } : { base: undefined, target: undefined },
        forecast: target.release.forecast,
        inTest: call.inTest,
      },
    ];
  });
}

interface ChangeSubject {
  readonly ruleId: CheckRuleId;
  readonly side: "request" | "response";
  readonly owner: Element;
}

function subjectOfChange(change: Change): ChangeSubject | undefined {
  const owner = change.element.kind === "enum-value" ? enumOwner(change.element)?.owner : change.element;
  switch (owner?.kind) {
    case "query":
    case "header":
      return { ruleId: "changed-parameter", side: "request", owner };
    case "request-property":
    case "request-body":
      return { ruleId: "changed-request-field", side: "request", owner: { kind: "request-property", path: owner.path } };
    case "response-property":
      return { ruleId: "changed-response-field", side: "response", owner };
    default:
      return undefined;
  }
}

/**
 * A reader feels what breaks readers; whether a value that may come newly disturbs it, its code does not show.
 * What becomes required is `newly-required-…`, what is marked deprecated `deprecated-…`.
 */
function isFelt(change: Change, side: "request" | "response"): boolean {
  if (change.level === "compatible" || (side === "response" && change.level !== "breaking")) return false;
  return !/required|deprecat|sunset|stability|maturity/.test(change.ruleId);
}

function isThere(operation: Parameters<typeof findElement>[0], element: Element): boolean {
  return element.path.length === 0 || findElement(operation, element) !== undefined;
}

/** The uses of an element or of what lies below it; of a narrowed enum only where the values sent are not known. */
function usesUnder(call: ApiCall, owner: Element, change: Change): readonly FieldUse[] {
  const uses = fieldUsesOf(call)
    .filter(({ kind, use }) => kind === owner.kind && isWithin({ kind, path: use.path }, owner))
    .map(({ use }) => use);
  return change.element.kind === "enum-value" ? uses.filter((use) => use.values.length === 0) : uses;
}

const isWithin = (element: Element, owner: Element): boolean =>
  element.kind === owner.kind && owner.path.every((segment, at) => element.path[at] === segment);

const shown = (value: JsonValue): string => (value === null ? "" : typeof value === "string" ? value : JSON.stringify(value));
