import { describe, expect, test } from "vitest";
import { BUILT_IN_GLOBALS, isBuiltInType, isBuiltInValue } from "../../../src/scan/graph/built-in.js";
import { ts } from "../../../src/scan/project/syntax.js";

function typeOf(text: string): ts.TypeNode {
  const source = ts.createSourceFile("a.ts", `type A = ${text};`, ts.ScriptTarget.Latest, true);
  const [statement] = source.statements;
  if (statement === undefined || !ts.isTypeAliasDeclaration(statement)) throw new Error(text);
  return statement.type;
}

describe("a type whose methods send nothing", () => {
  test.each([
    ..."Array<A> ReadonlyArray<A> Map<A,B> ReadonlyMap<A,B> WeakMap<A,B> Set<A> ReadonlySet<A> WeakSet<A>".split(" "),
    ..."Date RegExp Promise<A> URL URLSearchParams Headers FormData Error Uint8Array Buffer AbortController".split(" "),
    ..."Blob File TextEncoder TextDecoder string number boolean bigint symbol A[]".split(" "),
  ])("%s", (text) => {
    expect(isBuiltInType(typeOf(text))).toBe(true);
  });
});

test.each(["Setting", "Client", "HttpClient", "any", "unknown", "Record<string, A>"])("%s may send", (text) => {
  expect(isBuiltInType(typeOf(text))).toBe(false);
});

function valueOf(text: string): ts.Expression {
  const [statement] = ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest, true).statements;
  if (statement === undefined || !ts.isExpressionStatement(statement)) throw new Error(text);
  return statement.expression;
}

test.each(['"a"', "`a${b}`", "1", "[]", "/a/", "new Map()", "new Set([1])", "new Date()", "(new URL(a))"])(
  "what is asked of %s sends nothing",
  (text) => {
    expect(isBuiltInValue(valueOf(text))).toBe(true);
  },
);

test.each(["a", "a()", "new Client()", "new a.Map()", "this"])("%s may be anything", (text) => {
  expect(isBuiltInValue(valueOf(text))).toBe(false);
});

test("globals whose methods are the language's own; none of them sends", () => {
  const names =
    "console Object Array JSON Math Number String Boolean Promise Reflect Symbol Date Intl localStorage " +
    "sessionStorage performance crypto Buffer process";
  expect([...BUILT_IN_GLOBALS]).toEqual(names.split(" "));
});
