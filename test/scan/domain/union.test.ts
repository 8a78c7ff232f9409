import { describe, expect, test } from "vitest";
import { isUncertain, uncertain } from "../../../src/scan/domain/certainty.js";
import { chosen } from "../../../src/scan/domain/choice.js";
import {
  addItems,
  boundedList,
  MOST_ITEMS,
  MOST_OPTIONS,
  unite,
  uniteOneByOne,
  weightOf,
} from "../../../src/scan/domain/union.js";
import {
  external,
  list,
  native,
  OMITTED,
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
const gap = (name: string, parameter = false): Value => unknownOf({ text: name, names: [name], parameter });
const texts = (count: number): readonly Value[] => Array.from({ length: count }, (_, at) => text(`t${at}`));

/** What is there, in a word each. */
const shown = (value: Value): readonly string[] =>
  optionsOf(value).map((option) =>
    option.kind === "text"
      ? option.parts.map((part) => (typeof part === "string" ? part : "{}")).join("")
      : option.kind === "plain"
        ? option === OMITTED
          ? "omitted"
          : String(option.value)
        : option.kind === "unknown"
          ? `?${option.hole.text}`
          : option.kind === "external"
            ? `${option.module}#${option.path.join(".")}`
            : option.kind,
  );
const cut = (value: Value): boolean => value.kind === "union" && value.cut;

describe("one that may be any of these", () => {
  const hole = { text: "id", names: ["id"], parameter: false };
  test.each<readonly [what: string, values: readonly Value[], options: readonly string[]]>([
    ["nothing", [], ["undefined"]],
    ["one", [text("a")], ["a"]],
    ["two", [text("a"), text("b")], ["a", "b"]],
    ["the same text twice", [text("a"), text("a")], ["a"]],
    ["texts that begin alike", [text("a"), text("a", { hole })], ["a", "a{}"]],
    ["texts with gaps at one place", [text("a", { hole }), text("a", { hole: { ...hole, text: "other" } })], ["a{}"]],
    ["texts with gaps at two places", [text("a", { hole }), text({ hole }, "a")], ["a{}", "{}a"]],
    ["numbers", [plain(1), plain(2), plain(1)], ["1", "2"]],
    ["not a number", [plain(Number.NaN), plain(Number.NaN)], ["NaN"]],
    ["a number and its text", [plain(1), text("1")], ["1", "1"]],
    ["true and false", [plain(true), plain(false)], ["true", "false"]],
    ["nothing of two kinds", [plain(null), UNDEFINED], ["null", "undefined"]],
    ["what was left out is no `undefined`", [UNDEFINED, OMITTED], ["undefined", "omitted"]],
    ["unknowns by name", [gap("a"), gap("a"), gap("b")], ["?a", "?b"]],
    ["a parameter is another unknown", [gap("a"), gap("a", true)], ["?a", "?a"]],
    ["a few unknowns", ["a", "b", "c", "d", "e", "f"].map((name) => gap(name)), ["?a", "?b", "?c", "?d"]],
    [
      "externals",
      [external("a", "b"), external("a", "b"), external("a", "c"), external("b", "b")],
      ["a#b", "a#c", "b#b"],
    ],
    ["unions within", [unite([text("a"), text("b")]), unite([text("b"), text("c")])], ["a", "b", "c"]],
  ])("%s", (_what, values, options) => {
    expect(shown(unite(values))).toEqual(options);
    // so many that they are told apart by keys
    const others = texts(10);
    expect(shown(unite([...others, ...values])).slice(10)).toEqual(values.length === 0 ? [] : options);
  });

  test("objects are the same only if they are one", () => {
    const [one, two] = [object(AT), object(AT)];
    expect(optionsOf(unite([one, one]))).toEqual([one]);
    expect(optionsOf(unite([one, two, one])).length).toBe(2);
    expect(optionsOf(unite([...texts(10), one, two, one])).length).toBe(12);
    const lists = [list([]), list([])];
    expect(optionsOf(unite([...lists, ...lists])).length).toBe(2);
    expect(optionsOf(unite([text("a", { query: one }), text("a", { query: two })])).length).toBe(2);
  });

  test("what is one already stays the one it is", () => {
    const two = unite([text("a"), text("b")]);
    expect([unite([two]), unite([two, two])]).toEqual([two, two]);
    expect(unite([two])).toBe(two);
    expect(unite([text("a"), text("a"), text("b"), plain(1), plain(1)])).toEqual({
      kind: "union",
      options: [text("a"), text("b"), plain(1)],
      cut: false,
    });
  });

  test("up to a bound, and then it says so", () => {
    expect(shown(unite(texts(MOST_OPTIONS))).length).toBe(MOST_OPTIONS);
    expect(cut(unite(texts(MOST_OPTIONS)))).toBe(false);
    expect(shown(unite(texts(MOST_OPTIONS + 1))).length).toBe(MOST_OPTIONS);
    expect(cut(unite(texts(MOST_OPTIONS + 1)))).toBe(true);
    expect(cut(unite([...texts(MOST_OPTIONS), ...texts(MOST_OPTIONS)]))).toBe(false);
    expect(cut(unite([unite(texts(MOST_OPTIONS + 1)), text("t0")]))).toBe(true);
    expect(cut(unite(texts(2), true))).toBe(true);
  });

  test("one that may change makes the equal one so, whichever comes first", () => {
    for (const values of [
      [text("a"), uncertain(text("a"))],
      [uncertain(text("a")), text("a")],
      [uncertain(plain(1)), plain(1)],
    ])
      expect(isUncertain(unite(values))).toBe(true);
    expect(isUncertain(unite([text("a"), text("a")]))).toBe(false);
    expect(optionsOf(uncertain(unite(texts(2)))).map(isUncertain)).toEqual([true, true]);
    expect(uncertain(external("a"))).toEqual(external("a"));
    const once = uncertain(text("a"));
    expect(uncertain(once)).toBe(once);
  });

  test("the same text of two arms is of either", () => {
    const united = unite([chosen(text("a"), "c", 0), chosen(text("a"), "c", 1)]);
    expect(united.kind === "text" && [...(united.choices?.get("c") ?? [])]).toEqual([0, 1]);
    const any = unite([chosen(text("a"), "c", 0), text("a")]);
    expect(any.kind === "text" && (any.choices?.size ?? 0)).toBe(0);
  });
});

describe("made one by one", () => {
  const pair = (at: number): Value => unite([text(`a${at}`), text(`b${at}`)]);

  test("is the same as all at once", () => {
    expect(shown(uniteOneByOne([1, 2], pair))).toEqual(["a1", "b1", "a2", "b2"]);
    expect(shown(uniteOneByOne([1, 2, 3], (at) => (at === 2 ? undefined : text(`${at}`))))).toEqual(["1", "3"]);
    expect(shown(uniteOneByOne([], pair))).toEqual(["undefined"]);
    const many = uniteOneByOne(
      Array.from({ length: 40 }, () => 1),
      pair,
    );
    expect([shown(many), cut(many)]).toEqual([["a1", "b1"], false]);
  });

  test("one that was cut for something else leaves room for others", () => {
    const found = uniteOneByOne([1, 2], (at) => (at === 1 ? unite(texts(2), true) : text("x")));
    expect([shown(found), cut(found)]).toEqual([["t0", "t1", "x"], true]);
  });

  test("what comes after the bound is never made", () => {
    let made = 0;
    const found = uniteOneByOne(
      Array.from({ length: 100 }, (_, at) => at),
      (at) => {
        made += 1;
        return pair(at);
      },
    );
    expect([shown(found).length, cut(found), made]).toEqual([MOST_OPTIONS, true, MOST_OPTIONS / 2 + 1]);
    // plain tables are taken whole: their values may be the same
    const all = uniteOneByOne([...texts(30), ...texts(30)], (one) => one);
    expect([shown(all).length, cut(all)]).toEqual([MOST_OPTIONS, true]);
  });
});

describe("lists", () => {
  test("are told apart up to a bound, further elements are any of a few", () => {
    const items = texts(MOST_ITEMS + 2);
    const bounded = boundedList(items, text("r"));
    expect([bounded.items.length, shown(bounded.rest ?? UNDEFINED), cut(bounded.rest ?? UNDEFINED)]).toEqual([
      MOST_ITEMS,
      ["r", `t${MOST_ITEMS}`, `t${MOST_ITEMS + 1}`],
      true,
    ]);
    expect(boundedList(items.slice(0, MOST_ITEMS), undefined)).toEqual(list(items.slice(0, MOST_ITEMS)));
    const added = list(items.slice(0, MOST_ITEMS - 1));
    addItems(added, [text("x"), text("y")]);
    expect([added.items.length, shown(added.items.at(-1) ?? UNDEFINED), shown(added.rest ?? UNDEFINED)]).toEqual([
      MOST_ITEMS,
      ["x"],
      ["y"],
    ]);
    addItems(added, [text("z")]);
    expect([added.items.length, shown(added.rest ?? UNDEFINED)]).toEqual([MOST_ITEMS, ["y", "z"]]);
    // which of them it is nobody knows
    expect(cut(added.rest ?? UNDEFINED)).toBe(true);
    const small = list([]);
    addItems(small, [text("x")]);
    expect([small.items.length, small.rest]).toEqual([1, undefined]);
  });

  test("what a value costs", () => {
    const table = object(AT);
    for (const key of ["a", "b", "c"]) table.fields.set(key, { value: UNDEFINED, at: AT, sure: true, declared: false });
    expect(
      [text("a", "b"), list(texts(4)), table, native("n", () => UNDEFINED), unite([text("a"), table])].map(weightOf),
    ).toEqual([2, 4, 3, 0, 4]);
  });
});
