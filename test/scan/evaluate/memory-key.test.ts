/** Two calls have one key exactly where nothing that they are asked tells them apart. */
import { describe, expect, test } from "vitest";
import type { CallRecord } from "../../../src/scan/calls/record.js";
import { uncertain } from "../../../src/scan/domain/certainty.js";
import { chosen } from "../../../src/scan/domain/choice.js";
import { unite } from "../../../src/scan/domain/union.js";
import {
  type Argument,
  type ClassValue,
  external,
  type FunctionValue,
  list,
  native,
  type ObjectValue,
  OMITTED,
  object,
  plain,
  settings,
  text,
  UNDEFINED,
  type UnknownValue,
  unknownOf,
  type Value,
} from "../../../src/scan/domain/value.js";
import { type Asked, kindOf, memoryKey, typedKey } from "../../../src/scan/evaluate/memory-key.js";
import type { Run } from "../../../src/scan/evaluate/run.js";
import type { Binding, Scope } from "../../../src/scan/evaluate/scope.js";
import type { ClientDescription } from "../../../src/scan/knowledge/clients/description.js";
import type { Module } from "../../../src/scan/project/module.js";
import { ts } from "../../../src/scan/project/syntax.js";
import type { TypeRef } from "../../../src/scan/project/type-ref.js";

const CODE =
  "(a) => b + a; () => write(); () => 1; class A {} ({}); ({}); type T = Wrapped<Inner>; let x: Inner, y: Own;";
const tree = ts.createSourceFile("a.ts", CODE, ts.ScriptTarget.Latest, true);
const found: ts.Node[] = [];
const collect = (node: ts.Node): void => {
  found.push(node);
  ts.forEachChild(node, collect);
};
collect(tree);
const [ASKED, WRITER, QUIET] = found.filter(ts.isArrowFunction);
const [PLACE, OTHER_PLACE] = found.filter(ts.isObjectLiteralExpression);
const [CLASS] = found.filter(ts.isClassDeclaration);
if (!ASKED || !WRITER || !QUIET || !PLACE || !OTHER_PLACE || !CLASS) throw new Error("not in the code");

/** A run that knows of one function that it changes what it is given. */
function runOf(
  changed: Partial<Record<"inherited" | "generated", boolean>> = {},
  writers: readonly ts.Node[] = [],
): Run {
  const writes = (node: ts.Node): boolean => writers.includes(node);
  const run = {
    inherited: changed.inherited === true,
    generated: { inSource: () => changed.generated === true },
    reach: { writesAnyway: (node: ts.Node) => node === WRITER || writes(node), writes },
    identity,
  };
  return run as unknown as Run;
}
const numbers = new Map<object, number>();
function identity(value: object): number {
  const known = numbers.get(value) ?? numbers.size + 1;
  numbers.set(value, known);
  return known;
}
const RUN = runOf();

type Names = Readonly<Record<string, Value | undefined>>;
const bindingOf = (value: Value | undefined): Binding => ({
  value,
  pending: undefined,
  type: undefined,
});
function scopeOf(names: Names, self?: Value, active = true, node: ts.Node = PLACE ?? tree): Scope {
  const frame: Scope["frame"] = {
    node,
    self,
    owner: undefined,
    types: new Map(),
    returned: [],
    yielded: [],
    stack: [],
    active,
    relevant: true,
  };
  const bindings = Object.entries(names).map(([name, value]) => [name, bindingOf(value)] as const);
  return { names: new Map(bindings), parent: undefined, frame, module: {} as Module };
}
const functionOf = (node: ts.Node, scope: Scope = scopeOf({}), more: Partial<FunctionValue> = {}): FunctionValue => ({
  kind: "function",
  node: node as ts.ArrowFunction,
  scope,
  self: undefined,
  owner: undefined,
  madeIn: [],
  bound: [],
  ...more,
});
const given = (value: Value): Argument => ({ value, node: tree });
const CALLEE = functionOf(ASKED);
const asked = (value: Value, run = RUN, callee = CALLEE): Asked | undefined =>
  memoryKey(run, callee, [given(value)], undefined);

interface Shape {
  readonly origin?: ts.Node;
  readonly open?: true;
  readonly sure?: false;
  readonly at?: ts.Node;
  readonly behind?: Value;
  readonly any?: Value;
}
function objectOf(members: Readonly<Record<string, Value>>, shape: Shape = {}): ObjectValue {
  const made = object(shape.origin ?? PLACE ?? tree);
  for (const [key, value] of Object.entries(members))
    made.fields.set(key, { value, at: shape.at ?? tree, sure: shape.sure ?? true, declared: false });
  made.open = shape.open === true;
  made.anyValue = shape.any;
  if (shape.behind !== undefined) made.behind.push(shape.behind);
  return made;
}
const HOLE = { text: "id", names: ["id"], parameter: false };
const gap = (more: Partial<UnknownValue> = {}): UnknownValue => ({ ...unknownOf(HOLE), ...more });
const typeAt = (node: ts.Node): TypeRef => ({ node: node as ts.TypeNode, parameters: new Map(), module: {} as Module });
const description: ClientDescription = {} as ClientDescription;
const SETTINGS = settings(undefined);
const client = (...path: readonly string[]): Value => ({ kind: "client", description, path, settings: SETTINGS });
const classOf = (): ClassValue => ({
  kind: "class",
  node: CLASS,
  scope: scopeOf({}),
  statics: objectOf({}),
  base: undefined,
  symbolic: undefined,
});
const recordOf = (more: Partial<CallRecord> = {}): CallRecord =>
  ({
    id: 7,
    url: text("/users"),
    method: text("GET"),
    stack: [],
    inherited: false,
    failing: false,
    ...more,
  }) as CallRecord;
const RECORD = recordOf();
const answer = (more: object = {}): Value => ({ kind: "response", record: RECORD, path: [], payload: true, ...more });
const [A, B, C] = [text("a"), text("b"), text("c")];
const ITSELF = objectOf({ a: A });
const KLASS = classOf();
const OF_PLATFORM = native("n", () => UNDEFINED);
const FIELD = { value: A, at: tree, sure: true, declared: false };
const deep = (levels: number, value: Value): Value => (levels === 0 ? value : objectOf({ a: deep(levels - 1, value) }));
const wide = (members: number, value: Value): Value =>
  objectOf({ ...Object.fromEntries(Array.from({ length: members - 1 }, (_, at) => [`k${at}`, A])), last: value });
const closing = (names: Names, self?: Value): FunctionValue => functionOf(QUIET, scopeOf(names, self));

describe("an argument and another one have one key", () => {
  test.each<readonly [what: string, one: Value, other: Value, same: boolean]>([
    ["a text", A, text("a"), true],
    ["two texts", A, B, false],
    ["a text in parts", text("a", "b"), text("ab"), false],
    ["a text that may change, which is the text", A, uncertain(A), true],
    ["a text and where it is written", A, { ...A, written: tree }, false],
    ["texts written at two places", { ...A, written: PLACE }, { ...A, written: OTHER_PLACE }, false],
    ["texts written at one place", { ...A, written: PLACE }, { ...A, written: PLACE }, true],
    ["a key of an object", A, { ...A, keyOf: FIELD }, false],
    ["a key of one member", { ...A, keyOf: FIELD }, { ...A, keyOf: FIELD }, true],
    ["a text of a choice", A, chosen(A, "c", 0), false],
    ["two arms of a choice", chosen(A, "c", 0), chosen(A, "c", 1), false],
    ["the same arm of two choices, which are called anew", chosen(A, "c", 0), chosen(A, "d", 0), true],
    [
      "two of one choice, and of two",
      list([chosen(A, "c", 0), chosen(B, "c", 0)]),
      list([chosen(A, "c", 0), chosen(B, "d", 0)]),
      false,
    ],
    ["gaps by their text", text({ hole: HOLE }), text({ hole: { ...HOLE, text: "name" } }), false],
    ["gaps that a caller fills", text({ hole: HOLE }), text({ hole: { ...HOLE, parameter: true } }), false],
    ["the same gap", text({ hole: HOLE }), text({ hole: { ...HOLE } }), true],
    ["a query", text({ query: ITSELF }), text({ query: ITSELF }), true],
    ["two queries", text({ query: ITSELF }), text({ query: objectOf({ a: A }) }), false],
    ["numbers", plain(1), plain(2), false],
    ["the same number", plain(1), plain(1), true],
    ["null and undefined", plain(null), UNDEFINED, false],
    ["undefined and what was left out", UNDEFINED, OMITTED, false],
    ["unknowns by name", gap(), unknownOf({ ...HOLE, text: "name" }), false],
    ["the same unknown", gap(), gap(), true],
    ["an unknown that a caller fills", gap(), unknownOf({ ...HOLE, parameter: true }), false],
    ["an unknown of a type", gap(), gap({ type: typeAt(PLACE) }), false],
    ["unknowns of one type", gap({ type: typeAt(PLACE) }), gap({ type: typeAt(PLACE) }), true],
    ["an unknown below a type", gap(), gap({ typed: { declaration: CLASS, path: ["a"] } }), false],
    [
      "unknowns at two places below a type",
      gap({ typed: { declaration: CLASS, path: ["a"] } }),
      gap({ typed: { declaration: CLASS, path: ["b"] } }),
      false,
    ],
    ["what says something of an answer", gap(), gap({ outcome: { kind: "status", record: RECORD } }), false],
    ["answers", answer(), answer(), true],
    ["an answer and a field of it", answer(), answer({ path: ["a"] }), false],
    ["an answer and what it came in", answer(), answer({ payload: false }), false],
    ["an answer and an error", answer(), answer({ failed: true }), false],
    ["an answer that is tested", answer(), answer({ record: recordOf({ failing: true }) }), false],
    ["answers of requests alike", answer(), answer({ record: recordOf({ id: 8 }) }), true],
    ["answers of two addresses", answer(), answer({ record: recordOf({ url: text("/apps") }) }), false],
    ["answers of two methods", answer(), answer({ record: recordOf({ method: text("PUT") }) }), false],
    ["answers that came on two ways", answer(), answer({ record: recordOf({ stack: [PLACE] }) }), false],
    ["answers of a base class", answer(), answer({ record: recordOf({ inherited: true }) }), false],
    ["a client", client(), client(), true],
    ["a client and its verb", client(), client("get"), false],
    ["two clients", client(), { kind: "client", description, path: [], settings: settings(undefined) }, false],
    ["a client of a verb nobody knows", client(), { ...client(), verb: A } as Value, false],
    ["what the platform gives", OF_PLATFORM, OF_PLATFORM, true],
    ["two of the platform", OF_PLATFORM, native("n", () => UNDEFINED), false],
    ["a class", KLASS, KLASS, true],
    ["two classes", KLASS, classOf(), false],
    ["imports", external("a", "b"), external("a", "b"), true],
    ["two imports of a package", external("a", "b"), external("a", "c"), false],
    ["imports of two packages", external("a", "b"), external("c", "b"), false],
    ["any of two", unite([A, B]), unite([A, B]), true],
    ["any of two others", unite([A, B]), unite([A, C]), false],
    ["one and any of it and another", A, unite([A, B]), false],
    ["lists", list([A, B]), list([A, B]), true],
    ["lists of one and of two", list([A]), list([A, A]), false],
    ["lists of others", list([A]), list([B]), false],
    ["a list with more", list([A]), list([A], B), false],
    ["lists with more of two kinds", list([A], A), list([A], B), false],
    ["one item, or any number of them", list([A, B]), list([A], B), false],
    ["lists in lists", list([list([A]), B]), list([list([A, B])]), false],
    ["any of three, and any of two before the third", list([unite([A, B]), C]), list([unite([A, B, C])]), false],
    ["a text in parts, and its parts", list([A, text({ hole: HOLE })]), list([text("a", { hole: HOLE })]), false],
    [
      "what a function is bound to, and what comes after it",
      list([functionOf(QUIET, undefined, { bound: [given(A), given(B)] })]),
      list([functionOf(QUIET, undefined, { bound: [given(A)] }), B]),
      false,
    ],
    ["objects of one place", objectOf({ a: A }), objectOf({ a: A }), true],
    ["objects of two places", objectOf({ a: A }), objectOf({ a: A }, { origin: OTHER_PLACE }), false],
    ["two members", objectOf({ a: A }), objectOf({ b: A }), false],
    ["a member of two values", objectOf({ a: A }), objectOf({ a: B }), false],
    ["a member more", objectOf({ a: A }), objectOf({ a: A, b: B }), false],
    ["a member that need not be there", objectOf({ a: A }), objectOf({ a: A }, { sure: false }), false],
    ["a member written elsewhere", objectOf({ a: A }), objectOf({ a: A }, { at: PLACE }), false],
    ["members nobody knows", objectOf({ a: A }), objectOf({ a: A }, { open: true }), false],
    ["what is spread in", objectOf({}, { behind: A }), objectOf({}, { behind: B }), false],
    ["the same spread in", objectOf({}, { behind: A }), objectOf({}, { behind: A }), true],
    ["what stands under any key", objectOf({}, { any: A }), objectOf({}, { any: B }), false],
    ["what is spread in, and under any key", objectOf({}, { behind: A }), objectOf({}, { any: A }), false],
    ["the same under any key", objectOf({}, { any: A }), objectOf({}, { any: A }), true],
    ["an object twice, and its like", list([ITSELF, ITSELF]), list([ITSELF, objectOf({ a: A })]), false],
    ["which object comes twice", list([ITSELF, KLASS, ITSELF]), list([ITSELF, KLASS, KLASS]), false],
    ["eight levels deep", deep(8, A), deep(8, B), false],
    ["the same so deep", deep(7, A), deep(7, A), true],
    ["alike so deep that only the object itself counts", deep(9, A), deep(9, A), false],
    ["sixty members", wide(60, A), wide(60, A), true],
    ["more of them, where only the object itself counts", wide(61, A), wide(61, A), false],
    ["a map, which is only itself", object(PLACE, "Map"), object(PLACE, "Map"), false],
    ["an instance, which is only itself", object(PLACE, "plain", KLASS), object(PLACE, "plain", KLASS), false],
    ["a function", functionOf(QUIET), functionOf(QUIET), true],
    ["two functions", functionOf(QUIET), functionOf(ASKED), false],
    ["a method of two objects", functionOf(QUIET), functionOf(QUIET, undefined, { self: KLASS }), false],
    [
      "a function bound to two values",
      functionOf(QUIET, undefined, { bound: [given(A)] }),
      functionOf(QUIET, undefined, { bound: [given(B)] }),
      false,
    ],
    [
      "a function that was made on two ways, and what made it is over",
      functionOf(QUIET, scopeOf({}, undefined, false), { madeIn: [PLACE] }),
      functionOf(QUIET, scopeOf({}, undefined, false), { madeIn: [OTHER_PLACE] }),
      false,
    ],
    [
      "a function that was made on two ways, and what made it goes on",
      functionOf(QUIET, scopeOf({}), { madeIn: [PLACE] }),
      functionOf(QUIET, scopeOf({}), { madeIn: [OTHER_PLACE] }),
      true,
    ],
    ["arrows of two instances", closing({}, KLASS), closing({}, classOf()), false],
  ])("%s", (_, one, other, same) => {
    const keys = [asked(one)?.key, asked(other)?.key];
    expect(keys).not.toContain(undefined);
    expect(keys[0] === keys[1]).toBe(same);
  });
});

describe("what a function closes over", () => {
  const calling = (scope: Scope): number | undefined => memoryKey(RUN, functionOf(ASKED, scope), [], undefined)?.key;
  const known = (choice: string, arm: number): Scope => ({
    ...scopeOf({}),
    known: new Map([[choice, new Set([arm])]]),
  });
  test.each<readonly [what: string, one: Scope, other: Scope, same: boolean]>([
    ["one value", scopeOf({ b: A }), scopeOf({ b: A }), true],
    ["two values", scopeOf({ b: A }), scopeOf({ b: B }), false],
    ["a name that it does not read", scopeOf({ c: A }), scopeOf({ c: B }), true],
    ["one name and none", scopeOf({ b: A }), scopeOf({}), false],
    ["two that are not known yet", scopeOf({ b: undefined }), scopeOf({ b: undefined }), false],
    ["a name of a function around", scopeOf({ b: A }), { ...scopeOf({}), parent: scopeOf({ b: A }) }, true],
    ["a name of the file", scopeOf({ b: A }, undefined, true, tree), scopeOf({ b: B }, undefined, true, tree), true],
    [
      "a name of the file, from a function in it",
      { ...scopeOf({}), parent: scopeOf({ b: A }, undefined, true, tree) },
      { ...scopeOf({}), parent: scopeOf({ b: B }, undefined, true, tree) },
      true,
    ],
    ["the `this` around", scopeOf({}, KLASS), scopeOf({}, classOf()), false],
    ["the same `this`", scopeOf({}, KLASS), scopeOf({}, KLASS), true],
    ["a `this` that is a text", scopeOf({}, A), scopeOf({}, B), false],
    ["the arm that a condition left", known("c", 0), known("c", 1), false],
    ["the same arm", known("c", 0), known("c", 0), true],
    ["the same arm of two conditions", known("c", 0), known("d", 0), false],
  ])("%s", (_, one, other, same) => {
    expect(calling(one) === calling(other)).toBe(same);
  });
});

describe("besides its arguments", () => {
  const keyOf = (callee: FunctionValue, self?: Value, run = RUN): number | undefined =>
    memoryKey(run, callee, [], self)?.key;
  const made = (at: ts.Node, active: boolean): FunctionValue =>
    functionOf(QUIET, scopeOf({}, undefined, active), { madeIn: [at] });
  test.each<readonly [what: string, one: () => number | undefined, other: () => number | undefined, same: boolean]>([
    ["`this`", () => keyOf(CALLEE, KLASS), () => keyOf(CALLEE, classOf()), false],
    ["a `this` that is alike", () => keyOf(CALLEE, objectOf({ a: A })), () => keyOf(CALLEE, objectOf({ a: A })), false],
    ["the same `this`", () => keyOf(CALLEE, ITSELF), () => keyOf(CALLEE, ITSELF), true],
    [
      "its own `this` before that of the call",
      () => keyOf({ ...CALLEE, self: KLASS }, A),
      () => keyOf(CALLEE, KLASS),
      true,
    ],
    [
      "what it is bound to",
      () => keyOf({ ...CALLEE, bound: [given(A)] }),
      () => keyOf({ ...CALLEE, bound: [given(B)] }),
      false,
    ],
    ["the way on which it was made", () => keyOf(made(PLACE, false)), () => keyOf(made(OTHER_PLACE, false)), false],
    ["the way that is not over", () => keyOf(made(PLACE, true)), () => keyOf(made(OTHER_PLACE, true)), true],
    ["a base class", () => keyOf(CALLEE), () => keyOf(CALLEE, undefined, runOf({ inherited: true })), false],
    [
      "an argument that is surely given",
      () => asked(A)?.key,
      () => memoryKey(RUN, CALLEE, [{ ...given(A), given: true }], undefined)?.key,
      false,
    ],
  ])("%s", (_, one, other, same) => {
    expect(one()).toBeDefined();
    expect(one() === other()).toBe(same);
  });
});

test("the choices of the arguments come in their order, each once", () => {
  const value = list([chosen(A, "second", 0), chosen(B, "first", 1), chosen(A, "second", 1)]);
  expect(asked(value)?.choices).toEqual(["second", "first"]);
  expect(asked(A)?.choices).toEqual([]);
});

describe("no key tells", () => {
  const long = (length: number): Value => list(Array.from({ length }, () => A));
  test.each<readonly [what: string, value: Value, told: boolean]>([
    ["sixty items", long(60), true],
    ["more than sixty items", long(61), false],
    ["a text as long as a key may be", text("a".repeat(3980)), true],
    ["a longer text", text("a".repeat(4000)), false],
    ["functions within functions without end", closing({}), true],
    [
      "objects that are long far within, but not near the top",
      objectOf({ a: objectOf({ a: objectOf({ a: objectOf({ a: text("a".repeat(4000)) }) }) }) }),
      true,
    ],
  ])("%s: %s, %s", (_, value, told) => {
    expect(asked(value) !== undefined).toBe(told);
  });

  test("of code that was generated, which is not evaluated so", () => {
    expect(asked(A, runOf({ generated: true }))).toBeUndefined();
  });
});

describe("a function that changes what it is given", () => {
  const writing = runOf({}, [ASKED]);
  test("is asked for each object and list by itself", () => {
    expect(asked(ITSELF, writing)?.key).toBe(asked(ITSELF, writing)?.key);
    expect(asked(objectOf({ a: A }), writing)?.key).not.toBe(asked(objectOf({ a: A }), writing)?.key);
    const items = list([A]);
    expect(asked(items, writing)?.key).toBe(asked(items, writing)?.key);
    expect(asked(list([A]), writing)?.key).not.toBe(asked(list([A]), writing)?.key);
  });
  test("or calls one that does, and was handed it", () => {
    const handed = (run: Run): number | undefined =>
      memoryKey(run, CALLEE, [given(functionOf(WRITER)), given(objectOf({ a: A }))], undefined)?.key;
    expect(handed(RUN)).toBe(handed(RUN));
    const calls = runOf();
    Object.assign(calls.reach, { writes: (node: ts.Node) => node === ASKED });
    expect(handed(calls)).toBeDefined();
    expect(handed(calls)).not.toBe(handed(calls));
  });
});

describe("what is asked for types", () => {
  const [, wrapped] = [0, found.find((node) => ts.isTypeReferenceNode(node) && node.typeArguments !== undefined)];
  const [, inner, own] = found.filter((node) => ts.isTypeReferenceNode(node) && node.typeArguments === undefined);
  const ref = (node: ts.Node | undefined, parameters: Readonly<Record<string, TypeRef>> = {}): TypeRef => ({
    node: node as ts.TypeNode,
    parameters: new Map(Object.entries(parameters)),
    module: {} as Module,
  });
  const nested = (levels: number): TypeRef => ref(wrapped, levels === 0 ? {} : { Inner: nested(levels - 1) });
  test("has the key of the call without any, and another for each", () => {
    expect(typedKey(RUN, 5, [])).toBe(5);
    const key = (...types: readonly TypeRef[]): number | undefined => typedKey(RUN, 5, types);
    expect(key(ref(inner))).toBe(key(ref(inner)));
    expect(key(ref(inner))).not.toBe(key(ref(own)));
    expect(key(ref(inner))).not.toBe(typedKey(RUN, 6, [ref(inner)]));
    expect(key(ref(inner), ref(own))).not.toBe(key(ref(own), ref(inner)));
    // a parameter is what it stands for
    expect(key(ref(inner, { Inner: ref(own) }))).toBe(key(ref(own)));
    expect(key(ref(wrapped, { Inner: ref(own) }))).not.toBe(key(ref(wrapped)));
    expect(key(ref(wrapped, { Inner: ref(own) }))).not.toBe(key(ref(wrapped, { Inner: ref(inner) })));
    expect(key(ref(wrapped, { Inner: ref(own) }))).not.toBe(key(ref(wrapped, { Other: ref(own) })));
  });
  test("up to a depth", () => {
    expect([3, 4].map((levels) => typedKey(RUN, 5, [nested(levels)]) !== undefined)).toEqual([true, false]);
  });
});

test("a request is of the kind of its way and its address, as they are by then", () => {
  const record = recordOf();
  const before = kindOf(RUN, record);
  expect(kindOf(RUN, record)).toBe(before);
  record.url = text("/apps");
  const after = kindOf(RUN, record);
  expect(after).not.toBe(before);
  record.method = text("PUT");
  expect(kindOf(RUN, record)).not.toBe(after);
  // what no key tells is of no kind but its own
  expect(kindOf(RUN, recordOf({ id: 9, url: text("a".repeat(5000)) }))).toBe("9");
});
