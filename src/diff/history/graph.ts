/**
 * The schemas of a contract, each seen once beside what the next contract has in its place, with the ways back up.
 * What is marked or lost is few; only for that are the operations it reaches looked up, so that the cost follows
 * distinct schemas and not the many paths to them.
 */
import type { Operation, Schema } from "../../contract/contract.js";
import { isEmptyObject } from "../../contract/emptied-object.js";
import { fieldsAt } from "../../contract/fields.js";
import { bodiesOf } from "./walk.js";

export interface Root {
  readonly operation: Operation;
  readonly side: "request" | "response";
}

export interface Node {
  readonly schema: Schema;
  readonly ways: Way[];
  /** property names that the schema marks */
  readonly marked: string[];
  /** property names that the next contract lacks */
  readonly lost: string[];
  /** values that the next contract does not accept any more */
  readonly lostValues: string[];
}

interface Way {
  readonly from: Node | Root;
  /** `undefined`: a part of a composition, the same value */
  readonly segment: string | undefined;
}

/** `next` is the same operation in the next contract, `undefined` where there is none: nothing can be lost then. */
export function buildGraph(
  pairs: Iterable<readonly [operation: Operation, next: Operation | undefined]>,
): readonly Node[] {
  const builder = new GraphBuilder();
  for (const [operation, next] of pairs) {
    for (const side of ["request", "response"] as const) {
      const after = next === undefined ? undefined : bodiesOf(next, side);
      // A response that lost its schema tells nothing.
      const known =
        after === undefined || after.length === 0 || after.some((schema) => schema === undefined)
          ? undefined
          : after.filter((schema) => schema !== undefined);
      for (const schema of bodiesOf(operation, side))
        if (schema !== undefined) builder.visit(schema, known, { operation, side }, undefined);
    }
  }
  return builder.finish();
}

class GraphBuilder {
  readonly #nodes = new Map<string, Node>();
  readonly #waiting: { readonly node: Node; readonly after: readonly Schema[] | undefined }[] = [];

  visit(schema: Schema, after: readonly Schema[] | undefined, from: Node | Root, segment: string | undefined): void {
    const key =
      after === undefined
        ? String(schema.id)
        : `${schema.id}:${after
            .map((one) => one.id)
            .sort((a, b) => a - b)
            .join()}`;
    let node = this.#nodes.get(key);
    if (node === undefined) {
      node = { schema, ways: [], marked: [], lost: [], lostValues: [] };
      this.#nodes.set(key, node);
      this.#waiting.push({ node, after });
    }
    node.ways.push({ from, segment });
  }

  /** Breadth first: the first way to a node is a shortest one. */
  finish(): readonly Node[] {
    for (let at = 0; at < this.#waiting.length; at++) {
      const next = this.#waiting[at];
      if (next !== undefined) this.#enter(next.node, next.after);
    }
    return [...this.#nodes.values()];
  }

  #enter(node: Node, after: readonly Schema[] | undefined): void {
    const { schema } = node;
    for (const [name, property] of schema.properties) {
      if (property.deprecated || property.allOf.some((part) => part.deprecated)) node.marked.push(name);
      this.#child(node, name, property, after);
    }
    if (typeof schema.items === "object") this.#child(node, "[]", schema.items, after);
    if (typeof schema.additionalProperties === "object") this.#child(node, "{}", schema.additionalProperties, after);
    for (const part of [...schema.allOf, ...schema.oneOf, ...schema.anyOf]) this.visit(part, after, node, undefined);
    if (schema.enum !== undefined && after !== undefined) node.lostValues.push(...valuesLost(schema.enum, after));
  }

  #child(node: Node, segment: string, child: Schema, after: readonly Schema[] | undefined): void {
    const isName = segment !== "[]" && segment !== "{}";
    const there = after === undefined ? "open" : fieldsAt(after, [segment]);
    if (there === undefined || (there === "open" && isName && after?.every(isEmptyObject) === true)) {
      // What is below a lost field is lost with it.
      if (isName) node.lost.push(segment);
      return;
    }
    this.visit(child, there === "open" ? undefined : there.schemas, node, segment);
  }
}

function valuesLost(values: readonly unknown[], after: readonly Schema[]): readonly string[] {
  const accepted = new Set<unknown>();
  for (const schema of after) {
    const parts = [schema, ...schema.allOf, ...schema.oneOf, ...schema.anyOf];
    if (parts.every((part) => part.enum === undefined) || parts.some((part) => part.extensibleEnum)) return [];
    for (const part of parts) part.enum?.forEach((value) => accepted.add(value));
  }
  return values.filter((value): value is string => typeof value === "string" && !accepted.has(value));
}

/** Every operation and side that a node belongs to, with the shortest way to it. */
export function reachesOf(node: Node): readonly { readonly root: Root; readonly path: readonly string[] }[] {
  const found = new Map<string, { root: Root; path: readonly string[] }>();
  const seen = new Set<Node>([node]);
  let level: { node: Node; path: readonly string[] }[] = [{ node, path: [] }];
  while (level.length > 0) {
    const above: typeof level = [];
    for (const { node: here, path } of level) {
      for (const { from, segment } of here.ways) {
        const longer = segment === undefined ? path : [segment, ...path];
        if ("operation" in from) {
          const id = `${from.operation.key}\n${from.side}`;
          if (!found.has(id)) found.set(id, { root: from, path: longer });
        } else if (!seen.has(from)) {
          seen.add(from);
          above.push({ node: from, path: longer });
        }
      }
    }
    level = above;
  }
  return [...found.values()];
}

/** The nearest named schema and the way from it: what tells one cause from another. */
export function anchorOf(node: Node): string {
  const segments: string[] = [];
  let here = node;
  for (;;) {
    if (here.schema.name !== undefined) return here.schema.name + segments.join("");
    const [way] = here.ways;
    if (way === undefined) return segments.join("");
    if (way.segment !== undefined)
      segments.unshift(way.segment === "[]" || way.segment === "{}" ? way.segment : `.${way.segment}`);
    if ("operation" in way.from) return `${way.from.operation.key} ${way.from.side}${segments.join("")}`;
    here = way.from;
  }
}
