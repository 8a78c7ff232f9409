/** JSX on the way of an address, and what is returned together. */
import { describe, expect, test } from "vitest";
import { analysed, lineOf, linesOf } from "./engine.js";

const calls = (code: string): readonly string[] => analysed(code).calls.map((call) => lineOf(call, false));
const USERS = ["GET /v1/k8s/users"];

describe("elements", () => {
  test.each([
    "<a href='/v1/k8s/users' />",
    "<a href={'/v1/k8s/users'}>all</a>",
    "<img src='/v1/k8s/users' />",
    "<form action='/v1/k8s/users' />",
    "<svg:a href='/v1/k8s/users' />",
    "<><a href='/v1/k8s/users' /></>",
    "<p>{<a href='/v1/k8s/users' />}</p>",
    "<p>{}<b>{ask('/v1/k8s/users')}</b></p>",
    "<p title={ask('/v1/k8s/users')} />",
    "<button onClick={() => ask('/v1/k8s/users')} />",
    "<Other onClick={() => ask('/v1/k8s/users')} />",
    "<x.Other onClick={() => ask('/v1/k8s/users')} />",
    "<Link to={{ at: () => ask('/v1/k8s/users') }} />",
    "<Load at='/v1/k8s/users' />",
    "<Load {...{ at: '/v1/k8s/users' }} />",
    "<Load at={'/v1/k8s/users'} more />",
    "<Load at='/v1/k8s/users'>text</Load>",
    "<Inner><Load at='/v1/k8s/users' /></Inner>",
    "<Inner by={<Load at='/v1/k8s/users' />} />",
    "<Run by={() => ask('/v1/k8s/users')} />",
    "<Run by={ask} at='/v1/k8s/users' />",
    "<Child>{() => ask('/v1/k8s/users')}</Child>",
    "<Both at={{ path: '/v1/k8s/users' }} />",
    "<Both at={{ path: given ? '/v1/k8s/users' : '/v1/k8s/users' }} />",
  ])("%s", (element) => {
    expect(
      calls(`const ask = (path: string) => fetch(path);
        function Load({ at }) { return <p>{ask(at)}</p>; }
        function Inner({ children, by }) { return <p>{children}{by}</p>; }
        function Run({ by, at }) { by(at); return null; }
        function Child({ children }) { return children(); }
        function Both({ at }) { return <p>{ask(at.path)}</p>; }
        export const Page = ({ given }) => ${element};`).filter((line) => !line.includes("{}")),
    ).toEqual(USERS);
  });

  test.each<[element: string, calls: readonly string[]]>([
    ["<form action='/v1/k8s/users' method='post' />", ["POST /v1/k8s/users"]],
    ["<form action='/v1/k8s/users' method={given ? 'POST' : 'get'} />", ["GET /v1/k8s/users", "POST /v1/k8s/users"]],
    ["<form method='post' />", []],
    ["<button formAction='/v1/k8s/users' formMethod='post' />", ["POST /v1/k8s/users"]],
    ["<a href='/v1/k8s/users' method='post' />", ["GET /v1/k8s/users"]],
  ])("with a method: %s", (element, expected) => {
    expect(calls(`export const Page = ({ given }) => ${element};`)).toEqual(expected);
  });

  test("a button that does not say with which method it sends the form", () => {
    expect(calls("export const Page = () => <button formAction='/v1/k8s/users' />;")).toEqual(["? /v1/k8s/users"]);
  });

  test.each([
    "<link href='/v1/k8s/users' />",
    "<a name='/v1/k8s/users' />",
    "<Other href='/v1/k8s/users' />",
    "<a>/v1/k8s/users</a>",
  ])("no request: %s", (element) => {
    expect(calls(`export const Page = () => ${element};`)).toEqual([]);
  });
});

describe("of the functions that a call returns together those are called that are named", () => {
  const used = (
    use: string,
    made = "return { list: () => fetch(at), add: () => fetch(at, { method: 'POST' }) };",
  ): readonly string[] =>
    linesOf(`function api(at: string) { ${made} }\nexport async function page(other: any) {\n  ${use}\n}`).map(
      (line) => line.split(" ")[0] ?? "",
    );

  test.each<readonly [use: string, methods: readonly string[]]>([
    ["const users = api('/v1/k8s/users'); return () => users.list();", ["GET"]],
    ["const users = api('/v1/k8s/users'); return () => users.add();", ["POST"]],
    ["const users = api('/v1/k8s/users'); return () => users?.add();", ["POST"]],
    ["const users = (api('/v1/k8s/users') as any); return () => users.add();", ["POST"]],
    ["const users = await api('/v1/k8s/users'); return () => users.add();", ["POST"]],
    ["const { add } = api('/v1/k8s/users'); return () => add();", ["POST"]],
    ["const { add: plus } = api('/v1/k8s/users'); return () => plus();", ["POST"]],
    ["return () => api('/v1/k8s/users').add();", ["POST"]],
    ["const users = api('/v1/k8s/users'); useEffect(() => { users.add(); }, [users]);", ["POST"]],
    ["const users = api('/v1/k8s/users'); other.users.list(); return () => users.add();", ["POST"]],
    ["const users = api('/v1/k8s/users'); other({ users: 1 }); return () => users.add();", ["POST"]],
    ["const users = api('/v1/k8s/users'); return users;", ["GET", "POST"]],
    ["const users = api('/v1/k8s/users'); other(users);", ["GET", "POST"]],
    ["const users = api('/v1/k8s/users'); other(users); return () => users.add();", ["GET", "POST"]],
    ["const { add, ...rest } = api('/v1/k8s/users'); return rest;", ["GET", "POST"]],
    ["const [one] = api('/v1/k8s/users'); return one;", ["GET", "POST"]],
    ["return api('/v1/k8s/users');", ["GET", "POST"]],
    ["other(api('/v1/k8s/users'));", ["GET", "POST"]],
  ])("%s", (use, methods) => {
    expect(used(use)).toEqual(methods);
  });

  test.each([
    "return { list() { return fetch(at); }, add() { return fetch(at, { method: 'POST' }); } };",
    "return ({ list: () => fetch(at), add: function () { return fetch(at, { method: 'POST' }); } });",
    "return { list: () => fetch(at), add: () => fetch(at, { method: 'POST' }) } as const;",
    "return { list: () => fetch(at), 'add': () => fetch(at, { method: 'POST' }) } satisfies object;",
  ])("made as %s", (made) => {
    expect(used("const users = api('/v1/k8s/users'); return () => users.add();", made)).toEqual(["POST"]);
  });
});

describe("methods of an answer", () => {
  const reads = (use: string): readonly string[] =>
    calls(`export const show = async () => { const response = await fetch("/v1/k8s/users"); ${use} };`);

  test.each([
    "return (await response.json()).email;",
    "return response.json().then((user) => user.email);",
    "return (await response.clone().json()).email;",
    "return JSON.parse(await response.text()).email;",
    "return (await response.json()).email.trim();",
    "return (await response.json()).email.startsWith('a');",
  ])("%s", (use) => {
    expect(reads(use)).toEqual(["GET /v1/k8s/users [reads: email]"]);
  });

  test.each(["trim", "slice", "reverse", "concat", "flat", "toReversed", "values"])(
    "behind %s it is still the list",
    (name) => {
      expect(reads(`const { users } = await response.json(); return users.${name}()[0].email;`)).toEqual([
        "GET /v1/k8s/users [reads: users[].email]",
      ]);
    },
  );

  test("a line each, entries, and the first or last", () => {
    expect(reads("return (await response.text()).split('\\n').map((line) => JSON.parse(line).email);")).toEqual([
      "GET /v1/k8s/users [reads: email]",
    ]);
    for (const one of ["at(0)", "pop()", "shift()"])
      expect(reads(`const { users } = await response.json(); return users.${one}.email;`)).toEqual([
        "GET /v1/k8s/users [reads: users[].email]",
      ]);
    expect(
      reads("const { users } = await response.json(); for (const [at, user] of users.entries()) user.email;"),
    ).toEqual(["GET /v1/k8s/users [reads: users[].email]"]);
  });

  test.each(["includes", "indexOf", "lastIndexOf"])("%s compares with it", (name) => {
    const [call] = analysed(
      `export const show = async () => (await (await fetch("/v1/k8s/users")).json()).role.${name}("admin");`,
    ).calls;
    expect(call?.reads.map(({ path, values }) => [path.join("."), ...values])).toEqual([["role", "admin"]]);
  });

  test.each(["on", "once", "addListener", "addEventListener"])("%s hands over what comes", (name) => {
    const asked = (event: string): readonly string[] =>
      calls(`import https from "node:https";
        https.get("https://app.run.ai/v1/k8s/users", (response) => { response.${name}("${event}", (data) => { JSON.parse(data).email; }); });`);
    expect(asked("data")).toEqual(["GET /v1/k8s/users [reads: email]"]);
    expect(asked("message")).toEqual(["GET /v1/k8s/users [reads: email]"]);
    expect(asked("end")).toEqual(["GET /v1/k8s/users"]);
  });
});
