/** `this` in functions that are no class's: what others put on it, and what `new` makes of a function. */
import { expect, test } from "vitest";
import { linesOf } from "./engine.js";

const SHOP = `import axios from "axios";
export function Users(this: any, base: string) { this.http = axios.create({ baseURL: base }); }
`;

test.each<[name: string, code: string, calls: readonly string[]]>([
  [
    "methods that are mixed in elsewhere",
    `export const removal = {
  drop(id: string) { return this.http.delete("/v1/k8s/users/" + id); },
};`,
    ["DELETE /v1/k8s/users/{} @main.tsx:2"],
  ],
  [
    "a client that the object holds",
    `import axios from "axios";
export const users = {
  http: axios.create({ baseURL: "https://app.run.ai/v1/k8s" }),
  drop(id: string) { return this.http.delete("/users/" + id); },
};`,
    ["DELETE /v1/k8s/users/{} @main.tsx:4"],
  ],
  [
    "methods of a prototype, by what new made",
    `${SHOP}Users.prototype.send = function (method: string, path: string) { return this.http.request({ method, url: path }); };
const users = new (Users as any)("https://app.run.ai/v1/k8s");
export const add = () => users.send("POST", "/users");`,
    ["POST /v1/k8s/users @main.tsx:5"],
  ],
  [
    "methods that are assigned to a prototype together",
    `${SHOP}Object.assign(Users.prototype, {
  drop(id: string) { return this.http.delete("/v1/k8s/users/" + id); },
});`,
    ["DELETE /v1/k8s/users/{} @main.tsx:4"],
  ],
  [
    "a function that returns another object",
    `function Api(this: any) { this.http = 1; return { load: (path: string) => fetch("https://app.run.ai/v1/k8s" + path) }; }
const api = new (Api as any)();
export const users = () => api.load("/users");`,
    ["GET /v1/k8s/users @main.tsx:3"],
  ],
])("%s", (_, code, calls) => {
  expect(linesOf(code)).toEqual(calls);
});
