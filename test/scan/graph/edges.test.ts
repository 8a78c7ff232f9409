/** Who may lead to a request, and who leaves something behind: told from the syntax, and yes wherever it does not tell. */
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import type { SourceText } from "../../../src/scan/calls/analysis.js";
import { CallGraph } from "../../../src/scan/graph/index.js";
import { Sinks } from "../../../src/scan/graph/sinks.js";
import { ClientIndex } from "../../../src/scan/knowledge/clients/index.js";
import { Project } from "../../../src/scan/project/project.js";
import { ts } from "../../../src/scan/project/syntax.js";

type Files = string | Readonly<Record<string, string>>;

/** Names of the functions of `main.ts` of which this holds, in the order in which they stand there. */
function functionsThat(holds: (graph: CallGraph, node: ts.Node) => boolean, files: Files): readonly string[] {
  const texts = typeof files === "string" ? { "main.ts": files } : files;
  const sources = new Map(
    Object.entries(texts).map(([path, text]): [string, SourceText] => [
      path,
      { path, text, language: "ts", generated: path.endsWith(".d.ts") },
    ]),
  );
  const load = (specifier: string, from: string): SourceText | undefined => {
    const path = posix.join(posix.dirname(from), specifier);
    return sources.get(`${path}.ts`) ?? sources.get(`${path}.d.ts`);
  };
  const project = new Project(load);
  const main = sources.get("main.ts");
  if (main === undefined) throw new Error("there is no main.ts");
  const graph = new CallGraph(project, new Sinks(new ClientIndex([]), [], new Set()), [...sources.values()]);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = nameOf(node);
    if (name !== undefined && holds(graph, node)) found.push(name);
    ts.forEachChild(node, visit);
  };
  visit(project.module(main).tree);
  return found;
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return node.name?.getText();
  const isValue = ts.isArrowFunction(node) || ts.isFunctionExpression(node);
  return isValue && ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : undefined;
}

describe("who leads to a request", () => {
  const reaching = (files: Files): readonly string[] => functionsThat((graph, node) => graph.reaches(node), files);

  test.each<[how: string, files: Files, names: readonly string[]]>([
    [
      "whoever calls one that does, however far away",
      "function send() { return fetch('/a'); }\nfunction save() { return send(); }\nconst store = () => save();\nfunction sum(a, b) { return a + b; }",
      ["send", "save", "store"],
    ],
    [
      "through a file that hands it on",
      {
        "main.ts":
          "import { load as read } from './all';\nfunction page() { return read(); }\nfunction other() { return 1; }",
        "all.ts": "export * from './api';",
        "api.ts": "export const load = () => fetch('/a');",
      },
      ["page"],
    ],
    [
      "through a default export",
      {
        "main.ts": "import load from './api';\nfunction page() { return load(); }",
        "api.ts": "export default () => fetch('/a');",
      },
      ["page"],
    ],
    [
      "through all of a file under one name",
      {
        "main.ts":
          "import * as api from './api';\nfunction page() { return api.load(); }\nfunction other() { return api.sum(); }",
        "api.ts": "export const load = () => fetch('/a');\nexport const sum = () => 1;",
      },
      ["page"],
    ],
    [
      "what is only declared is any function of that name",
      {
        "main.ts": "import { load } from './api';\nfunction page() { return load(); }",
        "api.d.ts": "export declare function load(): Promise<unknown>;",
        "written.ts": "export function load() { return fetch('/a'); }",
      },
      ["page"],
    ],
    [
      "whoever hands it over",
      "const send = () => fetch('/a');\nfunction list(items) { return items.map(send); }\nfunction table() { return start({ on: [send] }); }\nfunction twice(isOn) { run(isOn ? send : undefined); }\nfunction none(items) { return items.map(String); }",
      ["send", "list", "table", "twice"],
    ],
    [
      "a member of this name, of whatever it may be",
      "const api = { load() { return fetch('/a'); } };\nfunction page(given) { return given.load(); }\nfunction other(given) { return given.sum(); }",
      ["load", "page"],
    ],
    [
      "the method of a class, and of one that extends it",
      "class Base { load() { return this.path(); } path() { return ''; } }\nclass Users extends Base { path() { return fetch('/a'); } }\nfunction page() { return new Base().load(); }",
      ["load", "path", "page"],
    ],
    [
      "whoever makes an object that sends when it is made",
      "class Users { list = fetch('/a'); }\nclass Groups { constructor() { fetch('/b'); } }\nclass Names {}\nfunction users() { return new Users(); }\nfunction groups() { return new Groups(); }\nfunction names() { return new Names(); }",
      ["users", "groups"],
    ],
    [
      "what a package gives that can send, and no more of it",
      "import axios from 'axios';\nimport { join } from 'node:path';\nfunction load() { return axios('/a'); }\nfunction path() { return join('a', 'b'); }",
      ["load"],
    ],
    [
      "whoever sets an address",
      "function go() { location.href = '/a'; }\nfunction note() { location.note = '/a'; }",
      ["go"],
    ],
    [
      "whoever calls a member that only a run can name",
      "function any(api, name) { return api[name](); }\nfunction one(api) { return api['sum'](); }",
      ["any"],
    ],
    [
      "one of two",
      "const send = () => fetch('/a');\nfunction one(isOn) { return (isOn ? send : String)(); }",
      ["send", "one"],
    ],
    [
      "what was handed a client",
      "function known(http: AxiosInstance) { return http('/a'); }\nfunction unknown(sum: Sum) { return sum('/a'); }",
      ["known"],
    ],
    [
      "a function that something was made of",
      "const load = useCallback(() => fetch('/a'));\nconst sum = useCallback(() => 1);\nfunction page() { return load(); }\nfunction other() { return sum(); }",
      ["page"],
    ],
    [
      "a getter that is read",
      "const api = { get users() { return fetch('/a'); }, get names() { return []; } };\nfunction page(given) { return given.users; }\nfunction other(given) { return given.names; }",
      ["page"],
    ],
    [
      "by another name that it was given",
      "const api = { save: store };\nfunction store() { return fetch('/a'); }\nfunction page(given) { return given.save(); }",
      ["store", "page"],
    ],
    [
      "called over `call`",
      "function send() { return fetch('/a'); }\nfunction page() { return send.call(null); }",
      ["send", "page"],
    ],
    [
      "by many other names, one for the other",
      "const send = () => fetch('/a');\nconst a = send, b = a, c = b, d = c, e = d, f = e, g = f, h = g, i = h, j = i;\nfunction page() { return j(); }",
      ["send", "page"],
    ],
    [
      "a name means what it means where it is declared",
      "const send = () => fetch('/a');\nconst save = send;\nfunction page() { const send = () => 1; return save(); }\nfunction other() { const save = () => 1; return save(); }",
      ["send", "page"],
    ],
  ])("%s", (_, files, names) => {
    expect(reaching(files)).toEqual(names);
  });
});

describe("a member of a name leads to a request", () => {
  test.each<readonly [what: string, code: string, leads: boolean]>([
    ["as a function of an object", "const api = { save: () => fetch('/a') };", true],
    ["as a function under a text", "const api = { 'save': function () { return fetch('/a'); } };", true],
    ["as a method of an object", "const api = { save() { return fetch('/a'); } };", true],
    ["as of another type", "const api = { save: (() => fetch('/a')) as Save };", true],
    ["as what satisfies a type", "const api = { save: (() => fetch('/a')) satisfies Save };", true],
    ["in a wrapper", "const api = { save: wrap(() => fetch('/a')) };", true],
    ["as a method of a class", "class Api { save() { return fetch('/a'); } }", true],
    ["as a field of a class", "class Api { save = () => fetch('/a'); }", true],
    [
      "as a field of a class that is something else",
      "class Api { save = store; }\nfunction store() { return fetch('/a'); }",
      true,
    ],
    [
      "as a field of a class that is something without one",
      "class Api { save = sum; }\nfunction sum() { return 1; }",
      false,
    ],
    ["as a private method", "class Api { #save() { return fetch('/a'); } }", false],
    ["when it was set", "const api = {};\napi.save = () => fetch('/a');", true],
    [
      "when it was set to something else",
      "const api = {};\napi.save = store;\nfunction store() { return fetch('/a'); }",
      true,
    ],
    ["by its own name", "const api = { save };\nfunction save() { return fetch('/a'); }", true],
    ["by another name", "const api = { save: store };\nfunction store() { return fetch('/a'); }", true],
    ["by the name of something without one", "const api = { save: sum };\nfunction sum() { return 1; }", false],
    ["made by what sends", "const api = { save: make() };\nfunction make() { return fetch('/a'); }", true],
    ["in something else", "const api = { save: { now: () => fetch('/a') } };", false],
    ["under another name", "const api = { other: () => fetch('/a') };", false],
    ["as a type", "interface Api { save(): Promise<Response> }\ntype Fetch = typeof fetch;", false],
    ["in a class that is only declared", "declare class Api { save(): void }", false],
  ])("%s", (_, code, leads) => {
    const files = `${code}\nfunction page(given) { return given.save(); }`;
    expect(functionsThat((graph, node) => graph.reaches(node), files).includes("page")).toBe(leads);
  });

  test.each<readonly [what: string, code: string, leads: boolean]>([
    ["a default of a parameter", "function page(given = fetch('/a')) {}", true],
    ["a default that does not", "function page(given = 1) {}", false],
    ["a default in a pattern", "function page({ a = fetch('/a') }) {}", true],
    ["a default in a list", "function page([, a = fetch('/a')]) {}", true],
    [
      "a function of the name of one that is declared in several ways",
      "function load(): void;\nfunction load() { return fetch('/a'); }\nfunction page() { load(); }",
      true,
    ],
    [
      "a block of a class that is made",
      "class Api { static { fetch('/a'); } }\nfunction page() { return new Api(); }",
      true,
    ],
    [
      "a field of a class that is made",
      "class Api { a = load(); }\nfunction load() { return fetch('/a'); }\nfunction page() { return new Api(); }",
      true,
    ],
    [
      "a method of a class that is made",
      "class Api { load() { return fetch('/a'); } }\nfunction page() { return new Api(); }",
      false,
    ],
    [
      "a base of a class that is made",
      "class Base { constructor() { fetch('/a'); } }\nclass Api extends Base {}\nfunction page() { return new Api(); }",
      true,
    ],
    [
      "an element that is drawn",
      "function List() { return fetch('/a'); }\nfunction page() { return load(List); }",
      true,
    ],
    ["a function of a name that nobody declares here", "function page() { return elsewhere(); }", false],
  ])("%s", (_, code, leads) => {
    expect(functionsThat((graph, node) => graph.reaches(node), code).includes("page")).toBe(leads);
  });

  test("a function that another file has under the name that nobody declares here", () => {
    const files = {
      "main.ts": "function page() { return load(); }",
      "other.ts": "function load() { return fetch('/a'); }",
    };
    expect(functionsThat((graph, node) => graph.reaches(node), files)).toEqual(["page"]);
    const variable = { ...files, "other.ts": "const load = 1;\nconst send = () => fetch('/a');" };
    expect(functionsThat((graph, node) => graph.reaches(node), variable)).toEqual([]);
  });
});

test("who is called by somebody", () => {
  expect(
    functionsThat(
      (graph, node) => graph.called(node),
      "function a() { b(); }\nfunction b() { c(); }\nfunction c() {}\nfunction d() { d(); }\nfunction e() {}\nconst api = { f() {} };\na.f();",
    ),
  ).toEqual(["b", "c", "d", "f"]);
});

describe("in which order functions are looked at", () => {
  /** Each of them sends: what cannot is not looked at. */
  const order = (code: string): readonly string[] => {
    const ranks: [name: string, rank: number][] = [];
    functionsThat(
      (graph, node) => {
        ranks.push([nameOf(node) ?? "", graph.rank(node)]);
        return true;
      },
      code.replaceAll("{", "{ fetch('/a');"),
    );
    expect(new Set(ranks.map(([, rank]) => rank)).size).toBe(ranks.length);
    return ranks.sort((one, other) => one[1] - other[1]).map(([name]) => name);
  };
  test.each<readonly [code: string, names: readonly string[]]>([
    ["function a() {}\nfunction b() {}", ["a", "b"]],
    ["function a() { b(); }\nfunction b() { c(); }\nfunction c() {}", ["c", "b", "a"]],
    ["function c() {}\nfunction b() { c(); }\nfunction a() { b(); }", ["c", "b", "a"]],
    // in a circle the one that comes first is looked at last
    ["function a() { b(); }\nfunction b() { a(); }", ["b", "a"]],
    ["function b() { a(); }\nfunction a() { b(); }", ["a", "b"]],
    ["function a() { c(); b(); }\nfunction b() {}\nfunction c() {}", ["b", "c", "a"]],
    ["function a() { b(); c(); }\nfunction b() { d(); }\nfunction c() { d(); }\nfunction d() {}", ["d", "b", "c", "a"]],
    ["function a() { a(); }\nfunction b() { a(); }", ["a", "b"]],
  ])("%s", (code, names) => {
    expect(order(code)).toEqual(names);
  });
});

describe("who leaves something behind", () => {
  const writes = (body: string, parameters = ""): boolean =>
    functionsThat(
      (graph, node) => graph.writesAnyway(node),
      `const kept = { list: [], count: 0 };\nlet count = 0;\nfunction one(${parameters}) { ${body} }`,
    ).includes("one");

  test.each([
    "count = 1;",
    "count += 1;",
    "count++;",
    "--count;",
    "delete kept.list;",
    "kept.count = 1;",
    "kept['count'] -= 1;",
    "this.count = 1;",
    "kept.list.push(1);",
    "Object.assign(kept, { count: 1 });",
    "made()();",
  ])("%s", (body) => {
    expect(writes(body)).toBe(true);
  });

  test.each([
    "return -count;",
    "return !count;",
    "let count = 1; count = 2; count++;",
    "const own = []; own.push(1);",
    "const own = {}; own.count = 1; delete own.count;",
    "return Object.assign({}, { count: 1 });",
    "return [...kept.list].map((each) => each + 1);",
    "return kept.count === 1;",
  ])("not %s", (body) => {
    expect(writes(body)).toBe(false);
  });

  test("what it is given is another's, unless it only takes another in its place", () => {
    expect([
      writes("given.count = 1;", "given"),
      writes("given.push(1);", "given"),
      writes("given = 1;", "given"),
    ]).toEqual([true, true, false]);
  });

  test("whoever calls one that does", () => {
    expect(
      functionsThat(
        (graph, node) => graph.writesAnyway(node),
        "let count = 0;\nfunction add() { count += 1; }\nfunction twice() { add(); add(); }\nfunction other() { return 1; }\nfunction make() { return () => { count = 0; }; }",
      ),
    ).toEqual(["add", "twice", "make"]);
  });

  test("whoever calls what it is handed does where that does", () => {
    const code =
      "function each(call) { call(); }\nfunction outer() { return each(() => 1); }\nfunction none() { return 1; }";
    expect([
      functionsThat((graph, node) => graph.writes(node), code),
      functionsThat((graph, node) => graph.writesAnyway(node), code),
    ]).toEqual([["each", "outer"], []]);
  });
});
