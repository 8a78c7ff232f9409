import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldUse } from "../../../src/scan/call.js";
import { analysed, written } from "./engine.js";

type Program = Readonly<Record<string, string>>;

/** A wrapper, a client with its base, a helper that copies keys, and pages that use them; calls to rewrite in «». */
const PROGRAM: Program = {
  "http.ts": `export async function send(method: string, path: string, body?: object) {
  const response = «fetch("https://app.run.ai" + path, { method, body: JSON.stringify(body) })»;
  return (await response).json();
}
export function get(path: string, query: Record<string, string> = {}) {
  const url = new URL(path, "https://app.run.ai");
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  return «fetch(url)»;
}`,
  "client.ts": `import { send } from "./http";
export class Client {
  constructor(private readonly prefix: string) {}
  groups() { return «fetch(\`https://app.run.ai\${this.prefix}/v1/k8s/groups\`)»; }
  dropGroup(name: string) { return «send("DELETE", "/v1/k8s/groups/" + name)»; }
}`,
  "users.ts": `import { get, send } from "./http";
export const users = (text: string) =>
  «get("/v1/k8s/users", {
    filter: text,
  })»;
export const apps = () => «get("/v1/k8s/apps", { limit: "5" })»;
export const create = (email: string) =>
  «send("POST", "/v1/k8s/users", { email })»;`,
  "page.ts": `import { Client } from "./client";
import { create, users } from "./users";
const client = new Client("/gateway");
export async function page(name: string) {
  const user = await «create(name)»;
  await «client.groups()»;
  await «client.dropGroup(name)»;
  await «users(name)»;
  return user.email;
}`,
};

/** Ways to write a call that leave it on its lines. */
const WAYS: readonly ((call: string) => string)[] = [
  (call) => call,
  (call) => `(() => ${call})()`,
  (call) => `(function (this: any) { return ${call}; }).call(this)`,
  (call) => `((work: () => any) => work())(() => ${call})`,
  (call) => `(await Promise.resolve().then(() => ${call}))`,
  (call) => `(${call} as any)`,
];

/** Innermost first: a call within a call is rewritten before the one around it. */
function rewritten(text: string, ways: () => (call: string) => string): string {
  let result = text;
  for (let before = ""; before !== result; ) {
    before = result;
    result = result.replace(/«([^«»]*)»/, (_, call: string) => ways()(call));
  }
  return result;
}

const placed = (fields: readonly FieldUse[], file: (name: string) => string): string =>
  fields.map((field) => `${written(field)} ${file(field.at.file)}:${field.at.line}`).join(", ");

/** Every call with its fields, each at its place; columns may move. */
function placesIn(program: Program, file: (name: string) => string = (name) => name): readonly string[] {
  return analysed(program)
    .calls.map(
      ({ method, path, place, query, body, reads }) =>
        `${method} ${path} @${file(place.file)}:${place.line} [${placed(query, file)}] [${placed(body, file)}] [${placed(reads, file)}]`,
    )
    .sort();
}

const plain = (program: Program): Program =>
  Object.fromEntries(Object.entries(program).map(([name, text]) => [name, rewritten(text, () => (call) => call)]));

const PLACES = [
  "DELETE /v1/k8s/groups/{} @client.ts:5 [] [] []",
  "GET /gateway/v1/k8s/groups @client.ts:4 [] [] []",
  "GET /v1/k8s/apps @users.ts:6 [limit users.ts:6] [] []",
  "GET /v1/k8s/users @users.ts:3 [filter users.ts:4] [] []",
  "POST /v1/k8s/users @users.ts:8 [] [email users.ts:8] [email page.ts:9]",
];

describe("Places stay where they are", () => {
  test("in the program as it is written", () => {
    expect(placesIn(plain(PROGRAM))).toEqual(PLACES);
  });

  test("whatever functions are put around the calls", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(WAYS.length - 1), { minLength: 1, maxLength: 12 }), (choices) => {
        let at = 0;
        const next = (): ((call: string) => string) => {
          const choice = choices[at++ % choices.length] ?? 0;
          return WAYS[choice] ?? ((call) => call);
        };
        const program = Object.fromEntries(
          Object.entries(PROGRAM).map(([name, text]) => [
            name,
            // what awaits needs a function that may
            rewritten(text, next).replaceAll(/=> \(await Promise|return \(await Promise/g, (found) =>
              found.replace("(await ", "("),
            ),
          ]),
        );
        expect(placesIn(program)).toEqual(PLACES);
      }),
      { numRuns: 60, seed: 14 },
    );
  });

  test.each(["http.ts", "client.ts", "users.ts"])("when %s moves to another file behind a barrel", (moved) => {
    const { [moved]: text = "", ...others } = plain(PROGRAM);
    const program = { ...others, [moved]: `export * from "./elsewhere";`, "elsewhere.ts": text };
    expect(placesIn(program, (name) => (name === "elsewhere.ts" ? moved : name))).toEqual(PLACES);
  });

  test("with one more wrapper between the wrapper and its callers", () => {
    const { "http.ts": http = "", ...others } = plain(PROGRAM);
    const program = {
      ...others,
      "inner.ts": http,
      "http.ts": `import * as inner from "./inner";
export const send = (method: string, path: string, body?: object) => inner.send(method, path, body);
export const get = (path: string, query?: Record<string, string>) => inner.get(path, query);`,
    };
    expect(placesIn(program)).toEqual(PLACES);
  });
});
