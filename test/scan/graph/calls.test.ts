/**
 * Where a function leads, as told from the syntax: `send` a function, `.send` any member of that name, `~send` any
 * function of it; `sends` it may send, `opaque` it may do anything, `handed` what it was handed decides.
 */
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import type { SourceText } from "../../../src/scan/calls/analysis.js";
import { edgesOf } from "../../../src/scan/graph/calls.js";
import { CallGraph } from "../../../src/scan/graph/index.js";
import { Sinks } from "../../../src/scan/graph/sinks.js";
import type { Unit } from "../../../src/scan/graph/unit.js";
import { ClientIndex } from "../../../src/scan/knowledge/clients/index.js";
import { Project } from "../../../src/scan/project/project.js";
import { ts } from "../../../src/scan/project/syntax.js";

type Texts = Readonly<Record<string, string>>;

const OTHERS: Texts = {
  "api.ts":
    "export function load() {}\nexport const save = () => 1;\nexport const http = axios.create();\nexport class Users { list() {} }\nexport default () => 2;",
  "made.ts": "const users = new Users();\nexport default users;\nclass Users { list() {} }",
  "wrapped.ts": "function load() {}\nexport default memo(load);",
};

function graphOf(main: string): { readonly graph: CallGraph; readonly top: Unit } {
  const sources = new Map(
    Object.entries({ ...OTHERS, "main.tsx": main }).map(([path, text]): [string, SourceText] => [
      path,
      { path, text, language: path.endsWith("x") ? "tsx" : "ts", generated: false },
    ]),
  );
  const load = (specifier: string, from: string): SourceText | undefined =>
    specifier.startsWith(".") ? sources.get(`${posix.join(posix.dirname(from), specifier)}.ts`) : undefined;
  const project = new Project(load);
  const graph = new CallGraph(project, new Sinks(new ClientIndex([]), [], new Set(["listUsers"])), []);
  const source = sources.get("main.tsx");
  if (source === undefined) throw new Error("there is no main.tsx");
  return { graph, top: graph.facts(project.module(source)).top };
}

const nameOf = ({ node, module }: Unit): string => {
  const { name } = node as { readonly name?: ts.Node };
  const around = node.parent !== undefined && ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined;
  const shown = name ?? around;
  if (shown !== undefined) return shown.getText();
  if (ts.isConstructorDeclaration(node)) return "constructor";
  return ts.isSourceFile(node) ? module.source.path : node.getText().replace(/\s+/g, " ");
};

/** Of the function `page`, or the class of that name. */
function leads(code: string): string {
  const { graph, top } = graphOf(code);
  const within = (unit: Unit): readonly Unit[] => [unit, ...unit.inner.flatMap(within)];
  const page = within(top).find((unit) => nameOf(unit) === "page");
  if (page === undefined) throw new Error("there is no page");
  const { units, members, names, sends, opaque, handed } = edgesOf(page, graph);
  return [
    ...[...units].map(nameOf),
    ...[...members].map((name) => `.${name}`),
    ...[...names].map((name) => `~${name}`),
    ...(sends ? ["sends"] : []),
    ...(opaque ? ["opaque"] : []),
    ...(handed ? ["handed"] : []),
  ]
    .sort()
    .join(" ");
}

describe("what is called", () => {
  test.each<readonly [code: string, edges: string]>([
    ["function page() {}", ""],
    ["function page() { return 1 + two; }", ""],
    ["function a() {}\nfunction page() { a(); }", "a"],
    ["const a = () => 1;\nfunction page() { a(); }", "a"],
    ["const a = function () {};\nfunction page() { a(); }", "a"],
    ["function page() { const a = () => 1; a(); }", "a"],
    ["function page() { function a() {} a(); }", "a"],
    ["function page() { page(); }", "page"],
    ["const outer = function page() { page(); };", "page"],
    ["function page() { other(); }", "~other"],
    ["function page() { fetch(); }", "sends ~fetch"],
    ["function page() { request(); }", "sends ~request"],
    ["function page() { listUsers(); }", "sends ~listUsers"],
    ["function page(given) { given(); }", "handed ~given"],
    ["function page({ a }) { a(); }", "handed ~a"],
    ["function page({ a: b }) { b(); }", "handed ~a"],
    ["function page(fetch) { fetch(); }", "handed sends ~fetch"],
    ["function page(a: AxiosInstance) { a(); }", "handed sends ~a"],
    ["let a;\nfunction page() { a(); }", "opaque ~a"],
    ["let a: AxiosInstance;\nfunction page() { a(); }", "opaque sends ~a"],
    ["function page() { let a; a(); }", "handed ~a"],
    ["const { a } = x;\nfunction page() { a(); }", "opaque ~a"],
    ["const { get: a } = x;\nfunction page() { a(); }", "opaque sends ~get"],
    ["const { b: a } = x;\nfunction page() { a(); }", "opaque ~b"],
    ["const a = { b: 1 };\nfunction page() { a(); }", "opaque ~a"],
    ["const a = class {};\nfunction page() { a(); }", "a"],
    ["class A {}\nfunction page() { A(); }", "A"],
    ["const a = await b;\nfunction b() {}\nfunction page() { a(); }", "b"],
    ["const a = b;\nfunction b() {}\nfunction page() { a(); }", "b"],
    ["const a = x.b;\nfunction page() { a(); }", ".b"],
    ["const a = x ? b : c;\nfunction b() {}\nfunction c() {}\nfunction page() { a(); }", "b c"],
    ["const a = b ?? c;\nfunction b() {}\nfunction c() {}\nfunction page() { a(); }", "b c"],
    ["const a = make();\nfunction page() { a(); }", "~a ~make"],
    ["const get = make();\nfunction page() { get(); }", "sends ~get ~make"],
    ["const a = memo(() => 1);\nfunction page() { a(); }", "() => 1 ~a ~memo"],
    ["const a = memo(function b() {});\nfunction page() { a(); }", "b ~a ~memo"],
    ["const a = memo(b);\nfunction b() {}\nfunction page() { a(); }", "b ~a ~memo"],
    ["const a = memo(a);\nfunction page() { a(); }", "~a ~memo"],
    ["function page() { (a ? b : c)(); }\nfunction b() {}\nfunction c() {}", "b c"],
    ["function page() { (b || c)(); }\nfunction b() {}\nfunction c() {}", "b c"],
    ["function page() { (b as any)(); }\nfunction b() {}", "b"],
    ["function page() { b!(); }\nfunction b() {}", "b"],
    ["function page() { a()(); }", "opaque ~a"],
    ["function page() { (() => 1)(); }", ""],
    ["function page() { b`text`; }\nfunction b() {}", ""],
  ])("%j", (code, edges) => {
    expect(leads(code)).toBe(edges);
  });
});

describe("a member that is called", () => {
  test.each<readonly [code: string, edges: string]>([
    ["function page(x) { x.a(); }", ".a"],
    ["function page(x) { x?.a(); }", ".a"],
    ["function page(x) { x.get(); }", ".get sends"],
    ["function page(x) { x.a.b(); }", ".b"],
    ["function page(x) { x['a'](); }", ".a"],
    ["function page(x) { x['get'](); }", ".get sends"],
    ["function page(x, y) { x[y](); }", "sends"],
    ["function page(y) { [1][y](); }", "opaque"],
    ["function page() { [].push(1); }", ""],
    ["function page() { 'a'.get(); }", ""],
    ["function page(x: string) { x.get(); }", ""],
    ["function page(x: Map<string, string>) { x.get(); }", ""],
    ["function page(x: AxiosInstance) { x.a(); }", "sends"],
    ["function page() { console.log(); }", ""],
    ["function page() { new Map().get(); }", ""],
    ["const m = new Map();\nfunction page() { m.get(); }", ""],
    ["function page() { axios.a(); }", ".a sends"],
    ["function page() { window.open(); }", ".open sends"],
    ["function page() { window.alert(); }", ".alert"],
    ["function a() {}\nfunction page() { a.call(null); }", ".call a sends"],
    ["function a() {}\nfunction page() { a.apply(null); }", ".apply a"],
    ["function a() {}\nfunction page() { a.bind(null); }", ".bind a"],
    ["function a() {}\nfunction page() { a.other(null); }", ".other"],
    ["class A { b() {} }\nfunction page() { new A().b(); }", "A b"],
    ["class A { b() {} }\nfunction page(x: A) { x.b(); }", "b"],
    ["class A { b() {} }\nconst x = new A();\nfunction page() { x.b(); }", "b"],
    ["class A { b = 1; }\nfunction page(x: A) { x.b(); }", ".b"],
    ["class A { b() {} }\nfunction page(x: A) { x.get(); }", ".get sends"],
    ["class A { b() {} }\nfunction page(x: A | null) { x.b(); }", ".b"],
    ["class A { b() {} }\nfunction page() { inject(A).b(); }", "b ~inject"],
    ["class A { b() {} }\nasync function page() { (await new A()).b(); }", "A b"],
    ["class A { b() {} }\nclass C { a: A; page() { this.a.b(); } }", "b"],
    ["class A { b() {} }\nclass C { a = new A(); page() { this.a.b(); } }", "b"],
    ["class A { b() {} }\nclass C { constructor(private a: A) {} page() { this.a.b(); } }", "b"],
    ["class A { b() {} }\nclass C { constructor(a: A) {} page() { this.a.b(); } }", ".b"],
    ["class C { page() { this.b(); } b() {} }", "b"],
    ["class C { page() { return () => this.b(); } b() {} }", ""],
    ["class C { page() { function f() { this.b(); } } b() {} }", ""],
    ["class C { b() {} }\nfunction page() { this.b(); }", ".b"],
    ["class Base { b() {} }\nclass C extends Base { page() { super.b(); } }", "b"],
    ["class Base { page() { this.b(); } }\nclass C extends Base { b() {} }", "b"],
    ["class Base { b() {} }\nclass C extends Base { b() {} }\nfunction page(x: C) { x.b(); }", "b b"],
    ["class C extends x.Base { page() { this.b(); } }\nclass Base { b() {} }", "b"],
  ])("%j", (code, edges) => {
    expect(leads(code)).toBe(edges);
  });
});

describe("what is made, and what a class does by itself", () => {
  test.each<readonly [code: string, edges: string]>([
    ["class A {}\nfunction page() { new A(); }", "A"],
    ["function page() { new Other(); }", ""],
    ["function page() { new XMLHttpRequest(); }", "sends"],
    ["function page(A) { new A(); }", "handed ~A"],
    ["import * as api from './api';\nfunction page() { new api.Users(); }", "Users"],
    ["class page { constructor() {} }", "constructor"],
    ["class Base {}\nclass page extends Base {}", "Base"],
    ["class page extends Other {}", ""],
    ["class page { a = other(); }", "~other"],
    ["class page { static a = other(); }", "~other"],
    ["class page { static { other(); } }", "~other"],
    ["class page { a() { other(); } }", ""],
    ["class page { [other()] = 1; }", ""],
    ["class A {}\nfunction page() { new A(() => other()); }", "A"],
  ])("%j", (code, edges) => {
    expect(leads(code)).toBe(edges);
  });
});

describe("what is handed over is called", () => {
  test.each<readonly [code: string, edges: string]>([
    ["function a() {}\nfunction page(x) { x.each(a); }", ".each a"],
    ["const a = () => 1;\nfunction page(x) { x.each(a); }", ".each a"],
    ["function page(x, a) { x.each(a); }", ".each"],
    ["let a;\nfunction page(x) { x.each(a); }", ".each"],
    ["class A {}\nfunction page(x) { x.each(A); }", ".each"],
    ["function page(x) { x.each(y.a); }", ".a .each"],
    ["function page(x) { x.each(y.get); }", ".each .get"],
    ["function page(x) { x.each(axios.get); }", ".each .get"],
    ["class A { b() {} }\nfunction page(x: A) { x.b(this.b); }", ".b b"],
    ["function a() {}\nfunction page(x) { x.each({ a }); }", ".each a"],
    ["function a() {}\nfunction page(x) { x.each({ b: a }); }", ".each a"],
    ["function a() {}\nfunction page(x) { x.each([a]); }", ".each a"],
    ["function a() {}\nfunction b() {}\nfunction page(x) { x.each(x ? a : b); }", ".each a b"],
    ["function a() {}\nfunction page(x) { x.each(a as any); }", ".each a"],
    ["function a() {}\nfunction page(x) { new Other(a); }", "a"],
    ["import { load } from './api';\nfunction page(x) { x.each(load); }", ".each load"],
    ["import { load } from './api';\nfunction page(x, load) { x.each(load); }", ".each"],
    ["import axios from 'axios';\nfunction page(x) { x.each(axios); }", ".each"],
  ])("%j", (code, edges) => {
    expect(leads(code)).toBe(edges);
  });
});

describe("what comes from another file", () => {
  test.each<readonly [code: string, edges: string]>([
    ["import { load } from './api';\nfunction page() { load(); }", "load"],
    ["import { save } from './api';\nfunction page() { save(); }", "save"],
    ["import { missing } from './api';\nfunction page() { missing(); }", ""],
    ["import load from './api';\nfunction page() { load(); }", "() => 2"],
    ["import load from './wrapped';\nfunction page() { load(); }", "load ~default ~memo"],
    ["import * as api from './api';\nfunction page() { api.load(); }", "load"],
    ["import * as api from './api';\nfunction page() { api(); }", ""],
    ["import { http } from './api';\nfunction page() { http.a(); }", ".a"],
    ["import users from './made';\nfunction page() { users.list(); }", "list"],
    ["import { Users } from './api';\nfunction page() { new Users().list(); }", "Users list"],
    ["import { Users } from './api';\nfunction page(users: Users) { users.list(); }", "list"],
    ["import { Users } from './api';\nfunction page(this: Users) { this.list(); }", "list"],
    ["import axios from 'axios';\nfunction page() { axios(); }", "sends"],
    ["import axios from 'axios';\nfunction page() { axios.a(); }", ".a sends"],
    ["import axios from 'axios';\nfunction page() { axios.get(); }", ".get sends"],
    ["import axios from 'axios';\nfunction page() { axios.create().a(); }", ".a .create sends"],
    ["import { join } from 'node:path';\nfunction page() { join(); }", ""],
    ["import * as path from 'node:path';\nfunction page() { path.join(); }", ".join"],
    ["import { Thing } from 'things';\nfunction page(c: Thing) { c.a(); }", ".a"],
    ["import { Thing } from 'things';\nfunction page(c: Thing) { c.get(); }", ".get sends"],
  ])("%j", (code, edges) => {
    expect(leads(code)).toBe(edges);
  });
});

describe("elements, and what is set", () => {
  test.each<readonly [code: string, edges: string]>([
    ["function A() {}\nfunction page() { return <A />; }", "A"],
    ["function A() {}\nfunction page() { return <A>1</A>; }", "A"],
    ["function page() { return <a />; }", ""],
    ["function page() { return <Other />; }", "~Other"],
    ["function page() { return <x.A />; }", ".A"],
    ["function a() {}\nfunction page() { return <button on={a} />; }", "a"],
    ["function a() {}\nfunction page() { return <button on='a' {...a} />; }", ""],
    ["function page() { return <a href='/a' />; }", "sends"],
    ["function page() { return <a href />; }", ""],
    ["function page() { return <a name={1} />; }", ""],
    ["function page() { return <button on={} />; }", ""],
    ["function page(x) { x.href = 1; }", "sends"],
    ["function page(x) { (x.href) = 1; }", "sends"],
    ["function page(x) { x.note = 1; }", ""],
    ["function page(href) { href = 1; }", ""],
  ])("%j", (code, edges) => {
    expect(leads(code)).toBe(edges);
  });
});
