/** One operation or one of its parts: the whole life, each fact with its source. */

import type { OperationKey } from "../contract/contract.js";
import type { Element } from "../contract/element.js";
import { enumValue, findElement } from "../contract/lookup.js";
import { blanked, operationKey } from "../contract/normalise/path.js";
import { fieldsOf, type History, lifecycleOf, listParts, OPERATION, spelled } from "../diff/history/index.js";
import { type Outcome, ok, problem } from "../outcome.js";
import type { Target } from "./calendar.js";
import { deadlineOf, deprecationAt, type Window, windowOf } from "./deadline.js";
import { type Deployment, standingOf } from "./judge.js";
import type { Deadline, Lifecycle, LifecycleEvent, Standing } from "./standing.js";
import { unknownOperation, unknownPart } from "./unknown.js";

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
  /** `forecast`: no contract of that release is known, only notices and policy */
  readonly standings: readonly { readonly release: string; readonly standing: Standing; readonly forecast: boolean }[];
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
  const [, verb, path, part] = /^\s*(?:([A-Za-z]+)\s+)?(\/\S*)(?:\s+(\S+))?\s*$/.exec(subject) ?? [];
  const method = verb?.toUpperCase();
  if (path === undefined) {
    return problem(`${subject.trim() === "" ? "nothing" : subject.trim()} is neither a rule nor an operation`, {
      hint: 'Name an operation as "GET /api/v1/users", with a field after it if you like.',
    });
  }
  const there = operationsAt(history, path);
  const known = there.filter((key) => method === undefined || key.startsWith(`${method} `));
  if (known.length === 0) return unknownOperation(history, method, path, there);
  const found =
    part === undefined
      ? known.map((key) => ({ key, element: OPERATION }))
      : known.flatMap((key) => partsNamed(history, key, part).map((element) => ({ key, element })));
  if (found.length === 0) return unknownPart(history, known, part ?? "");
  const { definition } = history.provider;
  return ok({
    ...question,
    provider: definition.name,
    title: definition.title,
    subjects: found.map(({ key, element }) => explained(history, key, element, question)),
  });
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
    standings: releases.map((release) => {
      const target = at(history, release);
      return {
        release,
        standing: standingOf(lifecycle, { definition, ...question, target }),
        forecast: target.forecast || isUnsaid(history, release, key),
      };
    }),
    parts:
      element.kind === "operation"
        ? listParts(history, key).map((life) => ({ element: life.element, lifecycle: life, standing: ask(life) }))
        : [],
  };
}

/** A part of an API says nothing of what it lacks. */
const isUnsaid = ({ contracts }: History, version: string, key: OperationKey): boolean =>
  contracts.some((one) => one.version === version && one.partial && !one.contract.operations.has(key));

/** A release as a target, by its place alone. */
function at(history: History, release: string): Target {
  const contract = history.provider.versions.includes(release) ? release : undefined;
  return {
    name: release,
    position: history.line.place(release),
    contract,
    evidence: contract,
    forecast: contract === undefined,
  };
}

/** All methods of a path, written as a contract does or with values in it: `/api/v1/users/42` is `/api/v1/users/{userId}`. */
function operationsAt(history: History, path: string): readonly OperationKey[] {
  const all = [...history.operations.values()];
  const named = all.filter((operation) => operation.key === operationKey(operation.method, path));
  if (named.length > 0) return named.map(({ key }) => key);
  const segments = blanked(path)
    .replace(/(?<=.)\/$/, "")
    .split("/");
  const fits = all.flatMap(({ key }) => {
    const own = key.slice(key.indexOf(" ") + 1).split("/");
    const fitting =
      own.length === segments.length && own.every((segment, at) => segment === "{}" || segment === segments[at]);
    return fitting ? [{ key, holes: own.filter((segment) => segment === "{}").length }] : [];
  });
  // A literal is nearer than a hole.
  const fewest = Math.min(...fits.map(({ holes }) => holes));
  return fits.filter(({ holes }) => holes === fewest).map(({ key }) => key);
}

/** A parameter, field or value by its name or path, in any release: `appID`, `spec.compute.migProfile`, `workloads[].urls`. */
function partsNamed(history: History, key: OperationKey, name: string): readonly Element[] {
  const found = new Map<string, Element>();
  const add = (element: Element) => found.set(JSON.stringify(element), element);
  const path = name
    .replaceAll("[]", ".[]")
    .split(".")
    .filter((token) => token !== "");
  for (const { contract } of history.contracts) {
    const operation = contract.operations.get(key);
    if (operation === undefined) continue;
    for (const parameter of operation.parameters) {
      if (parameter.name.toLowerCase() === name.toLowerCase())
        add({ kind: parameter.in === "path" ? "path-parameter" : parameter.in, path: [parameter.name] });
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
  return found.size > 0 ? [...found.values()] : valuesNamed(history, key, name);
}

/** A value that a parameter or a field of the operation accepts, or accepted. */
function valuesNamed(history: History, key: OperationKey, value: string): readonly Element[] {
  const found = new Map<string, Element>();
  for (const { contract } of history.contracts) {
    const operation = contract.operations.get(key);
    if (operation === undefined) continue;
    const parameters = operation.parameters.map(
      (parameter): Element => ({
        kind: parameter.in === "path" ? "path-parameter" : parameter.in,
        path: [parameter.name],
      }),
    );
    const fields = [...fieldsOf(operation).values()].map(
      (field): Element => ({ kind: `${field.side}-property`, path: field.path }),
    );
    for (const owner of [...parameters, ...fields]) {
      const state = findElement(operation, owner);
      if (state !== undefined && !state.open && state.values?.includes(value) === true)
        found.set(JSON.stringify(owner), enumValue(owner, value));
    }
  }
  return [...found.values()];
}
