/** Who may lead to a request, and who leaves something behind: told from the syntax, and yes wherever it does not tell. */
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import type { SourceText } from "../../src/scan/calls/analysis.js";
import { CallGraph } from "../../src/scan/graph/index.js";
import { Sinks } from "../../src/scan/graph/sinks.js";
import { ClientIndex } from "../../src/scan/knowledge/clients/index.js";
import { Project } from "../../src/scan/project/project.js";
import { ts } from "../../src/scan/project/syntax.js";

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
