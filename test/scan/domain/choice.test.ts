import { describe, expect, test } from "vitest";
import {
  type Arm,
  type Choices,
  choicesOf,
  chosen,
  chosenAs,
  either,
  holdsChoice,
  NO_CHOICES,
  narrowed,
  renamed,
  together,
} from "../../../src/scan/domain/choice.js";
import { concatenate, literalOf } from "../../../src/scan/domain/strings.js";
import { MOST_OPTIONS, unite } from "../../../src/scan/domain/union.js";
import {
  external,
  list,
  native,
  type ObjectTag,
  object,
  optionsOf,
  plain,
  text,
  UNDEFINED,
  unknownOf,
  type Value,
} from "../../../src/scan/domain/value.js";
import { ts } from "../../../src/scan/project/syntax.js";

const AT = ts.createSourceFile("a.ts", "a;", ts.ScriptTarget.Latest, true);

const of = (choices: Readonly<Record<string, readonly Arm[]>>): Choices =>
  new Map(Object.entries(choices).map(([choice, arms]) => [choice, new Set(arms)]));
const shown = (choices: Choices | undefined): Readonly<Record<string, readonly Arm[]>> | undefined =>
  choices && Object.fromEntries([...choices].map(([choice, arms]) => [choice, [...arms]]));
const literals = (value: Value): readonly (string | undefined)[] => optionsOf(value).map(literalOf);

type Plain = Readonly<Record<string, readonly Arm[]>>;

test.each<readonly [one: Plain, two: Plain, both: Plain | undefined]>([
  [{}, {}, {}],
  [{}, { a: [1] }, { a: [1] }],
  [{ a: [1] }, {}, { a: [1] }],
  [{ a: [1] }, { a: [1] }, { a: [1] }],
  [{ a: [1] }, { a: [2] }, undefined],
  [{ a: [1, 2] }, { a: [2, 3] }, { a: [2] }],
  [{ a: [1] }, { b: [1] }, { a: [1], b: [1] }],
  [{ a: [1], b: [1] }, { b: [2] }, undefined],
])("%j together with %j", (one, two, both) => {
  expect(shown(together(of(one), of(two)))).toEqual(both);
});

test.each<readonly [one: Plain, two: Plain, known: Plain]>([
  [{}, { a: [1] }, {}],
  [{ a: [1] }, {}, {}],
  [{ a: [1] }, { a: [2] }, { a: [1, 2] }],
  [{ a: [1], b: [1] }, { a: [1] }, { a: [1] }],
  [{ a: [1] }, { b: [1] }, {}],
])("either %j or %j", (one, two, known) => {
  expect(shown(either(of(one), of(two)))).toEqual(known);
});

describe("a value as an arm of a choice", () => {
  test("every text of it, beside the choices that it has", () => {
    const value = chosen(unite([chosen(text("a"), "x", 0), text("b"), plain(1)]), "y", 1);
    expect(optionsOf(value).map((one) => shown(choicesOf(one)))).toEqual([{ x: [0], y: [1] }, { y: [1] }, {}]);
  });

  test("with the choices of what it was made of, unless it has others", () => {
    const choices = of({ x: [0], y: [1] });
    const value = chosenAs(unite([chosen(text("a"), "x", 2), text("b"), plain(1)]), choices);
    expect(optionsOf(value).map((one) => shown(choicesOf(one)))).toEqual([{ x: [2], y: [1] }, { x: [0], y: [1] }, {}]);
    const plainText = text("a");
    expect(chosenAs(plainText, NO_CHOICES)).toBe(plainText);
  });

  test("what is left once choices are made", () => {
    const value = unite([chosen(text("a"), "x", 0), chosen(text("b"), "x", 1), chosen(text("c"), "x", 1)]);
    expect(literals(narrowed(value, of({ x: [0] })))).toEqual(["a"]);
    expect(literals(narrowed(value, of({ x: [1] })))).toEqual(["b", "c"]);
    for (const choices of [of({ x: [2] }), of({ y: [0] }), NO_CHOICES]) expect(narrowed(value, choices)).toBe(value);
    const one = text("a");
    expect(narrowed(one, of({ x: [1] }))).toBe(one);
  });
});

describe("texts that are joined", () => {
  const pair = (choice: string): Value => unite([chosen(text("a"), choice, 0), chosen(text("b"), choice, 1)]);

  test("only with those of the same arm", () => {
    expect(literals(concatenate([pair("x"), text("-"), pair("x")]))).toEqual(["a-a", "b-b"]);
    expect(literals(concatenate([pair("x"), text("-"), pair("y")]))).toEqual(["a-a", "a-b", "b-a", "b-b"]);
    expect(literals(concatenate([chosen(text("a"), "x", 0), chosen(text("b"), "x", 1)]))).toEqual(["ab"]);
  });

  test("nothing vanishes beside others, and is nothing alone", () => {
    expect(literals(concatenate([text("a"), UNDEFINED, text("b")]))).toEqual(["ab"]);
    expect(concatenate([UNDEFINED])).toBe(UNDEFINED);
    expect(literals(concatenate([UNDEFINED, UNDEFINED]))).toEqual([""]);
    expect(literals(concatenate([]))).toEqual([""]);
    expect(literals(concatenate([text("v"), plain(1)]))).toEqual(["v1"]);
  });

  test("up to a bound, and then it says so", () => {
    const many = unite(Array.from({ length: 6 }, (_, at) => text(`${at}`)));
    const joined = concatenate([many, many]);
    expect([optionsOf(joined).length, joined.kind === "union" && joined.cut]).toEqual([MOST_OPTIONS, true]);
    const few = concatenate([many, text("a")]);
    expect([optionsOf(few).length, few.kind === "union" && few.cut]).toEqual([6, false]);
  });

  test("one that never ends goes on as one gap", () => {
    let value: Value = text("ab");
    for (let at = 0; at < 20; at += 1) value = concatenate([value, value]);
    expect(
      value.kind === "text" && value.parts.map((part) => (typeof part === "string" ? part.length : "gap")),
    ).toEqual([2048, "gap"]);
    const gap = unknownOf({ text: "id", names: ["id"], parameter: false });
    const gaps = concatenate(Array.from({ length: 300 }, () => gap));
    expect(gaps.kind === "text" && gaps.parts.length).toBe(102);
  });
});

test("where one of two says nothing it is the other", () => {
  const choices = of({ a: [1] });
  expect(together(choices, choices)).toBe(choices);
  expect(together(NO_CHOICES, choices)).toBe(choices);
  expect(together(choices, NO_CHOICES)).toBe(choices);
  expect(either(choices, choices)).toBe(choices);
  expect(either(choices, of({ b: [1] }))).toBe(NO_CHOICES);
});

describe("choices under other names", () => {
  const names = new Map([["a", "b"]]);

  test("those that have one", () => {
    const value = unite([chosen(chosen(text("one"), "a", 0), "c", 1), chosen(text("two"), "c", 2), plain(1)]);
    const options = optionsOf(renamed(value, names));
    expect(options.map((one) => shown(choicesOf(one)))).toEqual([{ b: [0], c: [1] }, { c: [2] }, {}]);
    expect(literals(renamed(value, names))).toEqual(["one", "two", "1"]);
  });

  test.each<readonly [what: string, value: Value]>([
    ["no text", plain(1)],
    ["a text without choices", text("a")],
    ["a text with others", chosen(text("a"), "c", 0)],
    ["any of those", unite([text("a"), chosen(text("b"), "c", 0)])],
  ])("%s is the same value", (_what, value) => {
    expect(renamed(value, names)).toBe(value);
  });
});

describe("whether a choice decides what a member is", () => {
  const names = new Map([["a", "b"]]);
  const decided = chosen(text("one"), "a", 0);
  const holder = (member: Value, tag: ObjectTag = "plain"): Value => {
    const made = object(AT, tag);
    made.fields.set("first", { value: plain(1), at: AT, sure: true, declared: false });
    made.fields.set("key", { value: member, at: AT, sure: true, declared: false });
    return made;
  };
  const behind = (value: Value): Value => {
    const made = object(AT);
    made.behind.push(value);
    return made;
  };

  test.each<readonly [what: string, value: Value, depth: number, holds: boolean]>([
    ["a text is no member", decided, 3, false],
    ["one of two texts is none", unite([decided, text("two")]), 3, false],
    ["an element", list([plain(1), decided]), 1, true],
    ["an element that another choice decides", list([chosen(text("one"), "c", 0), text("two")]), 3, false],
    ["an element, and nobody looks into it", list([decided]), 0, false],
    ["any of two elements", list([unite([text("two"), decided])]), 1, true],
    ["a field", holder(decided), 1, true],
    ["a field, and nobody looks into it", holder(decided), 0, false],
    ["a field that another choice decides", holder(text("two")), 3, false],
    ["a field of an instance", holder(decided, "instance"), 3, false],
    ["a field of a field", holder(holder(decided)), 2, true],
    ["one deeper than anybody looks", holder(holder(decided)), 1, false],
    ["an element of an element", list([list([decided])]), 2, true],
    ["an element deeper than anybody looks", list([list([decided])]), 1, false],
    ["what was spread in", behind(holder(decided)), 2, true],
    ["what was spread in, deeper than anybody looks", behind(holder(decided)), 1, false],
    ["one of two objects", unite([holder(text("two")), holder(decided)]), 1, true],
    ["a number", list([plain(1)]), 3, false],
    ["an unknown", list([unknownOf({ text: "id", names: ["id"], parameter: false })]), 3, false],
    ["a function of the language", list([native("n", () => UNDEFINED)]), 3, false],
    ["an import", list([external("pkg")]), 3, false],
    ["a function alone", native("n", () => UNDEFINED), 3, false],
    ["an import alone", external("pkg"), 3, false],
    ["a number alone", plain(1), 3, false],
    ["an unknown alone", unknownOf({ text: "id", names: ["id"], parameter: false }), 3, false],
  ])("%s", (_what, value, depth, holds) => {
    expect(holdsChoice(value, names, depth)).toBe(holds);
  });
});
