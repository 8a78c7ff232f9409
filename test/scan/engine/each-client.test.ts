import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CLIENTS } from "../../../src/scan/knowledge/clients/index.js";
import type { Files } from "./engine.js";
import { analysed, lineOf } from "./engine.js";

/** One call of each client; the name of its description is the name of its file. */
const EXAMPLES: Readonly<Record<string, readonly [Files, string]>> = {
  fetch: [
    `export const f = () => globalThis.fetch("/v1/k8s/users", { method: "post", body: JSON.stringify({ email: "x" }) });`,
    "POST /v1/k8s/users [body: email]",
  ],
  axios: [
    `import axios from "axios";\nexport const f = () => axios.create({ baseURL: "/v1/k8s" }).put("users/7", { email: "x" }, { params: { dry: 1 } });`,
    "PUT /v1/k8s/users/7 [query: dry] [body: email]",
  ],
  got: [
    `import got from "got";\nexport const f = () => got.post("https://app.run.ai/v1/k8s/users", { json: { email: "x" } }).json();`,
    "POST /v1/k8s/users [body: email]",
  ],
  ky: [
    `import ky from "ky";\nexport const f = () => ky("https://app.run.ai/v1/k8s/users", { searchParams: { limit: 1 } });`,
    "GET /v1/k8s/users [query: limit]",
  ],
  undici: [
    `import { Pool } from "undici";\nconst pool = new Pool("https://app.run.ai");\nexport const f = () => pool.request({ path: "/v1/k8s/users", method: "GET" });`,
    "GET /v1/k8s/users",
  ],
  "node-http": [
    `import { request } from "node:https";\nexport function f() { const r = request("https://app.run.ai/v1/k8s/users", { method: "POST" }); r.write(JSON.stringify({ email: "x" })); r.end(); }`,
    "POST /v1/k8s/users [body: email]",
  ],
  superagent: [
    `import superagent from "superagent";\nexport const f = () => superagent.post("/v1/k8s/users").set("X-A", "1").send({ email: "x" });`,
    "POST /v1/k8s/users [headers: X-A] [body: email]",
  ],
  "node-fetch": [
    `import fetch from "cross-fetch";\nexport const f = () => fetch("https://app.run.ai/v1/k8s/users");`,
    "GET /v1/k8s/users",
  ],
  ofetch: [
    `import { ofetch } from "ofetch";\nexport const f = async () => (await ofetch("/v1/k8s/users", { query: { limit: 1 } }))[0].email;`,
    "GET /v1/k8s/users [query: limit] [reads: [].email]",
  ],
  nuxt: [
    `const { data } = await useFetch("/v1/k8s/users", { baseURL: "https://app.run.ai" });\nexport const first = () => data.value[0].email;`,
    "GET /v1/k8s/users [reads: [].email]",
  ],
  wretch: [
    `import wretch from "wretch";\nexport const f = () => wretch("https://app.run.ai").query({ limit: 1 }).get("/v1/k8s/users").json();`,
    "GET /v1/k8s/users [query: limit]",
  ],
  redaxios: [
    `import axios from "redaxios";\nexport const f = () => axios.delete("/v1/k8s/users/7");`,
    "DELETE /v1/k8s/users/7",
  ],
  "xml-http-request": [
    `export function f() { const x = new XMLHttpRequest(); x.open("PUT", "/v1/k8s/users/7"); x.onload = () => console.log(JSON.parse(x.responseText).email); x.send(JSON.stringify({ email: "x" })); }`,
    "PUT /v1/k8s/users/7 [body: email] [reads: email]",
  ],
  beacon: [
    `export const f = () => navigator.sendBeacon("/v1/k8s/users", JSON.stringify({ email: "x" }));`,
    "POST /v1/k8s/users [body: email]",
  ],
  websocket: [
    `export const f = () => new EventSource("https://app.run.ai/v1/k8s/users?watch=1");`,
    "GET /v1/k8s/users [query: watch]",
  ],
  angular: [
    `import { HttpClient } from "@angular/common/http";\nexport class S { constructor(private http: HttpClient) {} list() { return this.http.get("/v1/k8s/users", { params: { limit: 1 } }); } }`,
    "GET /v1/k8s/users [query: limit]",
  ],
  nest: [
    `import { HttpService } from "@nestjs/axios";\nexport class S { constructor(private readonly http: HttpService) {} add() { return this.http.post("/v1/k8s/users", { email: "x" }); } }`,
    "POST /v1/k8s/users [body: email]",
  ],
  playwright: [
    `import { test } from "@playwright/test";\ntest("add", async ({ request }) => { await request.post("/v1/k8s/users", { data: { email: "x" } }); });`,
    "POST /v1/k8s/users [body: email]",
  ],
  "openapi-fetch": [
    `import createClient from "openapi-fetch";\nconst api = createClient({ baseUrl: "https://app.run.ai" });\nexport const f = () => api.GET("/v1/k8s/users/{userId}", { params: { path: { userId: 7 }, query: { dry: true } } });`,
    "GET /v1/k8s/users/{} [query: dry]",
  ],
  "hey-api": [
    `import { createClient } from "@hey-api/client-fetch";\nconst api = createClient({ baseUrl: "https://app.run.ai" });\nexport const f = () => api.put({ url: "/v1/k8s/users/{userId}", body: { email: "x" } });`,
    "PUT /v1/k8s/users/{} [body: email]",
  ],
  oazapfts: [
    `import * as Oazapfts from "@oazapfts/runtime";\nconst o = Oazapfts.runtime({ baseUrl: "https://app.run.ai" });\nexport const f = () => o.fetchJson("/v1/k8s/users", o.json({ method: "POST", body: { email: "x" } }));`,
    "POST /v1/k8s/users [body: email]",
  ],
  "rtk-query": [
    `import { createApi, fetchBaseQuery } from "@reduxjs/toolkit/query/react";\nexport const api = createApi({ baseQuery: fetchBaseQuery({ baseUrl: "/v1/k8s" }), endpoints: (b) => ({ users: b.query({ query: () => "users" }) }) });`,
    "GET /v1/k8s/users",
  ],
  "rest-data-source": [
    `import { RESTDataSource } from "@apollo/datasource-rest";\nexport class Users extends RESTDataSource { override baseURL = "https://app.run.ai/"; list() { return this.get("v1/k8s/users", { params: { limit: "1" } }); } }`,
    "GET /v1/k8s/users [query: limit]",
  ],
  request: [
    `import rp from "request-promise";\nexport const f = () => rp({ method: "POST", uri: "https://app.run.ai/v1/k8s/users", body: { email: "x" } });`,
    "POST /v1/k8s/users [body: email]",
  ],
  octokit: [
    `import { Octokit } from "@octokit/core";\nconst api = new Octokit({ baseUrl: "https://app.run.ai" });\nexport const f = (id: string) => api.request("PUT /v1/k8s/users/{userId}", { userId: id, email: "x", headers: { "x-a": "1" } });`,
    "PUT /v1/k8s/users/{} [headers: x-a] [body: email]",
  ],
  jquery: [
    `import $ from "jquery";\nexport const f = () => $.getJSON("https://app.run.ai/v1/k8s/users", { limit: 1 }, (users) => console.log(users[0].email));`,
    "GET /v1/k8s/users [query: limit] [reads: [].email]",
  ],
  "rxjs-ajax": [
    `import { ajax } from "rxjs/ajax";\nexport const f = () => ajax({ url: "https://app.run.ai/v1/k8s/users", method: "POST", body: { email: "x" } });`,
    "POST /v1/k8s/users [body: email]",
  ],
  alova: [
    `import { createAlova } from "alova";\nconst api = createAlova({ baseURL: "https://app.run.ai" });\nexport const f = (id: string) => api.Put(\`/v1/k8s/users/\${id}\`, { email: "x" }, { params: { dry: 1 } });`,
    "PUT /v1/k8s/users/{} [query: dry] [body: email]",
  ],
  fets: [
    `import { createClient } from "fets";\nconst api = createClient({ endpoint: "https://app.run.ai" });\nexport const f = (userId: string) => api["/v1/k8s/users/{userId}"].put({ params: { userId }, json: { email: "x" } });`,
    "PUT /v1/k8s/users/{} [body: email]",
  ],
  "openapi-typescript-fetch": [
    `import { Fetcher } from "openapi-typescript-fetch";\nconst api = Fetcher.for();\napi.configure({ baseUrl: "https://app.run.ai" });\nconst find = api.path("/v1/k8s/users/{userId}").method("get").create();\nexport const f = async (userId: string) => (await find({ userId, dry: true })).data.email;`,
    "GET /v1/k8s/users/{} [query: dry] [reads: email]",
  ],
  k6: [
    `import http from "k6/http";\nexport default function () { http.batch([["GET", "https://app.run.ai/v1/k8s/users?limit=1"]]); }`,
    "GET /v1/k8s/users [query: limit]",
  ],
  needle: [
    `import needle from "needle";\nexport const f = async () => (await needle("put", "https://app.run.ai/v1/k8s/users/7", { email: "x" })).body.roles;`,
    "PUT /v1/k8s/users/7 [body: email] [reads: roles]",
  ],
  vueuse: [
    `import { useFetch } from "@vueuse/core";\nimport { computed } from "vue";\nexport function f(id) { const url = computed(() => \`https://app.run.ai/v1/k8s/users/\${id.value}\`); return useFetch(url).put({ email: "x" }).json(); }`,
    "PUT /v1/k8s/users/{} [body: email]",
  ],
  "nuxt-axios": [
    `export default { methods: { async load() { this.roles = (await this.$axios.$get("https://app.run.ai/v1/k8s/users/7", { params: { dry: 1 } })).roles; } } };`,
    "GET /v1/k8s/users/7 [query: dry] [reads: roles]",
  ],
  nextcloud: [
    `import axios from "@nextcloud/axios";\nexport const f = async (id) => (await axios.patch("/v1/k8s/users/" + id, { email: "x" }, { params: { dry: 1 } })).data.roles;`,
    "PATCH /v1/k8s/users/{} [query: dry] [body: email] [reads: roles]",
  ],
  cypress: [
    `it("drops", () => { cy.request({ method: "DELETE", url: "https://app.run.ai/v1/k8s/users/7", qs: { dry: 1 } }); });`,
    "DELETE /v1/k8s/users/7 [query: dry]",
  ],
  obsidian: [
    `import { requestUrl } from "obsidian";\nexport const f = async () => (await requestUrl({ url: "https://app.run.ai/v1/k8s/users", method: "POST", body: JSON.stringify({ email: "x" }) })).json.roles;`,
    "POST /v1/k8s/users [body: email] [reads: roles]",
  ],
  tauri: [
    `import { getClient, Body } from "@tauri-apps/api/http";\nexport async function f() { const client = await getClient(); return (await client.get("https://app.run.ai/v1/k8s/users", { query: { limit: "1" } })).data; }`,
    "GET /v1/k8s/users [query: limit]",
  ],
  capacitor: [
    `import { CapacitorHttp } from "@capacitor/core";\nexport const f = () => CapacitorHttp.put({ url: "https://app.run.ai/v1/k8s/users/7", data: { email: "x" }, params: { dry: "1" } });`,
    "PUT /v1/k8s/users/7 [query: dry] [body: email]",
  ],
  raycast: [
    `import { useFetch } from "@raycast/utils";\nexport function List() { const { data } = useFetch("https://app.run.ai/v1/k8s/users?limit=1"); return data.map((user) => user.email); }`,
    "GET /v1/k8s/users [query: limit] [reads: [].email]",
  ],
  "home-assistant": [
    `import type { HomeAssistant } from "custom-card-helpers";\nexport const f = (hass: HomeAssistant) => hass.callApi("POST", "v1/k8s/users", { email: "x" });`,
    "POST /v1/k8s/users [body: email]",
  ],
  n8n: [
    `import type { IExecuteFunctions, IHookFunctions } from "n8n-workflow";\nexport async function f(this: IExecuteFunctions | IHookFunctions, body: object) { return this.helpers.httpRequestWithAuthentication.call(this, "runai", { method: "POST", url: "https://app.run.ai/v1/k8s/users", body: { email: "x" }, qs: { dry: 1 } }); }`,
    "POST /v1/k8s/users [query: dry] [body: email]",
  ],
  "typed-rest-client": [
    `import { HttpClient } from "@actions/http-client";\nconst http = new HttpClient("me");\nexport const f = async () => (await http.postJson("https://app.run.ai/v1/k8s/users", { email: "x" })).result.roles;`,
    "POST /v1/k8s/users [body: email] [reads: roles]",
  ],
  apisauce: [
    `import { create } from "apisauce";\nconst api = create({ baseURL: "https://app.run.ai" });\nexport const f = () => api.get("/v1/k8s/users", { limit: 1 });`,
    "GET /v1/k8s/users [query: limit]",
  ],
  "mini-program": [
    `export const f = () => uni.request({ url: "https://app.run.ai/v1/k8s/users", method: "POST", data: { email: "x" }, success: (answer) => console.log(answer.data.roles) });`,
    "POST /v1/k8s/users [body: email] [reads: roles]",
  ],
  gaxios: [
    `import { GoogleAuth } from "google-auth-library";\nconst auth = new GoogleAuth();\nexport const f = () => auth.request({ url: "https://app.run.ai/v1/k8s/users", params: { limit: 1 } });`,
    "GET /v1/k8s/users [query: limit]",
  ],
  "better-fetch": [
    `import { betterFetch } from "@better-fetch/fetch";\nexport const f = async () => (await betterFetch("https://app.run.ai/v1/k8s/users", { query: { limit: 1 } })).data[0].email;`,
    "GET /v1/k8s/users [query: limit] [reads: [].email]",
  ],
  "axios-hooks": [
    `import useAxios from "axios-hooks";\nexport function List() { const [{ data }] = useAxios({ url: "https://app.run.ai/v1/k8s/users", params: { limit: 1 } }); return data[0].email; }`,
    "GET /v1/k8s/users [query: limit] [reads: [].email]",
  ],
  "react-admin": [
    `import { fetchUtils } from "react-admin";\nexport const f = () => fetchUtils.fetchJson("https://app.run.ai/v1/k8s/users", { method: "POST", body: JSON.stringify({ email: "x" }) });`,
    "POST /v1/k8s/users [body: email]",
  ],
  "user-script": [
    `export const f = () => GM_xmlhttpRequest({ method: "GET", url: "https://app.run.ai/v1/k8s/users", onload: (answer) => console.log(JSON.parse(answer.responseText)[0].email) });`,
    "GET /v1/k8s/users [reads: [].email]",
  ],
  "apps-script": [
    `export const f = () => JSON.parse(UrlFetchApp.fetch("https://app.run.ai/v1/k8s/users", { method: "post", payload: JSON.stringify({ email: "x" }) }).getContentText()).roles;`,
    "POST /v1/k8s/users [body: email] [reads: roles]",
  ],
  mocks: [
    `import { http, HttpResponse } from "msw";\nexport const handlers = [http.get("https://app.run.ai/v1/k8s/users", () => HttpResponse.json([]))];`,
    "GET /v1/k8s/users",
  ],
};

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const files = readdirSync(new URL("../../../src/scan/knowledge/clients", import.meta.url))
  .map((file) => kebab(file.replace(/\.ts$/, "")))
  .filter((name) => name !== "index" && name !== "description");

describe("Each HTTP client has a file, a place in the registry, a line of documentation and an example", () => {
  test("files and registry agree", () => {
    expect(CLIENTS.map(({ name }) => name).sort()).toEqual([...files].sort());
  });

  test("docs/clients.md has a row for each", () => {
    const page = readFileSync(new URL("../../../docs/clients.md", import.meta.url), "utf8");
    expect(files.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
  });

  test("every client has an example", () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual([...files].sort());
  });

  test.each(Object.entries(EXAMPLES))("%s", (name, [sources, expected]) => {
    const { calls } = analysed(sources);
    expect(calls.map((call) => lineOf(call, false))).toEqual([expected]);
    expect(["fetch", name]).toContain(calls[0]?.client);
  });
});
