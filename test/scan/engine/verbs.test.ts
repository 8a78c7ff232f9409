import { describe, expect, test } from "vitest";
import { analysed, linesOf } from "./engine.js";

/** With an id where the verb speaks of one thing: what each client sends for it. */
const PATH = "https://app.run.ai/v1/k8s/users/7";
const READING = ["get", "delete", "head"] as const;
const WRITING = ["post", "put", "patch"] as const;

const found = (code: string): readonly string[] => linesOf(code).map((line) => line.replace(/ @.*/, ""));

describe.each(READING)("%s", (verb) => {
  const line = `${verb.toUpperCase()} /v1/k8s/users/7`;
  test.each<readonly [string, string, string]>([
    ["axios", `import axios from "axios";\naxios.${verb}("${PATH}", { params: { dry: 1 } });`, `${line} [query: dry]`],
    ["got", `import got from "got";\ngot.${verb}("${PATH}", { searchParams: { dry: 1 } });`, `${line} [query: dry]`],
    ["ky", `import ky from "ky";\nky.${verb}("${PATH}", { searchParams: { dry: 1 } });`, `${line} [query: dry]`],
    ["fetch", `fetch("${PATH}?dry=1", { method: "${verb}" });`, `${line} [query: dry]`],
    ["fetch, in upper case", `fetch("${PATH}", { method: "${verb.toUpperCase()}" });`, line],
    [
      "superagent",
      `import request from "superagent";\nrequest.${verb}("${PATH}").query({ dry: 1 });`,
      `${line} [query: dry]`,
    ],
    [
      "angular",
      `import { HttpClient } from "@angular/common/http";\nexport class S { constructor(private http: HttpClient) {} f() { return this.http.${verb}("${PATH}", { params: { dry: 1 } }); } }`,
      `${line} [query: dry]`,
    ],
  ])("%s", (_, code, expected) => {
    expect(found(code)).toEqual([expected]);
  });
});

describe.each(WRITING)("%s", (verb) => {
  const line = `${verb.toUpperCase()} /v1/k8s/users/7 [body: email]`;
  test.each<readonly [string, string]>([
    ["axios", `import axios from "axios";\naxios.${verb}("${PATH}", { email: "a" });`],
    [
      "axios by a config",
      `import axios from "axios";\naxios({ method: "${verb}", url: "${PATH}", data: { email: "a" } });`,
    ],
    [
      "axios.request",
      `import axios from "axios";\naxios.request({ method: "${verb}", url: "${PATH}", data: { email: "a" } });`,
    ],
    ["got", `import got from "got";\ngot.${verb}("${PATH}", { json: { email: "a" } });`],
    ["ky", `import ky from "ky";\nky.${verb}("${PATH}", { json: { email: "a" } });`],
    ["fetch", `fetch("${PATH}", { method: "${verb.toUpperCase()}", body: JSON.stringify({ email: "a" }) });`],
    ["superagent", `import request from "superagent";\nrequest.${verb}("${PATH}").send({ email: "a" });`],
    [
      "nest",
      `import { HttpService } from "@nestjs/axios";\nexport class S { constructor(private http: HttpService) {} f() { return this.http.${verb}("${PATH}", { email: "a" }); } }`,
    ],
  ])("%s", (_, code) => {
    expect(found(code)).toEqual([line]);
  });
});

test("a verb that only the caller knows is a call for each that is known", () => {
  const code = `const send = (method: "PUT" | "PATCH") => fetch("${PATH}", { method });\nsend("PUT");\nsend("PATCH");`;
  expect([...found(code)].sort()).toEqual(["PATCH /v1/k8s/users/7", "PUT /v1/k8s/users/7"]);
});

test("a verb that nobody knows is no GET", () => {
  const { calls, unresolved } = analysed(`export const send = (method: string) => fetch("${PATH}", { method });`);
  expect(calls.filter(({ method }) => method !== undefined)).toEqual([]);
  expect(calls.length + unresolved.length).toBe(1);
});

test("without a verb fetch gets", () => {
  expect(found(`fetch("${PATH}");\nfetch("${PATH}", {});`)).toEqual(["GET /v1/k8s/users/7", "GET /v1/k8s/users/7"]);
});

test("request takes its base with each call, or once for all", () => {
  const code = `import request from "request";
request({ baseUrl: "https://app.run.ai/v1/k8s", uri: "/users" });
request.defaults({ baseUrl: "https://app.run.ai/v1/k8s" }).delete("/users/7");`;
  expect(found(code)).toEqual(["GET /v1/k8s/users", "DELETE /v1/k8s/users/7"]);
});

test("the last character of a text that is open at its front is cut off", () => {
  const code = `const trim = (path: string) => path.slice(0, -1);
export const one = (id: string) => fetch(trim(\`https://app.run.ai/v1/k8s/users/\${id}/\`));`;
  expect(found(code)).toEqual(["GET /v1/k8s/users/{}"]);
});
