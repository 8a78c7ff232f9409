/** What replaces an element: as the vendor names it, or as operation ids and shapes let one infer it. */
import { HTTP_METHODS, type OperationKey } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import { blanked, operationKey, operationNamed } from "../../contract/normalise/path.js";
import type { Notice } from "../../contract/provider/index.js";
import type { History } from "./history.js";
import { inferReplacement } from "./infer.js";
import type { FactSource, LifecycleEvent, Replacement } from "./lifecycle.js";
import type { NoticeHit } from "./notices.js";
import { type ReleaseStatement, statementsOf } from "./presence.js";

export interface ReplacementQuestion {
  readonly history: History;
  readonly operation: OperationKey;
  readonly element: Element;
  readonly hits: readonly NoticeHit[];
  readonly statements: readonly ReleaseStatement[];
  readonly removed: LifecycleEvent | undefined;
}

export function replacementsOf(question: ReplacementQuestion): readonly Replacement[] {
  const { history, operation, element, hits, statements } = question;
  const named: { text: string; source: FactSource }[] = [];
  for (const { notice, element: said } of hits) {
    for (const text of said.replacement) named.push({ text, source: saidBy(notice) });
  }
  // Wording changes from release to release; the newest contract that names one is the vendor's last word.
  const newest = statements.findLast((seen) => seen.replacement.length > 0);
  for (const text of newest?.replacement ?? [])
    named.push({ text, source: { kind: "contract", release: newest?.release ?? "" } });

  const found = new Map<string, Replacement>();
  for (const { text, source } of named) {
    const target = writtenOut(history, operation, text);
    if (found.has(target) || target === operation || operationNamed(target) === operation) continue;
    found.set(target, { target, certainty: "certain", source, chain: chainFrom(history, target, operation) });
  }
  // `/api/v1/users` beside `GET /api/v1/users` says nothing more.
  const targets = [...found.values()].filter(
    (one) => !/^\//.test(one.target) || ![...found.keys()].some((other) => other.endsWith(` ${one.target}`)),
  );
  if (targets.length > 0) return targets;
  const inferred = inferReplacement(question);
  return inferred.map((one) => ({
    ...one,
    chain: element.kind === "operation" ? chainFrom(history, one.target, operation) : [],
  }));
}

const saidBy = ({ kind, announcedIn: release, source: reference }: Notice): FactSource => ({
  kind: kind === "documented" ? "documentation" : "notice",
  release,
  reference,
});

/**
 * The vendor often names a path alone; the same method of that path is meant where it exists.
 *
 * @example
 * writtenOut(history, "GET /v1/k8s/users", "/api/v1/users") // "GET /api/v1/users"
 */
function writtenOut(history: History, operation: OperationKey, text: string): string {
  const [, method, path] = /^(?:([A-Z]+) )?(\/\S*)$/.exec(text) ?? [];
  if (path === undefined) return operationById(history, text) ?? text;
  if (method !== undefined) return spelledIfKnown(history, operationKey(method, path)) ?? text;
  const own = operation.slice(0, operation.indexOf(" "));
  const same = spelledIfKnown(history, operationKey(own, path));
  if (same !== undefined) return same;
  const there = HTTP_METHODS.filter((known) => history.operations.has(operationKey(known, path)));
  const only = there.length === 1 ? there[0] : undefined;
  return only === undefined ? path : (spelledIfKnown(history, operationKey(only, path)) ?? path);
}

/** An operation is often named by its id; the newest document that has the id knows which it is. */
function operationById(history: History, id: string): string | undefined {
  for (const { operations } of history.contracts.toReversed())
    for (const one of operations) if (one.operationId === id) return `${one.method} ${one.path}`;
  return undefined;
}

function spelledIfKnown(history: History, key: OperationKey): string | undefined {
  const known = history.operations.get(key);
  return known === undefined ? undefined : `${known.method} ${known.path}`;
}

/** Where a replacement is itself on its way out: what replaces it, step by step. */
function chainFrom(history: History, target: string, start: OperationKey): readonly string[] {
  const chain: string[] = [];
  const visited = new Set<OperationKey>([start]);
  for (
    let key = operationNamed(target);
    key !== undefined && !visited.has(key);
    key = operationNamed(chain.at(-1) ?? "")
  ) {
    visited.add(key);
    const next = nextOf(history, key, visited);
    if (next === undefined) break;
    chain.push(next);
  }
  return chain;
}

function nextOf(history: History, key: OperationKey, visited: ReadonlySet<OperationKey>): string | undefined {
  const named = namedFor(history, key).map((text) => writtenOut(history, key, text));
  return named.find((target) => {
    const next = operationNamed(target);
    return next !== undefined && !visited.has(next);
  });
}

/** What notices and marks name for a deprecated or removed operation, without building its whole life: chains may be circular. */
function namedFor(history: History, key: OperationKey): readonly string[] {
  const space = key.indexOf(" ");
  const path = key.slice(space + 1);
  const method = key.slice(0, space);
  const byNotice = (history.notices.get(path) ?? [])
    .filter(
      ({ element }) =>
        element.field === undefined &&
        element.query === undefined &&
        element.header === undefined &&
        (element.methods?.includes(method) ?? true),
    )
    .flatMap(({ element }) => element.replacement);
  const byContract = statementsOf(history, key, { kind: "operation", path: [] }).flatMap((seen) =>
    seen.deprecated ? seen.replacement : [],
  );
  return [...byNotice, ...byContract];
}

/** An operation that a notice names as a replacement, with its method, exists from that release on. */
export function introducedAsReplacement(history: History, operation: OperationKey): readonly LifecycleEvent[] {
  const space = operation.indexOf(" ");
  const [method, path] = [operation.slice(0, space), operation.slice(space + 1)];
  for (const notice of history.provider.notices) {
    // What took the place of something old came some time later.
    if (notice.kind === "documented") continue;
    const named = notice.elements.some((element) =>
      element.replacement.some((text) => {
        const [, verb, target] = /^([A-Z]+) (\/\S*)$/.exec(text) ?? [];
        return verb === method && target !== undefined && blanked(target) === path;
      }),
    );
    if (!named) continue;
    const date = notice.date;
    const source: FactSource = { kind: "notice", release: notice.announcedIn, reference: notice.source };
    return [
      {
        kind: "introduced",
        release: notice.announcedIn,
        ...(date === undefined ? {} : { date }),
        source,
        orBefore: true,
      },
    ];
  }
  return [];
}
