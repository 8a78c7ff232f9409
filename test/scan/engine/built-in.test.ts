import { describe, expect, test } from "vitest";
import { isBuiltInType } from "../../../src/scan/graph/built-in.js";
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
