/** One operation or one of its parts: the whole life, each fact with its source. */
import { nearest } from "../nearest.js";
import { ok, problem, type Outcome } from "../outcome.js";
import type { OperationKey } from "../spec/contract.js";
import type { Element } from "../spec/element.js";
import { findElement } from "../spec/lookup.js";
import { operationKey } from "../spec/normalise/path.js";
import { fieldsOf, lifecycleOf, listParts, OPERATION, spelled, type History, type KnownOperation } from "../diff/history/index.js";
import type { Target } from "./calendar.js";
import { deadlineOf, deprecationAt, windowOf, type Window } from "./deadline.js";
import { standingOf, type Deployment } from "./judge.js";
import type { Deadline, Lifecycle, LifecycleEvent, Standing } from "./standing.js";

export interface ExplainQuestion {
  readonly target: Target;
  readonly asOf: string;
  readonly deployment: Deployment;
}

export interface Explanation extends ExplainQuestion {
  readonly provider: string;
  readonly title: string;
  readonly subjects: readonly ExplainedLife[];
}

export interface ExplainedLife {
  readonly spelled: string;
  readonly element: Element;
  readonly lifecycle: Lifecycle;
  readonly standing: Standing;
  /** the deprecation that holds at the end of what is known, and the window it opened */
  readonly deprecation: LifecycleEvent | undefined;
  readonly window: Window | undefined;
  readonly owed: Deadline | undefined;
  readonly standings: readonly { readonly release: string; readonly standing: Standing }[];
  /** for an operation: its parts whose lives are not plain */
  readonly parts: readonly { readonly element: Element; readonly lifecycle: Lifecycle; readonly standing: Standing }[];
}

/**
 * The subject is `GET /v1/k8s/users`, a path alone (all its methods), or an operation and a part of it.
 *
 * @example
 * explain(history, "POST /api/v1/token appID", question)
 * explain(history, "GET /api/v1/authorization/access-rules scopeType", question)
 */
export function explain(history: History, subject: string, question: ExplainQuestion): Outcome<Explanation> {
  const [, method, path, part] = /^\s*(?:([A-Za-z]+)\s+)?(\/\S*)(?:\s+(\S+))?\s*$/.exec(subject) ?? [];
  if (path === undefined) {
    return problem(`${subject.trim()} is neither a rule nor an operation`, { hint: 'Name an operation as "GET /api/v1/users", with a field after it if you like.' });
  }
  const known = method === undefined ? methodsOf(history, path) : [...(history.operations.has(operationKey(method, path)) ? [operationKey(method, path)] : [])];
  if (known.length === 0) return unknownOperation(history, method, path);
  const found = part === undefined ? known.map((key) => ({ key, element: OPERATION })) : known.flatMap((key) => partsNamed(history, key, part).map((element) => ({ key, element })));
  if (found.length === 0) return unknownPart(history, known, part ?? "");
  const { definition } = history.provider;
  return ok({ ...question, provider: definition.name, title: definition.title, subjects: found.map(({ key, element }) => explained(history, key, element, question)) });
}

function explained(history: History, key: OperationKey, element: Element, question: ExplainQuestion): ExplainedLife {
  const { definition, versions } = history.provider;
  const lifecycle = lifecycleOf(history, key, element);
  const ask = (life: Lifecycle) => standingOf(life, { definition, ...question });
  const deprecation = deprecationAt(lifecycle, definition, Infinity);
  const promised = deprecation !== undefined && !(lifecycle.experimental && definition.policy.experimental === "none");
  const window = promised ? windowOf(lifecycle, deprecation, definition) : undefined;
  const releases = [...new Set([...versions, ...definition.releases.slice(-3).map((release) => release.version)])];
  return {
    spelled: spelled(history, key),
    element,
    lifecycle,
    standing: ask(lifecycle),
    deprecation,
    window,
    owed: window === undefined ? undefined : deadlineOf(window, definition, question.target.position, question.asOf),
    standings: releases.map((release) => ({ release, standing: standingOf(lifecycle, { definition, ...question, target: at(history, release) }) })),
    parts: element.kind === "operation" ? listParts(history, key).map((life) => ({ element: life.element, lifecycle: life, standing: ask(life) })) : [],
  };
}

/** A release as a target, by its place alone. */
function at(history: History, release: string): Target {
  const contract = history.provider.versions.includes(release) ? release : undefined;
  return { name: release, position: history.line.place(release), contract, evidence: contract, forecast: contract === undefined };
}

const methodsOf = (history: History, path: string): readonly OperationKey[] =>
  [...history.operations.values()].filter((operation: KnownOperation) => operation.key === operationKey(operation.method, path)).map((operation) => operation.key);

/** A parameter or field by its name or path, in any release: `appID`, `spec.compute.migProfile`, `workloads[].urls`. */
function partsNamed(history: History, key: OperationKey, name: string): readonly Element[] {
  const found = new Map<string, Element>();
  const add = (element: Element) => found.set(JSON.stringify(element), element);
  const path = name.replaceAll("[]", ".[]").split(".").filter((token) => token !== "");
  for (const { contract } of history.contracts) {
    const operation = contract.operations.get(key);
    if (operation === undefined) continue;
    for (const parameter of operation.parameters) {
      if (parameter.name.toLowerCase() === name.toLowerCase()) add({ kind: parameter.in === "path" ? "path-parameter" : parameter.in, path: [parameter.name] });
    }
    for (const kind of ["request-property", "response-property"] as const) {
      const state = findElement(operation, { kind, path });
      if (state !== undefined && !state.open) add({ kind, path });
    }
    if (found.size > 0) continue;
    // The end of the path is enough where it is clear: migProfile for spec.compute.migProfile.
    for (const field of fieldsOf(operation).values()) {
      const tail = field.path.slice(-path.length);
      if (tail.join("\n") === path.join("\n")) add({ kind: `${field.side}-property`, path: field.path });
    }
  }
  return [...found.values()];
}

function unknownOperation(history: History, method: string | undefined, path: string): Outcome<never> {
  const names = [...history.operations.values()].map((operation) => `${operation.method} ${operation.path}`);
  const there = methodsOf(history, path).map((key) => spelled(history, key));
  const close = nearest(`${method?.toUpperCase() ?? "GET"} ${path}`, names);
  const hint = there.length > 0 ? `The path has: ${there.join(", ")}.` : close === undefined ? undefined : `Did you mean ${close}?`;
  return problem(`no release of ${history.provider.name} has ${method === undefined ? path : `${method.toUpperCase()} ${path}`}`, hint === undefined ? {} : { hint });
}

function unknownPart(history: History, keys: readonly OperationKey[], part: string): Outcome<never> {
  const names = new Set<string>();
  for (const { contract } of history.contracts) {
    for (const key of keys) {
      const operation = contract.operations.get(key);
      if (operation === undefined) continue;
      for (const parameter of operation.parameters) names.add(parameter.name);
      for (const field of fieldsOf(operation).values()) names.add(field.path.at(-1) ?? "");
    }
  }
  const close = nearest(part, [...names]);
  return problem(`${keys.map((key) => spelled(history, key)).join(", ")} has no parameter or field ${part} in any release`, close === undefined ? {} : { hint: `Did you mean ${close}?` });
}
