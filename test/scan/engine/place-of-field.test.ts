import { describe, expect, test } from "vitest";
import type { FieldUse } from "../../../src/scan/call.js";
import type { Files } from "./engine.js";
import { analysed, written } from "./engine.js";

const placed = (fields: readonly FieldUse[]): readonly string[] =>
  fields.map((field) => `${written(field)} @${field.at.file}:${field.at.line}`);

const queriesOf = (files: Files): readonly (readonly string[])[] =>
  analysed(files).calls.map(({ query }) => placed(query));

describe("A field stands at the key that names it", () => {
  const COPIES: readonly (readonly [string, string])[] = [
    ["Object.entries in a loop", "for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);"],
    ["Object.keys in a loop", "for (const key of Object.keys(query)) url.searchParams.append(key, query[key]);"],
    ["for in", "for (const key in query) url.searchParams.append(key, query[key]);"],
    ["forEach", "Object.entries(query).forEach(([key, value]) => { url.searchParams.set(key, value); });"],
    [
      "Object.fromEntries",
      "url.search = new URLSearchParams(Object.fromEntries(Object.entries(query).filter(([, value]) => value))).toString();",
    ],
    [
      "an object with computed keys",
      "const kept: any = {};\n  for (const [key, value] of Object.entries(query)) kept[key] = value;\n  url.search = new URLSearchParams(kept).toString();",
    ],
    [
      "reduce and a computed key",
      "url.search = new URLSearchParams(Object.entries(query).reduce((all, [key, value]) => ({ ...all, [key]: value }), {})).toString();",
    ],
  ];
  test.each(COPIES)("whatever copies it: %s", (_name, copying) => {
    expect(
      queriesOf({
        "http.ts": `export function get(path: string, query: Record<string, string> = {}) {
  const url = new URL(path, "https://app.run.ai");
  ${copying}
  return fetch(url);
}`,
        "main.ts": `import { get } from "./http";
export const users = (text: string) => get("/v1/k8s/users", { filter: text });
export const groups = (text: string) =>
  get("/v1/k8s/groups", {
    limit: "5",
    search: text,
  });`,
      }),
    ).toEqual([["filter @main.ts:2"], ["limit @main.ts:5", "search @main.ts:6"]]);
  });

  test("a key that is handed to a helper as text", () => {
    expect(
      queriesOf(`const add = (params: URLSearchParams, key: string, value: string) => params.set(key, value);
export const users = () => {
  const params = new URLSearchParams();
  add(params, "limit", "5");
  return fetch("/v1/k8s/users?" + params);
};`),
    ).toEqual([["limit @main.tsx:4"]]);
  });

  test("a query in the path that a wrapper is given", () => {
    expect(
      queriesOf(`const get = (path: string) =>
  fetch("https://app.run.ai" + path);
export const users = () => get("/v1/k8s/users?limit=5");`),
    ).toEqual([["limit @main.tsx:3"]]);
  });

  test("two callers that hand different fields to a service: each its own key", () => {
    const { calls } = analysed(`const create = (body: object) =>
  fetch("/v1/k8s/users", { method: "POST", body: JSON.stringify(body) });
export const one = () => create({ email: "a" });
export const two = () => create({ roles: [] });`);
    expect(calls.map(({ place, body }) => [place.line, placed(body)])).toEqual([
      [2, ["email @main.tsx:3", "roles @main.tsx:4"]],
    ]);
  });
});

describe("Nothing stands in a generated file", () => {
  const GENERATED = {
    "generated/users.ts": `export const listUsers = (limit?: number, offset?: number) => {
  const query: any = {};
  if (limit !== undefined) query["limit"] = limit;
  if (offset !== undefined) query["offset"] = offset;
  return fetch("/v1/k8s/users?" + new URLSearchParams(query));
};`,
  };

  test("what a caller passes stands at its argument", () => {
    expect(
      queriesOf({
        ...GENERATED,
        "main.ts": `import { listUsers } from "./generated/users";
export const page = (size: number, start: number) =>
  listUsers(
    size,
    start,
  );`,
      }),
    ).toEqual([["limit @main.ts:4", "offset @main.ts:5"]]);
  });

  test("what a generated type merely allows is possible, what it demands is likely, both at the call", () => {
    const { calls } = analysed({
      "generated/types.ts": `export interface Input { email: string; roles?: string[] }`,
      "main.ts": `import type { Input } from "./generated/types";
export const create = (input: Input) =>
  fetch("/v1/k8s/users", { method: "POST", body: JSON.stringify(input) });`,
    });
    expect(calls.map(({ body }) => body.map((field) => `${placed([field])[0]} ${field.certainty}`))).toEqual([
      ["email @main.ts:3 likely", "roles @main.ts:3 possible"],
    ]);
  });
});

test("A value stands where it is written: beside its key, or where it is handed in", () => {
  const { calls } = analysed(`const setState = (state: string) =>
  fetch("/v1/k8s/users", { method: "POST", body: JSON.stringify({ state }) });
export const stop = () => setState("Stopped");
export const create = (old: boolean) =>
  fetch("/v1/k8s/groups", {
    method: "POST",
    body: JSON.stringify({
      kind: old
        ? "Legacy"
        : "Plain",
    }),
  });`);
  const places = calls.map(({ body }) =>
    body.flatMap(({ valuePlaces = [] }) => valuePlaces.map(({ value, at }) => `${value} @${at.line}`)),
  );
  expect(places).toEqual([["Stopped @3"], ["Legacy @9", "Plain @10"]]);
});

describe("What runs over all members of an answer reads none by its name", () => {
  const USER = `interface User { id: string; email: string }
const load = async (): Promise<User> => (await fetch("/v1/k8s/users/1")).json();
`;

  test.each<readonly [string, string, readonly string[]]>([
    [
      "for in",
      `function isSame<T extends object>(one: T, two: T) { for (const key in one) if (one[key] !== two[key]) return false; return true; }
export const changed = async (kept: User) => isSame(await load(), kept);`,
      [],
    ],
    [
      "Object.keys",
      `export const f = async () => { const user = await load(); return Object.keys(user).map((key) => user[key as keyof User]); };`,
      [],
    ],
    [
      "but keys that the code writes are read",
      `const KEPT = { email: "Mail" };
export const f = async () => { const user: any = await load(); return Object.keys(KEPT).map((key) => user[key]); };`,
      ["email @main.tsx:4"],
    ],
  ])("%s", (_name, source, expected) => {
    expect(analysed(USER + source).calls.map(({ reads }) => placed(reads))).toEqual([expected]);
  });
});
