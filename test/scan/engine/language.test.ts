/** What the language does with an address on its way to a request: names, patterns, members, branches, classes. */
import { describe, expect, test } from "vitest";
import { analysed, type Files, lineOf } from "./engine.js";

const calls = (files: Files): readonly string[] => analysed(files).calls.map((call) => lineOf(call, false));
const USERS = ["GET /v1/k8s/users"];
const APPS_AND_USERS = ["GET /v1/k8s/apps", "GET /v1/k8s/users"];

describe("names and patterns", () => {
  test.each([
    "const { at } = { at: '/v1/k8s/users' }; return fetch(at);",
    "const { at: path } = { at: '/v1/k8s/users' }; return fetch(path);",
    "const { 'at': path } = { at: '/v1/k8s/users' }; return fetch(path);",
    "const key = 'at'; const { [key]: path } = { at: '/v1/k8s/users' }; return fetch(path);",
    "const { a: { b } } = { a: { b: '/v1/k8s/users' } }; return fetch(b);",
    "const { at = '/v1/k8s/users' } = {}; return fetch(at);",
    "const { a, ...rest } = { a: 1, at: '/v1/k8s/users' }; return fetch(rest.at);",
    "const [, at] = ['x', '/v1/k8s/users']; return fetch(at);",
    "const [at = '/v1/k8s/users'] = []; return fetch(at);",
    "const [, ...rest] = ['x', '/v1/k8s/users']; return fetch(rest[0]);",
    "const [{ at }] = [{ at: '/v1/k8s/users' }]; return fetch(at);",
    "let at; at = '/v1/k8s/users'; return fetch(at);",
    "let at; (at) = '/v1/k8s/users'; return fetch(at);",
    "let at; (at as string) = '/v1/k8s/users'; return fetch(at);",
    "let at; at! = '/v1/k8s/users'; return fetch(at);",
    "let at; ({ at } = { at: '/v1/k8s/users' }); return fetch(at);",
    "let path; ({ at: path } = { at: '/v1/k8s/users' }); return fetch(path);",
    "let path; ({ at: { path } } = { at: { path: '/v1/k8s/users' } }); return fetch(path);",
    "let at; [, at] = ['x', '/v1/k8s/users']; return fetch(at);",
    "let at; [[at]] = [['/v1/k8s/users']]; return fetch(at);",
    "const o: any = {}; o.at = '/v1/k8s/users'; return fetch(o.at);",
    "const o: any = {}; o['at'] = '/v1/k8s/users'; return fetch(o.at);",
    "const o: any = {}; o[id] = '/v1/k8s/users'; return fetch(o[id]);",
    "const o: any = { a: {} }; o.a.at = '/v1/k8s/users'; return fetch(o.a.at);",
    "let at = '/v1'; at += '/k8s'; at += '/users'; return fetch(at);",
    "let at: any; at ??= '/v1/k8s/users'; return fetch(at);",
    "let at: any = ''; at ||= '/v1/k8s/users'; return fetch(at);",
    "const f = ({ at }) => fetch(at); return f({ at: '/v1/k8s/users' });",
    "const f = ([at]) => fetch(at); return f(['/v1/k8s/users']);",
    "const f = ({ at = '/v1/k8s/users' } = {}) => fetch(at); return f();",
    "const f = (at = '/v1/k8s/users') => fetch(at); return f();",
    "const f = (a, ...rest) => fetch(rest[0]); return f('x', '/v1/k8s/users');",
    "const f = (a, at) => fetch(at); return f(...['x', '/v1/k8s/users']);",
    "const f = (a, at) => fetch(at); return f.call(null, 'x', '/v1/k8s/users');",
    "const f = (a, at) => fetch(at); return f.apply(null, ['x', '/v1/k8s/users']);",
    "const f = (a, at) => fetch(at); return f.bind(null, 'x')('/v1/k8s/users');",
    "return (function named(at) { return fetch(at); })('/v1/k8s/users');",
    "return ((at) => fetch(at))('/v1/k8s/users');",
    "return (0, fetch)('/v1/k8s/users');",
    "return fetch(('x', '/v1/k8s/users'));",
    "return fetch(<string>'/v1/k8s/users');",
    "return fetch('/v1/k8s/users' as const);",
    "return fetch('/v1/k8s/users' satisfies string);",
    "return fetch('/v1/k8s/users'!);",
    "return void fetch('/v1/k8s/users');",
    "return !(fetch('/v1/k8s/users'));",
    "return typeof fetch('/v1/k8s/users');",
    "return { a: fetch('/v1/k8s/users') };",
    "return [fetch('/v1/k8s/users')];",
    "return `${fetch('/v1/k8s/users')}`;",
  ])("%s", (body) => {
    expect(calls({ "main.ts": `export function send(id: string) { ${body} }` })).toEqual(USERS);
  });
});

describe("objects and lists", () => {
  test.each([
    "({ at: '/v1/k8s/users' }).at",
    "({ ['a' + 't']: '/v1/k8s/users' }).at",
    "({ 7: '/v1/k8s/users' })[7]",
    "({ 'a-t': '/v1/k8s/users' })['a-t']",
    "({ at() { return '/v1/k8s/users'; } }).at()",
    "({ get at() { return '/v1/k8s/users'; } }).at",
    "({ root: '/v1/k8s', at() { return this.root + '/users'; } }).at()",
    "({ at: '/v1/k8s/apps', ...{ at: '/v1/k8s/users' } }).at",
    "({ ...{ at: '/v1/k8s/apps' }, at: '/v1/k8s/users' }).at",
    "({ ...null, ...undefined, at: '/v1/k8s/users' }).at",
    "({ a: { b: { c: '/v1/k8s/users' } } }).a.b.c",
    "({ a: { at: '/v1/k8s/users' } })?.a?.at",
    "({ a: ['x', '/v1/k8s/users'] }).a[1]",
    "['x', '/v1/k8s/users'][1]",
    "['x', ...['/v1/k8s/users']][1]",
    "[['/v1/k8s/users']][0][0]",
    "['/v1/k8s/users'].at(-1)",
    "({ at: null, ...{ at: '/v1/k8s/users' } }).at ?? 'x'",
    "null ?? '/v1/k8s/users'",
    "undefined ?? '/v1/k8s/users'",
    "'' || '/v1/k8s/users'",
    "true && '/v1/k8s/users'",
    "'x' && '/v1/k8s/users'",
    "(false ? '/v1/k8s/apps' : '/v1/k8s/users')",
    "('a' === 'a' ? '/v1/k8s/users' : '/v1/k8s/apps')",
    "('a' !== 'a' ? '/v1/k8s/apps' : '/v1/k8s/users')",
    "(!true ? '/v1/k8s/apps' : '/v1/k8s/users')",
    "(0 ? '/v1/k8s/apps' : '/v1/k8s/users')",
    "'/v1' + '/k8s' + '/users'",
    "`/v1/${'k8s'}/users`",
    "'/v' + 1 + '/k8s/users'",
    "`/v${1}/k8s/users`",
    "'/v1/k8s/users' + ''",
    "new (class { at = '/v1/k8s/users'; })().at",
    "(class { static at = '/v1/k8s/users'; }).at",
  ])("%s", (expression) => {
    expect(calls({ "main.ts": `export const send = (id: any) => fetch(${expression});` })).toEqual(USERS);
  });

  test.each([
    "id ? '/v1/k8s/apps' : '/v1/k8s/users'",
    "id === 1 ? '/v1/k8s/apps' : '/v1/k8s/users'",
    "id > 1 ? '/v1/k8s/apps' : '/v1/k8s/users'",
    "!id ? '/v1/k8s/apps' : '/v1/k8s/users'",
    "id && id.a ? '/v1/k8s/apps' : '/v1/k8s/users'",
    "typeof id === 'string' ? '/v1/k8s/apps' : '/v1/k8s/users'",
    "'a' in id ? '/v1/k8s/apps' : '/v1/k8s/users'",
    "id instanceof Date ? '/v1/k8s/apps' : '/v1/k8s/users'",
    "({ a: '/v1/k8s/apps', b: '/v1/k8s/users' })[id]",
    "['/v1/k8s/apps', '/v1/k8s/users'][id]",
    "'/v1/k8s/' + (id ? 'apps' : 'users')",
    "`/v1/k8s/${id ? 'apps' : 'users'}`",
  ])("either: %s", (expression) => {
    expect(calls({ "main.ts": `export const send = (id: any) => fetch(${expression});` })).toEqual(APPS_AND_USERS);
  });
});

describe("branches and loops", () => {
  test.each([
    "let at = '/v1/k8s/apps'; if (id) at = '/v1/k8s/users'; fetch(at);",
    "let at; if (id) at = '/v1/k8s/apps'; else at = '/v1/k8s/users'; fetch(at);",
    "let at; if (id) { at = '/v1/k8s/apps'; } else { at = '/v1/k8s/users'; } fetch(at);",
    "if (id) return fetch('/v1/k8s/apps'); return fetch('/v1/k8s/users');",
    "if (id) { fetch('/v1/k8s/apps'); return; } fetch('/v1/k8s/users');",
    "switch (id) { case 1: fetch('/v1/k8s/apps'); break; default: fetch('/v1/k8s/users'); }",
    "let at; switch (id) { case 1: at = '/v1/k8s/apps'; break; case 2: at = '/v1/k8s/users'; break; } fetch(at);",
    "for (const at of ['/v1/k8s/apps', '/v1/k8s/users']) fetch(at);",
    "for (const [at] of [['/v1/k8s/apps'], ['/v1/k8s/users']]) fetch(at);",
    "for (const { at } of [{ at: '/v1/k8s/apps' }, { at: '/v1/k8s/users' }]) fetch(at);",
    "let at; for (at of ['/v1/k8s/apps', '/v1/k8s/users']) fetch(at);",
    "for (const key in { apps: 1, users: 2 }) fetch('/v1/k8s/' + key);",
    "const all = { apps: 1, users: 2 }; for (const key of Object.keys(all)) fetch('/v1/k8s/' + key);",
    "['apps', 'users'].forEach((key) => fetch('/v1/k8s/' + key));",
    "try { fetch('/v1/k8s/apps'); } catch { fetch('/v1/k8s/users'); }",
    "try { fetch('/v1/k8s/apps'); } finally { fetch('/v1/k8s/users'); }",
    "try { throw 1; } catch (error) { fetch('/v1/k8s/apps'); } fetch('/v1/k8s/users');",
    "while (id) { fetch('/v1/k8s/apps'); } fetch('/v1/k8s/users');",
    "do { fetch('/v1/k8s/apps'); } while (id); fetch('/v1/k8s/users');",
    "for (let i = 0; i < 3; i++) { fetch('/v1/k8s/apps'); } fetch('/v1/k8s/users');",
    "for (fetch('/v1/k8s/apps'); id; fetch('/v1/k8s/users')) {}",
    "outer: for (;;) { fetch('/v1/k8s/apps'); break outer; } fetch('/v1/k8s/users');",
    "id ? fetch('/v1/k8s/apps') : fetch('/v1/k8s/users');",
    "id && fetch('/v1/k8s/apps'); id || fetch('/v1/k8s/users');",
    "const { at = '/v1/k8s/users' } = id ? { at: '/v1/k8s/apps' } : {}; fetch(at);",
    "{ fetch('/v1/k8s/apps'); } { { fetch('/v1/k8s/users'); } }",
    "setTimeout(() => fetch('/v1/k8s/apps'), 1); fetch('/v1/k8s/users');",
    "function* all() { yield '/v1/k8s/apps'; yield '/v1/k8s/users'; } for (const at of all()) fetch(at);",
    "function* some() { yield '/v1/k8s/apps'; } function* all() { yield* some(); yield '/v1/k8s/users'; } for (const at of all()) fetch(at);",
  ])("%s", (body) => {
    expect([...calls({ "main.ts": `export function send(id: any) { ${body} }` })].sort()).toEqual(APPS_AND_USERS);
  });

  test.each([
    "fetch('/v1/k8s/users'); return; fetch('/v1/k8s/apps');",
    "fetch('/v1/k8s/users'); throw new Error('x'); fetch('/v1/k8s/apps');",
    "if (false) fetch('/v1/k8s/apps'); else fetch('/v1/k8s/users');",
    "if (true) fetch('/v1/k8s/users'); else fetch('/v1/k8s/apps');",
    "if (id) return fetch('/v1/k8s/users'); else return 1; fetch('/v1/k8s/apps');",
    "try { return fetch('/v1/k8s/users'); } finally { } fetch('/v1/k8s/apps');",
    "try { } finally { return fetch('/v1/k8s/users'); } fetch('/v1/k8s/apps');",
    "const f = () => fetch('/v1/k8s/users'); f();",
    "for (;;) { fetch('/v1/k8s/users'); break; fetch('/v1/k8s/apps'); }",
    "for (;;) { fetch('/v1/k8s/users'); continue; fetch('/v1/k8s/apps'); }",
  ])("what comes after is never reached: %s", (body) => {
    expect(calls({ "main.ts": `export function send(id: any) { ${body} }` })).toEqual(USERS);
  });
});

describe("classes", () => {
  test.each([
    "class A { at = '/v1/k8s/users'; send() { return fetch(this.at); } }",
    "class A { at; constructor() { this.at = '/v1/k8s/users'; } send() { return fetch(this.at); } }",
    "class A { constructor(private at = '/v1/k8s/users') {} send() { return fetch(this.at); } }",
    "class A { #at = '/v1/k8s/users'; send() { return fetch(this.#at); } }",
    "class A { static at = '/v1/k8s/users'; send() { return fetch(A.at); } }",
    "class A { static at = '/v1/k8s/users'; static send() { return fetch(this.at); } }",
    "class A { get at() { return '/v1/k8s/users'; } send() { return fetch(this.at); } }",
    "class A { ['at'] = '/v1/k8s/users'; send() { return fetch(this.at); } }",
    "class A { at() { return '/v1/k8s/users'; } send() { return fetch(this.at()); } }",
    "class A { at = () => '/v1/k8s/users'; send = () => fetch(this.at()); }",
    "class Base { at = '/v1/k8s/users'; } class A extends Base { send() { return fetch(this.at); } }",
    "class Base { at() { return '/v1/k8s'; } } class A extends Base { at() { return super.at() + '/users'; } send() { return fetch(this.at()); } }",
    "class Base { send() { return fetch(this.at()); } } class A extends Base { at() { return '/v1/k8s/users'; } }",
    "class Base { constructor(at) { this.at = at; } send() { return fetch(this.at); } } class A extends Base { constructor() { super('/v1/k8s/users'); } } new A().send();",
    "class Base { get root() { return '/v1/k8s'; } } class A extends Base { get at() { return super.root + '/users'; } send() { return fetch(this.at); } }",
    "class A { constructor(at) { this.at = at; } send() { return fetch(this.at); } } new A('/v1/k8s/users').send();",
    "const A = class { send() { return fetch('/v1/k8s/users'); } };",
    "class A { static make() { return new A(); } send() { return fetch('/v1/k8s/users'); } } A.make().send();",
    "class A { static make() { return new this('/v1/k8s/users'); } constructor(at) { this.at = at; } send() { return fetch(this.at); } } A.make().send();",
    "const o = { at: '/v1/k8s/users', send() { return fetch(this.at); } }; o.send();",
    "const o = { at: '/v1/k8s/users', send: () => fetch(o.at) }; o.send();",
    "enum At { Users = '/v1/k8s/users' } fetch(At.Users);",
    "const enum At { Users = '/v1/k8s/users' } fetch(At['Users']);",
    "namespace At { export const users = '/v1/k8s/users'; } fetch(At.users);",
    "namespace At { export function send() { return fetch('/v1/k8s/users'); } } At.send();",
  ])("%s", (code) => {
    expect([...new Set(calls({ "main.ts": `${code}\nexport { A };` }))]).toEqual(USERS);
  });
});

describe("modules", () => {
  test.each<readonly [what: string, files: Readonly<Record<string, string>>]>([
    ["a name", { "main.ts": "import { at } from './a'; fetch(at);", "a.ts": "export const at = '/v1/k8s/users';" }],
    [
      "another name",
      {
        "main.ts": "import { at as path } from './a'; fetch(path);",
        "a.ts": "const at = '/v1/k8s/users'; export { at };",
      },
    ],
    [
      "exported under another name",
      {
        "main.ts": "import { path } from './a'; fetch(path);",
        "a.ts": "const at = '/v1/k8s/users'; export { at as path };",
      },
    ],
    ["all", { "main.ts": "import * as a from './a'; fetch(a.at);", "a.ts": "export const at = '/v1/k8s/users';" }],
    ["a default", { "main.ts": "import at from './a'; fetch(at);", "a.ts": "export default '/v1/k8s/users';" }],
    [
      "a default function",
      {
        "main.ts": "import at from './a'; fetch(at());",
        "a.ts": "export default function () { return '/v1/k8s/users'; }",
      },
    ],
    [
      "a default class",
      {
        "main.ts": "import A from './a'; fetch(new A().at);",
        "a.ts": "export default class { at = '/v1/k8s/users'; }",
      },
    ],
    [
      "a name as default",
      {
        "main.ts": "import at from './a'; fetch(at);",
        "a.ts": "const at = '/v1/k8s/users'; export { at as default };",
      },
    ],
    [
      "a barrel",
      {
        "main.ts": "import { at } from './b'; fetch(at);",
        "b.ts": "export { at } from './a';",
        "a.ts": "export const at = '/v1/k8s/users';",
      },
    ],
    [
      "a barrel of another name",
      {
        "main.ts": "import { path } from './b'; fetch(path);",
        "b.ts": "export { at as path } from './a';",
        "a.ts": "export const at = '/v1/k8s/users';",
      },
    ],
    [
      "a barrel of a default",
      {
        "main.ts": "import { path } from './b'; fetch(path);",
        "b.ts": "export { default as path } from './a';",
        "a.ts": "export default '/v1/k8s/users';",
      },
    ],
    [
      "a barrel of all",
      {
        "main.ts": "import { at } from './b'; fetch(at);",
        "b.ts": "export * from './a';",
        "a.ts": "export const at = '/v1/k8s/users';",
      },
    ],
    [
      "a barrel of a namespace",
      {
        "main.ts": "import { a } from './b'; fetch(a.at);",
        "b.ts": "export * as a from './a';",
        "a.ts": "export const at = '/v1/k8s/users';",
      },
    ],
    [
      "imported and handed on",
      {
        "main.ts": "import { at } from './b'; fetch(at);",
        "b.ts": "import { at } from './a'; export { at };",
        "a.ts": "export const at = '/v1/k8s/users';",
      },
    ],
    [
      "a pattern",
      { "main.ts": "import { at } from './a'; fetch(at);", "a.ts": "export const { at } = { at: '/v1/k8s/users' };" },
    ],
    ["a table", { "main.ts": "import at from './a.json'; fetch(at.users);", "a.json": '{ "users": "/v1/k8s/users" }' }],
    [
      "of a table, a list",
      {
        "main.ts": "import at from './a.json'; fetch(at.all[1]);",
        "a.json": '{ "all": [true, "/v1/k8s/users", 1, null] }',
      },
    ],
    [
      "of a table, a number",
      {
        "main.ts": "import at from './a.json'; fetch('/v' + at.version + '/k8s/users');",
        "a.json": '{ "version": 1 }',
      },
    ],
    [
      "require",
      { "main.js": "const { at } = require('./a'); fetch(at);", "a.js": "module.exports = { at: '/v1/k8s/users' };" },
    ],
    ["require, and a member", { "main.js": "fetch(require('./a').at);", "a.js": "exports.at = '/v1/k8s/users';" }],
    [
      "require, of all",
      { "main.js": "const a = require('./a'); fetch(a.at);", "a.js": "module.exports.at = '/v1/k8s/users';" },
    ],
    [
      "later",
      {
        "main.ts": "export async function send() { const { at } = await import('./a'); return fetch(at); }",
        "a.ts": "export const at = '/v1/k8s/users';",
      },
    ],
    [
      "later, by then",
      { "main.ts": "import('./a').then(({ at }) => fetch(at));", "a.ts": "export const at = '/v1/k8s/users';" },
    ],
    [
      "import equals",
      { "main.ts": "import a = require('./a'); fetch(a.at);", "a.ts": "export const at = '/v1/k8s/users';" },
    ],
  ])("%s", (_what, files) => {
    expect(calls(files)).toEqual(USERS);
  });
});
