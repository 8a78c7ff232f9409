import { describe, expect, test } from "vitest";
import type { CallRecord } from "../../../src/scan/calls/record.js";
import { isUncertain, uncertain } from "../../../src/scan/domain/certainty.js";
import { choicesOf, chosen } from "../../../src/scan/domain/choice.js";
import { concatenate, literalOf, literalsOf, textsOf } from "../../../src/scan/domain/strings.js";
import { MOST_OPTIONS, unite } from "../../../src/scan/domain/union.js";
import {
  external,
  list,
  native,
  type ObjectTag,
  type ObjectValue,
  object,
  optionsOf,
  plain,
  type TextValue,
  text,
  UNDEFINED,
  unknownOf,
  type Value,
} from "../../../src/scan/domain/value.js";
import { ts } from "../../../src/scan/project/syntax.js";

const AT = ts.createSourceFile("a.ts", "a;", ts.ScriptTarget.Latest, true);
const hole = { text: "id", names: ["id"], parameter: true };
const tagged = (tag: ObjectTag, members: Readonly<Record<string, Value>> = {}): ObjectValue => {
  const made = object(AT, tag);
  for (const [key, value] of Object.entries(members))
    made.fields.set(key, { value, at: AT, sure: true, declared: false });
  return made;
};
const open = (value: ObjectValue): ObjectValue => {
  value.open = true;
  return value;
};

/** `a{id}`, a gap without a name as `{}`, a query as `{?limit}` */
const shown = ({ parts }: TextValue): string =>
  parts
    .map((part) =>
      typeof part === "string"
        ? part
        : "hole" in part
          ? `{${part.hole.text}}`
          : `{?${part.query.kind === "object" ? [...part.query.fields.keys()].join("&") : ""}}`,
    )
    .join("");

describe("what a value is as a string", () => {
  const limit = tagged("URLSearchParams", { limit: plain(1) });
  const HREF = text("/users");
  const record: CallRecord = Object.create(null) as CallRecord;
  test.each<readonly [what: string, value: Value, texts: readonly string[]]>([
    ["a text", text("a", { hole }), ["a{id}"]],
    ["a number", plain(1), ["1"]],
    ["true", plain(true), ["true"]],
    ["null", plain(null), []],
    ["undefined", UNDEFINED, []],
    ["an unknown", unknownOf(hole), ["{id}"]],
    ["a list", list([text("a")]), ["{}"]],
    ["an object", tagged("plain", { href: HREF }), ["{}"]],
    ["a query", limit, ["{?limit}"]],
    ["a form", tagged("FormData", { name: text("a") }), ["{?name}"]],
    ["headers", tagged("Headers", { accept: text("a") }), ["{}"]],
    ["a function of the language", native("n", () => UNDEFINED), ["{}"]],
    ["an import", external("pkg", "config", "url"), ["{config.url}"]],
    ["an answer", { kind: "response", record, path: [], payload: true }, ["{response}"]],
    ["a field of an answer", { kind: "response", record, path: ["data", "name"], payload: true }, ["{name}"]],
    ["any of two", unite([text("a"), text("b")]), ["a", "b"]],
    ["one or nothing", unite([text("a"), UNDEFINED]), ["a"]],
    ["an address", tagged("URL", { href: HREF }), ["/users"]],
    ["a request", tagged("Request", { href: HREF }), ["/users"]],
    ["an address that nobody knows", tagged("URL"), ["{}"]],
    ["an address of two", tagged("URL", { href: unite([HREF, text("/apps")]) }), ["/users", "/apps"]],
    ["an address with a query", tagged("URL", { href: HREF, searchParams: limit }), ["/users?{?limit}"]],
    [
      "an address with an empty query",
      tagged("URL", { href: HREF, searchParams: tagged("URLSearchParams") }),
      ["/users"],
    ],
    [
      "an address with a query that may hold anything",
      tagged("URL", { href: HREF, searchParams: open(tagged("URLSearchParams")) }),
      ["/users?{?}"],
    ],
    ["an address whose query nobody knows", tagged("URL", { href: HREF, searchParams: unknownOf(hole) }), ["/users"]],
  ])("%s", (_what, value, texts) => {
    expect(textsOf(value).map(shown)).toEqual(texts);
  });

  test("gaps of what comes from elsewhere are no parameters", () => {
    const [part] = textsOf(external("pkg", "config", "url"))[0]?.parts ?? [];
    expect(part).toEqual({ hole: { text: "config.url", names: ["config", "url"], parameter: false } });
    const answer: Value = { kind: "response", record, path: ["data", "name"], payload: true };
    expect(textsOf(answer)[0]?.parts).toEqual([{ hole: { text: "name", names: ["name"], parameter: false } }]);
    expect(textsOf(list([]))[0]?.parts).toEqual([{ hole: { text: "", names: [], parameter: false } }]);
  });
});

describe("joined", () => {
  const joined = (...values: readonly Value[]): readonly string[] =>
    optionsOf(concatenate(values)).map((one) => (one.kind === "text" ? shown(one) : one.kind));
  const [two, three] = [unite([text("a"), text("b")]), unite([text("x"), text("y"), text("z")])];

  test.each<readonly [what: string, values: readonly Value[], texts: readonly string[]]>([
    ["each way", [two, three], ["ax", "ay", "az", "bx", "by", "bz"]],
    ["literals become one", [text("a"), text("b", { hole }), text("c")], ["ab{id}c"]],
    ["an empty text is nothing", [text(""), text({ hole }), text("")], ["{id}"]],
    ["an optional part", [text("a"), unite([text("b"), UNDEFINED])], ["ab"]],
    ["a number", [text("v"), plain(2)], ["v2"]],
    ["null beside a text", [plain(null), text("a")], ["a"]],
    ["null alone", [plain(null)], ["plain"]],
    [
      "arms that never meet: every way, none of them more likely",
      [chosen(text("a"), "c", 0), chosen(text("b"), "c", 1)],
      ["ab"],
    ],
  ])("%s", (_what, values, texts) => {
    expect(joined(...values)).toEqual(texts);
  });

  test("literals are one part, and no empty part is left", () => {
    const value = concatenate([text(""), text("a"), text("b"), text({ hole }), text("")]);
    expect(value).toEqual(text("ab", { hole }));
  });

  test("a way keeps the choices that it is of, and has none where it is of none", () => {
    const value = concatenate([chosen(text("a"), "c", 0), text("b")]);
    expect([...choicesOf(value)]).toEqual([["c", new Set([0])]]);
    expect(concatenate([text("a"), text("b")])).toEqual(text("ab"));
    const never = concatenate([chosen(text("a"), "c", 0), chosen(text("b"), "c", 1)]);
    expect(never).toEqual(text("ab"));
  });

  test("one part that may change makes the whole so", () => {
    expect(isUncertain(concatenate([text("a"), uncertain(text("b"))]))).toBe(true);
    expect(isUncertain(concatenate([text("a"), text("b")]))).toBe(false);
  });

  test("a bound that was met, there or before, is said", () => {
    const cut = (value: Value): boolean => value.kind === "union" && value.cut;
    const of = (count: number, prefix: string): Value =>
      unite(Array.from({ length: count }, (_, at) => text(`${prefix}${at}`)));
    expect(cut(concatenate([of(MOST_OPTIONS, "a"), text("-")]))).toBe(false);
    expect(cut(concatenate([of(MOST_OPTIONS / 2, "a"), of(2, "b")]))).toBe(false);
    expect(cut(concatenate([of(MOST_OPTIONS / 2 + 1, "a"), of(2, "b")]))).toBe(true);
    expect(cut(concatenate([of(MOST_OPTIONS + 1, "a"), text("-")]))).toBe(true);
    expect(optionsOf(concatenate([of(5, "a"), of(6, "b")])).length).toBe(MOST_OPTIONS);
    const apart = concatenate([chosen(of(6, "a"), "c", 0), chosen(of(6, "b"), "c", 1)]);
    expect(optionsOf(apart).length).toBe(MOST_OPTIONS);
  });

  test("beyond the bounds it goes on as one gap", () => {
    const whole = (value: Value): readonly (string | number)[] =>
      value.kind === "text" ? value.parts.map((part) => (typeof part === "string" ? part.length : "gap")) : [];
    expect(whole(concatenate([text("a".repeat(4000))]))).toEqual([4000]);
    expect(whole(concatenate([text("a".repeat(3999)), text("b")]))).toEqual([4000]);
    expect(whole(concatenate([text("a".repeat(4001))]))).toEqual(["gap"]);
    expect(whole(concatenate([text("a".repeat(4000)), text("b"), text("c")]))).toEqual([4000, "gap"]);
    const gaps = (count: number): readonly Value[] => Array.from({ length: count }, () => text({ hole }));
    expect(whole(concatenate(gaps(101))).length).toBe(101);
    const more = concatenate([...gaps(101), text("a"), text("b")]);
    expect(more.kind === "text" && [more.parts.length, shown({ ...more, parts: more.parts.slice(-1) })]).toEqual([
      102,
      "{…}",
    ]);
  });
});

describe("a string without gaps", () => {
  test.each<readonly [what: string, value: Value, literal: string | undefined, literals: readonly string[]]>([
    ["a text", text("a"), "a", ["a"]],
    ["a text in parts", text("a", "b"), "ab", ["ab"]],
    ["an empty text", text(), "", [""]],
    ["a text with a gap", text("a", { hole }), undefined, []],
    ["a number", plain(7), "7", ["7"]],
    ["true", plain(true), undefined, []],
    ["nothing", UNDEFINED, undefined, []],
    ["an unknown", unknownOf(hole), undefined, []],
    ["any of some", unite([text("a"), text({ hole }), plain(1), plain(false)]), undefined, ["a", "1"]],
  ])("%s", (_what, value, literal, literals) => {
    expect([literalOf(value), literalsOf(value)]).toEqual([literal, literals]);
  });
});
