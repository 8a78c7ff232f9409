/** Who uses a constant, a member or a function, and where somebody might use it unseen; and who calls it. */
import { describe, expect, test } from "vitest";
import { callersOf } from "../../src/fix/code/callers.js";
import type { Program } from "../../src/fix/code/program.js";
import { usesOf } from "../../src/fix/code/references.js";
import { functionAround, scopeOf, usesInScope } from "../../src/fix/code/scopes.js";
import { ts } from "../../src/scan/project/syntax.js";
import { programOf } from "./code.js";

type Files = Readonly<Record<string, string>>;
type Step = Parameters<typeof usesOf>[1];

function firstIn<Found extends ts.Node>(program: Program, file: string, is: (node: ts.Node) => node is Found): Found {
  const visit = (node: ts.Node): Found | undefined => (is(node) ? node : ts.forEachChild(node, visit));
  const tree = program.module(file)?.tree;
  const found = tree === undefined ? undefined : visit(tree);
  if (found === undefined) throw new Error(`nothing of that kind in ${file}`);
  return found;
}
const placesOf = (nodes: readonly ts.Node[] | undefined): readonly string[] | "hidden" =>
  nodes === undefined
    ? "hidden"
    : nodes.map((node) => {
        const tree = node.getSourceFile();
        return `${tree.fileName}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1} ${node.getText()}`;
      });

describe("the uses of a constant", () => {
  const usesIn = (files: Files) => {
    const program = programOf(files);
    const isDeclared = (node: ts.Node): node is ts.VariableDeclaration => ts.isVariableDeclaration(node);
    return placesOf(usesOf(program, { declared: firstIn(program, "a.ts", isDeclared) } as unknown as Step));
  };
  test.each<[code: string, uses: readonly string[] | "hidden"]>([
    ["const url = 1;", []],
    ["const url = 1;\nsend(url);\nsend(url + 1);", ["a.ts:2 url", "a.ts:3 url"]],
    ["const url = 1;\nsend({ url });", ["a.ts:2 url"]],
    ["const url = 1;\nsend({ url: 1 }, a.url);", []],
    ["const url = 1;\nfunction f(url) { send(url); }", []],
    ["const url = 1;\nconst { url: other } = a;", []],
    ["const url = 1;\nclass A { url = 1; url() {} }", []],
    ["const url = 1;\ninterface A { url: string; url(): void }\nenum B { url }", []],
    ["const url = 1;\ntype A = typeof url;", []],
    ["const url = 1;\nconst a: typeof url = url;", ["a.ts:2 url"]],
    ["const url = 1;\nexport { url };", []],
    ["const url = 1;\nexport { url as other };", "hidden"],
    ["const url = 1;\nexport default url;", "hidden"],
    ["const [url] = a;\nsend(url);", "hidden"],
    ["const { url } = a;\nsend(url);", "hidden"],
  ])("%j", (code, uses) => {
    expect(usesIn({ "a.ts": code })).toEqual(uses);
  });

  const A = "export const url = 1;";
  test.each<[name: string, files: Files, uses: readonly string[] | "hidden"]>([
    ["imported", { "b.ts": 'import { url } from "./a.js";\nsend(url);' }, ["b.ts:2 url"]],
    ["imported under another name", { "b.ts": 'import { url as other } from "./a.js";\nsend(other);' }, "hidden"],
    ["another one of that name", { "b.ts": "const url = 2;\nsend(url);" }, []],
    [
      "another one of that name, imported",
      { "b.ts": 'import { url } from "./c.js";\nsend(url);', "c.ts": "export const url = 2;" },
      [],
    ],
    ["in a namespace", { "b.ts": 'import * as paths from "./a.js";\nsend(paths.url);' }, ["b.ts:2 paths.url"]],
    [
      "in a namespace, by a key",
      { "b.ts": 'import * as paths from "./a.js";\nsend(paths["url"]);' },
      ['b.ts:2 paths["url"]'],
    ],
    ["another member of the namespace", { "b.ts": 'import * as paths from "./a.js";\nsend(paths.other);' }, []],
    ["the namespace as a whole", { "b.ts": 'import * as paths from "./a.js";\nsend(paths);' }, "hidden"],
    [
      "the namespace of another file as a whole",
      { "b.ts": 'import * as paths from "./c.js";\nsend(paths);', "c.ts": "export const other = 1;" },
      [],
    ],
    ["all of it passed on by a name", { "b.ts": 'export * as paths from "./a.js";' }, "hidden"],
    [
      "all of another file passed on by a name",
      { "b.ts": 'export * as paths from "./c.js";', "c.ts": "export const other = 1;" },
      [],
    ],
    [
      "passed on, and used from there",
      { "b.ts": 'export * from "./a.js";', "c.ts": 'import { url } from "./b.js";\nsend(url);' },
      ["c.ts:2 url"],
    ],
    ["passed on by name", { "b.ts": 'export { url } from "./a.js";' }, []],
    ["passed on by another name", { "b.ts": 'export { url as other } from "./a.js";' }, "hidden"],
    ["loaded at run time", { "b.ts": 'const { url } = await import("./a.js");' }, "hidden"],
    ["loaded by another way", { "b.ts": 'const a = require("./a.js");' }, "hidden"],
    [
      "something else loaded at run time",
      { "b.ts": 'const { other } = await import("./c.js");', "c.ts": "export const other = 1;" },
      [],
    ],
    [
      "something else loaded at run time, with that name",
      { "b.ts": 'const { url } = await import("./c.js");', "c.ts": "export const url = 1;" },
      "hidden",
    ],
    [
      "in a template that is no code",
      { "b.vue": '<script setup lang="ts">\nimport { url } from "./a.js";\n</script>\n<template>{{ url }}</template>' },
      "hidden",
    ],
  ])("elsewhere: %s", (_, files, uses) => {
    expect(usesIn({ "a.ts": A, ...files })).toEqual(uses);
  });
});

describe("the uses of a member", () => {
  const usesIn = (code: string, more: Files = {}) => {
    const program = programOf({ "a.ts": code, ...more });
    const isMember = (node: ts.Node): node is ts.PropertyAssignment | ts.PropertyDeclaration | ts.EnumMember =>
      (ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node) || ts.isEnumMember(node)) &&
      node.name.getText().replace(/["'#]/g, "") === "url";
    const isHolder = (node: ts.Node): boolean =>
      ts.isVariableDeclaration(node) || ts.isClassLike(node) || ts.isEnumDeclaration(node);
    const declared = firstIn(program, "a.ts", isMember);
    let holder: ts.Node | undefined = declared.parent;
    while (holder !== undefined && !isHolder(holder)) holder = holder.parent;
    return placesOf(usesOf(program, { declared, holder } as unknown as Step));
  };
  test.each<[code: string, uses: readonly string[] | "hidden"]>([
    ["const a = { url: 1 };\nsend(a.url);", ["a.ts:2 a.url"]],
    ['const a = { "url": 1 };\nsend(a["url"]);', ['a.ts:2 a["url"]']],
    ["const a = { url: 1, b: 2 };\nsend(a.b);", []],
    ["const a = { url: 1 };\nsend(a);", "hidden"],
    ["const a = { url: 1 };\nsend(a[key]);", "hidden"],
    ["const a = { in: { url: 1 } };\nsend(a.in.url);", ["a.ts:2 a.in.url"]],
    ["const a = { in: { url: 1 } };\nsend(a.in);", "hidden"],
    ["const a = { in: { url: 1 } };\nsend(a.url, a.other.url);", []],
    ["enum A { url = 1 }\nsend(A.url);", ["a.ts:2 A.url"]],
    ["class A { static url = 1 }\nsend(A.url);", ["a.ts:2 A.url"]],
    ["class A { static url = 1; static f() { return this.url; } }", "hidden"],
    ["class A { static url = 1; static f() { return this.other; } }\nsend(A.url);", ["a.ts:2 A.url"]],
    ["class A { static url = 1; static f() { return this; } }", "hidden"],
    ["class A { private url = 1; f() { return this.url; } }", ["a.ts:1 this.url"]],
    ["class A { #url = 1; f() { return 1; } }", []],
    ["class A { private url = 1; f() { return this[key]; } }", "hidden"],
    ["class A { private url = 1; f() { const { url } = this; } }", "hidden"],
    ["class A { private url = 1; f() { const { other } = this; } }", []],
    ["class A { url = 1; f() { return this.url; } }", "hidden"],
    ["class A { readonly url = 1 }\nnew A().url;", "hidden"],
    ["send(class { static url = 1 });", "hidden"],
  ])("%j", (code, uses) => {
    expect(usesIn(code)).toEqual(uses);
  });
});

describe("who calls a function", () => {
  const callers = (code: string, more: Files = {}) => {
    const program = programOf({ "a.ts": code, ...more });
    const isMade = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
      ts.isFunctionDeclaration(node) ||
      ts.isArrowFunction(node) ||
      ts.isFunctionExpression(node) ||
      ts.isMethodDeclaration(node);
    return placesOf(callersOf(program, firstIn(program, "a.ts", isMade)));
  };
  test.each<[code: string, calls: readonly string[] | "hidden"]>([
    ["function f() {}", []],
    ["function f() {}\nf(1);\nf(2);", ["a.ts:2 f(1)", "a.ts:3 f(2)"]],
    ["function f() {}\nsend(f);", "hidden"],
    ["function f() {}\nsend(f(1));", ["a.ts:2 f(1)"]],
    ["export default function () {}", "hidden"],
    ["const f = () => 1;\nf(1);", ["a.ts:2 f(1)"]],
    ["const f = function () {};\nf(1);", ["a.ts:2 f(1)"]],
    ["const f = () => 1;\nconst g = f;", "hidden"],
    ["send(() => 1);", "hidden"],
    ["const a = { f() {} };\na.f(1);", ["a.ts:2 a.f(1)"]],
    ["const a = { f: () => 1 };\na.f(1);", ["a.ts:2 a.f(1)"]],
    ["class A { f() {} }\nnew A().f(1);\nb.f(2);", ["a.ts:2 new A().f(1)", "a.ts:3 b.f(2)"]],
    ["class A { f = () => 1 }\na.f(1);", ["a.ts:2 a.f(1)"]],
    ["class A { f() {} }\nsend(a.f);", "hidden"],
    ['class A { f() {} }\na["f"]();', "hidden"],
    ["class A { f() {} }\nconst { f } = a;", "hidden"],
    ["class A { f() {} }\nconst { f: g } = a;", "hidden"],
    ["class A { f() {} }\nsend({ f });", "hidden"],
    ["class A { [key]() {} }", "hidden"],
  ])("%j", (code, calls) => {
    expect(callers(code)).toEqual(calls);
  });

  test("in other files, and in packages that others import", () => {
    const f = "export function f() {}";
    expect(callers(f, { "b.ts": 'import { f } from "./a.js";\nf(1);' })).toEqual(["b.ts:2 f(1)"]);
    expect(callers("class A { f() {} }", { "b.ts": "a.f(1);" })).toEqual(["b.ts:1 a.f(1)"]);
    expect(callers(f, { "package.json": '{ "main": "a.js" }' })).toBe("hidden");
    expect(
      callers("class A { f() {} }", { "b.vue": "<script>\nlet a;\n</script>\n<template>{{ a.f }}</template>" }),
    ).toBe("hidden");
  });
});

describe("around a name", () => {
  const nameIn = (code: string) => {
    const program = programOf({ "a.ts": code });
    const isName = (node: ts.Node): node is ts.Identifier => ts.isIdentifier(node) && node.text === "a";
    return { program, name: firstIn(program, "a.ts", isName) };
  };
  test.each<[code: string, scope: string, uses: readonly string[], within: string]>([
    ["const a = 1;\nsend(a);", "SourceFile", ["a.ts:2 a"], "none"],
    [
      "function f() { const a = 1; send(a, b.a, { a: 1 }); }\nsend(a);",
      "FunctionDeclaration",
      ["a.ts:1 a"],
      "FunctionDeclaration",
    ],
    ["const f = () => { const a = 1; send(a); };", "ArrowFunction", ["a.ts:1 a"], "ArrowFunction"],
    ["const f = function () { const a = 1; send(a); };", "FunctionExpression", ["a.ts:1 a"], "FunctionExpression"],
    ["class A { f() { const a = 1; send(a); } }", "MethodDeclaration", ["a.ts:1 a"], "MethodDeclaration"],
    ["class A { get f() { const a = 1; return a; } }", "GetAccessor", ["a.ts:1 a"], "GetAccessor"],
    ["if (x) { const a = 1; send(a); }\nsend(a);", "Block", ["a.ts:1 a"], "none"],
    ["for (const a of b) send(a);", "ForOfStatement", ["a.ts:1 a"], "none"],
    ["for (let a = 1; a < 2; ) send(a);", "ForStatement", ["a.ts:1 a", "a.ts:1 a"], "none"],
    ["function f(a) { send(a); }", "FunctionDeclaration", ["a.ts:1 a"], "FunctionDeclaration"],
    ["function f(a) { g((a) => a); }", "FunctionDeclaration", [], "FunctionDeclaration"],
  ])("%j", (code, scope, uses, within) => {
    const { program, name } = nameIn(code);
    const around = functionAround(name);
    expect([
      ts.SyntaxKind[scopeOf(name).kind],
      placesOf(usesInScope(program, name)),
      around === undefined ? "none" : ts.SyntaxKind[around.kind],
    ]).toEqual([scope, uses, within]);
  });
});
