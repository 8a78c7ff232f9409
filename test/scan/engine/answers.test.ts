import { describe, expect, test } from "vitest";
import type { Files } from "./engine.js";
import { analysed, linesOf, written } from "./engine.js";

const readsOf = (files: Files): readonly string[] => analysed(files).calls.flatMap(({ reads }) => reads.map(written));

describe("What is read of an error is no field of the answer", () => {
  const body = (code: string): string => `export async function f() {
  const response = await fetch("/api/v1/users");
  ${code}
}`;
  const CASES: readonly (readonly [string, string, readonly string[]])[] = [
    [
      "under !response.ok",
      "if (!response.ok) { const e = await response.json(); throw new Error(e.message); } return (await response.json()).users;",
      ["users"],
    ],
    [
      "of a body that was read before the test",
      "const data = await response.json(); if (!response.ok) throw new Error(data.message); return data.users;",
      ["users"],
    ],
    [
      "after the success has returned",
      "if (response.ok) return (await response.json()).users; const e = await response.json(); throw e.message;",
      ["users"],
    ],
    [
      "in the else branch",
      "if (response.ok) return (await response.json()).users; else return (await response.json()).message;",
      ["users"],
    ],
    [
      "of a conditional expression",
      "return response.ok ? (await response.json()).users : (await response.json()).message;",
      ["users"],
    ],
    [
      "behind &&",
      "!response.ok && log((await response.json()).message); return (await response.json()).users;",
      ["users"],
    ],
    [
      "by its status",
      "if (response.status !== 200) throw (await response.json()).message; return (await response.json()).users;",
      ["users"],
    ],
    [
      "by the range of its status",
      "if (response.status >= 400) throw (await response.json()).message; return (await response.json()).users;",
      ["users"],
    ],
    [
      "by both ends of that range",
      "const success = response.status >= 200 && response.status < 300; if (success && window.x) return null; else if (success && response.status === 204) return null; else if (success) return (await response.json()).users; return (await response.json()).message;",
      ["users"],
    ],
    [
      "by a switch over its status",
      "switch (response.status) { case 200: return (await response.json()).users; case 404: return (await response.json()).message; default: return (await response.json()).code; }",
      ["users"],
    ],
    [
      "with another reason beside",
      "const data = await response.json(); if (!response.ok || !data) throw data.message; return data.users;",
      ["users"],
    ],
    [
      "taken apart",
      "const { ok } = response; if (!ok) throw (await response.json()).message; return (await response.json()).users;",
      ["users"],
    ],
    [
      "compared with false",
      "if (response.ok === false) throw (await response.json()).message; return (await response.json()).users;",
      ["users"],
    ],
    [
      "kept for later",
      "let message = null; if (!response.ok) { message = await response.json(); } if (message) throw message.detail; return (await response.json()).users;",
      ["users"],
    ],
    [
      "but not after an answer without content",
      "if (response.status === 204) return null; return (await response.json()).users;",
      ["users"],
    ],
  ];
  test.each(CASES)("%s", (_name, code, reads) => {
    expect(readsOf(body(code))).toEqual(reads);
  });

  test("in a helper that all calls go through", () => {
    expect(
      linesOf(`async function request(path: string) {
  const response = await fetch("https://app.run.ai" + path);
  const data = await response.json();
  if (!response.ok) throw new Error(data.message);
  return data;
}
export const f = async () => (await request("/api/v1/users")).users;`),
    ).toEqual(["GET /api/v1/users [reads: users] @main.tsx:7"]);
  });

  test("in catchError of rxjs", () => {
    expect(
      readsOf(`import { HttpClient } from "@angular/common/http";
import { catchError, map } from "rxjs";
export class Users {
  constructor(private readonly http: HttpClient) {}
  all() {
    return this.http.get<any>("/api/v1/users").pipe(map((data) => data.users), catchError((e) => { throw e.error.message; }));
  }
}`),
    ).toEqual(["users"]);
  });
});

describe("What is no part of the answer", () => {
  test.each([
    ["the stream of a body", `export const f = async () => (await fetch("/api/v1/users")).body.getReader();`, []],
    [
      "a text in it that is parsed again",
      `export const f = async () => { const user = await (await fetch("/api/v1/users/1")).json(); return JSON.parse(user.settings).theme; };`,
      ["settings"],
    ],
  ])("%s", (_name, code, reads) => {
    expect(readsOf(code)).toEqual(reads);
  });
});

describe("Values that the code expects of a field", () => {
  const valuesOf = (code: string): readonly string[] =>
    analysed(`export async function f() {
  const user = await (await fetch("/api/v1/users/1")).json();
  ${code}
}`).calls.flatMap(({ reads }) =>
      reads.flatMap(({ valuePlaces = [] }) => valuePlaces.map(({ value, at }) => `${value} @${at.line}`)),
    );
  test.each([
    ["after ??", `return (user.state ?? "none") === "Active";`, ["Active @3"]],
    ["after ||", `const state = user.state || "none"; return state === "Active";`, ["Active @3"]],
    [
      "in a switch",
      `switch (user.state) {\n    case "Active":\n      return 1;\n    case "Idle":\n      return 2;\n  }`,
      ["Active @4", "Idle @6"],
    ],
    ["in a list of what is allowed", `return ["Active", "Idle"].includes(user.state);`, ["Active @3", "Idle @3"]],
    ["as keys of a table", `return { Active: 1, Idle: 2 }[user.state];`, ["Active @3", "Idle @3"]],
    ["of the items of a list", `return (user.states ?? [])[0] === "Active";`, ["Active @3"]],
  ])("%s", (_name, code, values) => {
    expect(valuesOf(code)).toEqual(values);
  });
});

describe("A declared type alone", () => {
  const PAGE = `export const Title = ({ user }: { user: User }) => user.email;`;
  const certainties = (code: string): readonly string[] =>
    analysed(code).calls.flatMap(({ path, reads }) =>
      reads.map((field) => `${path} ${written(field)} ${field.certainty}`),
    );

  test("of one operation is likely", () => {
    expect(
      certainties(`interface User { email: string }
export const one = async (): Promise<User> => (await fetch("/api/v1/users/1")).json();
${PAGE}`),
    ).toEqual(["/api/v1/users/1 email likely"]);
  });

  test("that several operations share is a hint", () => {
    expect(
      certainties(`interface User { email: string }
export const all = async (): Promise<User[]> => (await fetch("/api/v1/users")).json();
export const one = async (id: string): Promise<User> => (await fetch("/api/v1/users/" + id)).json();
${PAGE}`),
    ).toEqual(["/api/v1/users [].email possible", "/api/v1/users/{} email possible"]);
  });
});

test("A field that a schema names stands where the code reads it, and at the schema where nothing does", () => {
  const { calls } = analysed(`import { z } from "zod";
const User = z.object({
  email: z.string(),
  state: z.string(),
});
export async function f() {
  const user = User.parse(await (await fetch("/api/v1/users/1")).json());
  return user.email;
}`);
  expect(calls[0]?.reads.map((field) => `${written(field)} @${field.at.line}`)).toEqual(["email @8", "state @4"]);
});

test("A read knows where the fields above it are read", () => {
  const { calls } = analysed(`export async function f() {
  const user = await (await fetch("/api/v1/users/1")).json();
  return user
    .profile
    .email;
}`);
  expect(calls[0]?.reads.map(({ at, above }) => [at.line, above?.map(({ line }) => line)])).toEqual([[5, [4]]]);
});
