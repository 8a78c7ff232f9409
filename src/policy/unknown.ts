/** What to say of an operation or a part that no release has: what there is that comes nearest. */

import type { OperationKey } from "../contract/contract.js";
import { fieldsOf, type History, type KnownOperation, spelled } from "../diff/history/index.js";
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
  const ofMethod = all.filter((operation) => method === undefined || operation.method === method);
  const alike = alikeBySegments(path, ofMethod);
  const offered = alike.length > 0 ? alike : alikeBySegments(path, all);
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

/**
 * Paths that differ from the one asked for by a slip in some segment; else those that share most of its words, the
 * last one above all: `/api/v1/projects` means `/api/v1/org-unit/projects`, not `/api/v1/nodes`.
 */
function alikeBySegments(path: string, operations: readonly KnownOperation[]): readonly string[] {
  const wanted = literalsOf(path);
  const slips = operations.filter((operation) => isSlip(segmentsOf(path), segmentsOf(operation.path)));
  if (slips.length > 0) return slips.slice(0, OFFERED).map(written);
  const scored = operations
    .map((operation) => ({ operation, score: likeness(wanted, operation.path) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (written(a.operation) < written(b.operation) ? -1 : 1));
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score > best - CLOSE)
    .slice(0, OFFERED)
    .map(({ operation }) => written(operation));
}

/** How much worse than the best one a further name may be to be offered beside it. */
const CLOSE = 0.3;
const EXTRA_WORD = 0.1;
const EXTRA_PARAMETER = 0.15;

function likeness(wanted: readonly string[], path: string): number {
  const own = literalsOf(path);
  const telling = wanted.filter((segment) => !/^(?:api|v\d+)$/.test(segment));
  const shared = telling.filter((segment) => own.some((other) => isAlike(segment, other)));
  if (shared.length === 0) return 0;
  const [last, itsLast] = [telling.at(-1), own.at(-1)];
  const ends = last !== undefined && itsLast !== undefined && isAlike(last, itsLast) ? 0.5 : 0;
  const exact = shared.filter((segment) => own.includes(segment)).length;
  const parameters = segmentsOf(path).length - own.length;
  return (
    shared.length +
    ends +
    0.1 * exact -
    EXTRA_WORD * Math.max(0, own.length - wanted.length) -
    EXTRA_PARAMETER * parameters
  );
}

/** Segment by segment the same but for a letter or two. */
const isSlip = (asked: readonly string[], known: readonly string[]): boolean =>
  asked.length === known.length &&
  known.every((segment, at) => {
    const word = asked[at] ?? "";
    // A word in the place of a parameter is a word of another path rather than a value, unless it looks like one.
    return segment.startsWith("{") ? /^\{|\d/.test(word) : isAlike(word, segment);
  });

const isAlike = (one: string, other: string): boolean =>
  one === other || editDistance(one, other) <= Math.max(1, Math.floor(Math.min(one.length, other.length) / 4));

const written = ({ method, path }: KnownOperation): string => `${method} ${path}`;

const segmentsOf = (path: string): readonly string[] =>
  path
    .toLowerCase()
    .split("/")
    .filter((segment) => segment !== "");

const literalsOf = (path: string): readonly string[] => segmentsOf(path).filter((segment) => !segment.startsWith("{"));
