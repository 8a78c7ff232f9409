/** Libraries that run a request for the code, and hand out its answer under names of their own. */
import { describe, expect, test } from "vitest";
import { analysed, lineOf } from "./engine.js";

const calls = (code: string): readonly string[] => analysed(code).calls.map((call) => lineOf(call, false));
const ASK = `const ask = async () => (await fetch("/v1/k8s/users/7")).json();\n`;
const READ = ["GET /v1/k8s/users/7 [reads: email]"];

describe("TanStack Query", () => {
  const query = (names: string, code: string, module = "@tanstack/react-query"): readonly string[] =>
    calls(`import { ${names} } from "${module}";\n${ASK}${code}`);

  test.each("useQuery useSuspenseQuery usePrefetchQuery createQuery injectQuery".split(" "))("%s", (name) => {
    expect(query(name, `export const use = () => ${name}({ queryKey: ["a"], queryFn: ask }).data.email;`)).toEqual(
      READ,
    );
    expect(query(name, `export const use = () => ${name}(["a"], ask, { staleTime: 1 }).data.email;`)).toEqual(READ);
    expect(
      query(name, `export const use = () => ${name}(["a"], ask, { select: (user) => ({ it: user }) }).data.it.email;`),
    ).toEqual(READ);
    expect(
      query(name, `export const use = () => ${name}(() => ({ queryKey: ["a"], queryFn: ask })).data.email;`),
    ).toEqual(READ);
  });

  test.each(["useInfiniteQuery", "useSuspenseInfiniteQuery", "createInfiniteQuery"])("%s", (name) => {
    expect(
      query(name, `export const use = () => ${name}({ queryKey: ["a"], queryFn: ask }).data.pages[0].email;`),
    ).toEqual(READ);
    expect(
      query(
        name,
        `export const use = () => ${name}({ queryKey: ["a"], queryFn: ask, select: (data) => data.pages[0] }).data.email;`,
      ),
    ).toEqual(READ);
  });

  test.each(["@tanstack/vue-query", "@tanstack/svelte-query", "vue-query"])("%s hands out a ref", (module) => {
    expect(
      query(
        "useQuery",
        `export const use = () => useQuery({ queryKey: ["a"], queryFn: ask }).data.value.email;`,
        module,
      ),
    ).toEqual(READ);
  });

  test.each(["onSuccess", "onSettled", "getNextPageParam"])("%s is given the answer", (name) => {
    expect(
      query(
        "useQuery",
        `export const use = () => useQuery({ queryKey: ["a"], queryFn: ask, ${name}: (user) => user.email });`,
      ),
    ).toEqual(READ);
  });

  test("the function is given the key", () => {
    expect(
      query(
        "useQuery",
        `export const use = () => useQuery({ queryKey: ["users"], queryFn: ({ queryKey }) => fetch("/v1/k8s/" + queryKey[0]) });`,
      ),
    ).toContain("GET /v1/k8s/users");
  });

  test.each(["queryOptions", "infiniteQueryOptions"])("%s hands on what it is given", (name) => {
    expect(
      query(
        `${name}, useQuery`,
        `const options = ${name}({ queryKey: ["a"], queryFn: ask }); export const use = () => useQuery(options).data.email;`,
      ),
    ).toEqual(READ);
  });

  test("a function for all queries has the key as its address", () => {
    expect(
      calls(`import { QueryClient, useQuery } from "@tanstack/react-query";
        const client = new QueryClient({ defaultOptions: { queries: { queryFn: async ({ queryKey }) => (await fetch("/v1/k8s/" + queryKey[0])).json() } } });
        export const use = () => useQuery({ queryKey: ["users"] }).data.email;`),
    ).toEqual(["GET /v1/k8s/users [reads: email]"]);
  });

  test.each(["useMutation", "createMutation", "injectMutation"])("%s", (name) => {
    const SEND = `const send = async (user) => (await fetch("/v1/k8s/users", { method: "POST", body: JSON.stringify(user) })).json();\n`;
    const SENT = ["POST /v1/k8s/users [body: name] [reads: email]"];
    expect(
      query(
        name,
        `${SEND}export const use = () => { const { mutate, data } = ${name}({ mutationFn: send }); mutate({ name: "a" }); return data.email; };`,
      ),
    ).toEqual(expect.arrayContaining(SENT));
    expect(
      query(
        name,
        `${SEND}export const use = () => ${name}(send, { retry: 1 }).mutateAsync({ name: "a" }).then((made) => made.email);`,
      ),
    ).toEqual(expect.arrayContaining(SENT));
    expect(
      query(
        name,
        `${SEND}export const use = () => ${name}({ mutationFn: send }).mutate({ name: "a" }, { onSuccess: (made) => made.email });`,
      ),
    ).toEqual(expect.arrayContaining(SENT));
    for (const event of ["onSuccess", "onSettled"])
      expect(
        query(
          name,
          `${SEND}export const use = () => ${name}({ mutationFn: send, ${event}: (made) => made.email }).mutate({ name: "a" });`,
        ),
      ).toEqual(expect.arrayContaining(SENT));
  });
});

describe("hooks that run a function", () => {
  test.each(
    "useAsync useAsyncFn useAsyncRetry useRequest useWatcher useFetcher useAsyncData useLazyAsyncData useAsyncState createResource usePromise createAsync".split(
      " ",
    ),
  )("%s", (name) => {
    for (const data of ["data", "value", "result", "state"])
      expect(
        calls(
          `import { ${name} } from "hooks";\n${ASK}export const use = () => ${name}(() => ask(), []).${data}.email;`,
        ),
      ).toEqual(READ);
    for (const run of ["run", "execute", "runAsync"])
      expect(
        calls(
          `import { ${name} } from "hooks";\n${ASK}export const use = () => ${name}("key", () => ask()).${run}().then((user) => user.email);`,
        ),
      ).toEqual(READ);
  });
});

describe("RTK Query", () => {
  const rtk = (endpoints: string, use = ""): readonly string[] =>
    calls(`import { createApi, fetchBaseQuery } from "@reduxjs/toolkit/query/react";
      export const api = createApi({ baseQuery: fetchBaseQuery({ baseUrl: "/v1/k8s/" }), endpoints: (build) => ({ ${endpoints} }) });
      ${use}`);

  test.each(["useUserQuery(1).data", "useUserQuery(1).currentData", "useLazyUserQuery()[1].data"])(
    "a query hands out its answer: %s",
    (read) => {
      expect(
        rtk('user: build.query({ query: (id) => "users/7" })', `export const use = () => api.${read}.email;`),
      ).toEqual(READ);
    },
  );

  test.each(["useUserMutation()[1].data"])("a mutation hands out its answer: %s", (read) => {
    expect(
      rtk('user: build.mutation({ query: (id) => "users/7" })', `export const use = () => api.${read}.email;`),
    ).toEqual(READ);
  });

  test.each(["query", "mutation"])("what starts a %s gives its answer", (kind) => {
    const hook = kind === "query" ? "useLazyUserQuery" : "useUserMutation";
    expect(
      rtk(
        `user: build.${kind}({ query: (id) => "users/7" })`,
        `export function use() { const [start] = api.${hook}(); return start(1).unwrap().then((user) => user.email); }`,
      ),
    ).toEqual(READ);
  });

  test("an infinite query asks like any other", () => {
    expect(rtk('user: build.infiniteQuery({ query: (id) => "users/7" })')).toEqual(["GET /v1/k8s/users/7"]);
  });

  test("the answer is transformed", () => {
    expect(
      rtk(
        `user: build.query({ query: () => "users/7", transformResponse: (user) => ({ it: user }) })`,
        "export const use = () => api.useUserQuery(1).data.it.email;",
      ),
    ).toEqual(READ);
  });

  test("a function of its own in place of a query", () => {
    expect(
      rtk(
        `user: build.query({ queryFn: async (id, api, options, base) => { const { data } = await base("users/7"); return { data: data.email }; } })`,
      ),
    ).toEqual(READ);
  });

  test("endpoints that are added later, and an api that is enhanced", () => {
    expect(
      rtk(
        "",
        `export const more = api.enhanceEndpoints({ addTagTypes: ["a"] }).injectEndpoints({ endpoints: (build) => ({ user: build.query({ query: () => "users/7" }) }) });
         export const use = () => more.useUserQuery().data.email;`,
      ),
    ).toEqual(READ);
  });

  test("what is no definition is no request", () => {
    expect(rtk("user: build.query(given)")).toEqual([]);
    expect(
      calls(
        `import { createApi } from "@reduxjs/toolkit/query/react"; export const api = createApi({ endpoints: given });`,
      ),
    ).toEqual([]);
  });
});

describe("Redux", () => {
  test("a thunk's answer is the payload where it is handled", () => {
    expect(
      calls(`import { createAsyncThunk, createSlice } from "@reduxjs/toolkit";
        ${ASK}const load = createAsyncThunk("users/load", async () => ask());
        export const slice = createSlice({ name: "users", initialState: {}, reducers: {}, extraReducers: (builder) => {
          builder.addCase(load.fulfilled, (state, action) => { state.email = action.payload.email; });
        } });`),
    ).toEqual(READ);
  });

  test.each(["createSelector", "createDraftSafeSelector"])(
    "%s gives its last function what the others select",
    (name) => {
      for (const inputs of ["() => shown", "[() => shown]"])
        expect(
          calls(
            `import { ${name} } from "reselect";\n${ASK}const shown = ask();\nexport const select = ${name}(${inputs}, (user) => user.email);`,
          ),
        ).toEqual(READ);
      expect(
        calls(`import { ${name} } from "reselect";\nimport { useSelector } from "react-redux";
        ${ASK}const shown = ask();
        const select = ${name}([() => shown], (user) => user);
        export const use = () => useSelector(select).email;`),
      ).toEqual(READ);
    },
  );
});

describe("loaders of pages", () => {
  const page = (use: string, hand = "ask()"): readonly string[] =>
    calls(`import { json, data, defer, useFetcher, useLoaderData, useActionData, useRouteLoaderData } from "@remix-run/react";
      import { typedjson, typeddefer, useTypedLoaderData } from "remix-typedjson";
      ${ASK}export async function loader() { return ${hand}; }
      export default function Page() { return ${use}; }`);

  test.each(["json", "data", "defer", "typedjson", "typeddefer"])("%s hands it on", (name) => {
    expect(page("useLoaderData<typeof loader>().email", `${name}(await ask())`)).toEqual(READ);
  });

  test.each(["useLoaderData", "useActionData", "useRouteLoaderData", "useTypedLoaderData"])("%s reads it", (name) => {
    expect(page(`${name}<typeof loader>().email`)).toEqual(READ);
  });

  test("a fetcher has it as its data", () => {
    expect(page("useFetcher<typeof loader>().data.email")).toEqual(READ);
  });

  test.each(["useLoaderData().email", "useLoaderData<string>().email", "useLoaderData<typeof json>().email"])(
    "%s is of nothing known",
    (use) => {
      expect(page(use)).toEqual(["GET /v1/k8s/users/7"]);
    },
  );
});

describe("Angular", () => {
  const page = (members: string, before = ""): readonly string[] =>
    calls(`import { HttpClient, HttpRequest, HttpParams, HttpHeaders } from "@angular/common/http";
      import { forwardRef, inject, InjectionToken, runInInjectionContext } from "@angular/core";
      ${before}export class Page { private http = inject(HttpClient); ${members} }`);

  test("injected in a context, and by a reference to what comes later", () => {
    const users = `class Users { private http = inject(HttpClient); list() { return this.http.get("/v1/k8s/users"); } }\n`;
    expect(page("users = inject(forwardRef(() => Users)); show() { return this.users.list(); }", users)).toEqual([
      "GET /v1/k8s/users",
    ]);
    expect(page("show() { return runInInjectionContext(given, () => this.http.get('/v1/k8s/apps')); }")).toEqual([
      "GET /v1/k8s/apps",
    ]);
  });

  test.each<readonly [request: string, line: string]>([
    ["'GET', '/v1/k8s/users', { params: { limit: 1 } }", "GET /v1/k8s/users [query: limit]"],
    ["'DELETE', '/v1/k8s/users/7', { headers: { a: '1' } }", "DELETE /v1/k8s/users/7 [headers: a]"],
    [
      "'POST', '/v1/k8s/users', { name: 'a' }, { params: { limit: 1 } }",
      "POST /v1/k8s/users [query: limit] [body: name]",
    ],
    ["'PUT', '/v1/k8s/users/7', { name: 'a' }", "PUT /v1/k8s/users/7 [body: name]"],
    ["'GET', '/v1/k8s/users', null, { params: { limit: 1 } }", "GET /v1/k8s/users [query: limit]"],
  ])("new HttpRequest(%s)", (request, line) => {
    expect(page(`show() { return this.http.request(new HttpRequest(${request})); }`)).toEqual([line]);
  });

  test("a token with nothing to make it is any text", () => {
    expect(
      page(
        "root = inject(ROOT); show() { return this.http.get(this.root + '/v1/k8s/users'); }",
        "const ROOT = new InjectionToken('root');\n",
      ),
    ).toEqual(["GET /{}/v1/k8s/users"]);
  });

  test.each([
    "new HttpParams({ fromObject: { limit: 1 } })",
    "new HttpParams().set('limit', 1)",
    "new HttpParams().append('limit', 1)",
    "new HttpParams().appendAll({ limit: 1 })",
  ])("%s", (params) => {
    expect(page(`show() { return this.http.get("/v1/k8s/users", { params: ${params} }); }`)).toEqual([
      "GET /v1/k8s/users [query: limit]",
    ]);
  });
});

describe("Vue and its stores", () => {
  test.each(["defineComponent", "defineNuxtComponent", "extend", "component"])(
    "%s: its parts share one `this`",
    (name) => {
      expect(
        calls(`import { ${name} } from "vue";
        export default ${name}({
          data() { return { root: "/v1/k8s" }; },
          computed: { users() { return this.root + "/users"; } },
          mixins: [{ methods: { drop(id) { return fetch(this.users + "/" + id, { method: "DELETE" }); } } }],
          methods: { load() { return fetch(this.users); }, both() { this.load(); this.drop(1); } },
        });`),
      ).toEqual(["DELETE /v1/k8s/users/{}", "GET /v1/k8s/users"]);
    },
  );

  test("a store by options, and one by a function", () => {
    expect(
      calls(`import { defineStore } from "pinia";
        ${ASK}const useUsers = defineStore("users", { state: () => ({ root: "/v1/k8s" }), actions: { async load() { return (await fetch(this.root + "/users")).json(); } } });
        export const show = async () => (await useUsers().load()).email;`),
    ).toContain("GET /v1/k8s/users [reads: email]");
    expect(
      calls(`import { defineStore } from "pinia";
        const useUsers = defineStore("users", () => { const load = async () => (await fetch("/v1/k8s/users")).json(); return { load }; });
        export const show = async () => (await useUsers().load()).email;`),
    ).toEqual(["GET /v1/k8s/users [reads: email]"]);
  });
});
