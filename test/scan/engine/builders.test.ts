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
