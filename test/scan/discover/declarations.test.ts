/** The top level of a file without a parser: what it declares, imports and exports. */
import { expect, test } from "vitest";
import { topLevelOf } from "../../../src/scan/discover/declarations.js";

test.each<readonly [text: string, names: readonly string[]]>([
  ["const a = 1;", ["a"]],
  ["let a = 1;\nvar b = 2;", ["a", "b"]],
  ["function a() {}\nasync function b() {}\nfunction* c() {}\nfunction *d() {}", ["a", "b", "c", "d"]],
  ["class A {}\nabstract class B {}\nexport class C {}", ["A", "B", "C"]],
  ["interface A {}\ntype B = 1;\nenum C {}\nconst enum D {}\nnamespace E {}", ["A", "B", "C", "D", "E"]],
  ["export const a = 1;\nexport default function b() {}", ["a", "b", "default"]],
  ["const { a, b: c, d = 1 } = x;", ["a", "c", "d"]],
  ["const [a, , b] = x;", ["a", "b"]],
  ["declare function a(): void;", ["a"]],
  ["  const a = 1;\n  const b = 2;", ["a"]],
  ["  export const a = 1;\n  export const b = 2;", ["a", "b"]],
  ["const{ a, b }=x;\nlet[c]=y;", ["a", "b", "c"]],
  ["export const [a, b] = x;", ["a", "b"]],
  ["  export const { a } = x;\n  export const { b } = y;\n  export const [c] = z;", ["a", "b", "c"]],
  ["const { a: 1 } = x;", []],
  ["const { a: $b1 } = x;", ["$b1"]],
  ["run();", []],
  ["", []],
  ["@Component()\nclass A {}", ["A"]],
])("declared by %j", (text, names) => {
  expect(topLevelOf(text).declarations.flatMap((each) => each.names)).toEqual(names);
});

test("a declaration has its text and where that begins; what follows the imports is one", () => {
  const text = 'import { a } from "b";\nrun(a);\ninterface T {}\nconst x = 1;\n';
  expect(topLevelOf(text).declarations).toEqual([
    { names: [], text: "\nrun(a);\n", start: 22, isType: false },
    { names: ["T"], text: "interface T {}\n", start: 31, isType: true },
    { names: ["x"], text: "const x = 1;\n", start: 46, isType: false },
  ]);
  expect(topLevelOf('import { a } from "b";\nimport { c } from "d";\n').declarations).toEqual([]);
  expect(topLevelOf("  run();\nconst x = 1;").declarations).toEqual([
    { names: [], text: "  run();\n", start: 0, isType: false },
    { names: ["x"], text: "const x = 1;", start: 9, isType: false },
  ]);
  for (const type of ["type T = 1;", "export type T = 1;", "export declare interface T {}", "declare type T = 1;"])
    expect(topLevelOf(type).declarations.map(({ isType }) => isType)).toEqual([true]);
});

test.each<readonly [text: string, imports: readonly string[]]>([
  ['import a from "x";', ["default as a of x"]],
  ["import a from 'x';", ["default as a of x"]],
  ['import * as a from "x";', ["* as a of x"]],
  ['import { a, b as c, type D } from "x";', ["a as a of x", "b as c of x", "D as D of x"]],
  ['import type { A } from "x";', ["A as A of x"]],
  ['import type A from "x";', ["default as A of x"]],
  ['import a, { b } from "x";', ["default as a of x", "b as b of x"]],
  ['import a, * as b from "x";', ["default as a of x", "* as b of x"]],
  ['import {\n  a,\n  b,\n} from "x";', ["a as a of x", "b as b of x"]],
  ['import "x";', []],
  ['import "x";\nimport a from "y";', ["default as a of y"]],
  ['import a from "x"; import b from "y";', ["default as a of x", "default as b of y"]],
  ['import type from "x";', ["default as type of x"]],
  ['import type * as a from "x";', ["* as a of x"]],
  // without a space where none is needed
  ['import{a,b as c}from"x";', ["a as a of x", "b as c of x"]],
  ['import a,{b}from"x";', ["default as a of x", "b as b of x"]],
  ['import*as a from"x";', ["* as a of x"]],
  ['import type{A}from"x";', ["A as A of x"]],
  ['const{a}=require("x");', ["a as a of x"]],
  // a comment is no part of the list, whatever stands in it
  ['import {\n  a, // the server\'s; "own"\n  b, /* c, */\n} from "x";', ["a as a of x", "b as b of x"]],
  ['// import a from "y";\nimport b from "x";', ["default as b of x"]],
  // in the middle of typing
  ['import { a from "x";', ["a as a of x"]],
  ['import { a } from "x"; import { b } from ""; import { c } from "y"', ["a as a of x", "c as c of y"]],
  ['import a\nimport { b } from "x";', ["default as a\nimport of x", "b as b of x"]],
  ['import a from ; const b = "x";', []],
  ['import(a); const b = "x";', []],
  ['importa from "x";', []],
  ['import a from "";', []],
  ['import a = require("x");', ["* as a of x"]],
  ['const a = require("x");', ["* as a of x"]],
  ['const { a, b: c } = require("x");', ["a as a of x", "b as c of x"]],
  ['const { a } = await import("x");', ["a as a of x", "* as x of x"]],
  ['(await import("x")).get()', ["* as x of x"]],
  ['const a = await import("x");', ["* as a of x", "* as x of x"]],
  ['run(import("x"));', ["* as x of x"]],
  ["import a", []],
  ["import a; from", []],
])("imported by %j", (text, imports) => {
  expect(
    topLevelOf(text).imports.map(({ imported, local, specifier }) => `${imported} as ${local} of ${specifier}`),
  ).toEqual(imports);
});

test.each<readonly [text: string, exports: readonly string[]]>([
  ["export const a = 1;", ["a as a"]],
  ["export const { a, b: c } = x;", ["a as a", "c as c"]],
  ["export function a() {}\nexport async function b() {}\nexport class C {}", ["a as a", "b as b", "C as C"]],
  ["export declare const a: 1;\nexport abstract class B {}", ["a as a", "B as B"]],
  ["export { a, b as c };", ["a as a", "b as c"]],
  ["export type { A };", ["A as A"]],
  ['export { a, default as b } from "x";', ["a as a of x", "default as b of x"]],
  ['export {\n  a,\n} from "x";\nexport { b };', ["a as a of x", "b as b"]],
  ['export{a}from"x";', ["a as a of x"]],
  ["export type{A};", ["A as A"]],
  ['export {\n  a, // nobody\'s\n  b,\n} from "x";', ["a as a of x", "b as b of x"]],
  ['export { a, export { b } from "x";', ["a as a of x", "export { b as export { b of x"]],
  ['export { a };\n/* from "x" */', ["a as a"]],
  ["export const [a, b] = x;", ["a as a", "b as b"]],
  ["export const{ a }=x;", ["a as a"]],
  ['export * from "x";', ["* as * of x"]],
  ['export*from"x";', ["* as * of x"]],
  ['export*as a from"x";', ["* as a of x"]],
  ['export type * from "x";', ["* as * of x"]],
  ['export * as a from "x";', ["* as a of x"]],
  ["export default a;", ["a as default"]],
  ["export default function a() {}", ["a as default"]],
  ["export default async function a() {}", ["a as default"]],
  ["export default class A {}", ["A as default"]],
  ["export default () => 1;", ["default as default"]],
  ["module.exports = a;", ["* as *"]],
  ["exports.a = 1;", ["* as *"]],
  ["exported.a = 1;", []],
  ["export { a", []],
])("exported by %j", (text, exports) => {
  const found = topLevelOf(text).exports.map(
    ({ exported, local, specifier }) => `${local} as ${exported}${specifier === undefined ? "" : ` of ${specifier}`}`,
  );
  expect([...new Set(found)]).toEqual(exports);
});

test("a specifier that never ends is not looked for without end", () => {
  expect(topLevelOf(`import a from "${"x".repeat(5000)}`).imports.map(({ specifier }) => specifier.length)).toEqual([
    1000,
  ]);
});
