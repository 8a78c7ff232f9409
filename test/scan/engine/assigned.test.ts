/** What is assigned, in each way in which JavaScript assigns, is what an address is made of afterwards. */
import { describe, expect, test } from "vitest";
import { analysed, lineOf } from "./engine.js";

const calls = (code: string): readonly string[] => analysed(code).calls.map((call) => lineOf(call, false));

describe("an address that was assigned", () => {
  test.each<readonly [what: string, statements: string, requests: readonly string[]]>([
    ["by its name", "path = '/v1/k8s/users';", ["GET /v1/k8s/users"]],
    ["in parentheses", "(path) = '/v1/k8s/users';", ["GET /v1/k8s/users"]],
    ["as surely something", "path! = '/v1/k8s/users';", ["GET /v1/k8s/users"]],
    ["as of another type", "(path as string) = '/v1/k8s/users';", ["GET /v1/k8s/users"]],
    ["from an object", "({ path } = { path: '/v1/k8s/users' });", ["GET /v1/k8s/users"]],
    ["from an object, under another name", "({ at: path } = { at: '/v1/k8s/users' });", ["GET /v1/k8s/users"]],
    ["from an object, under a text", "({ 'at': path } = { at: '/v1/k8s/users' });", ["GET /v1/k8s/users"]],
    ["from an object within", "({ a: { b: path } } = { a: { b: '/v1/k8s/users' } });", ["GET /v1/k8s/users"]],
    ["from a list", "[path] = ['/v1/k8s/users', '/v1/k8s/apps'];", ["GET /v1/k8s/users"]],
    ["from the second of a list", "[, path] = ['/v1/k8s/apps', '/v1/k8s/users'];", ["GET /v1/k8s/users"]],
    ["from a list in an object", "({ a: [path] } = { a: ['/v1/k8s/users'] });", ["GET /v1/k8s/users"]],
    ["as what a list has left", "[, ...rest] = ['', '/v1/k8s/users']; path = rest[0];", ["GET /v1/k8s/users"]],
    [
      "as what an object has left",
      "({ a, ...rest } = { a: 1, at: '/v1/k8s/users' }); path = rest.at;",
      ["GET /v1/k8s/users"],
    ],
    [
      "as what an object has left once a key was taken",
      "({ at: a, ...rest } = { at: '/v1/k8s/users' }); path = rest.at;",
      [],
    ],
    ["as what is left once a name was taken", "({ a, ...rest } = { a: '/v1/k8s/users' }); path = rest.a;", []],
    ["from a list, with a default", "[path = '/v1/k8s/users'] = [];", ["GET /v1/k8s/users"]],
    ["from an object, with a default", "({ path = '/v1/k8s/users' } = {} as any);", ["GET /v1/k8s/users"]],
    [
      "from an object that has it, with a default",
      "({ path = '/v1/k8s/apps' } = { path: '/v1/k8s/users' });",
      ["GET /v1/k8s/users"],
    ],
    [
      "from an object, under another name and with a default",
      "({ at: path = '/v1/k8s/users' } = {} as any);",
      ["GET /v1/k8s/users"],
    ],
    [
      "to a member, from an object",
      "({ path: box.at } = { path: '/v1/k8s/users' }); path = box.at;",
      ["GET /v1/k8s/users"],
    ],
    ["to a member", "box.at = '/v1/k8s/users'; path = box.at;", ["GET /v1/k8s/users"]],
    ["to a member by its key", "box['at'] = '/v1/k8s/users'; path = box.at;", ["GET /v1/k8s/users"]],
    [
      "in a loop over a list",
      "for (path of ['/v1/k8s/users', '/v1/k8s/apps']) fetch(path);",
      ["GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ],
    ["before a loop", "for (path = '/v1/k8s/users'; again(); ) again();", ["GET /v1/k8s/users"]],
    ["with what was there", "path = '/v1/k8s'; path += '/users';", ["GET /v1/k8s/users"]],
    ["where there was nothing", "path ??= '/v1/k8s/users';", ["GET /v1/k8s/users"]],
  ])("%s", (_what, statements, requests) => {
    const code = `declare function again(): boolean;
      export function send() { let path: any; let a: any; let rest: any; const box: any = {}; ${statements} return fetch(path); }`;
    expect([...new Set(calls(code))]).toEqual(requests);
  });
});

describe("an address in a declaration", () => {
  test.each<readonly [what: string, declaration: string, requests: readonly string[]]>([
    ["of a name", "const path = '/v1/k8s/users';", ["GET /v1/k8s/users"]],
    ["of a member", "const { path } = { path: '/v1/k8s/users' };", ["GET /v1/k8s/users"]],
    ["of a member under another name", "const { at: path } = { at: '/v1/k8s/users' };", ["GET /v1/k8s/users"]],
    ["of a member with a default", "const { path = '/v1/k8s/users' } = {} as any;", ["GET /v1/k8s/users"]],
    [
      "of a member that is there, with a default",
      "const { path = '/v1/k8s/apps' } = { path: '/v1/k8s/users' };",
      ["GET /v1/k8s/users"],
    ],
    ["of an element with a default", "const [path = '/v1/k8s/users'] = [];", ["GET /v1/k8s/users"]],
    ["of the second element", "const [, path] = ['/v1/k8s/apps', '/v1/k8s/users'];", ["GET /v1/k8s/users"]],
    [
      "of what is left of an object",
      "const { a, ...rest } = { a: 1, at: '/v1/k8s/users' }; const path = rest.at;",
      ["GET /v1/k8s/users"],
    ],
    [
      "of what is left of a list",
      "const [a, ...rest] = [1, '/v1/k8s/users']; const path = rest[0];",
      ["GET /v1/k8s/users"],
    ],
    [
      "of a member under a computed key",
      "const key = 'at'; const { [key]: path } = { at: '/v1/k8s/users' };",
      ["GET /v1/k8s/users"],
    ],
  ])("%s", (_what, declaration, requests) => {
    expect(calls(`export function send() { ${declaration} return fetch(path as string); }`)).toEqual(requests);
  });
});
