/** The built-in API with every place whose life is not plain: each operation, and each field by each of its ways. */

import type { Schema } from "../../src/contract/contract.js";
import { type Operation, type OperationKey, operationKey } from "../../src/contract/index.js";
import { openProvider } from "../../src/contract/provider/index.js";
import {
  type History,
  isEventful,
  lifecycleOf,
  listLives,
  OPERATION,
  openHistory,
  type Reach,
} from "../../src/diff/history/index.js";
import { bodiesOf } from "../../src/diff/history/walk.js";
import { reachId } from "../../src/policy/uses.js";
import type { ApiCall, FieldUse } from "../../src/scan/call.js";
import { call } from "../check/join/bookshop.js";

export interface BuiltIn {
  readonly history: History;
  readonly operations: readonly Reach[];
  /** with an end or a mark at some time */
  readonly parts: readonly Reach[];
}

export async function builtIn(): Promise<BuiltIn> {
  const provider = await openProvider("runai");
  if (!provider.ok) throw new Error(provider.problem.message);
  const opened = await openHistory(provider.value);
  if (!opened.ok) throw new Error(opened.problem.message);
  const history = opened.value;
  return {
    history,
    operations: [...history.operations.keys()].map((operation) => ({ operation, element: OPERATION })),
    parts: partsOf(history),
  };
}

function partsOf(history: History): readonly Reach[] {
  const listed = listLives(history).flatMap(({ reaches }) => reaches);
  const parts = listed.filter(
    ({ operation, element }) => element.kind !== "operation" && history.operations.has(operation),
  );
  const names = new Set(parts.map(({ element }) => element.path.at(-1) ?? ""));
  const found = new Map(parts.map((part) => [reachId(part), part]));
  for (const place of waysToNames(history, names)) found.set(reachId(place), place);
  return [...found.values()].filter(({ operation, element }) =>
    isEventful(history, lifecycleOf(history, operation, element)),
  );
}

/** Every way through the schemas to a field of such a name; a schema is entered once on each way. */
function* waysToNames({ contracts }: History, names: ReadonlySet<string>): Generator<Reach> {
  const leads = new Map<Schema, boolean>();
  const seen = new Set<string>();
  for (const { contract } of contracts) {
    for (const operation of contract.operations.values()) {
      const content = `${operation.key} ${contract.contentOf?.(operation) ?? ""}`;
      if (seen.has(content)) continue;
      seen.add(content);
      for (const side of ["request", "response"] as const)
        for (const schema of bodiesOf(operation, side))
          if (schema !== undefined) yield* below(schema, [], new Set(), operation, side);
    }
  }

  function* below(
    schema: Schema,
    path: readonly string[],
    above: ReadonlySet<Schema>,
    operation: Operation,
    side: "request" | "response",
  ): Generator<Reach> {
    if (above.has(schema) || !leadsOn(schema)) return;
    const here = new Set(above).add(schema);
    for (const [name, child] of steps(schema)) {
      const way = name === undefined ? path : [...path, name];
      if (name !== undefined && names.has(name))
        yield { operation: operation.key, element: { kind: `${side}-property`, path: way } };
      yield* below(child, way, here, operation, side);
    }
  }

  /** Whether such a name is reached from here at all. */
  function leadsOn(schema: Schema): boolean {
    const known = leads.get(schema);
    if (known !== undefined) return known;
    leads.set(schema, false);
    const leadsTo = [...steps(schema)].some(
      ([name, child]) => (name !== undefined && names.has(name)) || leadsOn(child),
    );
    leads.set(schema, leadsTo);
    return leadsTo;
  }
}

function* steps({
  properties,
  items,
  additionalProperties,
  allOf,
  oneOf,
  anyOf,
}: Schema): Generator<readonly [name: string | undefined, schema: Schema]> {
  yield* properties;
  if (typeof items === "object") yield ["[]", items];
  if (typeof additionalProperties === "object") yield ["{}", additionalProperties];
  for (const part of [...allOf, ...oneOf, ...anyOf]) yield [undefined, part];
}

/** `GET /api/v1/apps/{}` as `operationKey` writes it. */
export const keyOf = (written: string): OperationKey => {
  const [method = "", ...path] = written.split(" ");
  return operationKey(method, path.join(" "));
};

/** A use of the place as the scan would find it, each on a line of its own. */
export function callOf({ operation, element: { kind, path } }: Reach, line: number): ApiCall {
  const value = kind === "enum-value" ? path.at(-1) : undefined;
  const [side, way] = value === undefined ? [kind, path] : [path[0], path.slice(1, -1)];
  const at = { file: "src/all.ts", line, column: 5, endLine: line, endColumn: 20 };
  const use: FieldUse = { path: way, at, values: value === undefined ? [] : [value], certainty: "certain" };
  const parts = {
    query: "query",
    header: "headers",
    "request-property": "body",
    "response-property": "reads",
  } as const;
  const part = Object.entries(parts).find(([name]) => name === side)?.[1];
  return { ...call(operation), line, endLine: line, ...(part === undefined ? {} : { [part]: [use] }) };
}
