import { describe, expect, test } from "vitest";
import { analysed, lineOf, linesOf } from "./engine.js";

/** What nobody described, called in the shape of a request: guessed only where the receiver may be a client. */
const call = (receiver: string, declared = `declare const ${receiver}: any;`): string =>
  `${declared}\nexport const users = () => ${receiver}.get("/v1/k8s/users");`;
const GUESSED = ["GET /v1/k8s/users @main.tsx:2"];

describe("the receiver of a verb", () => {
  test.each<readonly [string, string]>([
    ["a name that nobody shows", call("apiClient")],
    ["what a package exports", call("sdk", `import { sdk } from "@acme/sdk";`)],
    ["what a package makes", call("client", `import { make } from "@acme/http"; const client = make();`)],
  ])("%s may be a client", (_, code) => {
    expect(linesOf(code)).toEqual(GUESSED);
    expect(analysed(code).calls.map(({ client }) => client)).toEqual(["undescribed"]);
  });

  test.each<readonly [string, string]>([
    ["a map", call("clients", "const clients = new Map<string, unknown>();")],
    ["a set of parameters", call("apiQuery", "const apiQuery = new URLSearchParams();")],
    ["a list", call("services", "const services: any = [1, 2];")],
    ["a text", call("service", `const service: any = "text";`)],
    ["a router of this program", call("router")],
    ["an application of this program", call("app")],
    ["a cache", call("apiCache")],
    ["a store", call("clientStore")],
    ["a logger", call("serviceLogger")],
    ["a name that says nothing of requests", call("things")],
  ])("%s is none", (_, code) => {
    expect(linesOf(code)).toEqual([]);
  });
});

describe("a verb of something from outside the code, by a name that says nothing of requests", () => {
  const BASE = `import { Command } from "@acme/cli";\nexport class List extends Command {\n`;
  test.each<readonly [string, string]>([
    ["whose answer is waited for", `${BASE}async run() { const { body } = await this.acme.get("/v1/k8s/users"); } }`],
    ["whose answer is handed on", `${BASE}run() { return this.acme.get("/v1/k8s/users").then(show); } }`],
    ["that says what comes back", `${BASE}run() { return this.acme.get<User[]>("/v1/k8s/users"); } }`],
  ])("%s asks a server", (_, code) => {
    expect(linesOf(code)).toEqual(["GET /v1/k8s/users @main.tsx:3"]);
  });

  test.each<readonly [string, string]>([
    ["nobody waits for", `${BASE}run() { return this.acme.get("/v1/k8s/users"); } }`],
    [
      "is of a list of this code",
      `const things: any = [1];\nexport const run = async () => await things.get("/v1/k8s/users");`,
    ],
    ["is of a cache", `${BASE}async run() { return await this.cache.get("/v1/k8s/users"); } }`],
  ])("what %s does not", (_, code) => {
    expect(linesOf(code)).toEqual([]);
  });
});

describe("an address that nobody shows", () => {
  const asks = (specifier: string, address = "addressOf(id)"): string =>
    `import http from "${specifier}";\nimport { addressOf } from "@acme/addresses";\nexport const one = (id: string) => http.get(${address});`;

  test.each(["@acme/axios", "@acme/http-client", "my-api", "acme-fetch-instance"])(
    "a package %s is a client by its name: not understood, never nothing",
    (specifier) => {
      const { calls, unresolved } = analysed(asks(specifier));
      expect(calls).toEqual([]);
      expect(unresolved.map(({ place, reason }) => `${place.line}: ${reason}`)).toEqual([
        "3: the path comes from outside the code",
      ]);
    },
  );

  test.each<readonly [string, string]>([
    ["a package whose name says nothing", asks("@acme/settings")],
    ["a text that is no path", asks("@acme/http-client", `"users"`)],
    ["a handler beside the address", asks("@acme/http", "addressOf(id), () => 1")],
  ])("%s: no request", (_, code) => {
    expect(analysed(code)).toMatchObject({ calls: [], unresolved: [] });
  });
});

describe("the shape of the call", () => {
  const declared = "declare const api: any; declare const sendRequest: any; declare const pick: any;";
  test.each<readonly [string, string, readonly string[]]>([
    ["del is DELETE", `api.del("/v1/k8s/users/7")`, ["DELETE /v1/k8s/users/7"]],
    [
      "a body where the verb has one",
      `api.post("/v1/k8s/users", { email: "a" })`,
      ["POST /v1/k8s/users [body: email]"],
    ],
    [
      "no body where it has none",
      `api.get("/v1/k8s/users", { params: { limit: 1 } })`,
      ["GET /v1/k8s/users [query: limit]"],
    ],
    [
      "an object with address and verb",
      `sendRequest({ url: "/v1/k8s/users", method: "PUT", data: { email: "a" } })`,
      ["PUT /v1/k8s/users [body: email]"],
    ],
    ["an object whose verb says it", `pick({ url: "/v1/k8s/users", method: "put" })`, ["PUT /v1/k8s/users"]],
    ["an object whose callee says it", `sendRequest({ path: "/v1/k8s/users" })`, ["GET /v1/k8s/users"]],
    ["an object of which nothing speaks", `pick({ url: "/v1/k8s/users" })`, []],
    ["a verb as another argument", `sendRequest("/v1/k8s/users", "delete")`, ["DELETE /v1/k8s/users"]],
    ["a callback makes it a route", `api.get("/v1/k8s/users", () => 1)`, []],
    ["no slash, no path", `api.get("users")`, []],
  ])("%s", (_, code, lines) => {
    const { calls } = analysed(`${declared}\nexport const f = () => ${code};`);
    expect(linesOf(`${declared}\nexport const f = () => ${code};`)).toEqual(lines.map((line) => `${line} @main.tsx:2`));
    expect(calls.every(({ client }) => client === "undescribed")).toBe(true);
  });
});

test.each<readonly [string, string, string]>([
  ["the verb that a variable holds", "const request = api.delete;", "DELETE"],
  ["one of several, nobody knows which", "const request = fast ? api.post : api.put;", "?"],
])("%s", (_, held, method) => {
  const source = `declare const api: any; declare const fast: boolean;
export const f = () => { ${held} return request("/v1/k8s/users"); };`;
  expect(analysed(source).calls.map((one) => `${one.method ?? "?"} ${one.path}`)).toEqual([`${method} /v1/k8s/users`]);
});

describe("a function whose body is not there, given an address", () => {
  const send = (given: string): string =>
    `import { fetchTrusted } from "@acme/http";\nexport const users = (base: string) => fetchTrusted(${given});`;
  test.each<readonly [string, string, readonly string[]]>([
    ["as text", "base + '/v1/k8s/users'", GUESSED],
    ["as a URL", "new URL('/v1/k8s/users', base)", GUESSED],
    ["as a URL, with options", "new URL('/v1/k8s/users', base), { headers: {} }", GUESSED],
    [
      "as a URL, with a method",
      "new URL('/v1/k8s/users', base), { method: 'POST' }",
      ["POST /v1/k8s/users @main.tsx:2"],
    ],
    ["as a URL of which only the base is known", "new URL(base)", []],
  ])("%s", (_, given, calls) => {
    expect(linesOf(send(given))).toEqual(calls);
  });
});

describe("each part of such a call", () => {
  const NAMES =
    "api sendRequest pick things fast other call fetchUsers sender query queryAll execute makeApi apiRouter";
  const declared = NAMES.split(" ").map((name) => `declare const ${name}: any;`);
  test.each<readonly [code: string, lines: readonly string[]]>([
    ['api.get("/v1/k8s/users")', ["GET /v1/k8s/users"]],
    ['api.post("/v1/k8s/users")', ["POST /v1/k8s/users"]],
    ['api.put("/v1/k8s/users")', ["PUT /v1/k8s/users"]],
    ['api.patch("/v1/k8s/users")', ["PATCH /v1/k8s/users"]],
    ['api.delete("/v1/k8s/users")', ["DELETE /v1/k8s/users"]],
    ['api.del("/v1/k8s/users")', ["DELETE /v1/k8s/users"]],
    ['api.head("/v1/k8s/users")', ["HEAD /v1/k8s/users"]],
    ['api.options("/v1/k8s/users")', ["OPTIONS /v1/k8s/users"]],
    ['api.GET("/v1/k8s/users")', ["GET /v1/k8s/users"]],
    ['api.Post("/v1/k8s/users")', ["POST /v1/k8s/users"]],
    ['api.put("/v1/k8s/users/7", { email: id })', ["PUT /v1/k8s/users/7 [body: email]"]],
    ['api.patch("/v1/k8s/users/7", { email: id })', ["PATCH /v1/k8s/users/7 [body: email]"]],
    ['api.delete("/v1/k8s/users/7", { data: { email: id } })', ["DELETE /v1/k8s/users/7 [body: email]"]],
    ['api.head("/v1/k8s/users/7", { query: { a: 1 } })', ["HEAD /v1/k8s/users/7 [query: a]"]],
    ['api.get("/v1/k8s/users", { query: { limit: 1 } })', ["GET /v1/k8s/users [query: limit]"]],
    ['api.get("/v1/k8s/users", { params: { limit: 1 } })', ["GET /v1/k8s/users [query: limit]"]],
    ['api.get("/v1/k8s/users", { searchParams: { limit: 1 } })', ["GET /v1/k8s/users [query: limit]"]],
    ['api.get("/v1/k8s/users", { qs: { limit: 1 } })', ["GET /v1/k8s/users [query: limit]"]],
    ['sendRequest("/v1/k8s/users", { method: "POST", body: { email: id } })', ["POST /v1/k8s/users [body: email]"]],
    ['sendRequest("/v1/k8s/users", { method: "POST", data: { email: id } })', ["POST /v1/k8s/users [body: email]"]],
    ['sendRequest("/v1/k8s/users", { method: "POST", json: { email: id } })', ["POST /v1/k8s/users [body: email]"]],
    ['sendRequest("/v1/k8s/users", { method: "POST", payload: { email: id } })', ["POST /v1/k8s/users [body: email]"]],
    ['sendRequest("/v1/k8s/users", { headers: { "X-A": "1" } })', ["GET /v1/k8s/users [headers: X-A]"]],
    ['api.get("/v1/k8s/users", { params: null, query: { limit: 1 } })', ["GET /v1/k8s/users [query: limit]"]],
    ['sendRequest({ url: "/v1/k8s/users" })', ["GET /v1/k8s/users"]],
    ['sendRequest({ path: "/v1/k8s/users" })', ["GET /v1/k8s/users"]],
    ['sendRequest({ uri: "/v1/k8s/users" })', ["GET /v1/k8s/users"]],
    ['sendRequest({ endpoint: "/v1/k8s/users" })', ["GET /v1/k8s/users"]],
    ['sendRequest({ href: "/v1/k8s/users" })', ["GET /v1/k8s/users"]],
    ['sendRequest({ address: "/v1/k8s/users" })', []],
    ['sendRequest({ url: "users" })', []],
    ['pick({ url: "/v1/k8s/users", type: "POST" })', ["POST /v1/k8s/users"]],
    ['pick({ url: "/v1/k8s/users", method: "SEND" })', []],
    ['api.put({ url: "/v1/k8s/users", body: { email: id } })', ["PUT /v1/k8s/users [body: email]"]],
    ['things.put({ url: "/v1/k8s/users" })', ["PUT /v1/k8s/users"]],
    ['sendRequest({ url: "/v1/k8s/users", method: undefined })', ["GET /v1/k8s/users"]],
    ['sendRequest("/v1/k8s/users", { method: null })', ["GET /v1/k8s/users"]],
    ['sendRequest({ url: "/v1/k8s/users", baseURL: "https://app.run.ai" })', ["GET /v1/k8s/users"]],
    ['sendRequest(id, "/v1/k8s/users")', ["GET /v1/k8s/users"]],
    ['sendRequest(id, 1, "/v1/k8s/users")', []],
    ['sendRequest("PUT", "/v1/k8s/users")', ["PUT /v1/k8s/users"]],
    ['sendRequest("patch", "/v1/k8s/users")', ["PATCH /v1/k8s/users"]],
    ['sendRequest("fast", "/v1/k8s/users")', ["GET /v1/k8s/users"]],
    ["api.get(`${base}/v1/k8s/users`)", ["GET /v1/k8s/users"]],
    ["api.get(`${base}v1/k8s/users`)", []],
    ['api.get("https://app.run.ai/v1/k8s/users")', ["GET /v1/k8s/users"]],
    ['api.get(fast ? "/v1/k8s/users" : "/v1/k8s/apps")', ["GET /v1/k8s/apps", "GET /v1/k8s/users"]],
    ['sendRequest("/v1/k8s/users", () => 1)', []],
    ['call("/v1/k8s/users")', ["GET /v1/k8s/users"]],
    ['fetchUsers("/v1/k8s/users")', ["GET /v1/k8s/users"]],
    ['sender.send("/v1/k8s/users")', ["GET /v1/k8s/users"]],
    ['query("/v1/k8s/users")', ["GET /v1/k8s/users"]],
    ['queryAll("/v1/k8s/users")', []],
    ['execute("/v1/k8s/users")', ["GET /v1/k8s/users"]],
    ['pick("/v1/k8s/users")', []],
    ['makeApi().get("/v1/k8s/users")', ["GET /v1/k8s/users"]],
    ['things.api.get("/v1/k8s/users")', ["GET /v1/k8s/users"]],
    ['(other || api).get("/v1/k8s/users")', ["GET /v1/k8s/users"]],
    ['apiRouter.get("/v1/k8s/users")', []],
    ['{ const request = fast ? api.post : things.post; return request("/v1/k8s/users"); }', ["POST /v1/k8s/users"]],
    ['{ const request = api.del; return request("/v1/k8s/users/7"); }', ["DELETE /v1/k8s/users/7"]],
    ['{ const request = api.other; return request("/v1/k8s/users"); }', ["GET /v1/k8s/users"]],
    ['(await api.get("/v1/k8s/users")).data.name', ["GET /v1/k8s/users [reads: name]"]],
    ['(await api.get("/v1/k8s/users")).name', ["GET /v1/k8s/users [reads: name]"]],
    ['(await (await api.get("/v1/k8s/users")).json()).name', ["GET /v1/k8s/users [reads: name]"]],
  ])("%s", (code, lines) => {
    const { calls } = analysed(`${declared.join(" ")}\nexport const f = async (id: string, base: string) => ${code};`);
    expect(calls.map((one) => lineOf(one, false))).toEqual(lines);
  });

  test.each<readonly [name: string, isClient: boolean]>([
    ["mockApi", false],
    ["apiCache", false],
    ["userMap", false],
    ["apiConfig", false],
    ["apiParams", false],
    ["requestHeaders", false],
    ["apiLog", false],
    ["apiSchema", false],
    ["apiForm", false],
    ["users_api", true],
    ["backend", true],
    ["gateway", true],
    ["restClient", true],
    ["userService", true],
    ["acmeSdk", true],
    ["agent", true],
  ])("something called %s: %s", (name, isClient) => {
    const { calls } = analysed(`declare const ${name}: any; export const f = () => ${name}.get("/v1/k8s/users");`);
    expect(calls.map((one) => lineOf(one, false))).toEqual(isClient ? ["GET /v1/k8s/users"] : []);
  });
});

describe("a verb and a path in one text", () => {
  const invoked = (operation: string, receiver = "apiClient"): string =>
    `declare function useContext(): any;\nconst { ${receiver} } = useContext();\nexport const one = (id: string) => ${receiver}.invoke(${operation});`;

  test.each<readonly [string, string, readonly string[]]>([
    [
      "with the name of the operation before it",
      invoked(`"readUsers get /v1/k8s/users"`),
      ["GET /v1/k8s/users @main.tsx:3"],
    ],
    ["alone", invoked(`"DELETE /v1/k8s/users/{userId}"`), ["DELETE /v1/k8s/users/{} @main.tsx:3"]],
    ["with a gap", invoked("`PUT /v1/k8s/users/${id}`"), ["PUT /v1/k8s/users/{} @main.tsx:3"]],
    [
      "of two",
      invoked(`id ? "readUser get /v1/k8s/users/{userId}" : "addUser post /v1/k8s/users"`),
      ["GET /v1/k8s/users/{} @main.tsx:3", "POST /v1/k8s/users @main.tsx:3"],
    ],
    ["within a sentence", invoked(`"GET /v1/k8s/users failed"`), []],
    ["for what no request goes to", invoked(`"GET /v1/k8s/users"`, "logger"), []],
    ["for what is told what to do then", invoked(`"GET /v1/k8s/users", () => [id]`), []],
  ])("%s: %s", (_, code, expected) => {
    expect(linesOf(code)).toEqual(expected);
  });

  test("what goes with it is its query and its body", () => {
    const { calls } = analysed(
      invoked(`"addUser post /v1/k8s/users", { pathParams: { id }, query: { dry: true }, body: { name: id } }`),
    );
    expect(calls.map(({ query, body }) => [query.map(({ path }) => path), body.map(({ path }) => path)])).toEqual([
      [[["dry"]], [["name"]]],
    ]);
  });
});
