import type { Problem } from "../../outcome.js";
import type { Origin, Pointer, SkippedPart } from "../contract.js";
import type { SpecDocument } from "../read/document.js";
import { type ComponentLine, componentLine } from "../read/json-lines.js";
import type { Library } from "../read/library.js";
import { isList, isObject, type RawObject, valueAt } from "../read/raw.js";

/** A raw value and where it stands. */
export interface Node {
  readonly value: unknown;
  readonly document: SpecDocument;
  readonly pointer: Pointer;
  /** as written, for what was reached by one within its document */
  readonly reference?: string;
}

export interface ObjectNode extends Node {
  readonly value: RawObject;
}

/** A reference chain this long leads nowhere useful. */
const MAX_CHAIN = 100;

/** Follows references and keeps what could not be used, while one contract is being made. */
export class Reading {
  readonly skipped: SkippedPart[] = [];
  /** trouble that makes the whole document useless: a file that it needs is broken */
  fatal: Problem | undefined;
  readonly #reported = new Set<string>();
  readonly #targets = new Map<SpecDocument, Map<string, Node>>();
  readonly #anchors = new Map<SpecDocument, ReadonlyMap<string, Node>>();

  constructor(readonly library: Library) {}

  skip(node: Node, reason: string): void {
    const key = `${node.document.file} ${JSON.stringify(node.pointer)} ${reason}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.skipped.push({ origin: originOf(node), reason });
  }

  /**
   * The value itself, or what its `$ref` leads to; undefined (and noted) when that is nothing.
   * `isFinal` may stop earlier: a schema's `$ref` with keywords beside it is a schema of its own.
   */
  resolve(node: Node, isFinal: (value: unknown) => boolean = isNoReference): Node | undefined {
    let current = node;
    for (let steps = 0; !(current instanceof Unread) && !isFinal(current.value); steps += 1) {
      const reference = referenceOf(current.value);
      if (reference === undefined) return current;
      const next = this.#target(current, reference);
      if (next === undefined || next instanceof Unread) return next;
      if (next.value === node.value || steps === MAX_CHAIN) {
        this.skip(node, `the reference "${referenceOf(node.value) ?? ""}" leads in a circle without content`);
        return undefined;
      }
      current = next;
    }
    return current;
  }

  /** As `resolve`, for places where an object must stand. */
  object(node: Node | undefined): ObjectNode | undefined {
    if (node === undefined || node.value === undefined || node.value === null) return undefined;
    const resolved = this.resolve(node);
    if (resolved === undefined) return undefined;
    if (isObjectNode(resolved)) return resolved;
    this.skip(node, `an object is expected here, not ${nameOf(resolved.value)}`);
    return undefined;
  }

  /** Shared schemas and responses are referred to again and again. */
  #target(from: Node, reference: string): Node | undefined {
    let known = this.#targets.get(from.document);
    if (known === undefined) {
      known = new Map<string, Node>();
      this.#targets.set(from.document, known);
    }
    const earlier = known.get(reference);
    if (earlier !== undefined) return earlier;
    const target = this.#lookUp(from, reference);
    if (target !== undefined) known.set(reference, target);
    return target;
  }

  #lookUp(from: Node, reference: string): Node | undefined {
    const hash = reference.indexOf("#");
    const file = hash === -1 ? reference : reference.slice(0, hash);
    const fragment = hash === -1 ? "" : reference.slice(hash + 1);
    const document = file === "" ? from.document : this.library.document(from.document, file);
    if ("message" in document) {
      // A line says that the file is there and broken: going on would judge half a specification.
      if (document.line !== undefined) this.fatal ??= document;
      this.skip(from, `the reference "${reference}" cannot be followed: ${document.message}`);
      return undefined;
    }
    const found =
      fragment === "" || fragment.startsWith("/")
        ? followPointer(document, fragment)
        : this.#anchor(document, fragment);
    if (found === undefined) this.skip(from, `the reference "${reference}" leads to nothing`);
    return found;
  }

  /** `#name` for a schema with `$anchor: name` (JSON Schema 2020-12, section 8.2.2). */
  #anchor(document: SpecDocument, name: string): Node | undefined {
    let anchors = this.#anchors.get(document);
    if (anchors === undefined) {
      anchors = anchorsIn(document);
      this.#anchors.set(document, anchors);
    }
    return anchors.get(decode(name));
  }
}

/** A component of a shipped snapshot: an object and no reference, parsed when somebody asks what it says. */
export class Unread implements ObjectNode {
  constructor(
    readonly document: SpecDocument,
    readonly pointer: Pointer,
    readonly reference: string,
    /** one for each component, parsed or not */
    readonly line: ComponentLine,
  ) {}

  get value(): RawObject {
    return this.line.value as RawObject;
  }
}

export const originOf = (node: Node): Origin => ({ file: node.document.file, pointer: node.pointer });

export const isObjectNode = (node: Node): node is ObjectNode => node instanceof Unread || isObject(node.value);

export const child = (node: Node, key: string): Node => new Below(node, key, valueAt(node.value, key));

/** Another value in the place of a node. */
export const instead = <Value>(node: Node, value: Value): Node & { readonly value: Value } => ({
  value,
  document: node.document,
  pointer: node.pointer,
});

/** Most nodes are never asked where they stand: the pointer is made of the way from above when one is. */
class Below implements Node {
  readonly document: SpecDocument;
  #pointer: Pointer | undefined;

  constructor(
    readonly above: Node,
    readonly key: string,
    readonly value: unknown,
  ) {
    this.document = above.document;
  }

  get pointer(): Pointer {
    return (this.#pointer ??= [...this.above.pointer, this.key]);
  }
}

/** Where a node stands if that is at most so deep; made for no other. */
export function pointerWithin(node: Node, depth: number): Pointer | undefined {
  let steps = 0;
  let at = node;
  for (; at instanceof Below; at = at.above) steps += 1;
  return at.pointer.length + steps > depth ? undefined : node.pointer;
}

/** The members of an object, in order; none of anything else. */
export function members(node: Node): readonly (readonly [string, Node])[] {
  const { value } = node;
  return isObject(value) ? Object.keys(value).map((key) => [key, new Below(node, key, value[key])]) : [];
}

export const keysOf = ({ value }: Node): readonly string[] => (isObject(value) ? Object.keys(value) : []);

export function elements(node: Node): readonly Node[] {
  const { value } = node;
  return isList(value) ? value.map((one, index) => new Below(node, String(index), one)) : [];
}

export const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

export const strings = (value: unknown): readonly string[] =>
  isList(value) ? value.filter((one): one is string => typeof one === "string") : [];

function followPointer(document: SpecDocument, fragment: string): Node | undefined {
  const pointer = fragment === "" ? [] : fragment.slice(1).split("/").map(unescapeToken);
  const line = componentLine(document.root, pointer);
  if (line !== undefined) return new Unread(document, pointer, `#${fragment}`, line);
  let value = document.root;
  for (const token of pointer) value = valueAt(value, token);
  return value === undefined ? undefined : { value, document, pointer, reference: `#${fragment}` };
}

/** RFC 6901, section 6: first the percent signs of the URL, then `~1` and `~0`. */
const unescapeToken = (token: string): string => (/[%~]/.test(token) ? unescaped(token) : token);
const unescaped = (token: string): string => decode(token).replaceAll("~1", "/").replaceAll("~0", "~");

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A lone percent sign is meant as written.
    return part;
  }
}

function anchorsIn(document: SpecDocument): ReadonlyMap<string, Node> {
  const anchors = new Map<string, Node>();
  const seen = new Set<object>();
  const waiting: Node[] = [{ value: document.root, document, pointer: [] }];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node.value !== "object" || node.value === null || seen.has(node.value)) continue;
    seen.add(node.value);
    if (isObject(node.value)) {
      for (const key of ["$anchor", "$dynamicAnchor"]) {
        const name = node.value[key];
        if (typeof name === "string" && !anchors.has(name)) anchors.set(name, node);
      }
    }
    for (const key of Object.keys(node.value)) waiting.push(child(node, key));
  }
  return anchors;
}

const referenceOf = (value: unknown): string | undefined => (isObject(value) ? text(value.$ref) : undefined);

const isNoReference = (value: unknown): boolean => referenceOf(value) === undefined;

function nameOf(value: unknown): string {
  if (isList(value)) return "a list";
  return value === null ? "null" : `a ${typeof value}`;
}
