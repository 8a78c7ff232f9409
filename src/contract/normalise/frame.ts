import type { Frame, FramePart, Schema } from "../contract.js";
import { isObject } from "../read/raw.js";
import { child, isObjectNode, type Node, Unread } from "./node.js";
import type { SchemaGraph } from "./schema.js";
import { SchemaNode } from "./schema-node.js";

/** Keywords that mean the same whatever stands below `properties` and `items`. */
const TRANSPARENT = new Set([
  "type",
  "format",
  "nullable",
  "enum",
  "default",
  "required",
  "properties",
  "items",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
]);

/** See `Contract.frameOf`; nothing of the schema is made for it. */
export function frameOf(schemas: SchemaGraph, schema: Schema): Frame | undefined {
  const node = SchemaNode.nodeOf(schema);
  if (node === undefined) return undefined;
  return {
    words: node instanceof Unread ? node.line.words : JSON.stringify(node.value),
    parts: () => partsOf(schemas, node),
  };
}

function partsOf(schemas: SchemaGraph, node: Node): readonly FramePart[] | undefined {
  if (!isObjectNode(node) || !Object.keys(node.value).every((key) => TRANSPARENT.has(key))) return undefined;
  const { properties, items } = node.value;
  const parts: FramePart[] = [];
  const add = (step: string, place: Node): void => {
    const schema = mayRefer(place.value) ? schemas.schema(place) : undefined;
    if (schema !== undefined) parts.push({ step, schema });
  };
  if (properties !== undefined) {
    if (!isObject(properties) || typeof properties.$ref === "string" || items !== undefined) return undefined;
    const map = child(node, "properties");
    for (const name of Object.keys(properties)) add(name, child(map, name));
  }
  if (items !== undefined) add("[]", child(node, "items"));
  return parts;
}

const mayRefer = (raw: unknown): boolean =>
  isObject(raw) &&
  (raw.$ref !== undefined || Object.values(raw).some((value) => typeof value === "object" && value !== null));
