/** What changes under a call's hands without going away: another type, narrower values, a field that may be missing. */

import type { JsonValue, Operation } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import { findElement } from "../../contract/lookup.js";
import type { Change } from "../../diff/change.js";
import type { ApiCall, FieldUse } from "../../scan/call.js";
import type { ApiKnowledge, Target } from "../api/knowledge.js";
import type { CheckRuleId } from "../finding.js";
import { type Draft, leastCertain, placeOf } from "./draft.js";
import { fieldUsesOf } from "./fields.js";
import { type Impact, impactOf } from "./impact.js";
import { placed } from "./locations.js";
import { type KnownOperation, writtenAs } from "./operations.js";
import { placeOfField } from "./places.js";
import { fieldOf, type UsedField, useTree } from "./use-tree.js";

/** `found` are the findings this call has already: what is gone is not also changed; what is only deprecated may be. */
export function draftsOfChanges(
  call: ApiCall,
  operation: KnownOperation,
  knowledge: ApiKnowledge,
  found: readonly Draft[],
): readonly Draft[] {
  const base = knowledge.base.contract.operations.get(operation.key);
  const target = knowledge.targets.findLast((one) => one.contract !== undefined);
  const next = target?.contract?.operations.get(operation.key);
  if (
    base === undefined ||
    target === undefined ||
    next === undefined ||
    base === next ||
    fieldUsesOf(call).length === 0
  )
    return [];
  const uses = usesByKind(call);
  const absent = found.filter((draft) => isAbsence(draft.ruleId));
  const named = new Set<string>();
  return lasting(call, knowledge, base, next).flatMap(({ change, subject }) => {
    if (absent.some((draft) => isWithin(subject.owner, draft.element))) return [];
    const under = uses(subject.owner);
    if (subject.owner.kind === "response-property" && under.some((use) => isWrittenForTarget(use, base, next)))
      return [];
    const impacts = under.flatMap((use) => {
      const how = impactOf(change, use, next, subject.owner);
      return how === undefined ? [] : [{ use, how }];
    });
    return impacts.flatMap(({ use, how }) => {
      const at = placeOf(placeOfField(use, subject.owner.path) ?? impacts[0]?.use.at ?? use.at);
      const key = JSON.stringify([change.ruleId, subject.owner, at]);
      if (named.has(key)) return [];
      named.add(key);
      return [draftOf(change, subject, { ...use, at }, how, call, operation, target, knowledge)];
    });
  });
}

interface ChangeSubject {
  readonly ruleId: CheckRuleId;
  readonly owner: Element;
}

function subjectOf({ kind, path }: Element): ChangeSubject | undefined {
  switch (kind) {
    case "query":
    case "header":
      return { ruleId: "changed-parameter", owner: { kind, path } };
    case "request-property":
    case "request-body":
      return { ruleId: "changed-request-field", owner: { kind: "request-property", path } };
    case "response-property":
    // the body as a whole
    case "response":
      return { ruleId: "changed-response-field", owner: { kind: "response-property", path } };
    default:
      return undefined;
  }
}

interface LastingChange {
  readonly change: Change;
  readonly subject: ChangeSubject;
}

/** Changes of what both sides have; of what is gone or new on one side the element's life tells better. */
function lasting(call: ApiCall, knowledge: ApiKnowledge, base: Operation, next: Operation): readonly LastingChange[] {
  const named = fieldUsesOf(call).map(({ kind, use }) => ({ kind, path: use.path }));
  return knowledge.changes(base, named).flatMap((change) => {
    const subject = subjectOf(change.element);
    return subject !== undefined && isThere(base, subject.owner) && isThere(next, subject.owner)
      ? [{ change, subject }]
      : [];
  });
}

const isAbsence = (ruleId: CheckRuleId): boolean => /^removed-|^unlisted-|^not-yet-/.test(ruleId);

const isThere = (operation: Operation, element: Element): boolean =>
  element.path.length === 0 || findElement(operation, element) !== undefined;

/** The uses of an element or of what lies below it. */
function usesByKind(call: ApiCall): (owner: Element) => readonly FieldUse[] {
  const trees = new Map<Element["kind"], UsedField>();
  return ({ kind, path }) => {
    let tree = trees.get(kind);
    if (tree === undefined)
      trees.set(kind, (tree = useTree(fieldUsesOf(call).flatMap((one) => (one.kind === kind ? one.use : [])))));
    return fieldOf(tree, path)?.uses ?? [];
  };
}

/** It reads below the field what only the target has: the code fits the new type already. */
const isWrittenForTarget = ({ path }: FieldUse, base: Operation, next: Operation): boolean => {
  const element: Element = { kind: "response-property", path };
  return findElement(base, element) === undefined && findElement(next, element) !== undefined;
};

const isWithin = (element: Element, owner: Element): boolean =>
  element.kind === owner.kind && owner.path.every((segment, at) => element.path[at] === segment);

function draftOf(
  change: Change,
  { ruleId, owner }: ChangeSubject,
  use: FieldUse,
  milder: Impact,
  call: ApiCall,
  operation: KnownOperation,
  target: Target,
  knowledge: ApiKnowledge,
): Draft {
  return {
    ruleId,
    milder,
    place: placeOf(use.at),
    symbol: use.symbol ?? call.symbol,
    call: placeOf(call),
    operation: writtenAs(operation),
    element: owner,
    lifecycle: undefined,
    replacement: [],
    certainty: leastCertain(call.certainty, use.certainty),
    via: call.via,
    from: call.from,
    detail: { kind: "changed", ruleId: change.ruleId, before: shown(change.before), after: shown(change.after) },
    contract: { base: placed(change.baseLocation, knowledge), target: placed(change.targetLocation, knowledge) },
    forecast: target.release.forecast,
    inTest: call.inTest,
  };
}

const shown = (value: JsonValue): string =>
  value === null ? "" : typeof value === "string" ? value : JSON.stringify(value);
