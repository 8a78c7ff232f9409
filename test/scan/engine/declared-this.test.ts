/** A function that says what it is called on: `this` is that, whoever calls it. */
import { expect, test } from "vitest";
import { linesOf } from "./engine.js";

const CLIENT = `import got, { Got } from "got";
import { users } from "./users.js";
export class Client {
  http: Got;
  constructor(url: string) {
    this.http = got.extend({ prefixUrl: url });
  }
  users = users;
}`;

test.each<[name: string, users: string, calls: readonly string[]]>([
  [
    "nobody calls it",
    "export async function users(this: Client) {\n  return this.http(`v1/k8s/users`);\n}",
    ["GET /v1/k8s/users @users.ts:3"],
  ],
  [
    "a member of what it is called on",
    "export async function users(this: Client) {\n  return this.http.post(`v1/k8s/users`);\n}",
    ["POST /v1/k8s/users @users.ts:3"],
  ],
  [
    "an arrow within",
    "export function users(this: Client) {\n  return [1].map(() => this.http.get(`v1/k8s/apps`));\n}",
    ["GET /v1/k8s/apps @users.ts:3"],
  ],
  [
    "called on what is known",
    "export function users(this: Client) {\n  return this.http(`v1/k8s/users`);\n}\nexport const all = () => users.call(new Client('https://app.run.ai'));",
    ["GET /v1/k8s/users @users.ts:3"],
  ],
  ["called on anything", "export function users(this: any) {\n  return this.http.at(`v1/k8s/users`);\n}", []],
])("%s", (_, users, calls) => {
  expect(linesOf({ "client.ts": CLIENT, "users.ts": `import type { Client } from "./client.js";\n${users}` })).toEqual(
    calls,
  );
});
