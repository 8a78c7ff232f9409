/** A member of a client that only callers name. */
import { expect, test } from "vitest";
import { analysed, linesOf } from "./engine.js";

const HEAD = 'import axios from "axios";\nconst api = axios.create();\n';
const CALL = "function call(verb: string) {\n";

test.each<[name: string, code: string, calls: readonly string[], open: readonly number[]]>([
  [
    "a caller names it, and uses what comes back",
    `${CALL}  return api[verb]("/v1/k8s/users");\n}\nexport const list = () => call("get");`,
    ["GET /v1/k8s/users @main.tsx:6"],
    [],
  ],
  [
    "a caller names it, and uses nothing",
    `${CALL}  api[verb]("/v1/k8s/users");\n}\nexport function list() {\n  call("post");\n}`,
    ["POST /v1/k8s/users @main.tsx:7"],
    [],
  ],
  [
    "each caller another",
    `${CALL}  return api[verb]("/v1/k8s/users");\n}\nexport const a = () => call("get");\nexport const b = () => call("post");`,
    ["GET /v1/k8s/users @main.tsx:6", "POST /v1/k8s/users @main.tsx:7"],
    [],
  ],
  ["nobody calls it", `export ${CALL}  return api[verb]("/v1/k8s/users");\n}`, [], [4]],
  [
    "the type names all",
    'export function call(verb: "get" | "post") {\n  return api[verb]("/v1/k8s/users");\n}',
    ["GET /v1/k8s/users @main.tsx:4", "POST /v1/k8s/users @main.tsx:4"],
    [],
  ],
  [
    "with a body",
    `${CALL}  return api[verb]("/v1/k8s/users", { email: "a" });\n}\nexport const add = () => call("post");`,
    ["POST /v1/k8s/users [body: email] @main.tsx:6"],
    [],
  ],
  ["of another API", `export ${CALL}  return api[verb]("https://other.example/a");\n}`, ["? /a @main.tsx:4"], []],
  ["that is not called", "export const member = (name: string) => api[name];", [], []],
])("%s", (_, code, calls, open) => {
  expect(linesOf(HEAD + code)).toEqual(calls);
  expect(analysed(HEAD + code).unresolved.map(({ place }) => place.line)).toEqual(open);
});
