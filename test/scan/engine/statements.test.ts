/** Statements around a request and before it: which of them can lead to it, and with what. */
import { describe, expect, test } from "vitest";
import { analysed, type Files, lineOf } from "./engine.js";

const found = (files: Files): readonly string[] => {
  const { calls, unresolved } = analysed(files);
  return [...calls.map((call) => lineOf(call, false)), ...unresolved.map(({ reason }) => `not understood: ${reason}`)];
};

describe("branches", () => {
  test.each<readonly [what: string, files: Files, found: readonly string[]]>([
    [
      "both of a condition that nobody knows",
      "declare function again(): boolean;\nexport function send(on: boolean) { if (on) fetch('/v1/k8s/users'); else fetch('/v1/k8s/apps'); }",
      ["GET /v1/k8s/users", "GET /v1/k8s/apps"],
    ],
    [
      "the one of a condition that always holds",
      "declare function again(): boolean;\nexport function send() { if (true) fetch('/v1/k8s/users'); else fetch('/v1/k8s/apps'); }",
      ["GET /v1/k8s/users"],
    ],
    [
      "the other of a condition that never holds",
      "declare function again(): boolean;\nexport function send() { if (false) fetch('/v1/k8s/apps'); else fetch('/v1/k8s/users'); }",
      ["GET /v1/k8s/users"],
    ],
    [
      "what follows a way out that may be taken",
      "declare function again(): boolean;\nexport function send(on: boolean) { if (on) return; fetch('/v1/k8s/users'); }",
      ["GET /v1/k8s/users"],
    ],
    [
      "nothing behind a way out",
      "declare function again(): boolean;\nexport function send() { return; fetch('/v1/k8s/users'); }",
      [],
    ],
    [
      "nothing behind an error",
      "declare function again(): boolean;\nexport function send() { throw new Error(); fetch('/v1/k8s/users'); }",
      [],
    ],
    [
      "nothing behind two ways out",
      "declare function again(): boolean;\nexport function send(on: boolean) { if (on) return; else throw new Error(); fetch('/v1/k8s/users'); }",
      [],
    ],
    [
      "what either branch assigned",
      "declare function again(): boolean;\nexport function send(on: boolean) { let path = ''; if (on) path = '/v1/k8s/users'; else path = '/v1/k8s/apps'; fetch(path); }",
      ["GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ],
    [
      "what a branch assigned, or what was there",
      "declare function again(): boolean;\nexport function send(on: boolean) { let path = '/v1/k8s/apps'; if (on) path = '/v1/k8s/users'; fetch(path); }",
      ["GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ],
    [
      "what a branch that leaves assigned is not seen",
      "declare function again(): boolean;\nexport function send(on: boolean) { let path = '/v1/k8s/users'; if (on) { path = '/v1/k8s/apps'; return; } fetch(path); }",
      ["GET /v1/k8s/users"],
    ],
    [
      "methods with their paths",
      "declare function again(): boolean;\nexport function send(on: boolean) { let [method, path] = ['GET', '/v1/k8s/users']; if (on) { method = 'POST'; path = '/v1/k8s/groups'; } fetch(path, { method }); }",
      ["GET /v1/k8s/users", "POST /v1/k8s/groups"],
    ],
  ])("%s", (_what, files, expected) => {
    expect(found(files)).toEqual(expected);
  });
});

describe("switches", () => {
  test.each<readonly [what: string, files: Files, found: readonly string[]]>([
    [
      "each case",
      "declare function again(): boolean;\nexport function send(kind: string) { switch (kind) { case 'a': fetch('/v1/k8s/users'); break; case 'b': fetch('/v1/k8s/apps'); break; } }",
      ["GET /v1/k8s/users", "GET /v1/k8s/apps"],
    ],
    [
      "a case that falls through",
      "declare function again(): boolean;\nexport function send(kind: string) { let path = ''; switch (kind) { case 'a': path = '/v1/k8s'; case 'b': fetch('/v1/k8s/users'); } }",
      ["GET /v1/k8s/users"],
    ],
    [
      "what a case assigned",
      "declare function again(): boolean;\nexport function send(kind: string) { let path = ''; switch (kind) { case 'a': path = '/v1/k8s/users'; break; default: path = '/v1/k8s/apps'; } fetch(path); }",
      ["GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ],
    [
      "what a case returns",
      "declare function again(): boolean;\nexport function send(kind: string) { const at = () => { switch (kind) { case 'a': return '/v1/k8s/users'; default: return '/v1/k8s/apps'; } }; fetch(at()); }",
      ["GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ],
    [
      "what follows when every case leaves",
      "declare function again(): boolean;\nexport function send(kind: string) { switch (kind) { case 'a': return; default: return; } fetch('/v1/k8s/users'); }",
      [],
    ],
    [
      "what follows when one case leaves",
      "declare function again(): boolean;\nexport function send(kind: string) { switch (kind) { case 'a': return; } fetch('/v1/k8s/users'); }",
      ["GET /v1/k8s/users"],
    ],
  ])("%s", (_what, files, expected) => {
    expect(found(files)).toEqual(expected);
  });
});

describe("loops", () => {
  test.each<readonly [what: string, files: Files, found: readonly string[]]>([
    [
      "a loop over a list",
      "declare function again(): boolean;\nexport function send() { for (const name of ['users', 'apps']) fetch('/v1/k8s/' + name); }",
      ["GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ],
    [
      "a loop over keys",
      "declare function again(): boolean;\nexport function send() { for (const name in { users: 1, apps: 2 }) fetch('/v1/k8s/' + name); }",
      ["GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ],
    [
      "a loop over entries",
      "declare function again(): boolean;\nexport function send() { for (const [name, at] of Object.entries({ users: '/v1/k8s/users' })) fetch(at, { method: name === 'users' ? 'POST' : 'GET' }); }",
      ["POST /v1/k8s/users"],
    ],
    [
      "a loop over what nobody knows",
      "declare function again(): boolean;\nexport function send(ids: string[]) { for (const id of ids) fetch('/v1/k8s/users/' + id); }",
      ["GET /v1/k8s/users/{}"],
    ],
    [
      "a counted loop",
      "declare function again(): boolean;\nexport function send() { for (let page = 0; page < 3; page += 1) fetch('/v1/k8s/users?page=' + page); }",
      ["GET /v1/k8s/users [query: page]"],
    ],
    [
      "a loop that holds",
      "declare function again(): boolean;\nexport function send() { while (again()) fetch('/v1/k8s/users'); }",
      ["GET /v1/k8s/users"],
    ],
    [
      "a loop that runs once at least",
      "declare function again(): boolean;\nexport function send() { do { fetch('/v1/k8s/users'); } while (again()); }",
      ["GET /v1/k8s/users"],
    ],
    [
      "what a loop asks",
      "declare function again(): boolean;\nexport function send() { while (again() && fetch('/v1/k8s/users')) again(); }",
      ["GET /v1/k8s/users"],
    ],
    [
      "a loop that goes on",
      "declare function again(): boolean;\nexport function send() { for (const name of ['users', 'apps']) { if (again()) continue; fetch('/v1/k8s/' + name); } }",
      ["GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ],
    [
      "nothing behind the end of a loop",
      "declare function again(): boolean;\nexport function send() { for (const name of ['users']) { break; fetch('/v1/k8s/' + name); } }",
      [],
    ],
    [
      "what a loop assigned",
      "declare function again(): boolean;\nexport function send() { let path = '/v1/k8s'; for (const part of ['users']) path += '/' + part; fetch(path); }",
      ["GET /v1/k8s", "GET /v1/k8s/users"],
    ],
    [
      "a loop over answers to come",
      "export async function send() { for await (const one of [fetch('/v1/k8s/users')]) await one; }",
      ["GET /v1/k8s/users"],
    ],
    [
      "a loop with a name",
      "declare function again(): boolean;\nexport function send() { outer: for (const name of ['users']) { for (;;) { fetch('/v1/k8s/' + name); break outer; } } }",
      ["GET /v1/k8s/users"],
    ],
  ])("%s", (_what, files, expected) => {
    expect(found(files)).toEqual(expected);
  });
});

describe("attempts", () => {
  test.each<readonly [what: string, files: Files, found: readonly string[]]>([
    [
      "what is tried",
      "declare function again(): boolean;\nexport function send() { try { fetch('/v1/k8s/users'); } catch { again(); } }",
      ["GET /v1/k8s/users"],
    ],
    [
      "what is done when that failed",
      "declare function again(): boolean;\nexport function send() { try { again(); } catch { fetch('/v1/k8s/users'); } }",
      ["GET /v1/k8s/users"],
    ],
    [
      "what is done in the end",
      "declare function again(): boolean;\nexport function send() { try { again(); } finally { fetch('/v1/k8s/users'); } }",
      ["GET /v1/k8s/users"],
    ],
    [
      "what follows an attempt that leaves",
      "declare function again(): boolean;\nexport function send() { try { return again(); } catch { again(); } fetch('/v1/k8s/users'); }",
      ["GET /v1/k8s/users"],
    ],
    [
      "what an attempt assigned",
      "declare function again(): boolean;\nexport function send() { let path = '/v1/k8s/apps'; try { path = '/v1/k8s/users'; } catch { again(); } fetch(path); }",
      ["GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ],
  ])("%s", (_what, files, expected) => {
    expect(found(files)).toEqual(expected);
  });
});

describe("declarations", () => {
  test.each<readonly [what: string, files: Files, found: readonly string[]]>([
    [
      "several in one",
      "declare function again(): boolean;\nexport function send() { const base = '/v1/k8s', path = base + '/users'; fetch(path); }",
      ["GET /v1/k8s/users"],
    ],
    [
      "in a block",
      "declare function again(): boolean;\nexport function send() { const path = '/v1/k8s/users'; { const path = '/v1/k8s/apps'; again(); } fetch(path); }",
      ["GET /v1/k8s/users"],
    ],
    [
      "a function behind its call",
      "declare function again(): boolean;\nexport function send() { load(); function load() { fetch('/v1/k8s/users'); } }",
      ["GET /v1/k8s/users"],
    ],
    [
      "a class within",
      "declare function again(): boolean;\nexport function send() { class Api { load() { return fetch('/v1/k8s/users'); } } new Api().load(); }",
      ["GET /v1/k8s/users"],
    ],
    [
      "an enumeration",
      "enum Path { Users = '/v1/k8s/users', Apps = '/v1/k8s/apps' }\nexport const send = () => fetch(Path.Users);",
      ["GET /v1/k8s/users"],
    ],
    [
      "an enumeration that counts",
      "enum Id { First = 7, Second }\nexport const send = () => fetch('/v1/k8s/users/' + Id.Second);",
      ["GET /v1/k8s/users/8"],
    ],
    [
      "an enumeration from its start",
      "enum Id { First, Second, Third }\nexport const send = () => fetch('/v1/k8s/users/' + Id.First + Id.Third);",
      ["GET /v1/k8s/users/02"],
    ],
    [
      "an enumeration that counts on from what is worked out",
      "enum Id { First = 2 * 3, Second }\nexport const send = () => fetch('/v1/k8s/users/' + Id.Second);",
      ["GET /v1/k8s/users/{}"],
    ],
    [
      "a namespace",
      "namespace Paths { export const users = '/v1/k8s/users'; }\nexport const send = () => fetch(Paths.users);",
      ["GET /v1/k8s/users"],
    ],
    [
      "an export of its own",
      "const path = '/v1/k8s/users';\nexport { path as at };\nexport default () => fetch(path);",
      ["GET /v1/k8s/users"],
    ],
    ["what a file does when it is loaded", "fetch('/v1/k8s/users');", ["GET /v1/k8s/users"]],
    [
      "what a file does when it is loaded, under a condition",
      "if (process.env.X) fetch('/v1/k8s/users');",
      ["GET /v1/k8s/users"],
    ],
  ])("%s", (_what, files, expected) => {
    expect(found(files)).toEqual(expected);
  });
});
