/** What the target newly requires and the code surely does not send. */

import type { Operation, Parameter } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import { findElement } from "../../contract/lookup.js";
import type { ApiCall, FieldUse } from "../../scan/call.js";
import type { ApiKnowledge, Target } from "../api/knowledge.js";
import type { CheckRuleId } from "../finding.js";
import { alternativesOf } from "./alternatives.js";
import { type Draft, leastCertain, placeOf } from "./draft.js";
import { locationsOf } from "./locations.js";
import { type KnownOperation, writtenAs } from "./operations.js";
import { holdersIn, useTree } from "./use-tree.js";

/** Set by HTTP libraries and proxies, and no parameters by OpenAPI's own words (Parameter Object, `in: header`). */
const SET_BY_CLIENTS = new Set(["accept", "content-type", "authorization"]);

export function draftsOfRequired(call: ApiCall, operation: KnownOperation, knowledge: ApiKnowledge): readonly Draft[] {
  const base = knowledge.base.contract.operations.get(operation.key);
  if (base === undefined) return [];
  // Of several targets the first that requires it is named.
  const named = new Set<string>();
  return knowledge.targets.flatMap((target) => {
    const next = target.contract?.operations.get(operation.key);
    if (next === undefined) return [];
    return [...missingParameters(call, base, next), ...missingFields(call, base, next)]
      .filter((missing) => !named.has(JSON.stringify(missing.element)) && named.add(JSON.stringify(missing.element)))
      .map((missing) => draftOf(missing, target, call, operation, knowledge));
  });
}

interface Missing {
  readonly ruleId: CheckRuleId;
  readonly element: Element;
  /** the object in the code that lacks the field; undefined: the call */
  readonly at: FieldUse | undefined;
}

function missingParameters(call: ApiCall, base: Operation, next: Operation): readonly Missing[] {
  return next.parameters.flatMap((parameter) => {
    const uses = parameter.in === "query" ? call.query : parameter.in === "header" ? call.headers : undefined;
    if (
      uses === undefined ||
      !parameter.required ||
      base.parameters.some((before) => sameParameter(before, parameter) && before.required)
    )
      return [];
    if (parameter.in === "header" && SET_BY_CLIENTS.has(parameter.name.toLowerCase())) return [];
    const complete = parameter.in === "query" ? call.complete.query : call.complete.headers;
    const sent = uses.some((use) => sameName(use.path[0] ?? "", parameter));
    const kind = parameter.in === "query" ? ("query" as const) : ("header" as const);
    return sent || !complete
      ? []
      : [{ ruleId: "newly-required-parameter" as const, element: { kind, path: [parameter.name] }, at: undefined }];
  });
}

const sameParameter = (one: Parameter, other: Parameter): boolean => one.in === other.in && sameName(one.name, other);
const sameName = (name: string, parameter: Parameter): boolean =>
  // Header names are case-insensitive; `filter[name]` writes a part of the object parameter `filter`.
  parameter.in === "header"
    ? name.toLowerCase() === parameter.name.toLowerCase()
    : name === parameter.name || name.startsWith(`${parameter.name}[`);

/** Objects are looked into where the code writes them: an optional object that it leaves out lacks nothing. */
function missingFields(call: ApiCall, base: Operation, next: Operation): readonly Missing[] {
  if (!call.complete.body || (call.body.length === 0 && next.requestBody?.required !== true)) return [];
  const body = useTree(call.body);
  // the body itself, and every object that holds a field the code writes
  const objects = call.body.length === 0 ? [body] : [...holdersIn(body)];
  return objects.flatMap(({ path, itself, uses, below }) => {
    const written = [...below.keys()];
    const before = new Set(requiredAt(base, path, written));
    return requiredAt(next, path, written)
      .filter((name) => !before.has(name) && !below.has(name))
      .map((name) => ({
        ruleId: "newly-required-request-field" as const,
        element: { kind: "request-property" as const, path: [...path, name] },
        at: path.length === 0 ? undefined : (itself ?? uses[0]),
      }));
  });
}

/**
 * Names that the object must have, but for those the server sets (`readOnly`). Of the alternatives of a union those
 * count that describe all that the code writes there, as it does not fill in another one.
 */
function requiredAt(operation: Operation, path: readonly string[], written: readonly string[]): readonly string[] {
  const state = findElement(
    operation,
    path.length === 0 ? { kind: "request-body", path: [] } : { kind: "request-property", path },
  );
  if (state === undefined || state.open) return [];
  const all = state.schemas.flatMap((schema) => alternativesOf(schema));
  const meant = all.filter(({ described }) => written.every((name) => described.has(name)));
  const [first, ...others] = meant.length > 0 ? meant : all;
  return [...(first?.required ?? [])].filter((name) => others.every(({ required }) => required.has(name)));
}

function draftOf(
  { ruleId, element, at }: Missing,
  target: Target,
  call: ApiCall,
  operation: KnownOperation,
  knowledge: ApiKnowledge,
): Draft {
  const { lifecycle, experimental } = knowledge.life(operation.key, element, target);
  return {
    ruleId,
    milder: 0,
    place: placeOf(at?.at ?? call),
    symbol: at?.symbol ?? call.symbol,
    call: at === undefined ? undefined : placeOf(call),
    operation: writtenAs(operation),
    element,
    lifecycle: {
      introduced: lifecycle.introduced,
      deprecated: undefined,
      removed: undefined,
      keptThrough: undefined,
      experimental,
      served: undefined,
      mayBeGone: undefined,
      undated: undefined,
      documented: [],
      full: lifecycle,
    },
    replacement: [],
    certainty: leastCertain(call.certainty, at?.certainty ?? "certain"),
    via: call.via,
    from: call.from,
    detail: { kind: "none" },
    contract: locationsOf(knowledge, target, operation.key, element),
    forecast: target.release.forecast,
    inTest: call.inTest,
  };
}
