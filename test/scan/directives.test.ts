import { expect, test } from "vitest";
import { directivesOf } from "../../src/scan/directives.js";
import { sourceText } from "../../src/scan/discover/sources.js";

/** text @ its line → lines covered */
const told = (text: string, path = "a.tsx"): readonly string[] =>
  directivesOf(sourceText(path, text)).map(
    ({ text: said, line, covers }) =>
      `${said} @${line} → ${covers === undefined ? "nothing" : `${covers.line}-${covers.endLine}`}`,
  );

test.each<[name: string, code: string, directives: readonly string[]]>([
  [
    "a statement over several lines",
    `// lastcall-x -- why\nawait client.get(\n  "/a",\n);\nnext();`,
    ["x -- why @1 → 2-4"],
  ],
  ["a block comment", `/* lastcall-x */ f(\n);`, ["x @1 → 1-2"]],
  ["text over several lines of a comment", `/*\n * lastcall-x a\n * until b\n */\nf();`, ["x a until b @1 → 5-5"]],
  ["no space after the slashes", `//lastcall-x\nf();`, ["x @1 → 2-2"]],
  ["two in a row are about the same statement", `// lastcall-x\n// lastcall-y\nf();`, ["x @1 → 3-3", "y @2 → 3-3"]],
  ["at the end of a line", `f(); // lastcall-x\ng();`, ["x @1 → 2-2"]],
  ["at the end of the file", `f();\n// lastcall-x`, ["x @2 → nothing"]],
  ["alone in a file", `// lastcall-x`, ["x @1 → nothing"]],
  ["a property of an object", `f({\n  // lastcall-x\n  a: {\n    b: 1,\n  },\n  c: 2,\n});`, ["x @2 → 3-5"]],
  ["an argument", `f(\n  // lastcall-x\n  g(\n    1),\n  2);`, ["x @2 → 3-4"]],
  ["an element", `[\n  // lastcall-x\n  "/a",\n  "/b",\n];`, ["x @2 → 3-3"]],
  ["a step of a chain", `http\n  // lastcall-x\n  .get(\n    "/a")\n  .then(f);`, ["x @2 → 3-4"]],
  [
    "a method counts with its head only",
    `class A {\n  // lastcall-x\n  get(\n    a: string) {\n    return f();\n  }\n}`,
    ["x @2 → 3-4"],
  ],
  ["a function counts with its head only", `// lastcall-x\nexport async function f() {\n  g();\n}`, ["x @1 → 2-2"]],
  ["an arrow with a body too", `// lastcall-x\nexport const f = async () => {\n  g();\n};`, ["x @1 → 2-2"]],
  ["an arrow without one counts whole", `// lastcall-x\nexport const f = () =>\n  g();`, ["x @1 → 2-3"]],
  ["a class property", `class A {\n  // lastcall-x\n  users = this.get(\n    "/a");\n}`, ["x @2 → 3-4"]],
  [
    "a statement with a callback counts whole",
    `// lastcall-x\nawait retry(() => {\n  return f();\n});`,
    ["x @1 → 2-4"],
  ],
  ["inside a block", `if (a) {\n  // lastcall-x\n  f();\n}`, ["x @2 → 3-3"]],
  ["an if counts with its head", `// lastcall-x\nif (await f()) {\n  g();\n}`, ["x @1 → 2-2"]],
  ["a class counts with its head", `// lastcall-x\nclass A\n  extends B {\n  a() {}\n}`, ["x @1 → 2-3"]],
  ["an if without a block counts whole", `// lastcall-x\nif (a)\n  f();`, ["x @1 → 2-3"]],
  ["a loop counts with its head", `// lastcall-x\nfor (const a of\n  b) {\n  f();\n}`, ["x @1 → 2-3"]],
  ["a loop without a block counts whole", `// lastcall-x\nwhile (a)\n  f();`, ["x @1 → 2-3"]],
  ["a try counts with its head", `// lastcall-x\ntry {\n  f();\n} catch {}`, ["x @1 → 2-2"]],
  ["a switch counts with its head", `// lastcall-x\nswitch (\n  a) {\n  case 1:\n}`, ["x @1 → 2-3"]],
  ["a function that is the default", `// lastcall-x\nexport default (\n  a) => {\n  f();\n};`, ["x @1 → 2-3"]],
  ["a value that is the default counts whole", `// lastcall-x\nexport default f(\n  a);`, ["x @1 → 2-3"]],
  ["a function without a body", `// lastcall-x\ndeclare function f(\n  a): void;\ng();`, ["x @1 → 2-3"]],
  ["a property that is a function", `f({\n  // lastcall-x\n  a: () => {\n    g();\n  },\n});`, ["x @2 → 3-3"]],
  ["a field that is a function", `class A {\n  // lastcall-x\n  a = () => {\n    g();\n  };\n}`, ["x @2 → 3-3"]],
  ["a field without a value", `class A {\n  // lastcall-x\n  a:\n    B;\n}`, ["x @2 → 3-4"]],
  ["two variables of which one is a function", `// lastcall-x\nconst a = 1,\n  b = () => {};`, ["x @1 → 2-3"]],
  ["a member in a chain that is not called", `http\n  // lastcall-x\n  .users\n  .get(\n    "/a");`, ["x @2 → 3-3"]],
  ["a part of a sum", `f("/a" +\n  // lastcall-x\n  "/b" +\n  "/c");`, ["x @2 → 3-3"]],
  ["between the children of a fragment", `const a = <>\n  {/* lastcall-x */}\n  text\n  <B />\n</>;`, ["x @2 → 3-4"]],
  ["after the last child", `const a = <p>\n  <B />\n  {/* lastcall-x */}\n</p>;`, ["x @3 → nothing"]],
  ["in an attribute's braces", `const a = <B c={/* lastcall-x */ d} />;`, ["x @1 → 1-1"]],
  ["said twice in one comment", `// lastcall-x lastcall-y\nf();`, ["x lastcall-y @1 → 2-2"]],
  ["before each of two steps", `// lastcall-x\nf();\n// lastcall-y\ng();`, ["x @1 → 2-2", "y @3 → 4-4"]],
  ["with other comments before and behind", `// one\n// lastcall-x\n// two\nf();`, ["x @2 → 4-4"]],
  ["between JSX elements", `const a = <div>\n  {/* lastcall-x */}\n  <B\n    c={d} />\n</div>;`, ["x @2 → 3-4"]],
  ["before a JSX attribute", `const a = <B\n  // lastcall-x\n  c={\n    d}\n  e="f" />;`, ["x @2 → 3-4"]],
  ["a word in a string is none", `f("lastcall-x"); g(\`// lastcall-y\`);`, []],
  ["a word in JSX text is none", `const a = <p>// lastcall-x</p>;`, []],
  ["a comment that does not start with it is none", `// see lastcall-x\nf();`, []],
  ["a division is no comment", `const a = b / c; const d = "lastcall-x";`, []],
])("%s", (_, code, directives) => {
  expect(told(code)).toEqual(directives);
});

test("in a Vue component the lines are the component's", () => {
  expect(told(`<template>\n</template>\n<script lang="ts">\n// lastcall-x\nf();\n</script>`, "A.vue")).toEqual([
    "x @4 → 5-5",
  ]);
});

test("the place is the comment's", () => {
  expect(directivesOf(sourceText("a.ts", `f();\n  /* lastcall-x */ g();`))[0]).toEqual({
    file: "a.ts",
    line: 2,
    column: 3,
    endLine: 2,
    endColumn: 19,
    text: "x",
    covers: { line: 2, column: 20, endLine: 2, endColumn: 24 },
  });
});
