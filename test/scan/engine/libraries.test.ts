import { describe, expect, test } from "vitest";
import { analysed, lineOf } from "./engine.js";

const callsOf = (text: string): readonly string[] => analysed(text).calls.map((call) => lineOf(call, false));

describe("a payload keeps its fields on its way through libraries", () => {
  test.each([
    [
      "fp-ts: tryCatch, chain and map in a pipe",
      `import { pipe } from "fp-ts/function";
       import * as TE from "fp-ts/TaskEither";
       const load = (url: string) => TE.tryCatch(() => fetch(url).then((r) => r.json()), String);
       export const email = pipe(load("/v1/k8s/users/7"), TE.mapLeft(String), TE.map((user) => user.email));`,
    ],
    [
      "Effect: tryPromise and map behind pipe",
      `import { Effect } from "effect";
       const load = Effect.tryPromise({ try: () => fetch("/v1/k8s/users/7").then((r) => r.json()), catch: String });
       export const email = load.pipe(Effect.retry({ times: 2 }), Effect.map((user) => user.email));`,
    ],
    [
      "Effect: a generator",
      `import { Effect } from "effect";
       export const email = Effect.gen(function* () {
         const response = yield* Effect.promise(() => fetch("/v1/k8s/users/7"));
         const user = yield* Effect.promise(() => response.json());
         return user.email;
       });`,
    ],
    [
      "Effect: a schema",
      `import { Schema } from "effect";
       const User = Schema.Struct({ email: Schema.String });
       export const load = async () => Schema.decodeUnknownSync(User)(await (await fetch("/v1/k8s/users/7")).json());`,
    ],
    [
      "neverthrow: fromPromise, andThen, match",
      `import { ok, ResultAsync } from "neverthrow";
       const load = () => ResultAsync.fromPromise(fetch("/v1/k8s/users/7").then((r) => r.json()), String);
       export const show = () => load().mapErr(String).andThen((user) => ok(user)).match((user) => user.email, () => "");`,
    ],
    [
      "neverthrow: the value behind isOk",
      `import { ResultAsync } from "neverthrow";
       export async function show() {
         const result = await ResultAsync.fromPromise(fetch("/v1/k8s/users/7").then((r) => r.json()), String);
         return result.isOk() ? result.value.email : "";
       }`,
    ],
    [
      "class-transformer",
      `import { plainToInstance } from "class-transformer";
       class User { email!: string; get mail() { return this.email; } }
       export const show = async () => plainToInstance(User, await (await fetch("/v1/k8s/users/7")).json()).mail;`,
    ],
    [
      "Remix: what the loader returned",
      `import { json, useLoaderData } from "@remix-run/react";
       export async function loader() { return json(await (await fetch("/v1/k8s/users/7")).json()); }
       export default function Page() { const user = useLoaderData<typeof loader>(); return <p>{user.email}</p>; }`,
    ],
    [
      "Redux: a selector of selectors",
      `import { createSelector } from "@reduxjs/toolkit";
       interface User { email: string }
       interface State { user: User }
       export const load = async (): Promise<User> => (await fetch("/v1/k8s/users/7")).json();
       const selectUser = (state: { users: State }) => state.users.user;
       export const selectEmail = createSelector([selectUser], (user) => user.email);`,
    ],
    [
      "Cypress: its",
      `it("x", () => { cy.request("/v1/k8s/users/7").its("body").then((user) => expect(user.email).to.eq("x")); });`,
    ],
    [
      "wretch: catchers before the payload",
      `import wretch from "wretch";
       export const f = async () => (await wretch("/v1/k8s").url("/users/7").get().notFound(() => null).json()).email;`,
    ],
    [
      "Angular: a resource is a signal",
      `import { httpResource } from "@angular/common/http";
       import { computed } from "@angular/core";
       export class Users {
         readonly user = httpResource(() => ({ url: "/v1/k8s/users/7" }));
         readonly email = computed(() => this.user.value().email);
       }`,
    ],
  ])("%s", (_, text) => {
    expect(callsOf(text)).toEqual([expect.stringMatching(/^GET \/v1\/k8s\/users\/7 \[reads: email\]$/)]);
  });
});

describe("Angular hands out what was asked for", () => {
  const expected = ["DELETE /v1/k8s/users/{}"];
  test("a private field with the client", () => {
    expect(
      callsOf(`import { HttpClient } from "@angular/common/http";
        import { inject } from "@angular/core";
        export class Users { readonly #http = inject(HttpClient); remove(id: string) { return this.#http.delete(\`/v1/k8s/users/\${id}\`); } }`),
    ).toEqual(expected);
  });
  test("a service of the project, and a token with a factory", () => {
    expect(
      callsOf(`import { HttpClient } from "@angular/common/http";
        import { inject, InjectionToken } from "@angular/core";
        const ROOT = new InjectionToken<string>("root", { factory: () => "/v1/k8s" });
        export class Gateway { private http = inject(HttpClient); private root = inject(ROOT); drop(path: string) { return this.http.delete(this.root + path); } }
        export class Users { private gateway = inject(Gateway); remove(id: string) { return this.gateway.drop(\`/users/\${id}\`); } }`),
    ).toEqual(expected);
  });
  test("HttpRequest", () => {
    expect(
      callsOf(`import { HttpClient, HttpRequest } from "@angular/common/http";
        export class Users { constructor(private http: HttpClient) {} add() { return this.http.request(new HttpRequest("POST", "/v1/k8s/users", { email: "x" })); } }`),
    ).toEqual(["POST /v1/k8s/users [body: email]"]);
  });
});

describe("contracts and definitions in the code", () => {
  test("ts-rest: nested routers, a prefix, hooks", () => {
    expect(
      callsOf(`import { initClient, initContract } from "@ts-rest/core";
        const c = initContract();
        const users = c.router({ update: { method: "PUT", path: "/users/:id", body: c.type() } }, { pathPrefix: "/v1/k8s" });
        const client = initClient(c.router({ users }), { baseUrl: "https://app.run.ai" });
        export const f = (id: string) => client.users.update({ params: { id }, body: { email: "x" } });`),
    ).toEqual(["PUT /v1/k8s/users/{} [body: email]"]);
  });
  test("RTK Query: a base query in a wrapper of the library", () => {
    expect(
      callsOf(`import { createApi, fetchBaseQuery, retry } from "@reduxjs/toolkit/query/react";
        export const api = createApi({ baseQuery: retry(fetchBaseQuery({ baseUrl: "/v1/k8s/" })),
          endpoints: (b) => ({ add: b.mutation({ query: (body) => ({ url: "users", method: "POST", body }) }) }) });`),
    ).toEqual(["POST /v1/k8s/users"]);
  });
  test("RTK Query: each of very many endpoints is read, however much is made of its answer", () => {
    const endpoints = Array.from(
      { length: 40 },
      (_, at) => `one${at}: b.query({ query: (id: string) => ({ url: "users/" + id, method: "DELETE" }) }),`,
    );
    const work = Array.from(
      { length: 30 },
      (_, at) => `const v${at} = [args.url, ${at}].map((x) => [x, x, x].length);`,
    );
    const calls = callsOf(`import { createApi, fetchBaseQuery } from "@reduxjs/toolkit/query/react";
      const raw = fetchBaseQuery({ baseUrl: "/v1/k8s/" });
      const base = async (args: any, api: any) => { ${work.join(" ")} return raw(args, api, {}); };
      export const api = createApi({ baseQuery: base, endpoints: (b) => ({ ${endpoints.join("\n")} }) });`);
    expect(calls).toHaveLength(40);
  });
  test("RTK Query: a `createApi` that the code builds itself", () => {
    expect(
      callsOf(`import { buildCreateApi, coreModule, fetchBaseQuery, reactHooksModule } from "@reduxjs/toolkit/query/react";
        const createApi = buildCreateApi(coreModule(), reactHooksModule());
        export const api = createApi({ baseQuery: fetchBaseQuery({ baseUrl: "/v1/k8s/" }), endpoints: () => ({}) });
        export const users = api.injectEndpoints({
          endpoints: (b) => ({ remove: b.mutation({ query: (id: string) => ({ url: "users/" + id, method: "DELETE" }) }) }) });`),
    ).toEqual(["DELETE /v1/k8s/users/{}"]);
  });
});

describe("values that the compiler can work out", () => {
  test.each([
    [
      "an enum that names itself",
      'enum P { Base = "/v1/k8s", Users = `${Base}/users`, All = P.Base + "/users" }\nexport const f = () => fetch(P.All);',
    ],
    [
      "a map with an enum's numbers",
      'enum K { A, B }\nconst PATHS = new Map([[K.A, "/none"], [K.B, "/v1/k8s/users"]]);\nexport const f = () => fetch(PATHS.get(K.B)!);',
    ],
    [
      "a function with its types filled in",
      'async function load<T>(path: string): Promise<T> { return (await fetch("/v1/k8s" + path)).json(); }\nconst all = load<string[]>;\nexport const f = () => all("/users");',
    ],
    ["an address without a scheme", 'export const f = () => fetch("//app.run.ai/v1/k8s/users");'],
    [
      "urlcat",
      'import urlcat from "urlcat";\nexport const f = () => fetch(urlcat("https://app.run.ai", "/v1/k8s/users", {}));',
    ],
    ["URL.parse", 'export const f = () => fetch(URL.parse("/v1/k8s/users", "https://app.run.ai"));'],
  ])("%s", (_, text) => {
    expect(callsOf(text)).toEqual(["GET /v1/k8s/users"]);
  });
  test.each([
    [
      "urlcat",
      `import urlcat from "urlcat";`,
      `urlcat("https://app.run.ai", "/v1/k8s/users/:id", { id, dry: 1 })`,
      " [query: dry]",
    ],
    [
      "path-to-regexp",
      `import { compile } from "path-to-regexp"; const to = compile("/v1/k8s/users/:id");`,
      "to({ id })",
      "",
    ],
    [
      "React Router",
      `import { generatePath } from "react-router-dom";`,
      `generatePath("/v1/k8s/users/:id", { id })`,
      "",
    ],
    [
      "url-template",
      `import { parseTemplate } from "url-template"; const t = parseTemplate("/v1/k8s/users/{id}{?dry}");`,
      "t.expand({ id })",
      "",
    ],
  ])("a path with gaps, filled by %s", (_, head, address, query) => {
    expect(callsOf(`${head}\nexport const f = (id: string) => fetch(${address});`)).toEqual([
      `GET /v1/k8s/users/{}${query}`,
    ]);
  });
  test.each([
    [`generateOcsUrl("apps/forms/api/v3/forms/{id}", { id })`, "/ocs/v2.php/apps/forms/api/v3/forms/{}"],
    [`generateOcsUrl("/apps/forms/" + id, {}, { ocsVersion: 1 })`, "/ocs/v1.php/apps/forms/{}"],
    [`generateUrl("/apps/notes/api/{id}", { id })`, "/index.php/apps/notes/api/{}"],
    [`generateRemoteUrl("dav/files/" + id)`, "/remote.php/dav/files/{}"],
  ])("an address of Nextcloud's router: %s", (address, path) => {
    const head = `import axios from "@nextcloud/axios";\nimport { generateOcsUrl, generateRemoteUrl, generateUrl } from "@nextcloud/router";`;
    expect(callsOf(`${head}\nexport const f = (id: string) => axios.get(${address});`)).toEqual([`GET ${path}`]);
  });
  test("a template tag that sends", () => {
    const text =
      'const drop = (s: TemplateStringsArray, ...v: string[]) => fetch(String.raw(s, ...v), { method: "DELETE" });\nexport const f = (id: string) => drop`/v1/k8s/users/${id}`;';
    expect(analysed(text).calls.map((call) => lineOf(call))).toEqual(["DELETE /v1/k8s/users/{} @main.tsx:2"]);
  });
});

test("a client that is known by a function type only, whatever it calls its promises", () => {
  const text = `type Task<A> = { run(): A };
    interface Http { readonly get: <A>(url: string) => Task<A>; readonly getLabel: (path: string) => string }
    export class Users { constructor(private readonly http: Http) {} all() { return this.http.get<string>("/v1/k8s/users"); } label() { return this.http.getLabel("/v1/k8s/groups"); } }`;
  expect(callsOf(text)).toEqual(["GET /v1/k8s/users"]);
});

test("a helper whose name speaks of fetching, and whose body is there, is no request", () => {
  const text = `const toFetchParams = ({ path }: { path: string }): [string, RequestInit] => ["/v1/k8s" + path, {}];
    const run = (options: { path: string }) => { const [url, init] = toFetchParams(options); return fetch(url, init); };
    export const users = () => run({ path: "/users" });`;
  expect(callsOf(text)).toEqual(["GET /v1/k8s/users"]);
});
