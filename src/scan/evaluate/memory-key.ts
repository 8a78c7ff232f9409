/**
 * The key under which a call is remembered (memory.ts): its arguments, its `this` and what it closes over, each by its
 * shape. An object literal counts as the place where it is written: its fields are reported there.
 */

import type { CallRecord } from "../calls/record.js";
import { type Choices, NO_CHOICES } from "../domain/choice.js";
import type { Argument, FunctionValue, ObjectValue, Value } from "../domain/value.js";
import { OMITTED } from "../domain/value.js";
import { ts } from "../project/syntax.js";
import type { TypeRef } from "../project/type-ref.js";
import { Digest } from "./digest.js";
import { freeNames } from "./relevance.js";
import type { Run } from "./run.js";
import type { Binding, Scope } from "./scope.js";

const LONGEST_KEY = 4_000;
/** levels of members that are told apart by what they hold; what lies deeper is the object that it is */
const DEEPEST = 8;
/** where that gives a key that is too long */
const LESS_DEEP = 3;
const MOST_MEMBERS = 60;
/** levels of type parameters that stand for types with parameters */
const DEEPEST_TYPE = 4;

/** What a call was asked: the key under which it is remembered, and the choices in its arguments, which the key only counts. */
export interface Asked {
  readonly key: number;
  readonly choices: readonly string[];
}

/** Undefined when its arguments may matter in ways that no key tells. */
export function memoryKey(
  run: Run,
  callee: FunctionValue,
  given: readonly Argument[],
  self: Value | undefined,
): Asked | undefined {
  if (run.generated.inSource(callee.node)) return undefined;
  const writes = run.reach.writesAnyway(callee.node);
  for (const depth of [DEEPEST, LESS_DEEP]) {
    const shapes = new Shapes(run, writes);
    if (tellAll(shapes, run, callee, given, self, depth)) {
      if (!shapes.holdsWriter || !run.reach.writes(callee.node)) return shapes;
      // it calls what it was handed, and that writes
      const identities = new Shapes(run, true);
      return tellAll(identities, run, callee, given, self, depth) ? identities : undefined;
    }
  }
  return undefined;
}

/** What a call gives is of the types that it is asked for; what it asks within itself is the same with other types. */
export function typedKey(run: Run, key: number, types: readonly TypeRef[]): number | undefined {
  if (types.length === 0) return key;
  const shapes = new Shapes(run, false);
  return shapes.add(`${key}`) && types.every((type) => shapes.type(type, DEEPEST_TYPE)) ? shapes.key : undefined;
}

function tellAll(
  shapes: Shapes,
  run: Run,
  callee: FunctionValue,
  given: readonly Argument[],
  self: Value | undefined,
  depth: number,
): boolean {
  const holder = callee.self ?? self;
  shapes.add(`${run.inherited}`);
  if (holder !== undefined && !shapes.self(holder)) return false;
  // what made it is on the way to its requests only once that is over
  if (!callee.scope.frame.active) for (const site of callee.madeIn) shapes.add(`${run.identity(site)}`);
  for (const { value } of callee.bound) if (!shapes.value(value, depth)) return false;
  if (!shapes.closure(callee, depth)) return false;
  for (const argument of given) {
    if (argument.given === true) shapes.add("given");
    if (!shapes.value(argument.value, depth)) return false;
  }
  return true;
}

interface Kind {
  readonly url: Value;
  readonly method: Value;
  readonly name: string;
}

const kinds = new WeakMap<CallRecord, Kind>();

/** Requests that the same calls lead to with the same address: what is read of the answer of one is read of the other's. */
export function kindOf(run: Run, record: CallRecord): string {
  const { url, method } = record;
  const known = kinds.get(record);
  if (known?.url === url && known.method === method) return known.name;
  const shapes = new Shapes(run, false);
  const told = shapes.add(`${record.inherited}`) && shapes.value(url, LESS_DEEP) && shapes.value(method, LESS_DEEP);
  for (const node of record.stack) shapes.add(`${run.identity(node)}`);
  const name = told ? `of ${shapes.key}` : `${record.id}`;
  kinds.set(record, { url, method, name });
  return name;
}

/** A name of a function around; undefined for one of the file's top level or of nobody. */
function closedOver(scope: Scope, name: string): Binding | undefined {
  for (let at: Scope | undefined = scope; at !== undefined && !ts.isSourceFile(at.frame.node); at = at.parent) {
    const binding = at.names.get(name);
    if (binding !== undefined) return binding;
  }
  return undefined;
}

class Shapes {
  readonly #run: Run;
  /** the function changes what it is given: then no two objects are the same to it */
  readonly #written: boolean;
  /** objects and functions that were told by what they hold, each once: the next time by its number */
  readonly #told = new Map<Value, number>();
  readonly #choices = new Map<string, number>();
  readonly #digest = new Digest();
  /** a function among what is told changes what others see */
  holdsWriter = false;

  constructor(run: Run, written: boolean) {
    this.#run = run;
    this.#written = written;
  }

  get key(): number {
    return this.#digest.value;
  }

  /** by their numbers */
  get choices(): readonly string[] {
    return [...this.#choices.keys()];
  }

  add(part: string): boolean {
    this.#digest.add(part);
    return this.#digest.length <= LONGEST_KEY;
  }

  self(value: Value): boolean {
    if (value.kind === "object" || value.kind === "class") return this.add(`this ${this.#run.identity(value)}`);
    return this.value(value, 1);
  }

  /** A type by where it is written, and by what its parameters stand for there. */
  type({ node, parameters }: TypeRef, depth: number): boolean {
    const isName = ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) && node.typeArguments === undefined;
    const meant = isName ? parameters.get(node.typeName.text) : undefined;
    if (meant !== undefined) return depth > 0 && this.type(meant, depth - 1);
    if (depth === 0 || !this.add(`<${this.#run.identity(node)}`)) return false;
    for (const [name, type] of parameters) if (!this.add(name) || !this.type(type, depth - 1)) return false;
    return this.add(">");
  }

  /** What a function closes over; names of a file's top level are the same for all. */
  closure(callee: FunctionValue, depth: number): boolean {
    const { self, node } = callee.scope.frame;
    // of an arrow in a field, too: `get = () => this.at`
    if (self !== undefined && !this.self(self)) return false;
    if (ts.isSourceFile(node)) return true;
    for (const name of freeNames(callee.node)) {
      const binding = closedOver(callee.scope, name);
      if (binding === undefined) continue;
      // one that is written, or not known yet, is no other's
      const own = this.#written || binding.value === undefined ? ` ${this.#run.identity(binding)}` : "";
      if (!this.add(`${name}${own}`)) return false;
      if (binding.value !== undefined && !this.value(binding.value, depth - 1)) return false;
    }
    // what the conditions around it have left of the values it reads
    for (const [choice, arms] of callee.scope.known ?? NO_CHOICES)
      if (!this.add(`under ${choice} ${[...arms].join(",")}`)) return false;
    return true;
  }

  value(value: Value, depth: number): boolean {
    const run = this.#run;
    switch (value.kind) {
      case "plain":
        return this.add(value === OMITTED ? "omitted" : String(value.value));
      case "unknown": {
        const { hole, type, typed, outcome } = value;
        if (outcome !== undefined && !this.add(`outcome ${run.identity(outcome)}`)) return false;
        const declared = type === undefined ? "" : `:${run.identity(type.node)}`;
        const below = typed === undefined ? "" : `@${run.identity(typed.declaration)}.${typed.path.join(".")}`;
        return this.add(`?${hole.parameter ? "p" : ""}${declared}${below}`) && this.#named(hole.text);
      }
      case "text":
        // its place is where a value is reported
        if (value.written !== undefined && !this.add(`at ${run.identity(value.written)}`)) return false;
        if (value.keyOf !== undefined && !this.add(`key ${run.identity(value.keyOf)}`)) return false;
        if (value.choices !== undefined && !this.#chosen(value.choices)) return false;
        if (value.parts.length !== 1 && !this.add(`"${value.parts.length}`)) return false;
        return value.parts.every((part) =>
          typeof part === "string"
            ? this.add(JSON.stringify(part))
            : "hole" in part
              ? this.add(`\${${part.hole.text}${part.hole.parameter ? " p" : ""}}`)
              : this.add(`\${?${run.identity(part.query)}}`),
        );
      case "response":
        return this.add(
          `response ${kindOf(run, value.record)} ${value.path.join(".")} ${value.payload} ${value.failed === true || value.record.failing}`,
        );
      case "client":
        return (
          this.add(`client ${value.path.join(".")} ${run.identity(value.settings)}`) &&
          (value.verb === undefined || this.value(value.verb, depth))
        );
      case "native":
      case "class":
        return this.add(`${value.kind} ${run.identity(value)}`);
      case "external":
        return this.add(`external ${value.module} ${value.path.join(".")}`);
      case "function":
        return depth > 0 && (this.#again(value) ?? this.#function(value, depth));
      case "union":
        return this.add(`|${value.options.length}`) && value.options.every((option) => this.value(option, depth));
      case "list":
        if (this.#written) return this.add(`list ${run.identity(value)}`);
        if (depth === 0 || value.items.length > MOST_MEMBERS) return false;
        return (
          this.add(`[${value.items.length}`) &&
          value.items.every((item) => this.value(item, depth - 1)) &&
          (value.rest === undefined || (this.add("...") && this.value(value.rest, depth - 1)))
        );
      case "object":
        return this.#object(value, depth);
    }
  }

  /** Which texts go together, whatever the choices are called. */
  #chosen(choices: Choices): boolean {
    for (const [choice, arms] of choices) {
      let number = this.#choices.get(choice);
      if (number === undefined) {
        number = this.#choices.size;
        this.#choices.set(choice, number);
      }
      if (!this.add(`~${number} ${[...arms].join(",")}`)) return false;
    }
    return true;
  }

  #function(value: FunctionValue, depth: number): boolean {
    const run = this.#run;
    if (run.reach.writesAnyway(value.node)) this.holdsWriter = true;
    // it leads through what made it, which is another's way for another caller
    if (!value.scope.frame.active)
      for (const site of value.madeIn) if (!this.add(`${run.identity(site)}`)) return false;
    return (
      this.add(`function ${run.identity(value.node)} ${value.bound.length}`) &&
      (value.self === undefined || this.self(value.self)) &&
      value.bound.every((argument) => this.value(argument.value, depth - 1)) &&
      this.closure(value, depth)
    );
  }

  /** A gap's text reaches addresses as the name of what fills it. */
  #named(text: string): boolean {
    return this.add(text.slice(0, 40));
  }

  #object(value: ObjectValue, depth: number): boolean {
    const run = this.#run;
    if (value.tag !== "plain" || value.constructedBy !== undefined || this.#written)
      return this.add(`object ${run.identity(value)}`);
    if (depth === 0 || value.fields.size > MOST_MEMBERS) return this.add(`object ${run.identity(value)}`);
    return (
      this.#again(value) ??
      (this.add(`{${run.identity(value.origin)}${value.open ? "?" : ""}`) && this.#members(value, depth - 1))
    );
  }

  /** Undefined the first time. */
  #again(value: Value): boolean | undefined {
    const known = this.#told.get(value);
    if (known !== undefined) return this.add(`^${known}`);
    this.#told.set(value, this.#told.size);
    return undefined;
  }

  #members(value: ObjectValue, depth: number): boolean {
    for (const [name, field] of value.fields) {
      const known = this.add(`${name}${field.sure ? "" : "?"}@${this.#run.identity(field.at)}`);
      if (!known || !this.value(field.value, depth)) return false;
    }
    return (
      value.behind.every((each) => this.value(each, depth)) &&
      (value.anyValue === undefined || (this.add("*") && this.value(value.anyValue, depth))) &&
      this.add("}")
    );
  }
}
