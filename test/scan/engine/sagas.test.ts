/** redux-saga: the runner calls what an effect names, with what the effect gives it. */
import { expect, test } from "vitest";
import { linesOf } from "./engine.js";

const HEAD = `import axios from "axios";
import { apply, call, constructor, cps, fork, retry, spawn, takeEvery, throttle } from "redux-saga/effects";
const client = axios.create({ baseURL: "https://app.run.ai/v1/k8s" });
const request = async (path: string, method = "GET") => (await fetch("https://app.run.ai/v1/k8s" + path, { method })).json();
`;

test.each<[name: string, effect: string, calls: readonly string[]]>([
  ["a client's function", 'call(client.get, "/users")', ["GET /v1/k8s/users @main.tsx:6"]],
  ["by its object and its name", 'call([client, "post"], "/users", {})', ["POST /v1/k8s/users @main.tsx:6"]],
  [
    "by its object and itself",
    "call([client, client.delete], `/users/${id}`)",
    ["DELETE /v1/k8s/users/{} @main.tsx:6"],
  ],
  [
    "by context and fn",
    "call({ context: client, fn: client.put }, `/users/${id}`)",
    ["PUT /v1/k8s/users/{} @main.tsx:6"],
  ],
  ["applied", 'apply(client, client.get, ["/groups"])', ["GET /v1/k8s/groups @main.tsx:6"]],
  ["applied by name", 'apply(client, "get", ["/groups"])', ["GET /v1/k8s/groups @main.tsx:6"]],
  ["the code's own function", 'call(request, "/apps")', ["GET /v1/k8s/apps @main.tsx:6"]],
  ["with all that it takes", "call(request, `/apps/${id}`, 'DELETE')", ["DELETE /v1/k8s/apps/{} @main.tsx:6"]],
  ["forked", 'fork(request, "/apps")', ["GET /v1/k8s/apps @main.tsx:6"]],
  ["spawned", 'spawn(request, "/apps")', ["GET /v1/k8s/apps @main.tsx:6"]],
  ["with a callback", 'cps(request, "/apps")', ["GET /v1/k8s/apps @main.tsx:6"]],
  ["again and again", 'retry(3, 1000, request, "/apps")', ["GET /v1/k8s/apps @main.tsx:6"]],
  ["for each action", 'takeEvery("LOAD", request, "/apps")', ["GET /v1/k8s/apps @main.tsx:6"]],
  ["for some actions", 'throttle(500, "LOAD", request, "/apps")', ["GET /v1/k8s/apps @main.tsx:6"]],
  ["with nothing to call", "call()", []],
  ["an effect that calls nothing", 'constructor(request, "/apps")', []],
])("%s", (_, effect, calls) => {
  expect(
    linesOf(`${HEAD}export function* load(id: string): Generator<any, any, any> {\n  yield ${effect};\n}`),
  ).toEqual(calls);
});

test("what comes back is what the function answers", () => {
  expect(
    linesOf(
      `${HEAD}export function* load(): Generator<any, any, any> {\n  const user = yield call(request, "/users/7");\n  return user.email;\n}`,
    ),
  ).toEqual(["GET /v1/k8s/users/7 [reads: email] @main.tsx:6"]);
});
