/**
 * What a function comes to is worked out once for all who ask the same: whoever asks something else gets something
 * else, and whoever asks the same gets all of it.
 */
import { describe, expect, test } from "vitest";
import { analysed, lineOf } from "./engine.js";

/** Without what a function sends for nobody. */
const calls = (code: string): readonly string[] => [
  ...new Set(
    analysed({ "main.ts": code })
      .calls.map((call) => lineOf(call, false))
      .filter((line) => !line.includes("{}")),
  ),
];
const BOTH = ["GET /v1/k8s/apps", "GET /v1/k8s/groups"];
const nested = (depth: number, value: string): string => "{ a: ".repeat(depth) + value + " }".repeat(depth);
const wide = (count: number, value: string): string =>
  `{ ${Array.from({ length: count }, (_, at) => `k${at}: ${at}`).join(", ")}, at: ${value} }`;
const long = (count: number, value: string): string =>
  `[${Array.from({ length: count }, (_, at) => `${at}`).join(", ")}, ${value}]`;

describe("two who ask for different things", () => {
  test.each<readonly [what: string, wrapper: string, one: string, other: string]>([
    ["a text", "(x) => fetch('/v1/k8s/' + x)", "'apps'", "'groups'"],
    ["the second of two", "(a, x) => fetch('/v1/k8s/' + x)", "1, 'apps'", "1, 'groups'"],
    ["a number", "(x) => fetch('/v1/k8s/' + (x === 1 ? 'apps' : 'groups'))", "1", "2"],
    ["true and false", "(x) => fetch('/v1/k8s/' + (x ? 'apps' : 'groups'))", "true", "false"],
    ["null and a text", "(x) => fetch('/v1/k8s/' + (x ?? 'apps'))", "null", "'groups'"],
    ["one that is left out", "(x = 'apps') => fetch('/v1/k8s/' + x)", "", "'groups'"],
    ["a function", "(x) => fetch('/v1/k8s/' + x())", "() => 'apps'", "() => 'groups'"],
    ["what a function closes over", "(x) => fetch('/v1/k8s/' + x())", "make('apps')", "make('groups')"],
    [
      "what a function is bound to",
      "(x) => fetch('/v1/k8s/' + x())",
      "same.bind(null, 'apps')",
      "same.bind(null, 'groups')",
    ],
    ["a method that is a field", "(x) => fetch('/v1/k8s/' + x())", "new A('apps').get", "new A('groups').get"],
    ["an object", "(x) => fetch('/v1/k8s/' + x.at)", "{ at: 'apps' }", "{ at: 'groups' }"],
    ["objects of one place", "(x) => fetch('/v1/k8s/' + x.at)", "table('apps')", "table('groups')"],
    [
      "members of objects of one place",
      "(x) => fetch('/v1/k8s/' + x.in.at)",
      "{ in: table('apps') }",
      "{ in: table('groups') }",
    ],
    [
      "an object far within",
      "(x) => fetch('/v1/k8s/' + x.a.a.a.a.a.a.a.a.a)",
      nested(9, "'apps'"),
      nested(9, "'groups'"),
    ],
    ["one of many members", "(x) => fetch('/v1/k8s/' + x.at)", wide(70, "'apps'"), wide(70, "'groups'")],
    ["objects of many members of one place", "(x) => fetch('/v1/k8s/' + x.at)", "many('apps')", "many('groups')"],
    ["a list", "(x) => fetch('/v1/k8s/' + x[0])", "['apps']", "['groups']"],
    ["a list of a list", "(x) => fetch('/v1/k8s/' + x[0][0])", "[['apps']]", "[['groups']]"],
    ["one of many items", "(x) => fetch('/v1/k8s/' + x[70])", long(70, "'apps'"), long(70, "'groups'")],
    [
      "any number of items",
      "(x) => x.map((one) => fetch('/v1/k8s/' + one))",
      "other.map(() => 'apps')",
      "other.map(() => 'groups')",
    ],
    ["what is spread in", "(x) => fetch('/v1/k8s/' + x.at)", "{ ...table('apps') }", "{ ...table('groups') }"],
    [
      "what a map holds",
      "(x) => fetch('/v1/k8s/' + x.get('at'))",
      "new Map([['at', 'apps']])",
      "new Map([['at', 'groups']])",
    ],
    ["under a key nobody knows", "(x) => fetch('/v1/k8s/' + x[other])", "{ [other]: 'apps' }", "{ [other]: 'groups' }"],
    ["a class", "(x) => fetch('/v1/k8s/' + x.at)", "class { static at = 'apps'; }", "class { static at = 'groups'; }"],
    ["an instance", "(x) => fetch('/v1/k8s/' + x.get())", "new A('apps')", "new A('groups')"],
    ["two ways of one text", "(x) => fetch('/v1/k8s/' + x)", "other ? 'apps' : 'apps'", "other ? 'groups' : 'groups'"],
    ["a text around a gap", "(x) => fetch(`/v1/k8s/${x.at ?? ''}${x.kind}`)", "{ kind: 'apps' }", "{ kind: 'groups' }"],
    [
      "a client",
      "(x) => x.get('')",
      "axios.create({ baseURL: '/v1/k8s/apps' })",
      "axios.create({ baseURL: '/v1/k8s/groups' })",
    ],
    ["a method of a client", "(x) => x('/v1/k8s/apps') && x('/v1/k8s/groups')", "axios.get", "axios.get"],
    [
      "a URL",
      "(x) => fetch(x)",
      "new URL('/v1/k8s/apps', 'https://app.run.ai')",
      "new URL('/v1/k8s/groups', 'https://app.run.ai')",
    ],
    ["what is handed on", "(x) => inner(x)", "'apps'", "'groups'"],
    ["what is handed on by a function", "(x) => twice(() => x)", "'apps'", "'groups'"],
    ["what is closed over in a loop", "(x) => { for (const one of [x]) twice(() => one); }", "'apps'", "'groups'"],
  ])("%s", (_what, wrapper, one, other) => {
    const code = `import axios from "axios";
      declare const other: any;
      const make = (x: string) => () => x;
      const same = (x: string) => x;
      const table = (x: string) => ({ at: x });
      const many = (x: string) => (${wide(70, "x")});
      const inner = (x: string) => fetch("/v1/k8s/" + x);
      const twice = (f: any) => fetch("/v1/k8s/" + f());
      class A { constructor(private at: string) {} get = () => this.at; }
      const send: any = ${wrapper};
      export const first = () => send(${one});
      export const second = () => send(${other});
      export const third = () => send(${one});`;
    expect(calls(code)).toEqual(BOTH);
  });

  test.each<readonly [what: string, code: string]>([
    [
      "`this`",
      "class A { constructor(private at: string) {} send() { return fetch('/v1/k8s/' + this.at); } } export const a = () => new A('apps').send(); export const b = () => new A('groups').send();",
    ],
    [
      "`this` of an inner function",
      "class A { constructor(private at: string) {} send() { const f = () => fetch('/v1/k8s/' + this.at); return f(); } } export const a = () => new A('apps').send(); export const b = () => new A('groups').send();",
    ],
    [
      "a class that extends one",
      "class A { at() { return 'apps'; } send() { return fetch('/v1/k8s/' + this.at()); } } class B extends A { at() { return 'groups'; } } export const a = () => new A().send(); export const b = () => new B().send();",
    ],
    [
      "a function that a function makes",
      "const make = (x: string) => () => fetch('/v1/k8s/' + x); export const a = make('apps'); export const b = make('groups');",
    ],
    [
      "what a list was given in between",
      "export function a() { const kept: any[] = []; const send = () => fetch('/v1/k8s/' + kept.at(-1)); kept.push('apps'); send(); kept.push('groups'); send(); }",
    ],
  ])("%s", (_what, code) => {
    expect([...calls(code)].sort()).toEqual(BOTH);
  });
});

describe("what is read of two answers", () => {
  const ASK = "const ask = async (at: string) => (await fetch('/v1/k8s/' + at)).json();\n";

  test.each<readonly [what: string, read: string, one: string, other: string]>([
    ["of the whole", "(x) => x.email", "await ask('apps')", "await ask('groups')"],
    ["of a member", "(x) => x.email", "(await ask('apps')).owner", "(await ask('groups')).owner"],
    ["of an item", "(x) => x.email", "(await ask('apps'))[0]", "(await ask('groups'))[0]"],
    ["within an object", "({ x }) => x.email", "{ x: await ask('apps') }", "{ x: await ask('groups') }"],
    ["within a list", "([x]) => x.email", "[await ask('apps')]", "[await ask('groups')]"],
    ["by a function", "(f) => f().email", "() => one", "() => two"],
    ["spread", "(x) => x.email", "{ ...(await ask('apps')) }", "{ ...(await ask('groups')) }"],
  ])("%s", (_what, read, one, other) => {
    const found = calls(`${ASK}const read: any = ${read};
      export async function page() { const one = await ask('apps'); const two = await ask('groups'); read(${one}); read(${other}); }`);
    expect(
      found
        .filter((line) => line.includes("email"))
        .map((line) => line.replace(/\[reads: (?:owner|\[\])\.email\]/, "[reads: email]")),
    ).toEqual(["GET /v1/k8s/apps [reads: email]", "GET /v1/k8s/groups [reads: email]"]);
  });

  test("of what failed nothing, whoever reads it", () => {
    expect(
      calls(`const read = (x: any) => x.email;
        export async function page() {
          const response = await fetch("/v1/k8s/apps");
          if (!response.ok) return read(await response.json());
          return read((await response.json()).owner);
        }`),
    ).toEqual(["GET /v1/k8s/apps [reads: owner.email]"]);
  });

  test("by the type that is asked for", () => {
    expect(
      calls(`interface App { name: string } interface Group { title: string }
        const get = async <T>(at: string): Promise<T> => (await fetch("/v1/k8s/" + at)).json();
        export const a = async () => (await get<App>("apps")).name;
        export const b = async () => (await get<Group>("groups")).title;`),
    ).toEqual(["GET /v1/k8s/apps [reads: name]", "GET /v1/k8s/groups [reads: title]"]);
  });
});

describe("what a body has", () => {
  test.each<readonly [what: string, one: string, other: string, lines: readonly string[]]>([
    ["of one place each", "{ a: 1 }", "{ b: 1 }", ["POST /v1/k8s/groups [body: a, b]"]],
    ["of one function", "made('a')", "made('b')", ["POST /v1/k8s/groups [body: a, b]"]],
    ["maybe", "{ ...(other && { a: 1 }) }", "{ ...(other && { b: 1 }) }", ["POST /v1/k8s/groups [body: a, b]"]],
  ])("%s", (_what, one, other, lines) => {
    expect(
      calls(`declare const other: any;
        const made = (x: string) => ({ [x]: 1 });
        const send = (body: any) => fetch("/v1/k8s/groups", { method: "POST", body: JSON.stringify(body) });
        export const first = () => send(${one});
        export const second = () => send(${other});`).map((line) => line),
    ).toEqual(lines);
  });
});
