/** Places of the language that are seldom written, and where a request is one all the same. */
import { expect, test } from "vitest";
import { linesOf } from "./engine.js";

const USERS = 'fetch("/v1/k8s/users")';
const FOUND = ["GET /v1/k8s/users @main.tsx:1"];

test.each<readonly [name: string, code: string]>([
  ["a static block", `export class A { static { ${USERS}; } }`],
  ["a setter beside a getter", `export class A { get v() { return 1; } set v(given: number) { ${USERS}; } }`],
  ["a static setter", `export class A { static set v(given: number) { ${USERS}; } }`],
  ["a member whose name is worked out", `export class A { [EVENT] = () => ${USERS}; }`],
  ["a namespace", `export namespace N { export async function users() { return ${USERS}; } }`],
  ["a namespace within one", `export namespace N { export namespace M { export const users = () => ${USERS}; } }`],
  ["a namespace by a longer name", `export namespace N.M { export const users = () => ${USERS}; }`],
  ["a namespace beside a class", `export class N {} export namespace N { export const users = () => ${USERS}; }`],
])("%s", (_, code) => {
  expect(linesOf(code)).toEqual(FOUND);
});

test("what a namespace has is called through it", () => {
  expect(
    linesOf({
      "api.ts": "export namespace Api { export const users = (id: string) => fetch(`/v1/k8s/users/${id}`); }",
      "main.tsx": 'import { Api } from "./api.js";\nexport const me = () => Api.users("me");',
    }),
  ).toEqual(["GET /v1/k8s/users/{} @api.ts:1"]);
});
