import { describe, expect, test } from "vitest";
import { linesOf } from "./engine.js";

const USERS = "GET /v1/k8s/users @main.ts:2";

describe("what a module hands out", () => {
  test("a barrel of types stands before the one that has the function", () => {
    const files = {
      "types/index.ts": `export * from "./user";`,
      "types/user.ts": `export interface User { id: string }`,
      "users.ts": `export const load = (path: string) => fetch("/v1/k8s" + path);`,
      "index.ts": `export * from "./types/index";\nexport * from "./users";`,
      "main.ts": `import * as api from "./index";\nexport const users = () => api.load("/users");`,
    };
    expect(linesOf(files)).toEqual([USERS]);
  });
  test("a namespace beside a class adds types to it", () => {
    const files = {
      "users.ts": `export class Users { list() { return fetch("/v1/k8s/users"); } }\nexport declare namespace Users { export type { User }; }\ninterface User { id: string }`,
      "main.ts": `import { Users } from "./users";\nexport const users = () => new Users().list();`,
    };
    expect(linesOf(files)).toEqual(["GET /v1/k8s/users @users.ts:1"]);
  });
  test.each([
    ["named exports", `export const load = (path: string) => fetch("/v1/k8s" + path);`],
    ["export =", `const load = (path: string) => fetch("/v1/k8s" + path);\nexport = { load };`],
    ["module.exports", `module.exports = { load: (path) => fetch("/v1/k8s" + path) };`],
  ])("import api = require() takes what the module is: %s", (_, text) => {
    const files = {
      "api.ts": text,
      "main.ts": `import api = require("./api");\nexport const users = () => api.load("/users");`,
    };
    expect(linesOf(files)).toEqual([USERS]);
  });
});
