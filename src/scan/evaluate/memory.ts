/**
 * What a function came to for arguments that say nothing: `service.list(20)` from a hundred components is evaluated once.
 * The requests it made are seen from each of them all the same.
 */

import type { CallRecord } from "../calls/record.js";
import type { Argument, FunctionValue, Value } from "../domain/value.js";
import { ts } from "../project/syntax.js";
import type { Run } from "./run.js";

const LONGEST_KEY = 200;

export interface Remembered {
  readonly result: Value;
  /** the requests that the call itself made; what was evaluated meanwhile for others is theirs */
  readonly records: readonly CallRecord[];
  /** how deep the stack was before */
  readonly depth: number;
}

/** What a call came to that began with that stack, when so many records were there. */
export function remember(run: Run, result: Value, stack: readonly ts.Node[], site: ts.Node, first: number): Remembered {
  const way = [...stack, site];
  const made = run.records.slice(first).filter((record) => way.every((node, index) => record.stack[index] === node));
  return { result, records: made, depth: stack.length };
}

/** The key under which a call is remembered; undefined when its arguments may matter. */
export function memoryKey(
  run: Run,
  callee: FunctionValue,
  given: readonly Argument[],
  self: Value | undefined,
): string | undefined {
  if (callee.bound.length > 0 || callee.madeIn.length > 0 || !ts.isSourceFile(callee.scope.frame.node))
    return undefined;
  if (run.frames.some(({ node }) => node === callee.node) || run.generated.inSource(callee.node)) return undefined;
  const holder = callee.self ?? self;
  let key = `${holder === undefined ? "" : holder.kind === "object" || holder.kind === "class" ? run.identity(holder) : "?"} ${run.inherited}`;
  if (key.startsWith("?")) return undefined;
  for (const { value } of given) {
    const part = quiet(value);
    if (part === undefined) return undefined;
    key += ` ${part}`;
  }
  return key.length > LONGEST_KEY ? undefined : key;
}

function quiet(value: Value): string | undefined {
  switch (value.kind) {
    case "plain":
      return String(value.value);
    case "unknown":
      if (value.type !== undefined && !ts.isToken(value.type.node)) return undefined;
      return value.typed === undefined ? (value.hole.parameter ? "a parameter" : "?") : undefined;
    case "text": {
      const [only] = value.parts;
      return value.parts.length === 1 && typeof only === "string" && !only.includes("/")
        ? JSON.stringify(only)
        : undefined;
    }
    case "response":
      return `response ${value.record.id} ${JSON.stringify(value.path)} ${value.payload} ${value.failed === true || value.record.failing}`;
    case "object":
    case "list":
    case "function":
    case "class":
    case "native":
    case "external":
    case "client":
    case "union":
      return undefined;
  }
}

/** The same requests, seen from here. */
export function replay(run: Run, remembered: Remembered, site: ts.Node): Value {
  const { records, depth, result } = remembered;
  for (const record of records) {
    run.records.push({ ...record, id: run.nextId(), stack: [...run.stack, site, ...record.stack.slice(depth + 1)] });
  }
  return result;
}
