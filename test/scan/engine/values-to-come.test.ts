/** `""` in the midst of a path stands for a value that is yet to come, where another way to the request shows one. */
import { expect, test } from "vitest";
import { linesOf } from "./engine.js";

const STATE = 'import { useState } from "react";\n';

test.each<[name: string, code: string, calls: readonly string[]]>([
  [
    "a state that begins empty",
    `${STATE}export function Roles() {\n  const [id] = useState("");\n  return fetch(\`/v1/k8s/users/\${id}/roles\`);\n}`,
    ["GET /v1/k8s/users/{}/roles @main.tsx:4"],
  ],
  [
    "a variable that is filled later",
    'export function roles(given?: string) {\n  let id = "";\n  if (given) id = given;\n  return fetch(`/v1/k8s/users/${id}/roles`);\n}',
    ["GET /v1/k8s/users/{}/roles @main.tsx:4"],
  ],
  [
    "a default",
    'export const roles = (id = "") => fetch(`/v1/k8s/users/${id}/roles`);',
    ["GET /v1/k8s/users/{}/roles @main.tsx:1"],
  ],
  [
    "put together piece by piece",
    'export const roles = (id?: string) => fetch("/v1/k8s/users/" + encodeURIComponent(id ?? "") + "/roles/");',
    ["GET /v1/k8s/users/{}/roles @main.tsx:1"],
  ],
  [
    "with a verb of its own",
    'export const change = (name?: string) =>\n  fetch(`/v1/k8s/groups/${name ?? ""}/`, { method: name ? "PUT" : "DELETE" });',
    ["DELETE /v1/k8s/groups/{} @main.tsx:2", "PUT /v1/k8s/groups/{} @main.tsx:2"],
  ],
  [
    "at the end both are meant",
    'export const users = (id?: string) => fetch(`/v1/k8s/users/${id ?? ""}`);',
    ["GET /v1/k8s/users @main.tsx:1", "GET /v1/k8s/users/{} @main.tsx:1"],
  ],
  [
    "at the end, where the API has nothing without it",
    'export const drop = (id?: string) => fetch(`/v1/k8s/users/${id ?? ""}`, { method: "DELETE" });',
    ["DELETE /v1/k8s/users/{} @main.tsx:1"],
  ],
  [
    "a placeholder that is filled from a table",
    `const fill = (path: string, by: Record<string, string> = {}) => path.replace(/:(\\w+)/g, (_, key) => by[key] || "");
export const drop = (id: string) => fetch(fill("/v1/k8s/users/:id", { id }), { method: "DELETE" });`,
    ["DELETE /v1/k8s/users/{} @main.tsx:2"],
  ],
  [
    "the same below a base address",
    `import axios from "axios";
const client = axios.create({ baseURL: "https://app.run.ai" });
export const drop = (id?: string) => client.delete(\`/v1/k8s/users/\${id ?? ""}\`);`,
    ["DELETE /v1/k8s/users/{} @main.tsx:3"],
  ],
  [
    "a written end is another path",
    'export const users = (all: boolean) => fetch(`/v1/k8s/users/${all ? "roles" : ""}`, { method: "DELETE" });',
    ["DELETE /v1/k8s/users @main.tsx:1", "DELETE /v1/k8s/users/roles @main.tsx:1"],
  ],
  [
    "a slash too many is nothing",
    'const BASE = "https://app.run.ai/v1/";\nexport const users = () => fetch(BASE + "/k8s/users");',
    ["GET /v1/k8s/users @main.tsx:2"],
  ],
])("%s", (_, code, calls) => {
  expect(linesOf(code)).toEqual(calls);
});
