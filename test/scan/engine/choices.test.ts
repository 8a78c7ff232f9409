import { describe, expect, test } from "vitest";
import { type Files, linesOf } from "./engine.js";

const TWO = ["POST /v1/k8s/groups", "PUT /v1/k8s/groups/{}"];

/** Method and path of one branch stay together: two calls each, never four. */
const CASES: readonly (readonly [string, Files])[] = [
  [
    "two ternaries on one condition",
    `export function save(name?: string) {
  const verb = name ? "PUT" : "POST";
  return fetch(name ? \`/v1/k8s/groups/\${name}\` : "/v1/k8s/groups", { method: verb });
}`,
  ],
  [
    "variables written in the branches of an if",
    `export function save(name?: string) {
  let verb = "POST";
  let path = "/v1/k8s/groups";
  if (name) {
    verb = "PUT";
    path = \`/v1/k8s/groups/\${name}\`;
  }
  return fetch(path, { method: verb });
}`,
  ],
  [
    "an object from another file",
    {
      "route.ts": `export const route = (name?: string) =>
  name ? { verb: "PUT", path: \`/v1/k8s/groups/\${name}\` } : { verb: "POST", path: "/v1/k8s/groups" };`,
      "main.ts": `import { route } from "./route.js";
export function save(name?: string) {
  const { verb, path } = route(name);
  return fetch(path, { method: verb });
}`,
    },
  ],
  [
    "a verb that is a member",
    `import axios from "axios";
export const save = (name?: string) => axios[name ? "put" : "post"](name ? \`/v1/k8s/groups/\${name}\` : "/v1/k8s/groups");`,
  ],
];

describe("What belongs to one branch stays together", () => {
  test.each(CASES)("%s", (_name, files) => {
    const found = linesOf(files).map((line) => line.replace(/ (\[|@).*/, ""));
    expect([...new Set(found)].sort()).toEqual(TWO);
  });

  test("when one of them goes through a function that another caller has asked the same", () => {
    const files: Files = {
      "send.ts": `const whole = (path: string) => "https://app.run.ai" + path;
export const send = (options: { path: string; method: string }) => {
  const { path, ...others } = { ...options, path: whole(options.path) };
  return fetch(path, others);
};`,
      "groups.ts": `import { send } from "./send";
export const save = (name: string | null) =>
  send({ path: name === null ? "/v1/k8s/groups" : \`/v1/k8s/groups/\${name}\`, method: name === null ? "POST" : "PUT" });`,
      "a.ts": `import { save } from "./groups";
export const a = (one: string) => save(one);`,
      "b.ts": `import { save } from "./groups";
export const b = (other: string) => save(other);`,
    };
    expect(linesOf(files)).toEqual(TWO.map((call) => `${call} @groups.ts:3`));
  });

  test("what does not depend on one condition goes with all", () => {
    const found = linesOf(`export const save = (name: string, dry: boolean, all: boolean) =>
  fetch(all ? "/v1/k8s/groups" : "/v1/k8s/users", { method: dry ? "GET" : "POST" });`).map((line) =>
      line.replace(/ @.*/, ""),
    );
    expect([...new Set(found)].sort()).toEqual([
      "GET /v1/k8s/groups",
      "GET /v1/k8s/users",
      "POST /v1/k8s/groups",
      "POST /v1/k8s/users",
    ]);
  });
});
