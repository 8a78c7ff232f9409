/** One request in many spellings: members of classes, functions that are handed on, operators, collections. */
import { describe, expect, test } from "vitest";
import { analysed, type Files, lineOf } from "./engine.js";

const found = (files: Files): readonly string[] => {
  const { calls, unresolved } = analysed(files);
  return [...calls.map((call) => lineOf(call, false)), ...unresolved.map(({ reason }) => `not understood: ${reason}`)];
};

describe("members of classes", () => {
  test.each<readonly [what: string, files: Files, found: readonly string[]]>([
    [
      "a method of what implements an interface",
      "interface Users { list(): unknown } class Api implements Users { list() { return fetch('/v1/k8s/users'); } } export const send = (users: Users) => users.list();",
      ["GET /v1/k8s/users"],
    ],
    [
      "a field of what implements an interface",
      "interface Paths { at: string } class P implements Paths { at = '/v1/k8s/users'; } export const send = (paths: Paths) => fetch(paths.at);",
      ["GET /v1/k8s/users"],
    ],
    [
      "a field of both that implement it",
      "interface Paths { at: string } class A implements Paths { at = '/v1/k8s/users'; } class B implements Paths { at = '/v1/k8s/apps'; } export const send = (paths: Paths) => fetch(paths.at);",
      ["GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ],
    [
      "what nobody implements",
      "interface Paths { at: string } export const send = (paths: Paths) => fetch(paths.at);",
      ["not understood: the path is what callers pass, and no caller of it was found"],
    ],
    [
      "a method that nobody says, of a known path",
      "export const send = (method: string) => fetch('/v1/k8s/users', { method });",
      ["not understood: the method is what callers pass, and no caller of it was found"],
    ],
    [
      "a method and a path that nobody says",
      "export const send = (method: string, path: string) => fetch(path, { method });",
      ["not understood: the path is what callers pass, and no caller of it was found"],
    ],
    [
      "what an iterator gives",
      "class L { other() { return 1; } *[Symbol.iterator]() { yield '/v1/k8s/users'; yield '/v1/k8s/apps'; } } export const send = () => { for (const path of new L()) fetch(path); };",
      ["GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ],
    [
      "a static getter",
      "class L { static get at() { return '/v1/k8s/users'; } } export const send = () => fetch(L.at);",
      ["GET /v1/k8s/users"],
    ],
    [
      "a static field of a base",
      "class A { static at = '/v1/k8s/users'; } class B extends A {} export const send = () => fetch(B.at);",
      ["GET /v1/k8s/users"],
    ],
    [
      "a static field that is set later",
      "class L { static at: string; } L.at = '/v1/k8s/users'; export const send = () => fetch(L.at);",
      ["GET /v1/k8s/users"],
    ],
    [
      "a getter",
      "class L { get at() { return '/v1/k8s/users'; } } export const send = () => fetch(new L().at);",
      ["GET /v1/k8s/users"],
    ],
    [
      "a getter of the base",
      "class A { get at() { return '/v1/k8s/users'; } } class B extends A { send() { return fetch(super.at); } } export const send = () => new B().send();",
      ["GET /v1/k8s/users"],
    ],
    [
      "a method of the base beside its own",
      "class A { at() { return '/v1/k8s/users'; } } class B extends A { at() { return super.at() + '/roles'; } } export const send = () => fetch(new B().at());",
      ["GET /v1/k8s/users/roles"],
    ],
    [
      "a private field",
      "class L { #at = '/v1/k8s/users'; send() { return fetch(this.#at); } } export const send = () => new L().send();",
      ["GET /v1/k8s/users"],
    ],
    [
      "a field that the constructor is given",
      "class L { constructor(readonly at: string) {} send() { return fetch(this.at); } } export const send = () => new L('/v1/k8s/users').send();",
      ["GET /v1/k8s/users"],
    ],
    [
      "a field that a constructor of a base is given",
      "class A { constructor(readonly at: string) {} send() { return fetch(this.at); } } class B extends A { constructor() { super('/v1/k8s/users'); } } export const send = () => new B().send();",
      ["GET /v1/k8s/users"],
    ],
    [
      "a method of five that inherit it: one request",
      "class S { remove(id: string) { return fetch('/v1/k8s/users/' + id, { method: 'DELETE' }); } } class A extends S {} class B extends S {} class C extends S {} class D extends S {} class E extends S {} const all = { a: new A(), b: new B(), c: new C(), d: new D(), e: new E() }; export const send = (name: keyof typeof all, id: string) => all[name].remove(id);",
      ["DELETE /v1/k8s/users/{}"],
    ],
  ])("%s", (_what, files, expected) => {
    expect(found(files)).toEqual(expected);
  });
});

describe("functions that are handed on", () => {
  test.each<readonly [what: string, files: Files, found: readonly string[]]>([
    [
      "called with its arguments as a list",
      "const get = (path: string, other: unknown) => fetch(path); export const send = () => get.apply(undefined, ['/v1/k8s/users', 1]);",
      ["GET /v1/k8s/users"],
    ],
    [
      "called with a list that nobody shows",
      "const get = (path: string) => fetch(path); export const send = (given: [string]) => get.apply(undefined, given);",
      ["not understood: the path is what callers pass, and no caller of it was found"],
    ],
    [
      "called with another this",
      "function get(this: any) { return fetch(this.at); } export const send = () => get.call({ at: '/v1/k8s/users' });",
      ["GET /v1/k8s/users"],
    ],
    [
      "called with another this and an argument",
      "function get(this: any, id: string) { return fetch(this.at + id); } export const send = () => get.call({ at: '/v1/k8s/users/' }, 'roles');",
      ["GET /v1/k8s/users/roles"],
    ],
    [
      "bound to an argument",
      "const get = (base: string, path: string) => fetch(base + path); const users = get.bind(undefined, '/v1/k8s'); export const send = () => users('/users');",
      ["GET /v1/k8s/users"],
    ],
    [
      "bound to a this",
      "function get(this: any) { return fetch(this.at); } const users = get.bind({ at: '/v1/k8s/users' }); export const send = () => users();",
      ["GET /v1/k8s/users"],
    ],
    [
      "the browser's own, bound",
      "const get = fetch.bind(window); export const send = () => get('/v1/k8s/users');",
      ["GET /v1/k8s/users"],
    ],
    [
      "the browser's own, called",
      "export const send = () => fetch.call(window, '/v1/k8s/users');",
      ["GET /v1/k8s/users"],
    ],
    [
      "returned by a function",
      "const make = (base: string) => (path: string) => fetch(base + path); export const send = () => make('/v1/k8s')('/users');",
      ["GET /v1/k8s/users"],
    ],
    [
      "kept in an object",
      "const api = { users: () => fetch('/v1/k8s/users') }; export const send = () => api.users();",
      ["GET /v1/k8s/users"],
    ],
    [
      "kept in an object under a key",
      "const api = { 'all-users': () => fetch('/v1/k8s/users') }; export const send = () => api['all-users']();",
      ["GET /v1/k8s/users"],
    ],
    [
      "called where it is written",
      "export const send = () => (() => fetch('/v1/k8s/users'))();",
      ["GET /v1/k8s/users"],
    ],
    [
      "a parameter with a default",
      "const get = (path = '/v1/k8s/users') => fetch(path); export const send = () => get();",
      ["GET /v1/k8s/users"],
    ],
    [
      "a parameter with a default that is given",
      "const get = (path = '/v1/k8s/apps') => fetch(path); export const send = () => get('/v1/k8s/users');",
      ["GET /v1/k8s/users"],
    ],
    [
      "a parameter with a default that is given as undefined",
      "const get = (path: string | undefined = '/v1/k8s/users') => fetch(path); export const send = () => get(undefined);",
      ["GET /v1/k8s/users"],
    ],
    [
      "all further arguments",
      "const get = (...parts: string[]) => fetch(parts.join('/')); export const send = () => get('/v1', 'k8s', 'users');",
      ["GET /v1/k8s/users"],
    ],
    [
      "a spread list of arguments",
      "const get = (one: string, two: string) => fetch(one + two); const parts = ['/v1/k8s', '/users'] as const; export const send = () => get(...parts);",
      ["GET /v1/k8s/users"],
    ],
    [
      "a pattern of an argument",
      "const get = ({ at, id = 'roles' }: { at: string; id?: string }) => fetch(at + id); export const send = () => get({ at: '/v1/k8s/users/' });",
      ["GET /v1/k8s/users/roles"],
    ],
    [
      "what calls itself",
      "const get = (path: string, depth: number): unknown => depth > 0 ? get(path, depth - 1) : fetch(path); export const send = () => get('/v1/k8s/users', 3);",
      ["GET /v1/k8s/users"],
    ],
  ])("%s", (_what, files, expected) => {
    expect(found(files)).toEqual(expected);
  });
});

describe("operators", () => {
  test.each<readonly [what: string, files: Files, found: readonly string[]]>([
    [
      "what is there, or another",
      "export const send = () => fetch('/v1/k8s/users' || '/v1/k8s/apps');",
      ["GET /v1/k8s/users"],
    ],
    ["an empty text, or another", "export const send = () => fetch('' || '/v1/k8s/users');", ["GET /v1/k8s/users"]],
    [
      "a zero, or another",
      "export const send = () => fetch('/v1/k8s/users/' + (0 || 'roles'));",
      ["GET /v1/k8s/users/roles"],
    ],
    ["false, or another", "export const send = () => fetch(false || '/v1/k8s/users');", ["GET /v1/k8s/users"]],
    ["null, or another", "export const send = () => fetch(null || '/v1/k8s/users');", ["GET /v1/k8s/users"]],
    [
      "nothing under a condition that never holds, or another",
      "export const send = () => fetch((false && '/v1/k8s/apps') || '/v1/k8s/users');",
      ["GET /v1/k8s/users"],
    ],
    [
      "null, and another where there is nothing",
      "export const send = () => fetch(null ?? '/v1/k8s/users');",
      ["GET /v1/k8s/users"],
    ],
    [
      "an empty text is there",
      "export const send = () => fetch('/v1/k8s/users' + ('' ?? '/roles'));",
      ["GET /v1/k8s/users"],
    ],
    [
      "what is there, and another where there is nothing",
      "export const send = () => fetch('/v1/k8s/users' ?? '/v1/k8s/apps');",
      ["GET /v1/k8s/users"],
    ],
    [
      "what an environment has, or another",
      "export const send = () => fetch((process.env.BASE || '/v1/k8s') + '/users');",
      ["GET /users", "GET /v1/k8s/users"],
    ],
    [
      "two that are equal",
      "export const send = () => fetch('a' === 'a' ? '/v1/k8s/users' : '/v1/k8s/apps');",
      ["GET /v1/k8s/users"],
    ],
    [
      "two that are nearly equal",
      "export const send = () => fetch('a' == 'a' ? '/v1/k8s/users' : '/v1/k8s/apps');",
      ["GET /v1/k8s/users"],
    ],
    [
      "two that are not equal",
      "export const send = () => fetch('a' !== 'b' ? '/v1/k8s/users' : '/v1/k8s/apps');",
      ["GET /v1/k8s/users"],
    ],
    [
      "two that are not nearly equal",
      "export const send = () => fetch('a' != 'a' ? '/v1/k8s/apps' : '/v1/k8s/users');",
      ["GET /v1/k8s/users"],
    ],
    ["not", "export const send = () => fetch(!true ? '/v1/k8s/apps' : '/v1/k8s/users');", ["GET /v1/k8s/users"]],
    ["the last of some", "export const send = () => fetch((0, '/v1/k8s/users'));", ["GET /v1/k8s/users"]],
    [
      "under a condition that nobody knows",
      "export const send = (all: boolean) => fetch(all ? '/v1/k8s/users' : '/v1/k8s/apps');",
      ["GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ],
    ["under a type", "export const send = () => fetch(('/v1/k8s/users' satisfies string));", ["GET /v1/k8s/users"]],
    [
      "awaited",
      "export const send = async () => fetch(await Promise.resolve('/v1/k8s/users'));",
      ["GET /v1/k8s/users"],
    ],
  ])("%s", (_what, files, expected) => {
    expect(found(files)).toEqual(expected);
  });
});

describe("collections", () => {
  test.each<readonly [what: string, files: Files, found: readonly string[]]>([
    [
      "a request that is copied",
      "export const send = () => { const request = new Request('/v1/k8s/users', { method: 'POST' }); return fetch(request.clone()); };",
      ["POST /v1/k8s/users"],
    ],
    [
      "a query that is asked",
      "export const send = () => { const query = new URLSearchParams({ limit: '1' }); return fetch('/v1/k8s/users/' + query.get('limit')); };",
      ["GET /v1/k8s/users/{}"],
    ],
    [
      "a query that is put in order",
      "export const send = () => { const query = new URLSearchParams({ limit: '1' }); query.sort(); return fetch('/v1/k8s/users?' + query); };",
      ["GET /v1/k8s/users [query: limit]"],
    ],
    [
      "a query that loses a name",
      "export const send = () => { const query = new URLSearchParams({ limit: '1', offset: '2' }); query.delete('offset'); return fetch('/v1/k8s/users?' + query); };",
      ["GET /v1/k8s/users [query: limit]"],
    ],
    [
      "a query that gets names",
      "export const send = () => { const query = new URLSearchParams(); query.set('limit', '1'); query.append('offset', '2'); return fetch('/v1/k8s/users?' + query.toString()); };",
      ["GET /v1/k8s/users [query: limit, offset]"],
    ],
    [
      "the names of a query",
      "export const send = () => { const query = new URLSearchParams({ limit: '1' }); return fetch('/v1/k8s/users/' + [...query.keys()].join()); };",
      ["GET /v1/k8s/users/{}"],
    ],
    [
      "the values of a map",
      "const map = new Map<string, string>(); map.set('a', '/v1/k8s/users'); export const send = () => { for (const path of map.values()) fetch(path); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "the entries of a map",
      "const map = new Map<string, string>(); map.set('a', '/v1/k8s/users'); export const send = () => { for (const [, path] of map.entries()) fetch(path); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "each of a map",
      "const map = new Map<string, string>(); map.set('a', '/v1/k8s/users'); export const send = () => { map.forEach((path) => fetch(path)); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "one of a map",
      "const map = new Map<string, string>(); map.set('a', '/v1/k8s/users'); map.set('b', '/v1/k8s/apps'); export const send = () => fetch(map.get('a')!);",
      ["GET /v1/k8s/users"],
    ],
    [
      "any of a map",
      "const map = new Map<string, string>(); map.set('a', '/v1/k8s/users'); map.set('b', '/v1/k8s/apps'); export const send = (key: string) => fetch(map.get(key)!);",
      ["GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ],
    [
      "one of a map that was made with it",
      "const map = new Map([['a', '/v1/k8s/users']]); export const send = () => fetch(map.get('a')!);",
      ["GET /v1/k8s/users"],
    ],
    [
      "each of a set",
      "const set = new Set<string>(); set.add('/v1/k8s/users'); export const send = () => { for (const path of set) fetch(path); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "each of a set that was made with it",
      "const set = new Set(['/v1/k8s/users']); export const send = () => { for (const path of set) fetch(path); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "each of a set that nobody shows",
      "export const send = (given: string[]) => { const set = new Set(given); for (const id of set) fetch('/v1/k8s/users/' + id); };",
      ["GET /v1/k8s/users/{}"],
    ],
    [
      "put at the start of a list",
      "export const send = () => { const list = ['users']; list.unshift('k8s'); list.unshift('/v1'); return fetch(list.join('/')); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "a list that others are added to",
      "export const send = (given: string[]) => { const list = ['/v1/k8s/users']; list.push(...given); return fetch(list[0]!); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "a field of either",
      "export const send = (one: boolean) => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ ...(one ? { a: 1 } : { b: 2 }), c: 3 }) });",
      ["POST /v1/k8s/users [body: a, b, c]"],
    ],
    [
      "what is spread and is nothing",
      "export const send = () => fetch('/v1/k8s/users', { method: 'POST', body: JSON.stringify({ ...undefined, c: 3 }) });",
      ["POST /v1/k8s/users [body: c]"],
    ],
    [
      "a file of data",
      {
        "main.tsx":
          "import data from './data.json'; export const send = () => fetch(data.yes && !data.no ? data.paths[0] : '/v1/k8s/apps');",
        "data.json": '{ "yes": true, "no": false, "paths": ["/v1/k8s/users"], "n": -1, "none": null }',
      },
      ["GET /v1/k8s/users"],
    ],
    [
      "an export of a CommonJS module",
      {
        "main.tsx": "import { at } from './paths.js'; export const send = () => fetch(at);",
        "paths.js": "module.exports = { at: '/v1/k8s/users' };",
      },
      ["GET /v1/k8s/users"],
    ],
    [
      "a CommonJS module",
      {
        "main.tsx": "import * as paths from './paths.js'; export const send = () => fetch(paths.at);",
        "paths.js": "module.exports = { at: '/v1/k8s/users' };",
      },
      ["GET /v1/k8s/users"],
    ],
  ])("%s", (_what, files, expected) => {
    expect(found(files)).toEqual(expected);
  });
});
