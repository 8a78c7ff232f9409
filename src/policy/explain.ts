/** One operation or one of its parts: the whole life, each fact with its source. */

import type { OperationKey } from "../contract/contract.js";
import type { Element } from "../contract/element.js";
import { enumValue, findElement } from "../contract/lookup.js";
import { blanked, operationKey } from "../contract/normalise/path.js";
import type { NoticeElement, ProviderSignature } from "../contract/provider/index.js";
import {
  fieldsOf,
  type History,
  lifecycleOf,
  listParts,
  noticedElement,
  OPERATION,
  type Reach,
  spelled,
  writesTo,
} from "../diff/history/index.js";
import { type Outcome, ok, problem } from "../outcome.js";
import { targetOf } from "./calendar.js";
import { interfacesNamed } from "./interfaces-named.js";
import { isDocumentedIn } from "./judge.js";
import { type LifeQuestion, lifeAt, type PlaceLife } from "./life.js";
import type { Standing } from "./standing.js";
import { unknownOperation, unknownPart } from "./unknown.js";

export type ExplainQuestion = LifeQuestion;

export interface Explanation extends ExplainQuestion {
  readonly provider: string;
  readonly title: string;
  readonly subjects: readonly ExplainedLife[];
  /** what no contract marks, and the vendor deprecated all the same */
  readonly interfaces: readonly ProviderSignature[];
}

export interface ExplainedLife extends PlaceLife {
  readonly spelled: string;
  readonly element: Element;
  /** `forecast`: neither a contract of that release nor its documentation is known to show it, only notices and policy */
  readonly standings: readonly { readonly release: string; readonly standing: Standing; readonly forecast: boolean }[];
  /** for an operation: its parts whose lives are not plain */
  readonly parts: readonly PlaceLife[];
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
  const there = operationsBelow(history, path);
  const named = there.filter((key) => method === undefined || key.startsWith(`${method} `));
  const known = named.length > 0 ? named : noticedAt(history, method, path);
  const { definition } = history.provider;
  const interfaces = interfacesNamed(definition, method, path, part);
  const answer = (subjects: readonly ExplainedLife[]): Outcome<Explanation> =>
    ok({ ...question, provider: definition.name, title: definition.title, subjects, interfaces });
  if (known.length === 0) return interfaces.length > 0 ? answer([]) : unknownOperation(history, method, path, there);
  const found =
    part === undefined
      ? known.map((key) => ({ key, element: OPERATION }))
      : known.flatMap((key) => partsNamed(history, key, part).map((element) => ({ key, element })));
  if (found.length === 0) return unknownPart(history, known, part ?? "");
  return answer(found.map(({ key, element }) => explainPlace(history, { operation: key, element }, question)));
}

/** The life of one place at the target, release by release, and with its parts. */
export function explainPlace(history: History, place: Reach, question: ExplainQuestion): ExplainedLife {
  const { definition, versions } = history.provider;
  const { operation, element } = place;
  const releases = [...new Set([...versions, ...definition.releases.slice(-3).map((release) => release.version)])].sort(
    (a, b) => history.line.place(a) - history.line.place(b),
  );
  const life = lifeAt(history, place, question);
  return {
    ...life,
    spelled: spelled(history, operation),
    element,
    standings: releases.map((release) => {
      const target = targetOf(history.provider, release);
      const { standing } = lifeAt(history, place, { ...question, target });
      const isForecast = target.forecast || isUnsaid(history, release, operation);
      const isShown = standing.state !== "removed" && isDocumentedIn(life.lifecycle, release);
      return { release, standing, forecast: isForecast && !isShown };
    }),
    parts:
      element.kind === "operation" ? listParts(history, operation).map((one) => lifeAt(history, one, question)) : [],
  };
}

/** A part of an API says nothing of what it lacks. */
const isUnsaid = ({ contracts }: History, version: string, key: OperationKey): boolean =>
  contracts.some((one) => one.version === version && one.mayHold(key) && !one.contract.operations.has(key));

/** As code writes it, a path may start with what the servers of the API start with: `/v1/users` on `https://api.example.com/v1`. */
function operationsBelow(history: History, path: string): readonly OperationKey[] {
  const there = operationsAt(history, path);
  if (there.length > 0) return there;
  const starts = history.contracts
    .flatMap(({ servers }) => servers)
    .map((url) => url.replace(/^[a-z]+:\/\/[^/]*/i, "").replace(/\/+$/, ""))
    .filter((start) => start !== "" && path.startsWith(`${start}/`));
  for (const start of new Set(starts)) {
    const below = operationsAt(history, path.slice(start.length));
    if (below.length > 0) return below;
  }
  return [];
}

/** All methods of a path, written as a contract does or with values in it: `/api/v1/users/42` is `/api/v1/users/{userId}`. */
function operationsAt(history: History, path: string): readonly OperationKey[] {
  const all = [...history.operations.values()];
  const named = all.filter((operation) => operation.key === operationKey(operation.method, path));
  if (named.length > 0) return named.map(({ key }) => key);
  const segments = blanked(path)
    .replace(/(?<=.)\/$/, "")
    .split("/");
  const fitting = all.flatMap(({ key }) => {
    const own = key.slice(key.indexOf(" ") + 1).split("/");
    return fits(own, segments) ? [{ key, holes: own.filter((segment) => segment === "{}").length }] : [];
  });
  // A literal is nearer than a hole.
  const fewest = Math.min(...fitting.map(({ holes }) => holes));
  return fitting.filter(({ holes }) => holes === fewest).map(({ key }) => key);
}

/** A path that notices speak of without naming a method; `ANY` stands for all that it may have. */
function noticedAt(history: History, method: string | undefined, path: string): readonly OperationKey[] {
  const segments = blanked(path).split("/");
  const paths = [...history.notices]
    .filter(([, hits]) => hits.some(({ element }) => element.methods === undefined && isOfUnlisted(element)))
    .map(([noticed]) => noticed)
    .filter((noticed) => fits(noticed.split("/"), segments));
  return paths.map((noticed) => operationKey(method ?? "ANY", noticed));
}

/** It speaks of a whole path, or of a part of one that no contract lists. */
const isOfUnlisted = (element: NoticeElement): boolean => !element.listed || noticedElement(element) === OPERATION;

/** Written as a contract does, or with values in it. */
const fits = (own: readonly string[], segments: readonly string[]): boolean =>
  own.length === segments.length && own.every((segment, at) => segment === "{}" || segment === segments[at]);

/**
 * A parameter, field or value by its name or path, in any release: `appID`, `spec.compute.migProfile`,
 * `workloads[].urls`, `spec.gpuRequestType=migProfile`.
 */
function partsNamed(history: History, key: OperationKey, name: string): readonly Element[] {
  const [, owner, value] = /^([^=]+)=(.+)$/.exec(name) ?? [];
  if (owner === undefined || value === undefined) return ownersNamed(history, key, name);
  return ownersNamed(history, key, owner)
    .filter((element) => element.kind !== "enum-value")
    .map((element) => enumValue(element, value))
    .filter((element) => lifecycleOf(history, key, element).events.length > 0);
}

function ownersNamed(history: History, key: OperationKey, name: string): readonly Element[] {
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
    // The end of the path is enough where it is clear, and so are some names on the way, as notices shorten them:
    // migProfile and spec.migProfile for spec.compute.migProfile.
    const fields = [...fieldsOf(operation).values()];
    const ending = fields.filter((field) => field.path.slice(-path.length).join("\n") === path.join("\n"));
    for (const field of ending.length > 0 ? ending : fields.filter((one) => isShortFor(path, one.path)))
      add({ kind: `${field.side}-property`, path: field.path });
  }
  if (found.size > 0) return [...found.values()];
  const noticed = noticedNamed(history, key, name, path);
  return noticed.length > 0 ? noticed : valuesNamed(history, key, name);
}

/** The same end, and the other names in their order. */
function isShortFor(short: readonly string[], path: readonly string[]): boolean {
  if (short.at(-1) !== path.at(-1)) return false;
  let at = 0;
  for (const name of path) if (name === short[at]) at += 1;
  return at === short.length;
}

/** A part that notices alone speak of: no contract shows it. */
function noticedNamed(history: History, key: OperationKey, name: string, path: readonly string[]): readonly Element[] {
  const [method = "", noticedPath = ""] = key.split(" ");
  const noticed = (history.notices.get(noticedPath) ?? []).filter(
    ({ element: { methods } }) => method === "ANY" || (methods?.includes(method) ?? true),
  );
  const parts = noticed
    .map(({ element }) => noticedElement(element, writesTo(history, key)))
    .filter((element) => {
      if (element.kind.endsWith("-property")) return element.path.slice(-path.length).join("\n") === path.join("\n");
      return element.kind !== "operation" && element.path[0]?.toLowerCase() === name.toLowerCase();
    });
  return [...new Map(parts.map((element) => [JSON.stringify(element), element])).values()];
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
