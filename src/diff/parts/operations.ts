import { mayHold } from "../../contract/absence.js";
import type { Contract, Operation, OperationPart } from "../../contract/contract.js";
import { maturityMove } from "../aspects/maturity.js";
import type { AffectedOperation } from "../change.js";
import { announcementOf, endOf } from "../deprecation/end.js";
import { turnOf } from "../deprecation/turn.js";
import type { Rule } from "../rules/rule.js";
import type { Comparison, FindingDetails, OperationPair } from "./findings.js";
import { stabilityRules, turnRules } from "./life-rules.js";
import { matchOperations, splitKey } from "./match-operations.js";
import { operationRules as rules } from "./operation-rules.js";
import { compareParameters } from "./parameters.js";
import { removalRules } from "./removal-rules.js";
import { compareRequestBodies } from "./request-body.js";
import { compareResponses } from "./responses.js";
import { compareSecurity } from "./security.js";

const WHOLE = { kind: "operation", path: [] } as const;
const affectedBy = ({ method, path }: Operation): AffectedOperation => ({ method, path });

export function compareOperations(comparison: Comparison, base: Contract, target: Contract): readonly OperationPair[] {
  const match = matchOperations(base, target);
  const pathsLeft = new Set([...target.operations.keys()].map((key) => splitKey(key)[1]));
  for (const operation of match.removed.filter((one) => !mayHold(target, one.key)))
    reportRemoved(comparison, operation, pathsLeft.has(splitKey(operation.key)[1]));
  for (const operation of match.added.filter((one) => !mayHold(base, one.key)))
    comparison.report({
      rule: rules.added,
      operation: affectedBy(operation),
      element: WHOLE,
      target: operation.origin,
    });
  const pairs = match.pairs.map(
    ([was, is]): OperationPair => ({ base: was, target: is, affected: affectedBy(was), received: false }),
  );
  for (const pair of pairs) if (!comparison.contents.same(pair.base, pair.target)) compareOperation(comparison, pair);
  return pairs;
}

/** A webhook calls the consumer: what it sends is read, what it gets back is written. */
export function compareWebhooks(comparison: Comparison, base: Contract, target: Contract): void {
  for (const [key, operation] of base.webhooks) {
    const partner = target.webhooks.get(key);
    const affected = affectedBy(operation);
    if (partner === undefined && mayHold(target, key)) continue;
    if (partner === undefined)
      comparison.report({ rule: rules.webhookRemoved, operation: affected, element: WHOLE, base: operation.origin });
    else compareOperation(comparison, { base: operation, target: partner, affected, received: true });
  }
  for (const [key, operation] of target.webhooks)
    if (!base.webhooks.has(key) && !mayHold(base, key))
      comparison.report({
        rule: rules.webhookAdded,
        operation: affectedBy(operation),
        element: WHOLE,
        target: operation.origin,
      });
}

function reportRemoved(comparison: Comparison, operation: Operation, pathStays: boolean): void {
  const end = endOf(operation, comparison.calendar);
  const rule =
    operation.maturity === "experimental" && end !== "before-sunset"
      ? rules.removedExperimental
      : removalRules[end][pathStays ? "method" : "path"];
  const announced =
    operation.maturity === "experimental" && !operation.deprecated
      ? FROM_THE_START
      : announcementOf(operation, comparison.calendar);
  comparison.report({ rule, operation: affectedBy(operation), element: WHOLE, base: operation.origin, announced });
}

/** Of what is experimental nothing was ever promised. */
const FROM_THE_START = { since: null, windowOver: true } as const;

function compareOperation(comparison: Comparison, pair: OperationPair): void {
  const { base, target } = pair;
  const differ = (part: OperationPart): boolean => !comparison.contents.same(base, target, [part]);
  compareItself(comparison, pair);
  // what parameters in the path mean depends on the path that they stand in
  if (base.path !== target.path || differ("parameters")) compareParameters(comparison, pair);
  if (differ("requestBody")) compareRequestBodies(comparison, pair);
  if (differ("responses")) compareResponses(comparison, pair);
}

/** What an operation says apart from what is sent and answered. */
function compareItself(comparison: Comparison, pair: OperationPair): void {
  const { base, target, affected } = pair;
  const say = (rule: Rule, values: Pick<FindingDetails, "before" | "after">): void =>
    comparison.report({
      rule,
      operation: affected,
      element: WHOLE,
      base: base.origin,
      target: target.origin,
      ...values,
    });
  const turn = turnOf(base, target, comparison.calendar);
  if (turn !== undefined)
    say(turnRules[turn], { before: base.sunset ?? base.deprecated, after: target.sunset ?? target.deprecated });
  const move = maturityMove(base, target);
  if (move !== undefined) say(stabilityRules[move.turn], { before: move.before, after: move.after });
  if (base.operationId !== target.operationId)
    say(base.operationId === undefined ? rules.operationIdAdded : rules.operationIdRemoved, {
      before: base.operationId ?? null,
      after: target.operationId ?? null,
    });
  for (const tag of base.tags) if (!target.tags.includes(tag)) say(rules.tagRemoved, { before: tag });
  for (const tag of target.tags) if (!base.tags.includes(tag)) say(rules.tagAdded, { after: tag });
  compareSecurity(comparison, pair);
  compareCallbacks(comparison, pair);
}

/** Told at the operation that causes them: a callback has no address of its own. */
function compareCallbacks(comparison: Comparison, { base, target, affected, received }: OperationPair): void {
  for (const [key, callback] of base.callbacks) {
    const partner = target.callbacks.get(key);
    const element = { kind: "operation", path: [key] } as const;
    if (partner === undefined && target.unread.has("callbacks")) continue;
    if (partner === undefined)
      comparison.report({
        rule: rules.callbackRemoved,
        operation: affected,
        element,
        base: callback.origin,
        target: target.origin,
      });
    else compareOperation(comparison, { base: callback, target: partner, affected, received: !received });
  }
  for (const [key, callback] of target.callbacks)
    if (!base.callbacks.has(key) && !base.unread.has("callbacks"))
      comparison.report({
        rule: rules.callbackAdded,
        operation: affected,
        element: { kind: "operation", path: [key] },
        base: base.origin,
        target: callback.origin,
      });
}
