/** Calls that nobody wrote: one that uses all of an operation, and one that uses as little as it may. */
import type { Operation, Schema } from "../../contract/contract.js";
import { requestPlaces, responsePlaces } from "../../contract/lookup.js";
import type { FieldUse } from "../../scan/call.js";
import type { CallUse } from "./use.js";

const DEEPEST = 4;
const COMPLETE = { query: true, body: true, headers: true } as const;

export function wholeUse(operation: Operation): CallUse {
  return {
    query: operation.parameters.filter(({ in: place }) => place === "query").map(({ name }) => used([name])),
    headers: operation.parameters.filter(({ in: place }) => place === "header").map(({ name }) => used([name])),
    body: fieldsIn(requestPlaces(operation)[0], () => true),
    reads: fieldsIn(responsePlaces(operation)[0], () => true),
    complete: COMPLETE,
    answer: [],
  };
}

/** What is required is sent; nobody looks at the answer. */
export function leastUse(operation: Operation): CallUse {
  return {
    query: operation.parameters
      .filter(({ in: place, required }) => place === "query" && required)
      .map(({ name }) => used([name])),
    headers: [],
    body: fieldsIn(requestPlaces(operation)[0], (name, owner) => owner.required.includes(name)),
    reads: [],
    complete: COMPLETE,
    answer: "unused",
  };
}

const NOWHERE = { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 } as const;
const used = (path: readonly string[]): FieldUse => ({ path, at: NOWHERE, values: [], certainty: "certain" });

function fieldsIn(
  schema: Schema | undefined,
  wanted: (name: string, owner: Schema) => boolean,
  path: readonly string[] = [],
): readonly FieldUse[] {
  if (schema === undefined || path.length > DEEPEST) return [];
  const parts = [schema, ...schema.allOf];
  const items = parts.map((part) => part.items).find((one) => typeof one === "object");
  const below = typeof items === "object" ? fieldsIn(items, wanted, [...path, "[]"]) : [];
  return [
    ...below,
    ...parts.flatMap((part) =>
      [...part.properties]
        .filter(([name]) => wanted(name, part))
        .flatMap(([name, property]) => {
          const inner = fieldsIn(property, wanted, [...path, name]);
          return inner.length > 0 ? inner : [used([...path, name])];
        }),
    ),
  ];
}
