/** Abstract values: what an expression can be, as far as the code lets one know without running it. */

import type { CallRecord, Read } from "../calls/record.js";
import type { Scope } from "../evaluate/scope.js";
import type { ClientDescription } from "../knowledge/clients/description.js";
import type { ts } from "../project/syntax.js";
import type { TypeRef } from "../project/type-ref.js";
import type { Choices } from "./choice.js";
import type { Outcome } from "./outcome.js";

/** A gap in a string: `${user.id}`. */
export interface Hole {
  /** the expression as written */
  readonly text: string;
  /** identifiers in it */
  readonly names: readonly string[];
  /** what a caller passes; anything else comes from outside the code */
  readonly parameter: boolean;
  /** the expression itself, or what its first member is taken from; absent where no code stands for the gap */
  readonly node?: ts.Node;
}

/** `"/users"`, a gap, or a query object that was put into the string: `?${new URLSearchParams({ limit })}`. */
export type TextPart = string | { readonly hole: Hole } | { readonly query: Value };

export interface TextValue {
  readonly kind: "text";
  readonly parts: readonly TextPart[];
  /** see {@link "./choice.js"} */
  readonly choices?: Choices;
  /** the literal in the code */
  readonly written?: ts.Node;
  /** see {@link "./certainty.js"} */
  readonly uncertain?: true;
  /** it is a key of an object, as `Object.entries` gives it: the member it names */
  readonly keyOf?: Field;
}

interface PlainValue {
  readonly kind: "plain";
  readonly value: number | boolean | null | undefined;
  readonly uncertain?: true;
}

export interface UnknownValue {
  readonly kind: "unknown";
  readonly hole: Hole;
  readonly type: TypeRef | undefined;
  /** where it sits below a named type: reads of it count for every response of that type */
  readonly typed: TypedPosition | undefined;
  /** what it says of an answer: `response.ok` */
  readonly outcome?: Outcome;
}

/** `path` below the declaration of a named type. */
export interface TypedPosition {
  readonly declaration: ts.Node;
  readonly path: readonly string[];
}

export interface Field {
  value: Value;
  /** the key in the code: where one acts */
  readonly at: ts.Node;
  /** always there, not only on one branch */
  readonly sure: boolean;
  /** known from a declared type only */
  readonly declared: boolean;
}

/** Objects with behaviour of their own. */
export type ObjectTag =
  | "plain"
  | "URL"
  | "URLSearchParams"
  | "Headers"
  | "FormData"
  | "Request"
  | "Map"
  | "Set"
  | "schema"
  | "instance"
  | "namespace";

/** Mutable like the object it stands for; identity matters. */
export interface ObjectValue {
  readonly kind: "object";
  readonly tag: ObjectTag;
  readonly fields: Map<string, Field>;
  /** may hold keys nobody knows */
  open: boolean;
  readonly origin: ts.Node;
  /** of an instance */
  readonly constructedBy: ClassValue | undefined;
  /** values under computed keys nobody knows */
  anyValue: Value | undefined;
  /** spread in or inherited from where the members are not known one by one: responses, clients, unknowns */
  readonly behind: Value[];
}

export interface ListValue {
  readonly kind: "list";
  readonly items: Value[];
  /** any number of further elements */
  rest: Value | undefined;
  /** what a generator returned after what it yielded */
  readonly returned?: Value;
}

export interface FunctionValue {
  readonly kind: "function";
  readonly node: ts.FunctionLikeDeclaration;
  readonly scope: Scope;
  readonly self: Value | undefined;
  readonly owner: ClassValue | undefined;
  /** calls that were under way when it was made: `api("DELETE")` for what `api` returned */
  readonly madeIn: readonly ts.Node[];
  /** arguments given by `bind` */
  readonly bound: readonly Argument[];
}

export interface ClassValue {
  readonly kind: "class";
  readonly node: ts.ClassLikeDeclaration;
  readonly scope: Scope;
  readonly statics: ObjectValue;
  base: Value | undefined;
  /** what `this` is when nobody shows how it was made */
  symbolic: ObjectValue | undefined;
}

/** A function of the language, the platform or a library that the engine knows by heart. */
export interface NativeValue {
  readonly kind: "native";
  readonly name: string;
  readonly call: (call: Invocation) => Value;
  readonly members: ReadonlyMap<string, Value>;
}

/** An import that leads out of the project, or a global: `module` is `""`. */
export interface ExternalValue {
  readonly kind: "external";
  readonly module: string;
  readonly path: readonly string[];
}

export interface ClientValue {
  readonly kind: "client";
  readonly description: ClientDescription;
  /** `["get"]` after `axios.get` */
  readonly path: readonly string[];
  /** `api[verb]`, where nobody knows which of its verbs is asked for */
  readonly verb?: Value;
  readonly settings: ClientSettings;
}

/** Mutable: `api.defaults.baseURL = …`. Shared by all values that stand for one client object. */
interface ClientSettings {
  base: Value | undefined;
  /** what made the client fixed them for all its calls */
  url: Value | undefined;
  method: Value | undefined;
  query: Value[];
  headers: Value[];
  body: Value[];
  /** the last call made with it: XMLHttpRequest gets its body after `open` */
  last: CallRecord | undefined;
  readonly madeAt: ts.Node | undefined;
}

/** What came back, or something within it. */
export interface ResponseValue {
  readonly kind: "response";
  readonly record: CallRecord;
  /** below the payload */
  readonly path: readonly string[];
  /** false: still the envelope (a fetch `Response`, axios' `{ data, status }`) */
  readonly payload: boolean;
  /** the body of an error: what is read of it is no field of the operation's answer */
  readonly failed?: true;
  /** the read that led here: a longer one takes its place */
  readonly through?: Read;
}

export interface UnionValue {
  readonly kind: "union";
  readonly options: readonly Value[];
  /** it can be more than these: the bound was met */
  readonly cut: boolean;
}

export type Value =
  | TextValue
  | PlainValue
  | UnknownValue
  | ObjectValue
  | ListValue
  | FunctionValue
  | ClassValue
  | NativeValue
  | ExternalValue
  | ClientValue
  | ResponseValue
  | UnionValue;

export interface Argument {
  readonly value: Value;
  readonly node: ts.Node;
  /** it is surely something, whatever it is: a parameter that every caller must give */
  readonly given?: boolean;
}

export interface Invocation {
  readonly arguments: readonly Argument[];
  /** the call expression; callbacks that the language or a library calls have none of their own */
  readonly site: ts.Node;
  readonly self: Value | undefined;
  readonly types: readonly TypeRef[];
  readonly construct: boolean;
  /** the arguments where the code writes them all: one that is not among them was left out */
  readonly whole?: readonly Argument[] | undefined;
}

export const UNDEFINED: PlainValue = { kind: "plain", value: undefined };
/** What an optional parameter holds where the call leaves it out; other values that are nothing may only be unseen. */
export const OMITTED: PlainValue = { kind: "plain", value: undefined };
const NO_MEMBERS: ReadonlyMap<string, Value> = new Map();

export const text = (...parts: readonly TextPart[]): TextValue => ({ kind: "text", parts });

export const plain = (value: number | boolean | null | undefined): PlainValue => ({ kind: "plain", value });

export const native = (name: string, call: (call: Invocation) => Value, members = NO_MEMBERS): NativeValue => ({
  kind: "native",
  name,
  call,
  members,
});

export const list = (items: readonly Value[], rest?: Value): ListValue => ({ kind: "list", items: [...items], rest });

export const object = (origin: ts.Node, tag: ObjectTag = "plain", constructedBy?: ClassValue): ObjectValue => ({
  kind: "object",
  tag,
  fields: new Map(),
  open: false,
  origin,
  constructedBy,
  anyValue: undefined,
  behind: [],
});

export const unknownOf = (hole: Hole, type?: TypeRef): UnknownValue => ({
  kind: "unknown",
  hole,
  type,
  typed: undefined,
});

export const settings = (madeAt: ts.Node | undefined, base?: Value): ClientSettings => ({
  base,
  url: undefined,
  method: undefined,
  query: [],
  headers: [],
  body: [],
  last: undefined,
  madeAt,
});

export const external = (module: string, ...path: readonly string[]): ExternalValue => ({
  kind: "external",
  module,
  path,
});

export const optionsOf = (value: Value): readonly Value[] => (value.kind === "union" ? value.options : [value]);

export const isNothing = (value: Value): boolean =>
  value.kind === "plain" && (value.value === undefined || value.value === null);

export const argument = (call: Invocation, index: number): Value => call.arguments[index]?.value ?? UNDEFINED;
