/** An object that is filled step by step and then sent: what one caller puts into it is not in another's. */
import { expect, test } from "vitest";
import { linesOf } from "./engine.js";

const BUILDER = `export class Builder {
  path = "";
  verb = "GET";
  withPath(path: string) { this.path = path; return this; }
  withPart(part: string) { this.path += "/" + part; return this; }
  withVerb(verb: string) { this.verb = verb; return this; }
  go() { return fetch("https://app.run.ai" + this.path, { method: this.verb }); }
}
`;

test.each<readonly [name: string, code: string]>([
  [
    "made where it is used",
    `export const drop = (id: string) =>
  new Builder().withPath("/v1/k8s/users").withPart(id).withVerb("DELETE").go();
export const apps = () => new Builder().withPath("/v1/k8s/apps").go();`,
  ],
  [
    "given by a function",
    `const start = () => new Builder();
export const drop = (id: string) => start().withPath("/v1/k8s/users").withPart(id).withVerb("DELETE").go();
export const apps = () => start().withPath("/v1/k8s/apps").go();`,
  ],
  [
    "given by a method",
    `export class Client {
  drop(id: string) { return this.start().withPath("/v1/k8s/users").withPart(id).withVerb("DELETE").go(); }
  apps() { return this.start().withPath("/v1/k8s/apps").go(); }
  private start() { return new Builder(); }
}`,
  ],
])("%s", (_, code) => {
  expect(linesOf(BUILDER + code).map((line) => line.replace(/ @.*/, ""))).toEqual([
    "DELETE /v1/k8s/users/{}",
    "GET /v1/k8s/apps",
  ]);
});

const OLD_STYLE = `export class Sender {
  uri: string | null = null;
  verb = "GET";
  fields: Record<string, any> = {};
  segment(part: string | number | undefined) {
    if (part === undefined || part === null) return this;
    if (this.uri === null) this.uri = "";
    if (this.uri.charAt(this.uri.length - 1) !== "/") this.uri += "/";
    this.uri = this.uri + part;
    return this;
  }
  at(uri: string) { this.uri = uri; return this; }
  with(name: string, value: any) { this.fields[name] = value; return this; }
  by(verb: string) { this.verb = verb; return this; }
  query() {
    let query = "";
    const append = (key: string, value: string) => {
      query += query.length === 0 ? "?" : "&";
      query += encodeURIComponent(key) + "=" + encodeURIComponent(value);
    };
    for (const key in this.fields) {
      const value = this.fields[key];
      if (Array.isArray(value)) value.forEach((one) => append(key, one));
      else append(key, value);
    }
    return query;
  }
  go() { return fetch("https://app.run.ai" + this.uri + this.query(), { method: this.verb }); }
}
`;

test("segments and a query that are put together step by step", () => {
  const code = `export const users = () => new Sender().at("/v1/k8s/users").go();
export const user = (id: string) => new Sender().at("/v1/k8s/users").segment(id).go();
export const roles = (id: string) => new Sender().at("/v1/k8s/users").segment(id).segment("roles").go();
export const drop = (id?: string) => new Sender().at("/v1/k8s/users/").segment(id).by("DELETE").go();
export const some = (kind: string) => new Sender().at("/v1/k8s/users").with("kind", kind).with("all", true).go();`;
  expect(linesOf({ "sender.ts": OLD_STYLE, "main.ts": `import { Sender } from "./sender";\n${code}` })).toEqual([
    "GET /v1/k8s/users @main.ts:2",
    "GET /v1/k8s/users/{} @main.ts:3",
    "GET /v1/k8s/users/{}/roles @main.ts:4",
    "DELETE /v1/k8s/users/{} @main.ts:5",
    "GET /v1/k8s/users [query: all, kind] @main.ts:6",
  ]);
});
