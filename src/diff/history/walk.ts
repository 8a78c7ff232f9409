/** Every field of an operation, each schema entered once by its shortest path: shared schemas and cycles stay cheap. */
import type { MediaType, Operation, Schema } from "../../contract/contract.js";

export interface Field {
  /** side and path: the same field in another release has the same */
  readonly id: string;
  readonly side: "request" | "response";
  readonly path: readonly string[];
  readonly schema: Schema;
  /** the nearest named schema above and the way from it: what tells one cause from another */
  readonly anchor: string;
  readonly deprecated: boolean;
}

interface Step {
  readonly schema: Schema;
  readonly path: readonly string[];
  readonly anchor: string;
}

/** Fields by id; an operation is walked once however often it is asked for. */
export function fieldsOf(operation: Operation): ReadonlyMap<string, Field> {
  let fields = walked.get(operation);
  if (fields === undefined) {
    fields = new Map(allFields(operation).map((field) => [field.id, field]));
    walked.set(operation, fields);
  }
  return fields;
}

const walked = new WeakMap<Operation, ReadonlyMap<string, Field>>();

function allFields(operation: Operation): readonly Field[] {
  return (["request", "response"] as const).flatMap((side) => walk(side, bodiesOf(operation, side), operation.key));
}

/** The schemas of a side: what is sent, or what success answers; `undefined` for a body without a schema. */
export function bodiesOf(operation: Operation, side: Field["side"]): readonly (Schema | undefined)[] {
  const media: readonly MediaType[] =
    side === "request"
      ? [...(operation.requestBody?.content.values() ?? [])]
      : [...operation.responses]
          .filter(([status]) => /^2/.test(status))
          .flatMap(([, response]) => [...response.content.values()]);
  return media.map((one) => one.schema);
}

function walk(side: Field["side"], bodies: readonly (Schema | undefined)[], root: string): readonly Field[] {
  const fields: Field[] = [];
  const entered = new Set<Schema>();
  let level: Step[] = bodies.flatMap((schema) =>
    schema === undefined ? [] : [{ schema, path: [], anchor: `${root} ${side}` }],
  );
  while (level.length > 0) {
    const next: Step[] = [];
    for (const step of level) {
      if (entered.has(step.schema)) continue;
      entered.add(step.schema);
      const anchor = step.schema.name ?? step.anchor;
      for (const [name, schema] of step.schema.properties) {
        const path = [...step.path, name];
        const below = `${anchor}.${name}`;
        fields.push({
          id: `${side}\n${path.join("\n")}`,
          side,
          path,
          schema,
          anchor: below,
          deprecated: isMarked(schema),
        });
        next.push({ schema, path, anchor: below });
      }
      const { items, additionalProperties } = step.schema;
      if (typeof items === "object") next.push({ schema: items, path: [...step.path, "[]"], anchor: `${anchor}[]` });
      if (typeof additionalProperties === "object")
        next.push({ schema: additionalProperties, path: [...step.path, "{}"], anchor: `${anchor}{}` });
      for (const part of [...step.schema.allOf, ...step.schema.oneOf, ...step.schema.anyOf])
        next.push({ schema: part, path: step.path, anchor });
    }
    level = next;
  }
  return fields;
}

/** On the node or, where a `$ref` stands beside other keywords, on its target. */
const isMarked = (schema: Schema): boolean => schema.deprecated || schema.allOf.some((part) => part.deprecated);
