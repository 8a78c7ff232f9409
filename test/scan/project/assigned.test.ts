import { expect, test } from "vitest";
import { assignedIn } from "../../../src/scan/project/assigned.js";
import { ts } from "../../../src/scan/project/syntax.js";

const assigned = (code: string): { readonly names: readonly string[]; readonly members: readonly string[] } => {
  const { names, members } = assignedIn(ts.createSourceFile("a.ts", code, ts.ScriptTarget.Latest, true));
  return { names: [...names].sort(), members: [...members].map(([name, times]) => `${name} ${times}`).sort() };
};

test.each<[code: string, names: readonly string[], members: readonly string[]]>([
  ["let a = 1; const b = a;", [], []],
  ["a = 1", ["a"], []],
  ["a += 1; b ??= 2", ["a", "b"], []],
  ["a === 1; a + 1; a < 1", [], []],
  ["a++; --b", ["a", "b"], []],
  ["!a; -b; typeof c", [], []],
  ["(a) = 1; b! = 2; (c as string) = 3", ["a", "b", "c"], []],
  ["[a, b] = list", ["a", "b"], []],
  ["[a, ...rest] = list", ["a", "rest"], []],
  ["[, a = 1] = list", ["a"], []],
  ["({ a, b: c, d: { e } } = from)", ["a", "c", "e"], []],
  ["({ a = 1 } = from)", ["a"], []],
  ["state.legacy = true", [], ["legacy 1"]],
  ["this.verb = 'a'; other.verb = 'b'; other.verb++", [], ["verb 3"]],
  ["[state.a, b] = list", ["b"], ["a 1"]],
  ["list[0] = 1", [], []],
  ["function f() { a = 1; return () => { b = 2; }; }", ["a", "b"], []],
])("%s", (code, names, members) => {
  expect(assigned(code)).toEqual({ names, members });
});
