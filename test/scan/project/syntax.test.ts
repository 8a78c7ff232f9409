import { expect, test } from "vitest";
import { isDeeper, ts } from "../../../src/scan/project/syntax.js";

const parse = (code: string): ts.SourceFile => ts.createSourceFile("a.ts", code, ts.ScriptTarget.Latest, true);

// the file, a statement, an expression, its operands, the end of the file
test.each([
  ["", 0, true],
  ["", 1, true],
  ["", 2, false],
  ["a;", 2, true],
  ["a;", 3, false],
  ["-a;", 3, true],
  ["-a;", 4, false],
  ["a; -(b);", 4, true],
  ["a; -(b);", 5, false],
])("%j has nodes within more than %i others: %s", (code, depth, deeper) => {
  expect(isDeeper(parse(code), depth)).toBe(deeper);
});

test("code that no recursion gets through is measured", () => {
  const code = `${"a+".repeat(20_000)}a;`;
  expect([isDeeper(parse(code), 1000), isDeeper(parse("a+a+a;"), 1000)]).toEqual([true, false]);
});
