/** The standing of one element at the targets: the worst one decides. */

import { isDeepStrictEqual } from "node:util";
import { mayHold } from "../../contract/absence.js";
import type { OperationKey, Schema } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import { allOfParts, findElement } from "../../contract/lookup.js";
import type { PlaceLife } from "../../policy/life.js";
import type { Lifecycle, Standing } from "../../policy/standing.js";
import { isAway, isWorse } from "../../policy/worse.js";
import type { ApiKnowledge, Target } from "../api/knowledge.js";
import type { Circumstances } from "../severity.js";
import { ByElement } from "./by-element.js";

export interface Judgement {
  readonly life: PlaceLife;
  readonly lifecycle: Lifecycle;
  readonly standing: Standing;
  readonly target: Target;
  /** the target has it, the installed release does not */
  readonly absentFromBaseOnly: boolean;
  /** it is no longer described, where the target lets any name stand: it may be served still */
  readonly mayStillCome: boolean;
}

/** Code calls the same few operations hundreds of times; each element is judged once. */
const judged = new WeakMap<ApiKnowledge, ByElement<Judgement>>();

export function judgeElement(knowledge: ApiKnowledge, operation: OperationKey, element: Element): Judgement {
  const known = judged.get(knowledge) ?? new ByElement<Judgement>();
  judged.set(knowledge, known);
  const before = known.get(operation, element);
  if (before !== undefined) return before;
  const judgement = judge(knowledge, operation, element);
  // what is known of an API outlives a run in editors; names that no release knows are new with every word that is typed
  if (judgement.lifecycle.events.length > 0) known.set(operation, element, judgement);
  return judgement;
}

function judge(knowledge: ApiKnowledge, operation: OperationKey, element: Element): Judgement {
  const [first, ...others] = knowledge.targets.map((target): Judgement => {
    const life = knowledge.life(operation, element, target);
    const { lifecycle, standing } = life;
    return { life, lifecycle, standing, target, absentFromBaseOnly: false, mayStillCome: false };
  });
  if (first === undefined) throw new Error("a check has at least one target");
  const worst = others.reduce(
    (worse, other) =>
      isWorse(other.standing, worse.standing) || isNearerTheEnd(other.standing, worse.standing) ? other : worse,
    first,
  );
  if (isAway(worst.standing)) return worst;
  const dropped = droppedFromOpen(knowledge, operation, worst);
  if (dropped !== undefined) return { ...worst, ...dropped };
  if (worst.standing.state !== "supported") return worst;
  const later = missingFromBase(knowledge, worst.lifecycle);
  return later === undefined
    ? worst
    : { ...worst, standing: { state: "not-yet", from: later }, absentFromBaseOnly: true };
}

/**
 * Where the target lets any name stand, or has a body that nobody describes, nobody can tell what an answer holds; the
 * comparison of both contracts still tells that the property is described no more.
 */
function droppedFromOpen(
  knowledge: ApiKnowledge,
  key: OperationKey,
  { lifecycle: { element, presence }, standing }: Judgement,
): Pick<Judgement, "standing" | "target" | "mayStillCome"> | undefined {
  const { kind, path } = element;
  const target = knowledge.targets.findLast((one) => one.contract !== undefined);
  const base = knowledge.base.contract.operations.get(key);
  const next = target?.contract?.operations.get(key);
  if (target === undefined || base === undefined || next === undefined) return undefined;
  if (findElement(base, element)?.open !== false || findElement(next, element)?.open !== true) return undefined;
  const isGone = knowledge
    .changes(base, [element])
    .some(
      (change) =>
        /-property-removed(?:-with-deprecation)?$/.test(change.ruleId) &&
        change.element.kind === kind &&
        isDeepStrictEqual(change.element.path, path),
    );
  if (!isGone) return undefined;
  const owner = findElement(next, { kind, path: path.slice(0, -1) });
  const closed = owner?.open === false && owner.schemas.every(isClosedObject);
  const gone = presence.findLast(({ state }) => state === "unknown")?.release ?? target.release.name;
  return {
    target,
    standing: {
      state: "removed",
      in: gone,
      since: "since" in standing ? standing.since : undefined,
      keptThrough: "keptThrough" in standing ? standing.keptThrough : undefined,
    },
    mayStillCome: !closed,
  };
}

/** Another body without a schema leaves the element open, not the object that is described. */
function isClosedObject(schema: Schema): boolean {
  const parts = allOfParts(schema);
  return (
    parts.some(({ types }) => types?.includes("object")) &&
    parts.every((part) => part.additionalProperties === undefined && part.oneOf.length + part.anyOf.length === 0)
  );
}

/** Targets are in order: of two in or past the same window, the later one has less of it left. */
const isNearerTheEnd = (later: Standing, earlier: Standing): boolean =>
  later.state === earlier.state && (later.state === "deprecated" || later.state === "expired");

/** The release that brings an element the installed one does not have; the code fails until the upgrade. */
function missingFromBase({ base, baseGiven, contracts }: ApiKnowledge, { presence }: Lifecycle): string | undefined {
  if (!baseGiven) return undefined;
  const order = contracts.map((one) => one.version);
  const baseAt = order.indexOf(base.version);
  if (presence.find((one) => one.release === base.version)?.state !== "absent") return undefined;
  return presence.find((one) => one.state === "present" && order.indexOf(one.release) > baseAt)?.release;
}

/** What a contract already shows gone is no forecast, however far ahead the target lies. */
export function isForecast({ standing, lifecycle, target }: Judgement): boolean {
  const lastSaid = lifecycle.presence.findLast(({ unsaid }) => unsaid !== true);
  const shownGone = standing.state === "removed" && lastSaid?.state === "absent";
  const { contract } = target;
  // a document that cannot tell of it says no more than no contract at all
  const unsaid =
    contract !== undefined && mayHold(contract, lifecycle.operation) && !contract.operations.has(lifecycle.operation);
  return (target.release.forecast || unsaid) && !shownGone;
}

/**
 * An element past its window that the target is known to serve is late, not gone; one that may be gone by now may as
 * well be there; one that only the installed release lacks starts to work with the upgrade; one that is only no longer
 * described may still come.
 */
export function milderBy({ standing, absentFromBaseOnly, mayStillCome }: Judgement): Circumstances["milder"] {
  const late = standing.state === "expired" && standing.servedAtTarget === "yes";
  const maybe = standing.state === "supported" && standing.mayBeGone !== undefined;
  return late || maybe || mayStillCome || (standing.state === "not-yet" && absentFromBaseOnly) ? 1 : 0;
}
