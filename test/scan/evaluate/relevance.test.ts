/** Functions that made no request are not looked at again, unless they are given more than nothing. */
import { describe, expect, test } from "vitest";
import {
  type Argument,
  type FunctionValue,
  list,
  native,
  object,
  plain,
  text,
  UNDEFINED,
  unknownOf,
  type Value,
} from "../../../src/scan/domain/value.js";
import { Barren } from "../../../src/scan/evaluate/relevance.js";
import { ts } from "../../../src/scan/project/syntax.js";

const tree = ts.createSourceFile("a.ts", "() => {}; () => {};", ts.ScriptTarget.Latest, true);
const [first, second] = tree.statements.map((one) => (ts.isExpressionStatement(one) ? one.expression : one));

function functionOf(
  node: ts.Node | undefined,
  more: Partial<FunctionValue> = {},
  around: ts.Node = tree,
): FunctionValue {
  if (node === undefined || !ts.isArrowFunction(node)) throw new Error("no function");
  const scope = { frame: { node: around } } as FunctionValue["scope"];
  return { kind: "function", node, scope, self: undefined, owner: undefined, madeIn: [], bound: [], ...more };
}
const KNOWN = functionOf(first);
const CLIENT = native("get", () => UNDEFINED);

const objectWith = (fields: Readonly<Record<string, Value>>): Value => {
  const made = object(tree);
  for (const [name, value] of Object.entries(fields))
    made.fields.set(name, { value, at: tree, sure: true, declared: false });
  return made;
};
const given = (...values: readonly Value[]): readonly Argument[] => values.map((value) => ({ value, node: tree }));

const isBarren = (...values: readonly Value[]): boolean => {
  const barren = new Barren();
  barren.add(KNOWN);
  return barren.has(KNOWN, given(...values), undefined);
};

describe("given this, it is looked at again", () => {
  test.each<[what: string, value: Value, again: boolean]>([
    ["a function", KNOWN, true],
    ["a client's method", CLIENT, true],
    ["a text with a slash, which may be a path", text("/users"), true],
    ["a text without", text("users"), false],
    ["a number", plain(4), false],
    ["nothing", UNDEFINED, false],
    ["what nobody knows", unknownOf({ text: "id", names: ["id"], parameter: false }), false],
    ["one of several", { kind: "union", options: [plain(1), text("/a")], cut: false }, true],
    ["an item of a list", list([plain(1), CLIENT]), true],
    ["an item two lists deep", list([list([CLIENT])]), true],
    ["an item three lists deep", list([list([list([CLIENT])])]), false],
    ["a list of numbers", list([plain(1)]), false],
    ["a field of an object", objectWith({ get: CLIENT }), true],
    ["a field two objects deep", objectWith({ api: objectWith({ get: CLIENT }) }), true],
    ["a field three objects deep", objectWith({ a: objectWith({ b: objectWith({ c: CLIENT }) }) }), false],
    ["an object of numbers", objectWith({ page: plain(1) }), false],
    ["an instance", object(tree, "instance"), true],
  ])("%s: %s", (_, value, again) => {
    expect(isBarren(value)).toBe(!again);
    expect(isBarren(plain(1), value)).toBe(!again);
  });
});

describe("which function was looked at", () => {
  test("it, and no other", () => {
    const barren = new Barren();
    barren.add(KNOWN);
    expect([KNOWN, functionOf(second)].map((one) => barren.has(one, [], undefined))).toEqual([true, false]);
  });

  test.each<[what: string, callee: FunctionValue]>([
    ["made in another function", functionOf(first, {}, second)],
    ["with arguments of its own", functionOf(first, { bound: given(plain(1)) })],
  ])("%s it is another each time", (_, callee) => {
    const barren = new Barren();
    barren.add(callee);
    expect(barren.has(callee, [], undefined)).toBe(false);
    barren.add(KNOWN);
    expect(barren.has(callee, [], undefined)).toBe(false);
  });

  const looked = objectWith({ base: plain(1), name: text("a") });
  test.each<[what: string, self: Value | undefined, again: boolean]>([
    ["the same object", looked, false],
    ["none, where it was looked at with one", undefined, false],
    ["one like it", objectWith({ base: plain(2), name: text("b") }), false],
    ["one with a field more", objectWith({ base: plain(1), other: plain(1) }), true],
    ["one with a field of another kind, which says nothing", objectWith({ base: UNDEFINED, name: plain(1) }), false],
    ["one with a function where a number was", objectWith({ base: CLIENT }), true],
    ["one with a function in a list where a number was", objectWith({ base: list([CLIENT]) }), true],
    ["one with a list of lists where a number was", objectWith({ base: list([list([CLIENT])]) }), false],
  ])("called on %s", (_, self, again) => {
    const barren = new Barren();
    barren.add(functionOf(first, { self: looked }));
    expect(barren.has(functionOf(first), [], self)).toBe(!again);
  });

  test("looked at by itself, and now called on an object", () => {
    const barren = new Barren();
    barren.add(KNOWN);
    expect(barren.has(KNOWN, [], objectWith({}))).toBe(false);
  });
});
