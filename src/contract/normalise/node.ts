import type { Problem } from "../../outcome.js";
import type { Origin, Pointer, SkippedPart } from "../contract.js";
import type { SpecDocument } from "../read/document.js";
import type { Library } from "../read/library.js";
import { isList, isObject, type RawObject, valueAt } from "../read/raw.js";
import { anchorsIn } from "./anchors.js";
import { Resources } from "./resources.js";

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
  readonly #anchors = new Map<SpecDocument, ReadonlyMap<string, Node | "several">>();
  readonly #resources = new Resources();

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
    for (let steps = 0; !isFinal(current.value); steps += 1) {
      const reference = referenceOf(current.value);
      if (reference === undefined) return current;
      const next = this.#target(current, reference);
      if (next === undefined) return undefined;
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

  /** As `object`, of what has a name or a place of its own: there is something, hence null is noted as well. */
  member(node: Node): ObjectNode | undefined {
    if (node.value === null) this.skip(node, "nothing stands here");
    return this.object(node);
  }

  /** As `object`, of a list. Some programs write a list or a map without anything in it as null. */
  list(node: Node): readonly Node[] | undefined {
    if (node.value === undefined || node.value === null) return [];
    const resolved = this.resolve(node);
    if (resolved === undefined) return undefined;
    if (isList(resolved.value)) return elements(resolved);
    this.skip(node, `a list is expected here, not ${nameOf(resolved.value)}`);
    return undefined;
  }

  /** Whether something stands there that is no object and leads to none: what it holds is unknown, not absent. */
  isLost(node: Node): boolean {
    return node.value !== undefined && node.value !== null && this.object(node) === undefined;
  }

  /** Shared schemas and responses are referred to again and again. */
  #target(from: Node, reference: string): Node | undefined {
    if (!this.isPlainlyReferred(from)) return this.#lookUp(from, reference);
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

  /** Equal references in the document of a node lead to the same place: nothing in it has an address of its own. */
  isPlainlyReferred = ({ document }: Node): boolean => document.identifies !== true;

  /** What a `$dynamicRef` leads to where only one place can be meant; otherwise undefined, and noted. */
  dynamic(node: ObjectNode): Node | undefined {
    const reference = text(node.value.$dynamicRef) ?? "";
    const name = /^#([^/].*)$/.exec(reference)?.[1];
    if (name !== undefined && this.#anchorsIn(node.document).get(decode(name)) === "several") {
      this.skip(
        child(node, "$dynamicRef"),
        `"$dynamicRef" is not followed: several schemas are meant by "${reference}"`,
      );
      return undefined;
    }
    return instead(node, { $ref: reference });
  }

  #lookUp(from: Node, reference: string): Node | undefined {
    const hash = reference.indexOf("#");
    const file = hash === -1 ? reference : reference.slice(0, hash);
    const fragment = hash === -1 ? "" : reference.slice(hash + 1);
    const around = this.#resources.around(from);
    const resource = file === "" ? around : this.#resources.at(file, around);
    if (resource !== undefined && (fragment === "" || fragment.startsWith("/"))) {
      const found = followPointer(resource.node, fragment);
      // many give a schema an `$id` and go on to refer from the document's start
      if (found !== undefined || file !== "") return found ?? this.#nothing(from, reference);
    }
    const document =
      file === "" ? from.document : (resource?.node.document ?? this.library.document(from.document, file));
    if ("message" in document) {
      // A line says that the file is there and broken: going on would judge half a specification.
      if (document.line !== undefined) this.fatal ??= document;
      this.skip(from, `the reference "${reference}" cannot be followed: ${document.message}`);
      return undefined;
    }
    const found =
      fragment === "" || fragment.startsWith("/")
        ? followPointer({ value: document.root, document, pointer: [] }, fragment)
        : this.#anchor(document, fragment);
    return found ?? this.#nothing(from, reference);
  }

  #nothing(from: Node, reference: string): undefined {
    this.skip(from, `the reference "${reference}" leads to nothing`);
  }

  /** `#name` for a schema with `$anchor: name` (JSON Schema 2020-12, section 8.2.2). */
  #anchor(document: SpecDocument, name: string): Node | undefined {
    const found = this.#anchorsIn(document).get(decode(name));
    return found === "several" ? undefined : found;
  }

  #anchorsIn(document: SpecDocument): ReadonlyMap<string, Node | "several"> {
    let anchors = this.#anchors.get(document);
    if (anchors === undefined) this.#anchors.set(document, (anchors = anchorsIn(document)));
    return anchors;
  }
}

export const originOf = (node: Node): Origin => ({ file: node.document.file, pointer: node.pointer });

export const isObjectNode = (node: Node): node is ObjectNode => isObject(node.value);

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

/** `start`: the document, or a part of it that references count from. */
function followPointer(start: Node, fragment: string): Node | undefined {
  const { document } = start;
  const way = fragment === "" ? [] : fragment.slice(1).split("/").map(unescapeToken);
  let { value } = start;
  for (const token of way) value = valueAt(value, token);
  if (value === undefined) return undefined;
  const pointer = start.pointer.length === 0 ? way : [...start.pointer, ...way];
  return { value, document, pointer, ...(start.pointer.length === 0 && { reference: `#${fragment}` }) };
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

const referenceOf = (value: unknown): string | undefined => (isObject(value) ? text(value.$ref) : undefined);

const isNoReference = (value: unknown): boolean => referenceOf(value) === undefined;

function nameOf(value: unknown): string {
  if (isList(value)) return "a list";
  if (value === null) return "null";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
