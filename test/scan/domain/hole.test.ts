import { expect, test } from "vitest";
import { holeAt, identifiersIn, memberHole, unknownAt } from "../../../src/scan/domain/hole.js";
import { ts } from "../../../src/scan/project/syntax.js";

function expressionOf(code: string): ts.Node {
  const [statement] = ts.createSourceFile("a.ts", code, ts.ScriptTarget.Latest, true).statements;
  if (statement === undefined || !ts.isExpressionStatement(statement)) throw new Error(`no expression: ${code}`);
  return statement.expression;
}

test.each<readonly [code: string, names: readonly string[]]>([
  ["a", ["a"]],
  ["config.apiUrl", ["config", "apiUrl"]],
  ["config['apiUrl']", ["config", "apiUrl"]],
  ["config[`apiUrl`]", ["config", "apiUrl"]],
  ["config[name]", ["config", "name"]],
  ["'apiUrl'", []],
  ["a + 'b' + c", ["a", "c"]],
  ["f(a, b.c)", ["f", "a", "b", "c"]],
  ["f((x) => x + a)", ["f"]],
  ["a ?? function named() { return b; }", ["a"]],
  ["`${a}/${b.c}`", ["a", "b", "c"]],
])("the names in `%s`", (code, names) => {
  expect(identifiersIn(expressionOf(code))).toEqual(names);
});

test("no more names than anybody would read", () => {
  expect(identifiersIn(expressionOf(`a${".b".repeat(199)}`)).length).toBe(200);
  expect(identifiersIn(expressionOf(`a${".b".repeat(300)}`)).length).toBe(200);
});

test("a gap is named by the expression that stands for it", () => {
  const node = expressionOf("config.apiUrl");
  expect([holeAt(node), holeAt(node, true)].map(({ text, names, parameter }) => [text, names, parameter])).toEqual([
    ["config.apiUrl", ["config", "apiUrl"], false],
    ["config.apiUrl", ["config", "apiUrl"], true],
  ]);
  expect(holeAt(node).node).toBe(node);
  expect(holeAt(expressionOf(`a${".b".repeat(100)}`)).text).toBe(`a${".b".repeat(59)}.`);
});

test("and a member of it by that and its key", () => {
  const node = expressionOf("config");
  const member = memberHole(memberHole(holeAt(node, true), "api"), "url");
  expect([member.text, member.names, member.parameter, member.node === node]).toEqual([
    "config.api.url",
    ["config", "api", "url"],
    true,
    true,
  ]);
  expect(memberHole(holeAt(node), "url").parameter).toBe(false);
});

test("an unknown of it", () => {
  const node = expressionOf("config");
  expect([unknownAt(node), unknownAt(node, true)].map(({ kind, hole }) => [kind, hole.text, hole.parameter])).toEqual([
    ["unknown", "config", false],
    ["unknown", "config", true],
  ]);
});
