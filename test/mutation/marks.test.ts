import { expect, test } from "vitest";
import { withMarks } from "../../scripts/mutation/marks.js";
import { mutantsOf } from "../../scripts/mutation/operators.js";

const MODULE = "/project/mark.mjs";

/** Of a text the mutants that one operator makes, each with a mark of its number. */
function marked(text: string, operator: string): { readonly text: string; readonly whileLoading: readonly number[] } {
  const mutants = mutantsOf("src/one.ts", text)
    .filter((mutant) => mutant.operator === operator)
    .map((mutant, number) => ({ number, mutant: { ...mutant, file: "src/one.ts", room: "top", line: 1 } }));
  const { text: whole, whileLoading } = withMarks(text, mutants, MODULE);
  const imported = `import { mark as __mark } from "${MODULE}"; `;
  expect(whole.startsWith(imported)).toBe(true);
  return { text: whole.slice(imported.length), whileLoading };
}

test.each([
  [
    "a statement of a function",
    "function f(a) { return a < 1; }",
    "function f(a) {  __mark(0);  __mark(1); return a < 1; }",
  ],
  [
    "one without braces: the one around it",
    "function f(a) { if (g()) return a > 1; }",
    "function f(a) {  __mark(0);  __mark(1); if (g()) return a > 1; }",
  ],
  ["the body of an arrow function", "const f = (a) => a === 1;", "const f = (a) => (__mark(0), a === 1);"],
  ["what a parameter is by default", "const f = (a = 1 === g()) => a;", "const f = (a = 1 === g()) => (__mark(0), a);"],
  [
    "what a parameter of a function is by default",
    "function f(a = 1 === g()) { return a; }",
    "function f(a = 1 === g()) { __mark(0);  return a; }",
  ],
  ["a property of each instance", "class A { b = g() === 1; }", "class A { b = (__mark(0), g() === 1); }"],
  [
    "a case",
    "function f(a) { switch (a) { case 1: return a === 2; } }",
    "function f(a) { switch (a) { case 1:  __mark(0); return a === 2; } }",
  ],
])("a mark stands before %s", (_, text, expected) => {
  expect(marked(text, "flip comparison")).toEqual({ text: expected, whileLoading: [] });
});

test.each([
  ["a constant", "const a = g() === 1;"],
  ["a block at the top of a file", "if (g()) { h(i === 1); }"],
  ["a static property", "class A { static b = g() === 1; }"],
])("%s is run while the file is loaded, and has none", (_, text) => {
  expect(marked(text, "flip comparison")).toEqual({ text, whileLoading: [0] });
});
