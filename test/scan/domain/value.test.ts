import { expect, test } from "vitest";
import {
  argument,
  isNothing,
  list,
  OMITTED,
  plain,
  text,
  UNDEFINED,
  unknownOf,
  type Value,
} from "../../../src/scan/domain/value.js";
import { ts } from "../../../src/scan/project/syntax.js";

const AT = ts.createSourceFile("a.ts", "a;", ts.ScriptTarget.Latest, true);

test.each<readonly [what: string, value: Value, nothing: boolean]>([
  ["undefined", UNDEFINED, true],
  ["what was left out", OMITTED, true],
  ["null", plain(null), true],
  ["zero", plain(0), false],
  ["false", plain(false), false],
  ["an empty text", text(""), false],
  ["an empty list", list([]), false],
  ["what nobody knows", unknownOf({ text: "a", names: ["a"], parameter: false }), false],
])("%s is nothing: %s", (_, value, nothing) => {
  expect(isNothing(value)).toBe(nothing);
});

test("an argument that is not given is undefined", () => {
  const call = { arguments: [{ value: text("a"), node: AT }], site: AT, self: undefined, types: [], construct: false };
  expect([argument(call, 0), argument(call, 1)]).toEqual([text("a"), UNDEFINED]);
});
