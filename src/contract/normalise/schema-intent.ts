/** What the writer of a schema means where JSON Schema, taken by the letter, says something else or nothing. */
import { type Marks, marksOf, UNMARKED } from "./marks.js";
import { child, elements, instead, isObjectNode, type Node, type ObjectNode, type Reading } from "./node.js";
import { declaredTypes, isNullable } from "./schema-types.js";

/** Words about a schema that say nothing about values. */
export const PROSE_KEYS: ReadonlySet<string> = new Set([
  "description",
  "summary",
  "title",
  "example",
  "examples",
  "externalDocs",
  "xml",
  "$comment",
]);

/** Compositions nest a few levels; a cycle of them has no meaning to find. */
const MAX_LEVELS = 8;

/** A `$ref` as a node of its own, without what stands beside it. */
function bareReference(node: ObjectNode): Node | undefined {
  const { $ref } = node.value;
  return typeof $ref === "string" ? instead(node, { $ref }) : undefined;
}

/** What a schema is composed of: the target of its `$ref` and the members of its `allOf`. */
export function partsOf(node: ObjectNode): readonly Node[] {
  const reference = bareReference(node);
  const members = node.value.allOf === undefined ? [] : elements(child(node, "allOf"));
  return reference === undefined ? members : [reference, ...members];
}

/**
 * `{ $ref: MigProfile, nullable: true }` and `{ allOf: [{ $ref: MigProfile }] }` are as deprecated as MigProfile, and
 * `{ allOf: [{ $ref: Token }, { deprecated: true }] }` means the whole. A deprecated base among several parts
 * says nothing about what is built on it.
 */
export function inheritedMarks(reading: Reading, node: ObjectNode, level = 0): Marks {
  if (level > MAX_LEVELS || node.value.deprecated === false) return UNMARKED;
  const parts = partsOf(node);
  for (const part of parts) {
    const target = reading.resolve(part);
    if (target === undefined || !isObjectNode(target)) continue;
    if (parts.length > 1 && !isRemark(target)) continue;
    const own = marksOf(target.value, "field");
    const marks = own.deprecated ? own : inheritedMarks(reading, target, level + 1);
    if (marks.deprecated) return marks;
  }
  return UNMARKED;
}

/** `{ deprecated: true, description: … }` says nothing about values, so it speaks of the whole it is part of. */
const isRemark = (part: ObjectNode): boolean =>
  Object.keys(part.value).every((key) => REMARKS.has(key) || key.startsWith("x-"));
const REMARKS = new Set(["deprecated", "description", "title", "example", "examples"]);

export function admitsNull(reading: Reading, node: Node): boolean {
  const target = reading.resolve(node);
  if (target === undefined || !isObjectNode(target)) return false;
  return isNullable(target.value) || declaredTypes(target.value).types?.includes("null") === true;
}

/** `A: { allOf: [B] }`, `B: { allOf: [A] }`: whatever way is taken leads back, and nobody says anything. */
export function leadsNowhere(reading: Reading, node: ObjectNode): boolean {
  const seen = new Set<unknown>([node.value]);
  const open: ObjectNode[] = [node];
  let returns = false;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (!isBareComposition(at)) return false;
    for (const part of partsOf(at)) {
      const target = reading.resolve(part);
      if (target === undefined || !isObjectNode(target)) return false;
      if (seen.has(target.value)) returns = true;
      else {
        seen.add(target.value);
        open.push(target);
      }
    }
  }
  return returns;
}

const isBareComposition = ({ value }: ObjectNode): boolean =>
  value.allOf !== undefined && Object.keys(value).every((key) => key === "allOf" || PROSE_KEYS.has(key));
