/** Lists, maps and sets of the language: what is put in comes out, in its order. */
import { describe, expect, test } from "vitest";
import { analysed, lineOf } from "./engine.js";

const calls = (code: string): readonly string[] => analysed(code).calls.map((call) => lineOf(call, false));

describe("segments of an address", () => {
  test.each<readonly [body: string, ...requests: string[]]>([
    ["'/' + ['v1', 'k8s', 'users'].join('/')", "GET /v1/k8s/users"],
    ["'/' + ['v1', 'k8s', ['users', id]].join('/')", "GET /v1/k8s/users/{}"],
    ["['/v1', undefined, 'k8s', null, 'users'].join('/')", "GET /v1/k8s/users"],
    ["'/v1/k8s' + [].join('/') + '/users'", "GET /v1/k8s/users"],
    ["'/v1/k8s/users/' + ['a', 'b'].join()", "GET /v1/k8s/users/a,b"],
    ["['/v1', 'users'].join(id ? '/k8s/' : '/')", "GET /v1/k8s/users", "GET /v1/users"],
    ["'/v1/k8s/' + ['users', 'roles'].join('/' + id + '/')", "GET /v1/k8s/users/{}/roles"],
    ["'/' + ['v1', 'k8s'].concat('users', [id]).join('/')", "GET /v1/k8s/users/{}"],
    ["'/' + ['v1', 'k8s', 'users', 'x'].slice(0, 3).join('/')", "GET /v1/k8s/users"],
    ["'/' + ['x', 'v1', 'k8s', 'users'].slice(1).join('/')", "GET /v1/k8s/users"],
    ["'/' + ['v1', 'k8s', 'users', 'x'].slice(0, -1).join('/')", "GET /v1/k8s/users"],
    ["'/v1/k8s/' + ['apps', 'users'].at(1)", "GET /v1/k8s/users"],
    ["'/v1/k8s/' + ['apps', 'users'].at(-1)", "GET /v1/k8s/users"],
    ["'/v1/k8s/' + ['apps', 'users'].pop()", "GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ["'/v1/k8s/' + ['apps', 'users'].find((one) => one === id)", "GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ["['/v1', '/k8s', '/users'].reduce((sum, one) => sum + one, '')", "GET /v1/k8s/users"],
    ["['V1', 'K8S', 'USERS'].map((one) => '/' + one.toLowerCase()).join('')", "GET /v1/k8s/users"],
    ["'/v1/k8s/users' + ['/roles'].filter(Boolean).join('')", "GET /v1/k8s/users/roles"],
    ["(() => { const p = ['v1', 'k8s']; p.push('users', id); return '/' + p.join('/'); })()", "GET /v1/k8s/users/{}"],
    ["(() => { const p = ['k8s', 'users']; p.unshift('', 'v1'); return p.join('/'); })()", "GET /v1/k8s/users"],
    [
      "(() => { const [, , ...rest] = ['a', 'b', '/v1', 'k8s', 'users']; return rest.join('/'); })()",
      "GET /v1/k8s/users",
    ],
    ["(() => { const p = ['', 'v1', 'k8s', 'users']; return [...p, id].join('/'); })()", "GET /v1/k8s/users/{}"],
    ["'/v1/k8s/' + new Map([['a', 'users'], ['b', 'apps']]).get('a')", "GET /v1/k8s/users"],
    ["'/v1/k8s/' + new Map().set('a', 'users').set('b', 'apps').get('b')", "GET /v1/k8s/apps"],
    ["'/v1/k8s/' + new Map().set('a', 'users').set('b', 'apps').get(id)", "GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ["'/v1/k8s/' + [...new Set().add('users').add('apps').values()][0]", "GET /v1/k8s/apps", "GET /v1/k8s/users"],
  ])("%s", (body, ...requests) => {
    expect(calls(`export const send = (id: string) => fetch(${body});`)).toEqual(requests);
  });
});

describe("what an answer lists", () => {
  test.each([
    "users.map((one) => one.name)",
    "users.flatMap((one) => [one.name])",
    "users.filter((one) => one.name)",
    "users.sort((a, b) => (a.name < b.name ? -1 : 1))",
    "users.toSorted((a, b) => a.name.localeCompare(b.name))",
    "users.forEach((one) => one.name)",
    "users.some((one) => one.name)",
    "users.every((one) => one.name)",
    "users.findIndex((one) => one.name)",
    "users.find((one) => true).name",
    "users.findLast((one) => true).name",
    "users.slice(1).map((one) => one.name)",
    "users.reverse().map((one) => one.name)",
    "users.toReversed().map((one) => one.name)",
    "users.flat().map((one) => one.name)",
    "users.filter(Boolean).map((one) => one.name)",
    "users.reduce((all, one) => all + one.name, '')",
    "users.reduceRight((all, one) => all + one.name, '')",
    "users.reduce((all, one) => ({ ...all, [one.name]: 1 }), {})",
    "[...users].map((one) => one.name)",
    "users.at(0).name",
    "users.pop().name",
    "users.shift().name",
    "users[0].name",
    "(() => { const [first] = users; return first.name; })()",
    "(() => { const [, ...others] = users; return others.map((one) => one.name); })()",
    "(() => { for (const one of users) one.name; })()",
    "(() => { for (const [at, one] of users.entries()) one.name; })()",
    "new Map(users.map((one) => [1, one])).forEach((one) => one.name)",
    "(() => { const all = new Map(); for (const one of users) all.set(one.id ?? 1, one); return [...all.values()][0].name; })()",
    "(() => { const all = new Set(); users.forEach((one) => all.add(one)); all.forEach((one) => one.name); })()",
    "(() => { const all = new Map(); users.forEach((one) => all.set(1, one)); for (const [, one] of all.entries()) one.name; })()",
    "(() => { const all = []; users.forEach((one) => all.push(one)); return all[0].name; })()",
  ])("%s", (expression) => {
    const code = `export const show = async () => { const { users } = await (await fetch("/v1/k8s/users")).json(); return ${expression}; };`;
    const [found, ...others] = calls(code).map((line) =>
      line.replace("users[].id, ", "").replace("users.length, ", ""),
    );
    expect([found?.replace("[reads: users, users[]", "[reads: users[]"), ...others]).toEqual([
      "GET /v1/k8s/users [reads: users[].name]",
    ]);
  });
});
