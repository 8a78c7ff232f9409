import { describe, expect, test } from "vitest";
import type { Files } from "./engine.js";
import { linesOf } from "./engine.js";

const TWO = ["POST /v1/k8s/groups", "PUT /v1/k8s/groups/{}"];
const FOUR = ["POST /v1/k8s/groups", "POST /v1/k8s/groups/{}", "PUT /v1/k8s/groups", "PUT /v1/k8s/groups/{}"];

/** Method and path come from one decision. */
const TOGETHER: readonly (readonly [string, Files])[] = [
  [
    "two conditions that ask the same",
    `export const save = (name?: string) => {
  const method = name ? "PUT" : "POST";
  const path = name ? \`/v1/k8s/groups/\${name}\` : "/v1/k8s/groups";
  return fetch("https://app.run.ai" + path, { method });
};`,
  ],
  [
    "one asks the opposite",
    `export const save = (name?: string) => {
  const method = !name ? "POST" : "PUT";
  return fetch(name ? \`/v1/k8s/groups/\${name}\` : "/v1/k8s/groups", { method });
};`,
  ],
  [
    "a condition, and an if that asks the same",
    `export const save = (group: { name?: string }) => {
  const method = group.name ? "PUT" : "POST";
  let path = "/v1/k8s/groups";
  if (group.name) path += "/" + group.name;
  return fetch(path, { method });
};`,
  ],
  [
    "an if, and another that asks the opposite",
    `export const save = (name?: string) => {
  let [method, path] = ["PUT", "/v1/k8s/groups"];
  if (name) path += \`/\${name}\`;
  if (!name) method = "POST";
  return fetch(path, { method });
};`,
  ],
  [
    "an if that sets both",
    `export const save = (name?: string) => {
  let method = "POST";
  let path = "/v1/k8s/groups";
  if (name) { method = "PUT"; path = \`/v1/k8s/groups/\${name}\`; }
  return fetch(path, { method });
};`,
  ],
  [
    "one of two objects, spread into the options of a wrapper",
    `const send = (options: any) => {
  const { url, ...rest } = { ...options, url: "https://app.run.ai" + options.url };
  return fetch(url, { ...rest });
};
export const save = (name?: string) => {
  let options;
  if (name) options = { method: "PUT", url: \`/v1/k8s/groups/\${name}\` };
  else options = { method: "POST", url: "/v1/k8s/groups" };
  return send(options);
};`,
  ],
  [
    "a pair that a function returns",
    `function route(name?: string): [string, string] {
  if (name) return ["PUT", \`/v1/k8s/groups/\${name}\`];
  return ["POST", "/v1/k8s/groups"];
}
export const save = (name?: string) => { const [method, path] = route(name); return fetch(path, { method }); };`,
  ],
  [
    "an object that a switch returns",
    `function route(kind: string, name: string) {
  switch (kind) {
    case "update": return { method: "PUT", path: "/v1/k8s/groups/" + name };
    default: return { method: "POST", path: "/v1/k8s/groups" };
  }
}
export const save = (kind: string, name: string) => { const { method, path } = route(kind, name); return fetch(path, { method }); };`,
  ],
  [
    "an entry of a table",
    `const OPERATIONS = { add: { method: "POST", path: "/v1/k8s/groups" }, change: { method: "PUT", path: "/v1/k8s/groups/a" } };
export const save = (kind: string) => { const { method, path } = OPERATIONS[kind as keyof typeof OPERATIONS]; return fetch(path, { method }); };`,
  ],
  [
    "two tables under one key",
    `const METHODS: Record<string, string> = { add: "POST", change: "PUT" };
const PATHS: Record<string, string> = { add: "/v1/k8s/groups", change: "/v1/k8s/groups/a" };
export const save = (kind: string) => fetch(PATHS[kind], { method: METHODS[kind] });`,
  ],
  [
    "the name of the method",
    `import axios from "axios";
export const save = (name?: string) => axios[name ? "put" : "post"](name ? "/v1/k8s/groups/" + name : "/v1/k8s/groups");`,
  ],
];

/** Nothing says that they go together: every combination may be. */
const APART: readonly (readonly [string, Files])[] = [
  [
    "two conditions",
    `export const save = (name?: string, change?: boolean) =>
  fetch(name ? "/v1/k8s/groups/" + name : "/v1/k8s/groups", { method: change ? "PUT" : "POST" });`,
  ],
  [
    "a name that is written in between",
    `export const save = (name?: string) => {
  const method = name ? "PUT" : "POST";
  name = globalThis.prompt("name") ?? undefined;
  return fetch(name ? "/v1/k8s/groups/" + name : "/v1/k8s/groups", { method });
};`,
  ],
  [
    "a call that may answer anew",
    `declare function ask(): boolean;
export const save = (name: string) => {
  const method = ask() ? "PUT" : "POST";
  return fetch(ask() ? "/v1/k8s/groups/" + name : "/v1/k8s/groups", { method });
};`,
  ],
  [
    "an if within another",
    `export const save = (name: string, some?: boolean, change?: boolean) => {
  const config = { method: "POST" };
  if (some) { if (change) config.method = "PUT"; }
  return fetch(change ? "/v1/k8s/groups/" + name : "/v1/k8s/groups", { method: config.method });
};`,
  ],
];

const withoutPlaces = (files: Files): readonly string[] =>
  [...new Set(linesOf(files).map((line) => line.replace(/ [@[].*$/, "").replace("/groups/a", "/groups/{}")))].sort();

describe("choices of a request", () => {
  test.each(TOGETHER)("together: %s", (_name, files) => expect(withoutPlaces(files)).toEqual(TWO));
  test.each(APART.slice(0, 3))("apart: %s", (_name, files) => expect(withoutPlaces(files)).toEqual(FOUR));

  test("apart: an if within another never loses a call", () => {
    const [, files] = APART[3] ?? ["", ""];
    const found = withoutPlaces(files);
    for (const real of ["POST /v1/k8s/groups", "POST /v1/k8s/groups/{}", "PUT /v1/k8s/groups/{}"])
      expect(found).toContain(real);
  });

  test("a function that is called on either branch belongs to both", () => {
    const files = `const send = (path: string, method: string) => fetch(path, { method });
export const save = (name?: string) => (name ? send("/v1/k8s/groups/a", "PUT") : send("/v1/k8s/groups", "POST"));
export const again = (name?: string) => (!name ? send("/v1/k8s/groups/a", "PUT") : send("/v1/k8s/groups", "POST"));`;
    expect(linesOf(files)).toEqual([
      "PUT /v1/k8s/groups/a @main.tsx:2",
      "POST /v1/k8s/groups @main.tsx:2",
      "PUT /v1/k8s/groups/a @main.tsx:3",
      "POST /v1/k8s/groups @main.tsx:3",
    ]);
  });
});
