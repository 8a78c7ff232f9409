/** Functions of the language, of node and of small libraries that addresses, queries and answers pass through. */
import { describe, expect, test } from "vitest";
import { analysed, lineOf } from "./engine.js";

const calls = (code: string): readonly string[] => analysed(code).calls.map((call) => lineOf(call, false));

describe("an address that goes through", () => {
  test.each<readonly [expression: string, request: string]>([
    ["String('/v1/k8s/users')", "GET /v1/k8s/users"],
    ["'/v1/k8s/users/' + String(id)", "GET /v1/k8s/users/{}"],
    ["'/v1/k8s/users/' + Number('7')", "GET /v1/k8s/users/7"],
    ["'/v1/k8s/users/' + encodeURIComponent('a b')", "GET /v1/k8s/users/a%20b"],
    ["'/v1/k8s/users/' + encodeURIComponent(`${id}/a`)", "GET /v1/k8s/users/{}%2Fa"],
    ["'/v1/k8s/users/' + encodeURIComponent('\\ud800')", "GET /v1/k8s/users/\ud800"],
    ["encodeURI('/v1/k8s/users')", "GET /v1/k8s/users"],
    ["decodeURI('/v1/k8s/users')", "GET /v1/k8s/users"],
    ["decodeURIComponent('/v1/k8s/users')", "GET /v1/k8s/users"],
    ["structuredClone({ at: '/v1/k8s/users' }).at", "GET /v1/k8s/users"],
    ["Object.freeze({ at: '/v1/k8s/users' }).at", "GET /v1/k8s/users"],
    ["Object.seal({ at: '/v1/k8s/users' }).at", "GET /v1/k8s/users"],
    ["Object.assign({}, { at: '/v1/k8s/apps' }, { at: '/v1/k8s/users' }).at", "GET /v1/k8s/users"],
    ["Object.assign(id, { at: '/v1/k8s/users' }).at", "GET /v1/k8s/users"],
    ["Object.values({ at: '/v1/k8s/users' })[0]", "GET /v1/k8s/users"],
    ["'/v1/k8s/' + Object.keys({ users: 1 })[0]", "GET /v1/k8s/users"],
    ["'/v1/k8s/' + Object.getOwnPropertyNames({ users: 1 })[0]", "GET /v1/k8s/users"],
    ["'/v1/k8s/' + Reflect.ownKeys({ users: 1 })[0]", "GET /v1/k8s/users"],
    ["'/v1/k8s/' + Object.entries({ users: 'roles' })[0].join('/' + id + '/')", "GET /v1/k8s/users/{}/roles"],
    ["Object.fromEntries([['at', '/v1/k8s/users']]).at", "GET /v1/k8s/users"],
    ["'/' + Array.from(['v1', 'k8s', 'users']).join('/')", "GET /v1/k8s/users"],
    ["Array.from(['/v1', '/k8s', '/users'], (one) => one + '').join('')", "GET /v1/k8s/users"],
    ["'/' + Array.of('v1', 'k8s', 'users').join('/')", "GET /v1/k8s/users"],
    ["String.raw`/v1/k8s/users/${id}`", "GET /v1/k8s/users/{}"],
    ["Array.isArray(['a']) ? '/v1/k8s/users' : '/v1/k8s/apps'", "GET /v1/k8s/users"],
    ["Array.isArray('a') ? '/v1/k8s/users' : '/v1/k8s/apps'", "GET /v1/k8s/apps"],
    ["new URL('/v1/k8s/users', 'https://app.run.ai')", "GET /v1/k8s/users"],
    ["URL.parse('/v1/k8s/users', 'https://app.run.ai')", "GET /v1/k8s/users"],
    ["new URL('users', 'https://app.run.ai/v1/k8s/apps')", "GET /v1/k8s/users"],
    ["new URL('users', 'https://app.run.ai/v1/k8s/')", "GET /v1/k8s/users"],
    ["new URL('https://app.run.ai/v1/k8s/users', 'https://elsewhere.test')", "GET /v1/k8s/users"],
    ["new URL('/v1/k8s/users', `https://app.run.ai/x/${id}`)", "GET /v1/k8s/users"],
    ["new URL('roles', `https://app.run.ai/v1/k8s/users/${id}/x`)", "GET /v1/k8s/users/{}/roles"],
    ["new URL('v1/k8s/users', 'https://app.run.ai')", "GET /v1/k8s/users"],
    ["new URL('https://app.run.ai/v1/k8s/users').pathname", "GET /v1/k8s/users"],
    ["new URL('https://app.run.ai/x').origin + '/v1/k8s/users'", "GET /v1/k8s/users"],
    ["'/v1/k8s/users' + new URL('https://app.run.ai/x').hash", "GET /v1/k8s/users"],
    ["'/v1/k8s/users' + new URL('https://app.run.ai/x?limit=1').search", "GET /v1/k8s/users"],
  ])("%s", (expression, request) => {
    expect(calls(`export const send = (id: string) => fetch(${expression});`)).toEqual([request]);
  });

  test.each<readonly [module: string, names: string, expression: string, request: string]>([
    ["node:path", "{ posix as p }", "p.join('/v1', 'k8s', 'users', id)", "GET /v1/k8s/users/{}"],
    ["path", "{ join }", "join('/v1/', '/k8s', '', 'users')", "GET /v1/k8s/users"],
    ["path/posix", "{ resolve }", "resolve('/v1', 'k8s/users')", "GET /v1/k8s/users"],
    ["pathe", "{ normalize }", "normalize('/v1//k8s/users')", "GET /v1/k8s/users"],
    ["node:url", "{ fileURLToPath }", "fileURLToPath('/v1/k8s/users')", "GET /v1/k8s/users"],
    ["url", "{ parse }", "parse('/v1/k8s/users')", "GET /v1/k8s/users"],
    ["url", "{ format }", "format('/v1/k8s/users')", "GET /v1/k8s/users"],
    ["url", "{ URL as Address }", "new Address('/v1/k8s/users', 'https://app.run.ai')", "GET /v1/k8s/users"],
    ["url-join", "join", "join('https://app.run.ai', 'v1', 'k8s', 'users')", "GET /v1/k8s/users"],
    ["urljoin", "join", "join(['/v1', 'k8s', 'users'])", "GET /v1/k8s/users"],
    ["proper-url-join", "join", "join('/v1', 'k8s', undefined, 'users')", "GET /v1/k8s/users"],
    ["ufo", "{ joinURL }", "joinURL('/v1/k8s', 'users')", "GET /v1/k8s/users"],
    ["ufo", "{ withQuery }", "withQuery('/v1/k8s/users', { limit: 1 })", "GET /v1/k8s/users [query: limit]"],
    ["ufo", "{ withoutTrailingSlash }", "withoutTrailingSlash('/v1/k8s/users')", "GET /v1/k8s/users"],
    ["qs", "{ stringify }", "'/v1/k8s/users?' + stringify({ limit: 1 })", "GET /v1/k8s/users [query: limit]"],
    ["querystring", "qs", "'/v1/k8s/users?' + qs.stringify({ limit: 1 })", "GET /v1/k8s/users [query: limit]"],
    [
      "query-string",
      "qs",
      "qs.stringifyUrl({ url: '/v1/k8s/users', query: { limit: 1 } })",
      "GET /v1/k8s/users [query: limit]",
    ],
    ["query-string", "qs", "qs.parseUrl('/v1/k8s/users?limit=1').url", "GET /v1/k8s/users [query: limit]"],
    [
      "@oazapfts/runtime/query",
      "* as QS",
      "`/v1/k8s/users${QS.query(QS.explode({ limit: 1 }))}`",
      "GET /v1/k8s/users [query: limit]",
    ],
    ["util", "{ format }", "format('/v1/k8s/users')", "GET /v1/k8s/users"],
  ])("%s: import %s: %s", (module, names, expression, request) => {
    expect(
      calls(`import ${names} from "${module}";\nexport const send = (id: string) => fetch(${expression});`),
    ).toEqual([request]);
  });

  test.each(["Boolean(id)", "URL.canParse(id)", "Reflect.get(window, id)", "Array.isArray(id)", "Array(2)[0]"])(
    "%s may be either",
    (condition) => {
      expect(calls(`export const send = (id: any) => fetch("/v1/k8s/" + (${condition} ? "apps" : "groups"));`)).toEqual(
        ["GET /v1/k8s/apps", "GET /v1/k8s/groups"],
      );
    },
  );

  test("a window that is opened or led there asks for it", () => {
    expect(
      calls(`export function go(id: string) {
        window.open("/v1/k8s/users");
        open("/v1/k8s/apps");
        location.assign("/v1/k8s/groups");
        window.location.replace("/v1/k8s/users/" + id);
      }`),
    ).toEqual(["GET /v1/k8s/users", "GET /v1/k8s/apps", "GET /v1/k8s/groups", "GET /v1/k8s/users/{}"]);
  });
});

describe("an answer that goes through", () => {
  const reads = (expression: string): readonly string[] =>
    calls(
      `const ask = async () => (await fetch("/v1/k8s/users")).json();\nexport const show = async () => { ${expression} };`,
    );
  test.each([
    "return (await Promise.all([1, ask()]))[1].users",
    "return (await Promise.allSettled([ask()]))[0].value.users",
    "return (await Promise.race([ask()])).users",
    "return (await Promise.any([ask()])).users",
    "return (await Promise.resolve(ask())).users",
    "return JSON.parse(JSON.stringify(await ask())).users",
    "return Object.assign({}, await ask()).users",
    "return Object.create(null, await ask()), (await ask()).users",
    "const [one] = await Promise.allSettled(['a'].map(() => ask())); return one.value.users",
    "queueMicrotask(async () => { (await ask()).users; })",
  ])("%s", (expression) => {
    expect(reads(expression)).toEqual(["GET /v1/k8s/users [reads: users]"]);
  });

  test("what was written as text within an answer has fields of its own", () => {
    expect(reads("return JSON.parse((await ask()).text).users")).toEqual(["GET /v1/k8s/users [reads: text]"]);
  });

  test("keys and entries of what it holds", () => {
    expect(reads("return Object.values((await ask()).users).map((each) => each.name)")).toEqual([
      "GET /v1/k8s/users [reads: users{}.name]",
    ]);
    expect(reads("return Object.entries((await ask()).users).map(([key, each]) => each.name)")).toEqual([
      "GET /v1/k8s/users [reads: users{}.name]",
    ]);
    expect(reads("return Array.from((await ask()).users).map((each) => each.name)")).toEqual([
      "GET /v1/k8s/users [reads: users[].name]",
    ]);
    expect(reads("return Array.from((await ask()).users, (each) => each.name)")).toEqual([
      "GET /v1/k8s/users [reads: users[].name]",
    ]);
  });
});

describe("what a request carries", () => {
  test.each<readonly [body: string, fields: string]>([
    ["new URLSearchParams('a=1&b=2')", "a, b"],
    ["new URLSearchParams([['a', '1'], ['b', '2']])", "a, b"],
    ["new URLSearchParams({ a: '1', b: '2' })", "a, b"],
    ["new URLSearchParams(`a=1&b%20c=${id}`)", "a, b c"],
    ["(() => { const p = new URLSearchParams(); p.set('a', '1'); p.append('b', '2'); return p; })()", "a, b"],
    ["(() => { const p = new URLSearchParams('a=1&b=2'); p.delete('a'); return p; })()", "b"],
    ["new URLSearchParams('a=1').toString()", "a"],
    ["(() => { const form = new FormData(); form.append('a', '1'); return form; })()", "a"],
    ["JSON.stringify(Object.fromEntries([['a', 1], ['b', 2]]))", "a, b"],
    ["JSON.stringify(Object.fromEntries(new Map([['a', 1]])))", "a"],
  ])("%s", (body, fields) => {
    expect(
      calls(`export const send = (id: string) => fetch("/v1/k8s/users", { method: "POST", body: ${body} });`),
    ).toEqual([`POST /v1/k8s/users [body: ${fields}]`]);
  });

  test("a form of a package", () => {
    expect(
      calls(`import FormData from "form-data";
        import axios from "axios";
        export function send() { const form = FormData(); form.append("a", "1"); return axios.post("/v1/k8s/users", form); }`),
    ).toEqual(["POST /v1/k8s/users [body: a]"]);
  });
});
