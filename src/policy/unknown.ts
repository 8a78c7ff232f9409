/** What to say of an operation or a part that no release has: what there is that comes nearest. */

import type { OperationKey } from "../contract/contract.js";
import { fieldsOf, type History, spelled } from "../diff/history/index.js";
import { editDistance, nearestFew } from "../nearest.js";
import { type Outcome, problem } from "../outcome.js";

/** How many names a hint offers. */
const OFFERED = 3;

/**
 * Operations whose path has a segment like the word, nearest first: `worklods` means `/api/v1/workloads`.
 * Shorter paths come first: they are what the longer ones are about.
 */
export function operationsLike(history: History, word: string): readonly string[] {
  const wanted = word.toLowerCase();
  const limit = Math.floor(wanted.length / 4);
  const found = [...history.operations.values()].flatMap(({ method, path }) => {
    const distance = Math.min(Infinity, ...literalsOf(path).map((segment) => editDistance(segment, wanted)));
    return distance <= limit ? [{ name: `${method} ${path}`, distance, segments: path.split("/").length }] : [];
  });
  return found
    .sort((a, b) => a.distance - b.distance || a.segments - b.segments || (a.name < b.name ? -1 : 1))
    .slice(0, OFFERED)
    .map(({ name }) => name);
}

export function unknownOperation(
  history: History,
  method: string | undefined,
  path: string,
  there: readonly OperationKey[],
): Outcome<never> {
  const asked = method === undefined ? path : `${method} ${path}`;
  const said = `no release of ${history.provider.name} has ${asked}`;
  if (there.length > 0)
    return problem(said, { hint: `The path has: ${there.map((key) => spelled(history, key)).join(", ")}.` });
  const all = [...history.operations.values()];
  const names = all
    .filter((operation) => method === undefined || operation.method === method)
    .map((operation) => `${operation.method} ${operation.path}`);
  const close = nearestFew(method === undefined ? `GET ${path}` : asked, names, OFFERED);
  const offered = close.length > 0 ? close : alikeBySegments(path, names);
  return problem(said, {
    hint:
      offered.length === 0
        ? "lastcall timeline <word> and lastcall spec show <version> list what there is."
        : didYouMean(offered),
  });
}

export function unknownPart(history: History, keys: readonly OperationKey[], part: string): Outcome<never> {
  const names = new Set<string>();
  for (const { contract } of history.contracts) {
    for (const key of keys) {
      const operation = contract.operations.get(key);
      if (operation === undefined) continue;
      for (const parameter of operation.parameters) names.add(parameter.name);
      for (const field of fieldsOf(operation).values()) {
        names.add(field.path.at(-1) ?? "");
        names.add(field.path.join(".").replaceAll(".[]", "[]"));
      }
    }
  }
  // A path is meant by who writes one; a bare name is enough otherwise.
  const fitting = [...names].filter((name) => /[.[]/.test(name) === /[.[]/.test(part));
  const close = nearestFew(part, fitting, OFFERED);
  const all = [...names].filter((name) => !/[.[]/.test(name));
  return problem(
    `${keys.map((key) => spelled(history, key)).join(", ")} has no parameter, field or value ${part} in any release`,
    {
      hint:
        close.length > 0
          ? didYouMean(close)
          : all.length === 0
            ? "No contract describes any part of it."
            : `It has: ${all.slice(0, 12).join(", ")}${all.length > 12 ? ` and ${all.length - 12} more` : ""}.`,
    },
  );
}

export const didYouMean = (names: readonly string[]): string =>
  `Did you mean ${names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} or ${names.at(-1) ?? ""}`}?`;

/** Those that share most of the words of the path, the last one above all. */
function alikeBySegments(path: string, names: readonly string[]): readonly string[] {
  const wanted = literalsOf(path);
  const last = wanted.at(-1);
  const scored = names.map((name) => {
    const segments = literalsOf(name.slice(name.indexOf(" ") + 1));
    const shared = wanted.filter((segment) => segments.includes(segment) && !/^(?:api|v\d+)$/.test(segment)).length;
    return { name, score: shared + (last !== undefined && segments.at(-1) === last ? 1 : 0), length: segments.length };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.length - b.length || (a.name < b.name ? -1 : 1))
    .slice(0, OFFERED)
    .map(({ name }) => name);
}

const literalsOf = (path: string): readonly string[] =>
  path
    .toLowerCase()
    .split("/")
    .filter((segment) => segment !== "" && !segment.startsWith("{"));
