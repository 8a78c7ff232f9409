/** Hooks and factories that return several functions: the request is where the code calls one of them. */
import { describe, expect, test } from "vitest";
import { analysed, lineOf, linesOf } from "./engine.js";

const API = `async function request(send: (input: string, init?: object) => Promise<Response>, method: string, url: string, data?: unknown) {
  const answer = await send("https://app.run.ai/api/v1" + url, { method, body: JSON.stringify(data) });
  return answer.json();
}
function useTransport() {
  const send = async (input: string, init?: object) => fetch(input, { ...init });
  return { send };
}
export function useApi(url: string) {
  const { send } = useTransport();
  return {
    create: async (data: unknown, suffix = "") => request(send, "POST", url + suffix, data),
    remove: async (suffix = "") => request(send, "DELETE", url + suffix),
    list: async () => request(send, "GET", url),
  };
}
`;

const page = (name: string, body: string): string =>
  `import { useEffect } from "react";\nimport { useApi } from "./api";\nexport function ${name}(given: any) {\n${body}\n}\n`;

/** Those of the pages, without what is said of them. */
const called = (files: Readonly<Record<string, string>>): readonly string[] =>
  linesOf({ "api.ts": API, ...files })
    .map((line) => line.replace(/ \[[^\]]*\]/g, ""))
    // the hook by itself: what nobody asks it for
    .filter((line) => !line.includes("@api.ts"));

describe("one function that another makes and returns", () => {
  const MAKERS = {
    "a factory":
      'export function make() { return { load: (path: string) => fetch("https://app.run.ai/api/v1" + path) }; }',
    "a hook, with parts of its own": `import { useCallback } from "react";
export const make = () => {
  const load = useCallback(async (path: string) => { const answer = await fetch("https://app.run.ai/api/v1" + path); return answer.json(); }, []);
  return { load };
};`,
    "what a factory makes, made by another": `const inner = () => (path: string) => fetch("https://app.run.ai/api/v1" + path);
export const make = () => ({ load: inner() });`,
  };
  // nobody looks at the answer: it is called all the same
  const CALLERS = {
    "as a statement": 'const api = make();\n  api.load("/users");',
    "taken out by name": 'const { load } = make();\n  void load("/users");',
    "in a callback": 'const { load } = make();\n  useEffect(() => { load("/users"); }, [load]);',
  };
  test.each(
    Object.entries(MAKERS).flatMap(([maker, made]) =>
      Object.entries(CALLERS).map(([caller, body]) => [maker, caller, made, body] as const),
    ),
  )("%s, called %s", (_maker, _caller, made, body) => {
    expect(
      called({
        "make.ts": made,
        "page.tsx": `import { useEffect } from "react";\nimport { make } from "./make";\nexport function Page() {\n  ${body}\n}\n`,
      }),
    ).toContain("GET /api/v1/users @page.tsx:5");
  });
});

describe("of several functions that a hook returns", () => {
  test.each<readonly [string, string, readonly string[]]>([
    [
      "the one that is called, where it is called",
      `  const users = useApi("/users");
  const save = async () => { await users.create(given); };
  return <button onClick={save} />;`,
      ["POST /api/v1/users @page.tsx:5"],
    ],
    [
      "with what the call adds to the path",
      `  const users = useApi("/users");
  const drop = async () => { await users.remove("/" + given.id); };
  return <button onClick={drop} />;`,
      ["DELETE /api/v1/users/{} @page.tsx:5"],
    ],
    [
      "those that are taken out of it by name",
      `  const { create, remove: drop } = useApi("/users");
  const save = async () => { await create(given); };
  return <button onClick={save} onFocus={async () => { await drop(); }} />;`,
      ["POST /api/v1/users @page.tsx:5", "DELETE /api/v1/users @page.tsx:6"],
    ],
    [
      "one that is handed on and called by nobody here, where the hook was asked",
      `  const users = useApi("/users");
  useEffect(() => { unknown.register(users.list); }, [users]);`,
      ["GET /api/v1/users @page.tsx:4"],
    ],
  ])("%s", (_name, body, expected) => expect(called({ "page.tsx": page("Page", body) })).toEqual(expected));

  test("all, where the whole is handed on", () => {
    const body = `  const users = useApi("/users");\n  unknown.register(users);`;
    expect([...called({ "page.tsx": page("Page", body) })].sort()).toEqual([
      "DELETE /api/v1/users @page.tsx:4",
      "GET /api/v1/users @page.tsx:4",
      "POST /api/v1/users @page.tsx:4",
    ]);
  });

  test("however many pages there are, each has its own", () => {
    const pages = Array.from({ length: 16 }, (_, at) => [
      `page-${String(at).padStart(2, "0")}.tsx`,
      page(
        "Page",
        `  const users = useApi("/users");\n  const save = async () => { await users.create({ at: ${at} }); };\n  return <b onClick={save} />;`,
      ),
    ]);
    const files = Object.fromEntries(pages) as Readonly<Record<string, string>>;
    expect([...called(files)].sort()).toEqual(Object.keys(files).map((file) => `POST /api/v1/users @${file}:5`));
  });
});

test("a transport that is handed on is no call of its own for each of its verbs", () => {
  const files = {
    "api.ts": `import axios from "axios";
class Users { constructor(readonly requests: any) {} add(body: unknown) { return this.requests.post("/v1/k8s/users", body); } }
class Groups { constructor(readonly requests: any) {} all() { return this.requests.get("/v1/k8s/groups"); } }
function useRequests() {
  return {
    get: (url: string) => axios.get(url),
    post: (url: string, body: unknown) => axios.post(url, body),
  };
}
export const useGroups = () => new Groups(useRequests());
export const useUsers = () => new Users(useRequests());
`,
    "groups.tsx": `import { useGroups } from "./api";\nexport function Groups() {\n  const groups = useGroups();\n  return <b onClick={() => groups.all()} />;\n}\n`,
    "page.tsx": `import { useUsers } from "./api";
export function Page() {
  const users = useUsers();
  return <b onClick={() => users.add({})} />;
}
`,
  };
  const { calls, unresolved } = analysed(files);
  expect(calls.map((call) => lineOf(call)).sort()).toEqual([
    "GET /v1/k8s/groups @api.ts:3",
    "POST /v1/k8s/users @api.ts:2",
  ]);
  expect(unresolved).toEqual([]);
});

test("what one page was given is not taken for another's", () => {
  const files = {
    "api.ts": `import useSWR from "swr";
${API}export function useList(url: string) {
  const { send } = useTransport();
  return useSWR(url, async (key) => request(send, "GET", key));
}
`,
    "first.tsx": `import { useList } from "./api";\nexport function First() {\n  const { data } = useList("/roles");\n  return <b>{data}</b>;\n}\n`,
    "second.tsx": page(
      "Second",
      `  const roles = useApi("/roles");\n  const save = async () => { await roles.create({}); };\n  return <b onClick={save} />;`,
    ),
  };
  expect(called(files)).toEqual(["GET /api/v1/roles @first.tsx:3", "POST /api/v1/roles @second.tsx:5"]);
});

describe("what a function makes of itself, one step further", () => {
  const BUILDERS = {
    "from a text": `export const build = (path: string): any => ({
  at: (key: string) => build(path + "/" + key),
  send: () => fetch("https://app.run.ai" + path),
});`,
    "from a list": `export const build = (parts: readonly string[]): any => ({
  at: (key: string) => build([...parts, key]),
  send: () => fetch("https://app.run.ai/" + parts.join("/")),
});`,
  };
  const START = { "from a text": '"/v1/k8s"', "from a list": '["v1", "k8s"]' };
  test.each(Object.entries(BUILDERS))("%s: its callers say how far, and where to", (name, code) => {
    const page = `import { build } from "./build";
const root = build(${START[name as keyof typeof START]});
export const users = () => root.at("users").send();
export const user = (id: string) => root.at("users").at(id).send();
`;
    expect(linesOf({ "build.ts": code, "page.ts": page })).toEqual([
      "GET /v1/k8s/users @page.ts:3",
      "GET /v1/k8s/users/{} @page.ts:4",
    ]);
  });

  test.each(Object.entries(BUILDERS))("%s: where nobody says it, no step is made up", (name, code) => {
    const page = `import { build } from "./build";\nexport const root = build(${START[name as keyof typeof START]});`;
    expect(linesOf({ "build.ts": code, "page.ts": page })).toEqual(["GET /v1/k8s @page.ts:2"]);
  });
});

describe("functions that have names of their own before they are returned", () => {
  const HOOK = `import { useCallback } from "react";
const BASE = "https://app.run.ai/api/v1";
export function useApi(token: string) {
  const list = useCallback((path: string) => fetch(BASE + path, { headers: { token } }), [token]);
  async function create(path: string) { return fetch(BASE + path, { method: "POST", headers: { token } }); }
  const remove = async (path: string) => fetch(BASE + path, { method: "DELETE" });
  return { list, add: create, remove };
}
`;
  const BODY = `  const { list, add } = useApi("a");
  useEffect(() => { void list("/users"); }, [list]);
  return <button onClick={() => add("/users")} />;`;
  test("the code says which are called, and no other is told as not understood", () => {
    const page = `import { useEffect } from "react";\nimport { useApi } from "./api";\nexport function Page() {\n${BODY}\n}\n`;
    const one = `import { useApi } from "./api";\nexport function One() {\n  const { remove } = useApi("b");\n  void remove("/users/1");\n}\n`;
    const { calls, unresolved } = analysed({ "api.ts": HOOK, "one.tsx": one, "page.tsx": page });
    expect(calls.map((call) => lineOf(call))).toEqual([
      "DELETE /api/v1/users/1 @one.tsx:4",
      "GET /api/v1/users [headers: token] @page.tsx:5",
      "POST /api/v1/users [headers: token] @page.tsx:6",
    ]);
    expect(unresolved).toEqual([]);
  });
});
