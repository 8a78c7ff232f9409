/**
 * What a function came to for what it was asked: `service.list(20)` from a hundred components is evaluated once. The
 * requests it made are seen from each of them all the same.
 */

import type { CallRecord } from "../calls/record.js";
import { holdsChoice, renamed } from "../domain/choice.js";
import { type FunctionValue, optionsOf, type Value } from "../domain/value.js";
import type { ts } from "../project/syntax.js";
import { isBuilder } from "./builders.js";
import type { Run } from "./run.js";
import type { Looked } from "./stored.js";

export interface Remembered {
  readonly result: Value;
  /** the choices in what it was given, each in the place that another's of its number takes */
  readonly choices: readonly string[];
  /** the requests that the call itself made; what was evaluated meanwhile for others is theirs */
  readonly records: readonly CallRecord[];
  /** how much of their stack is the way to the call */
  readonly depth: number;
  /** functions that were not entered once more because they were under way, and how often they were before the call */
  readonly underWay: ReadonlyMap<ts.Node, number>;
  /** calls under way before it, where it was cut for their number */
  readonly cutAt: number | undefined;
  /** what it looked at of what outlives a call */
  readonly looked: Looked;
}

/** The state of a run before a call that may be remembered. */
export interface Before {
  readonly records: number;
  readonly refusals: number;
  readonly circles: number;
  readonly cuts: number;
}

export const before = (run: Run): Before => ({
  records: run.records.length,
  refusals: run.refusals,
  circles: run.circles.length,
  cuts: run.cuts,
});

/** What a call came to; undefined where a bound of its root was met meanwhile: another root may come further. */
export function remembered(
  run: Run,
  result: Value,
  site: ts.Node | undefined,
  since: Before,
  asked: Pick<Remembered, "choices" | "looked">,
): Remembered | undefined {
  if (run.refusals > since.refusals || optionsOf(result).some(isBuilder)) return undefined;
  const way = site === undefined ? run.stack : [...run.stack, site];
  if (way.length > 0 && holdsMade(result, way, DEEPEST)) return undefined;
  const records = run.records
    .slice(since.records)
    .filter((record) => way.every((node, index) => record.stack[index] === node));
  const underWay = new Map<ts.Node, number>();
  for (const node of run.circles.slice(since.circles)) {
    const times = run.running(node);
    if (times > 0) underWay.set(node, times);
  }
  return {
    result,
    records,
    depth: way.length,
    underWay,
    cutAt: run.cuts > since.cuts ? run.frames.length : undefined,
    ...asked,
  };
}

/** levels of what a call gives that are looked through for functions */
const DEEPEST = 4;

/**
 * A function that was made on the way leads through it when it is called: `useApi("/users").remove` is of the component
 * that asked for it. Another caller has to be given its own.
 */
function holdsMade(
  value: Value,
  way: readonly ts.Node[],
  depth: number,
  seen: Map<Value, number> = new Map(),
): boolean {
  if (depth === 0) return false;
  switch (value.kind) {
    case "function":
      return value.madeIn.length >= way.length && way.every((node, index) => value.madeIn[index] === node);
    case "object":
    case "list":
    case "union": {
      // parts of a client know each other: on all ways that is each of them some hundred times
      if ((seen.get(value) ?? 0) >= depth) return false;
      seen.set(value, depth);
      if (value.kind === "union") return value.options.some((option) => holdsMade(option, way, depth, seen));
      if (value.kind === "list") return value.items.some((item) => holdsMade(item, way, depth - 1, seen));
      for (const field of value.fields.values()) if (holdsMade(field.value, way, depth - 1, seen)) return true;
      return value.behind.some((each) => holdsMade(each, way, depth - 1, seen));
    }
    case "text":
    case "plain":
    case "unknown":
    case "response":
    case "class":
    case "native":
    case "external":
    case "client":
      return false;
  }
}

export function find(run: Run, callee: FunctionValue, key: number, choices: readonly string[]): Remembered | undefined {
  const known = run.memory.get(callee.node)?.get(key);
  if (known === undefined) return undefined;
  if (known.cutAt !== undefined && run.frames.length < known.cutAt) return undefined;
  for (const [node, times] of known.underWay) if (run.running(node) !== times) return undefined;
  return askedAs(known, choices);
}

/**
 * The same under the names that the choices have for this caller: what comes back goes together with what the caller has
 * under the same condition. Undefined where it comes back within an object, which is not made twice.
 */
function askedAs(known: Remembered, choices: readonly string[]): Remembered | undefined {
  if (known.choices.every((name, index) => name === choices[index])) return known;
  const names = new Map(known.choices.map((name, index) => [name, choices[index] ?? name]));
  if (holdsChoice(known.result, names, DEEPEST)) return undefined;
  return {
    ...known,
    choices,
    result: renamed(known.result, names),
    records: known.records.map((record) => ({
      ...record,
      url: renamed(record.url, names),
      method: renamed(record.method, names),
      base: record.base && renamed(record.base, names),
    })),
  };
}

export function keep(run: Run, callee: FunctionValue, key: number, entry: Remembered): void {
  const known = run.memory.get(callee.node);
  if (known === undefined) run.memory.set(callee.node, new Map([[key, entry]]));
  else known.set(key, entry);
}

/** What looked at something that has changed since is no longer true. */
export function forgetChanged(run: Run): void {
  for (const entries of run.memory.values())
    for (const [key, { looked }] of entries) if (run.stored.changed(looked)) entries.delete(key);
}

/** The same requests, seen from here. */
export function replay(run: Run, known: Remembered, site: ts.Node | undefined): Value {
  const way = site === undefined ? run.stack : [...run.stack, site];
  const added = run.records.length;
  for (const record of known.records)
    if (run.ways.isNew(record.site, record.url, site))
      run.records.push({ ...record, id: run.nextId(), stack: [...way, ...record.stack.slice(known.depth)] });
  run.charge(run.records.length - added);
  run.stored.lookAgain(known.looked);
  run.circles.push(...known.underWay.keys());
  if (known.cutAt !== undefined) run.cuts++;
  return known.result;
}
