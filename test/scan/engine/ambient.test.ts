/** `declare const axios: any`: a name that the platform, a framework or a script of the page puts there. */
import { expect, test } from "vitest";
import { linesOf } from "./engine.js";

test.each<[name: string, code: string, calls: readonly string[]]>([
  [
    "a client of a framework",
    `declare const $fetch: any;
const api = $fetch.create({ baseURL: "https://app.run.ai/v1/k8s" });
export const add = () => api("/users", { method: "POST" });`,
    ["POST /v1/k8s/users @main.tsx:3"],
  ],
  [
    "a client of a script of the page, with a type of its own",
    `interface Http { get(path: string): Promise<unknown> }
declare const axios: Http;
export const users = () => axios.get("/v1/k8s/users");`,
    ["GET /v1/k8s/users @main.tsx:3"],
  ],
  [
    "a function of the platform, after its use",
    `export const users = () => fetch("/v1/k8s/users");
declare const fetch: (path: string) => Promise<Response>;`,
    ["GET /v1/k8s/users @main.tsx:1"],
  ],
  [
    "a constant that the build puts there",
    `declare const __API__: string;
export const users = () => fetch(__API__ + "/v1/k8s/users");`,
    ["GET /v1/k8s/users @main.tsx:2"],
  ],
  [
    "a function that nobody knows",
    `declare const send: any;
export const users = () => send("/v1/k8s/users", { method: "PUT" });`,
    ["PUT /v1/k8s/users @main.tsx:2"],
  ],
])("%s", (_, code, calls) => {
  expect(linesOf(code)).toEqual(calls);
});
