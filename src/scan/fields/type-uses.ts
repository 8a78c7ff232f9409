/**
 * Declared types as bridges: a response that the code says is a `Workload`, and reads of `Workload`'s members
 * in places no value can be followed to.
 */
import type { CallRecord } from "../calls/record.js";
import type { ResponseValue, Value } from "../domain/value.js";
import { optionsOf } from "../domain/value.js";
import { evaluateEntity } from "../evaluate/entity.js";
import { kindOf } from "../evaluate/memory-key.js";
import type { Run } from "../evaluate/run.js";
import type { ts } from "../project/syntax.js";
import type { TypeRef } from "../project/type-ref.js";
import type { Types } from "../project/type-shape.js";
import { hasFailed } from "./reads.js";

interface Binding {
  readonly record: CallRecord;
  readonly path: readonly string[];
}

interface MemberRead {
  readonly path: readonly string[];
  readonly at: ts.Node;
}

const DEEPEST = 7;
/** answers of one type */
const MOST_BINDINGS = 600;

export class TypeUses {
  readonly #bindings = new Map<ts.Node, Map<string, Binding>>();
  readonly #reads = new Map<ts.Node, Map<ts.Node, MemberRead>>();

  read(declaration: ts.Node, path: readonly string[], at: ts.Node): void {
    let reads = this.#reads.get(declaration);
    if (reads === undefined) {
      reads = new Map();
      this.#reads.set(declaration, reads);
    }
    reads.set(at, { path, at });
  }

  bind(run: Run, response: ResponseValue, type: TypeRef): void {
    this.#bindType(run, run.types, type, response.record, response.path, 0, new Set());
  }

  #bindType(
    run: Run,
    types: Types,
    type: TypeRef,
    record: CallRecord,
    path: readonly string[],
    depth: number,
    seen: Set<ts.Node>,
  ): void {
    if (depth > DEEPEST) return;
    const shape = types.shapeOf(type);
    switch (shape.kind) {
      case "list":
        if (shape.element !== undefined)
          this.#bindType(run, types, shape.element, record, [...path, "[]"], depth + 1, seen);
        return;
      case "union":
        for (const option of shape.options) this.#bindType(run, types, option, record, path, depth + 1, seen);
        return;
      case "object": {
        const { declaration } = shape;
        if (declaration !== undefined) {
          if (seen.has(declaration)) return;
          this.#add(run, declaration, record, path);
        }
        const inner = declaration === undefined ? seen : new Set([...seen, declaration]);
        for (const [key, member] of shape.members)
          if (member.type !== undefined)
            this.#bindType(run, types, member.type, record, [...path, key], depth + 1, inner);
        if (shape.entry !== undefined)
          this.#bindType(run, types, shape.entry, record, [...path, "{}"], depth + 1, inner);
        return;
      }
      case "schema": {
        const schema = evaluateEntity(run, shape.expression, shape.module);
        if (schema?.kind === "object") this.#add(run, schema.origin, record, path);
        return;
      }
      case "tuple":
      case "literals":
      case "class":
      case "query":
      case "package":
      case "function":
      case "template":
      case "vague":
        return;
    }
  }

  #add(run: Run, declaration: ts.Node, record: CallRecord, path: readonly string[]): void {
    let known = this.#bindings.get(declaration);
    if (known === undefined) {
      known = new Map();
      this.#bindings.set(declaration, known);
    }
    // of requests that the same calls lead to one stands for all
    const key = `${kindOf(run, record)} ${path.join(".")}`;
    if (known.size < MOST_BINDINGS && !known.has(key)) known.set(key, { record, path });
  }

  /** Declarations that answers of more than one kind have; `operationOf` undefined: an answer nobody asks about. */
  sharedBy(operationOf: (record: CallRecord) => string | undefined): ReadonlySet<ts.Node> {
    const shared = new Set<ts.Node>();
    for (const [declaration, bindings] of this.#bindings) {
      const kinds = new Set([...bindings.values()].flatMap(({ record }) => operationOf(record) ?? []));
      if (kinds.size > 1) shared.add(declaration);
    }
    return shared;
  }

  bindSchema(run: Run, schema: ts.Node, response: ResponseValue): void {
    this.#add(run, schema, response.record, response.path);
  }

  /** What is only needed until the calls are settled. */
  forgetCalls(): void {
    this.#bindings.clear();
  }

  /** What an earlier run saw of files that are not looked at again. */
  recall(earlier: TypeUses, again: (file: string) => boolean): void {
    for (const [declaration, reads] of earlier.#reads)
      for (const read of reads.values())
        if (!again(read.at.getSourceFile().fileName)) this.read(declaration, read.path, read.at);
  }

  /** Hands every read of a bound type to the calls it was bound to. */
  settle(): void {
    for (const [declaration, bindings] of this.#bindings) {
      const reads = this.#reads.get(declaration);
      if (reads === undefined) continue;
      for (const { record, path } of bindings.values()) {
        for (const read of reads.values())
          record.reads.push({
            path: [...path, ...read.path],
            at: read.at,
            values: new Map(),
            above: undefined,
            deepened: false,
            bySchema: false,
            declaredBy: declaration,
          });
      }
    }
  }
}

export function bindResponses(run: Run, value: Value, type: TypeRef | undefined): void {
  if (type === undefined) return;
  for (const option of optionsOf(value)) {
    if (option.kind === "response") {
      if (option.payload && !hasFailed(option)) run.typeUses.bind(run, option, type);
    } else if (option.kind === "list") {
      const element = run.types.shapeOf(type);
      if (element.kind !== "list") continue;
      for (const item of [...option.items, ...(option.rest === undefined ? [] : [option.rest])])
        bindResponses(run, item, element.element);
    } else if (
      option.kind === "object" &&
      option.tag === "plain" &&
      option.fields.size > 0 &&
      option.fields.size < 40
    ) {
      const shape = run.types.shapeOf(type);
      if (shape.kind !== "object") continue;
      for (const [key, field] of option.fields)
        if (field.value.kind === "response") bindResponses(run, field.value, shape.members.get(key)?.type);
    }
  }
}

export function holdsResponse(value: Value): boolean {
  switch (value.kind) {
    case "response":
      return true;
    case "union":
      return value.options.some(holdsResponse);
    case "list":
      return value.items.some(holdsResponse) || (value.rest !== undefined && holdsResponse(value.rest));
    case "object":
      return value.tag === "plain" && [...value.fields.values()].some((field) => field.value.kind === "response");
    case "text":
    case "plain":
    case "unknown":
    case "function":
    case "class":
    case "native":
    case "external":
    case "client":
      return false;
  }
}
