/** Clients that are made of definitions in the code, by each of the names that their libraries give. */
import { describe, expect, test } from "vitest";
import { analysed, lineOf } from "./engine.js";

const calls = (code: string): readonly string[] => analysed(code).calls.map((call) => lineOf(call, false));

describe("ts-rest", () => {
  const rest = (use: string, maker = "initClient"): readonly string[] =>
    calls(`import { ${maker}, initContract } from "@ts-rest/core";
      const c = initContract();
      const contract = c.router({
        users: c.router({
          list: c.query({ method: "GET", path: "/users" }),
          update: c.mutation({ method: "PUT", path: "/users/:id", note: "any" }),
        }, { pathPrefix: "/k8s" }),
        text: "none",
      }, { pathPrefix: "/v1" });
      const client = ${maker}(contract, { baseUrl: "https://app.run.ai" });
      export const use = async (id: string) => ${use};`);

  test.each(["initClient", "initQueryClient", "initTsrReactQuery", "useTsRestClient"])("%s", (maker) => {
    expect(rest("client.users.list({ query: { limit: 1 }, headers: { a: '1' } })", maker)).toEqual([
      "GET /v1/k8s/users [query: limit] [headers: a]",
    ]);
  });

  test.each<readonly [use: string, lines: readonly string[]]>([
    ["(await client.users.list()).body.email", ["GET /v1/k8s/users [reads: email]"]],
    ["client.users.update({ params: { id }, body: { name: 'a' } })", ["PUT /v1/k8s/users/{} [body: name]"]],
    [
      "client.users.list.useQuery(['a'], { query: { limit: 1 } }).data.body.email",
      ["GET /v1/k8s/users [query: limit] [reads: email]"],
    ],
    [
      "client.users.list.useQuery({ queryKey: ['a'], queryData: { query: { limit: 1 } } })",
      ["GET /v1/k8s/users [query: limit]"],
    ],
    [
      "client.users.list.useInfiniteQuery({ queryKey: ['a'], queryData: () => ({ query: { limit: 1 } }) })",
      ["GET /v1/k8s/users [query: limit]"],
    ],
    ["client.users.list.useQueries({ query: { limit: 1 } })", ["GET /v1/k8s/users [query: limit]"]],
    ["client.users.list.query({ query: { limit: 1 } })", ["GET /v1/k8s/users [query: limit]"]],
    ["client.users.list.fetchQuery({ query: { limit: 1 } })", ["GET /v1/k8s/users [query: limit]"]],
    ["client.users.update.mutate({ body: { name: 'a' } })", ["PUT /v1/k8s/users/{} [body: name]"]],
    ["client.users.update.mutation({ body: { name: 'a' } })", ["PUT /v1/k8s/users/{} [body: name]"]],
    ["client.users.update.note", []],
    ["client.users.missing()", []],
    ["client.text()", []],
  ])("%s", (use, lines) => {
    expect(rest(use)).toEqual(lines);
  });

  test.each(["mutate", "mutateAsync"])("a hook's %s sends what it is given", (name) => {
    expect(rest(`client.users.update.useMutation().${name}({ body: { name: 'a' } })`)).toEqual([
      "PUT /v1/k8s/users/{} [body: name]",
    ]);
  });
});

describe("zodios", () => {
  const zodios = (made: string, use: string): readonly string[] =>
    calls(`import { makeApi, makeEndpoint, apiBuilder, mergeApis, Zodios } from "@zodios/core";
      const endpoints = makeApi([
        { method: "get", path: "/v1/k8s/users", alias: "getUsers" },
        { method: "put", path: "/v1/k8s/users/:id", alias: "putUser" },
        { method: "get", path: "/v1/k8s/apps" },
      ]);
      const client = new Zodios(${made});
      export const use = async (id: string) => ${use};`);

  test.each<readonly [use: string, line: string]>([
    ["client.getUsers({ queries: { limit: 1 } })", "GET /v1/k8s/users [query: limit]"],
    ["(await client.getUsers()).email", "GET /v1/k8s/users [reads: email]"],
    [
      "client.putUser({ name: 'a' }, { params: { id }, queries: { force: true } })",
      "PUT /v1/k8s/users/{} [query: force] [body: name]",
    ],
    ["client.putUser(undefined, { params: { id } })", "PUT /v1/k8s/users/{}"],
    ["client.get('/v1/k8s/users', { queries: { limit: 1 } })", "GET /v1/k8s/users [query: limit]"],
    ["client.head('/v1/k8s/users', { queries: { limit: 1 } })", "HEAD /v1/k8s/users [query: limit]"],
    ["client.options('/v1/k8s/users', { queries: { limit: 1 } })", "OPTIONS /v1/k8s/users [query: limit]"],
    [
      "client.post('/v1/k8s/users', { name: 'a' }, { queries: { force: true } })",
      "POST /v1/k8s/users [query: force] [body: name]",
    ],
    ["client.put('/v1/k8s/users/:id', { name: 'a' })", "PUT /v1/k8s/users/{} [body: name]"],
    ["client.patch('/v1/k8s/users/:id', { name: 'a' })", "PATCH /v1/k8s/users/{} [body: name]"],
    ["client.delete('/v1/k8s/users/:id', undefined)", "DELETE /v1/k8s/users/{}"],
  ])("%s", (use, line) => {
    for (const made of ["endpoints", '"https://app.run.ai", endpoints', "id, endpoints"])
      expect(zodios(made, use)).toEqual([line]);
  });

  test("what no endpoint is called is none", () => {
    expect(zodios("endpoints", "client.other()")).toEqual([]);
    expect(zodios('"https://app.run.ai"', "client.getUsers()")).toEqual([]);
  });

  test.each(["makeApi", "apiBuilder", "mergeApis"])("%s hands on the list", (name) => {
    expect(
      calls(`import { ${name}, makeEndpoint, Zodios } from "@zodios/core";
        const client = new Zodios(${name}([makeEndpoint({ method: "get", path: "/v1/k8s/users", alias: "getUsers" })]));
        export const use = () => client.getUsers();`),
    ).toEqual(["GET /v1/k8s/users"]);
  });
});

describe("openapi-client-axios", () => {
  const client = (
    use: string,
    options = '{ axiosConfigDefaults: { baseURL: "https://app.run.ai" } }',
  ): readonly string[] =>
    calls(`import OpenAPIClientAxios from "openapi-client-axios";
      const api = new OpenAPIClientAxios(${options});
      export async function use(id: string) { ${use} }`);

  test.each(["getClient", "init", "initSync"])("%s gives the client", (name) => {
    expect(client(`const client = await api.${name}(); return client.getUserById(id);`)).toEqual([
      "GET /v1/k8s/users/{}",
    ]);
  });

  test.each<readonly [use: string, line: string]>([
    ["client.getUserById({ userId: id, limit: 1 })", "GET /v1/k8s/users/{} [query: limit]"],
    ["client.updateUserById({ userId: id }, { name: 'a' })", "PUT /v1/k8s/users/{} [body: name]"],
    ["(await client.getUsers()).data.email", "GET /v1/k8s/users [reads: email]"],
    ["client.paths['/v1/k8s/users/{userId}'].put({ userId: id }, { name: 'a' })", "PUT /v1/k8s/users/{} [body: name]"],
    ["client.paths['/v1/k8s/users'].get({ limit: 1 })", "GET /v1/k8s/users [query: limit]"],
  ])("%s", (use, line) => {
    for (const options of ['{ axiosConfigDefaults: { baseURL: "https://app.run.ai" } }', "{}"])
      expect(client(`const client = await api.getClient(); return ${use};`, options)).toEqual([line]);
  });

  test.each(["client.api()", "client.other()", "client.paths['/v1/k8s/users'].other()"])("%s is no request", (use) => {
    expect(client(`const client = await api.getClient(); return ${use};`)).toEqual([]);
  });
});

describe("kiota", () => {
  const kiota = (use: string): readonly string[] =>
    calls(`import { apiClientProxifier } from "@microsoft/kiota-abstractions";
      const users = {
        byUserId: { requestsMetadata: { get: { uriTemplate: "{+baseurl}/v1/k8s/users/{user%2Did}{?limit}" }, put: { uriTemplate: "{+baseurl}/v1/k8s/users/{user%2Did}" } } },
      };
      const navigation = { users: { navigationMetadata: users, requestsMetadata: {
        get: { uriTemplate: "{+baseurl}/v1/k8s/users{?limit*}" },
        post: { uriTemplate: "{+baseurl}/v1/k8s/users" },
        toGetRequestInformation: { uriTemplate: "{+baseurl}/v1/k8s/users" },
      } } };
      const client = apiClientProxifier(adapter, { baseurl: "https://app.run.ai" }, navigation, undefined);
      export const use = async (id: string) => ${use};`);

  test.each<readonly [use: string, lines: readonly string[]]>([
    ["client.users.get({ queryParameters: { limit: 1 } })", ["GET /v1/k8s/users [query: limit]"]],
    ["(await client.users.get()).email", ["GET /v1/k8s/users [reads: email]"]],
    [
      "client.users.post({ name: 'a' }, { queryParameters: { force: true } })",
      ["POST /v1/k8s/users [query: force] [body: name]"],
    ],
    ["client.users.post(undefined, { queryParameters: { force: true } })", ["POST /v1/k8s/users"]],
    ["client.users.byUserId(id).get()", ["GET /v1/k8s/users/{}"]],
    ["client.users.byUserId(id).put({ name: 'a' })", ["PUT /v1/k8s/users/{} [body: name]"]],
    ["client.users.delete()", []],
    ["client.users.toGetRequestInformation()", []],
    ["client.groups.get()", []],
  ])("%s", (use, lines) => {
    expect(kiota(use)).toEqual(lines);
  });
});

describe("paths whose gaps a library fills", () => {
  test.each<readonly [module: string, names: string, expression: string, line: string]>([
    [
      "urlcat",
      "urlcat",
      "urlcat('https://app.run.ai', '/v1/k8s/users/:id', { id, limit: 1 })",
      "GET /v1/k8s/users/{} [query: limit]",
    ],
    ["urlcat", "urlcat", "urlcat('/v1/k8s/users/:id', { id })", "GET /v1/k8s/users/{}"],
    ["urlcat", "{ join }", "join('/v1/k8s', 'users')", "GET /v1/k8s/users"],
    ["path-to-regexp", "{ compile }", "compile('/v1/k8s/users/:id')({ id })", "GET /v1/k8s/users/{}"],
    ["react-router", "{ generatePath }", "generatePath('/v1/k8s/users/:id', { id })", "GET /v1/k8s/users/{}"],
    ["react-router-dom", "{ generatePath }", "generatePath('/v1/k8s/users/:id', { id })", "GET /v1/k8s/users/{}"],
    ["@remix-run/react", "{ generatePath }", "generatePath('/v1/k8s/users/:id', { id })", "GET /v1/k8s/users/{}"],
    ["@remix-run/router", "{ generatePath }", "generatePath('/v1/k8s/users/:id', { id })", "GET /v1/k8s/users/{}"],
    [
      "url-template",
      "{ parseTemplate }",
      "parseTemplate('/v1/k8s/users/{id}{?limit}').expand({ id })",
      "GET /v1/k8s/users/{}",
    ],
    ["uri-templates", "parse", "parse('/v1/k8s/users/{id}').fill({ id })", "GET /v1/k8s/users/{}"],
    ["uritemplate", "{ parse }", "parse('/v1/k8s/users/{id}').fillFromObject({ id })", "GET /v1/k8s/users/{}"],
    [
      "@nextcloud/router",
      "{ generateOcsUrl }",
      "generateOcsUrl('v1/k8s/users/{id}', { id })",
      "GET /ocs/v2.php/v1/k8s/users/{}",
    ],
    [
      "@nextcloud/router",
      "{ generateOcsUrl }",
      "generateOcsUrl('v1/k8s/users', {}, { ocsVersion: 1 })",
      "GET /ocs/v1.php/v1/k8s/users",
    ],
    ["@nextcloud/router", "{ generateUrl }", "generateUrl('/v1/k8s/users')", "GET /index.php/v1/k8s/users"],
    ["@nextcloud/router", "{ generateRemoteUrl }", "generateRemoteUrl('v1/k8s/users')", "GET /remote.php/v1/k8s/users"],
  ])("%s: import %s: %s", (module, names, expression, line) => {
    expect(
      calls(`import ${names} from "${module}";\nexport const send = (id: string) => fetch(${expression});`),
    ).toEqual([line]);
  });
});

describe("instances and schemas", () => {
  const ASK = `const ask = async () => (await fetch("/v1/k8s/users")).json();\n`;

  test.each(["plainToInstance", "plainToClass", "plainToClassFromExist"])("%s", (name) => {
    const code = `import { ${name} } from "class-transformer";\n${ASK}class User { get mail() { return this.email; } }\n`;
    expect(calls(`${code}export const show = async () => ${name}(User, await ask()).mail;`)).toEqual([
      "GET /v1/k8s/users [reads: email]",
    ]);
    expect(
      calls(`${code}export const show = async () => ${name}<User[]>(User, await ask()).map((one) => one.mail);`),
    ).toEqual(["GET /v1/k8s/users [reads: [].email]"]);
  });

  test.each(
    "parse parseAsync safeParse safeParseAsync validate validateSync cast decode check assert parseSafe".split(" "),
  )("%s reads what the schema names", (name) => {
    const schema = `import { z } from "zod";\n${ASK}const User = z.object({ email: z.string(), team: z.object({ name: z.string() }) });\n`;
    const read = ["GET /v1/k8s/users [reads: email, team.name]"];
    expect(calls(`${schema}export const show = async () => User.${name}(await ask());`)).toEqual(read);
    expect(calls(`${schema}export const show = async () => z.${name}(User, await ask());`)).toEqual(read);
  });

  test.each<readonly [schema: string, reads: string]>([
    ["z.object({ email: z.string() })", "email"],
    ["z.strictObject({ email: z.string() })", "email"],
    ["z.looseObject({ email: z.string() })", "email"],
    ["z.interface({ email: z.string() })", "email"],
    ["z.type({ email: z.string() })", "email"],
    ["z.struct({ email: z.string() })", "email"],
    ["z.Struct({ email: z.string() })", "email"],
    ["z.array(z.object({ email: z.string() }))", "[].email"],
    ["z.set(z.object({ email: z.string() }))", "[].email"],
    ["z.nonEmptyArray(z.object({ email: z.string() }))", "[].email"],
    ["z.Array(z.object({ email: z.string() }))", "[].email"],
    ["z.NonEmptyArray(z.object({ email: z.string() }))", "[].email"],
    ["z.object({ email: z.string() }).array()", "[].email"],
    ...[
      "optional",
      "nullable",
      "nullish",
      "partial",
      "readonly",
      "promise",
      "NullOr",
      "UndefinedOr",
      "NullishOr",
      "mutable",
    ].map((name): readonly [string, string] => [`z.${name}(z.object({ email: z.string() }))`, "email"]),
    ["z.object({ email: z.string() }).extend({ name: z.string() })", "email, name"],
    ["z.object({ email: z.string() }).merge(z.object({ name: z.string() }))", "email, name"],
    ["z.object({ email: z.string() }).augment({ name: z.string() })", "email, name"],
    ["z.object({ email: z.string() }).shape({ name: z.string() })", "email, name"],
    ["z.object({ email: z.string(), name: z.string() }).pick({ name: true })", "name"],
    ["z.object({ email: z.string(), name: z.string() }).omit({ name: true })", "email"],
    ["z.object({ email: z.string() }).strict()", "email"],
    ["z.union([z.object({ email: z.string() }), z.object({ name: z.string() })])", "email, name"],
    ["z.intersection(z.object({ email: z.string() }), z.object({ name: z.string() }))", "email, name"],
    ["z.discriminatedUnion('kind', [z.object({ email: z.string() }), z.object({ name: z.string() })])", "email, name"],
  ])("%s", (schema, reads) => {
    expect(
      calls(
        `import { z } from "zod";\n${ASK}const S = ${schema};\nexport const show = async () => S.parse(await ask());`,
      ),
    ).toEqual([`GET /v1/k8s/users [reads: ${reads}]`]);
  });

  test.each(
    "decode decodeSync decodeUnknownSync decodeUnknownPromise validateEither assertsOption"
      .split(" ")
      .filter((name) => name !== "assertsOption"),
  )("%s of one argument waits for the value", (name) => {
    expect(
      calls(
        `import { Schema as S } from "effect";\n${ASK}const User = S.Struct({ email: S.String });\nexport const show = async () => S.${name}(User)(await ask());`,
      ),
    ).toEqual(["GET /v1/k8s/users [reads: email]"]);
  });

  test("what was parsed safely is the answer's under `data`", () => {
    for (const name of ["safeParse", "safeParseAsync"])
      expect(
        calls(
          `import { z } from "zod";\n${ASK}const S = z.object({});\nexport const show = async () => { const made = await S.${name}(await ask()); return made.success ? made.data.email : made.error; };`,
        ),
      ).toEqual(["GET /v1/k8s/users [reads: email]"]);
  });
});

describe("what a framework keeps", () => {
  const shown = (code: string): readonly string[] =>
    calls(`const ask = async () => (await fetch("/v1/k8s/users")).json();\n${code}`);
  const READ = ["GET /v1/k8s/users [reads: email]"];

  test.each(["useState", "useSafeState", "useSignal"])("%s: what is put in comes out", (name) => {
    expect(
      shown(`import { ${name} } from "react";
        export function Page() { const [user, setUser] = ${name}(); useEffect(() => { ask().then(setUser); }); return user.email; }`),
    ).toEqual(READ);
    expect(
      shown(`import { ${name} } from "react";
        export function Page() { const [user, setUser] = ${name}(null); const load = async () => setUser(await ask()); return user?.email; }`),
    ).toEqual(READ);
    expect(
      shown(`import { ${name} } from "react";
        export function Page() { const [user, setUser] = ${name}(() => ask()); setUser((before) => ({ ...before, mail: before.email })); }`),
    ).toEqual(READ);
  });

  test("a signal is called", () => {
    expect(
      shown(`import { createSignal } from "solid-js";
        export function Page() { const [user, setUser] = createSignal(); ask().then(setUser); return user().email; }`),
    ).toEqual(READ);
  });

  test.each(["ref", "shallowRef", "useRef", "createRef", "signal", "writable", "observable"])("%s", (name) => {
    for (const member of ["value", "current"])
      expect(
        shown(`import { ${name} } from "kept";
          export async function show() { const user = ${name}(await ask()); return user.${member}.email; }`),
      ).toEqual(READ);
    expect(
      shown(`import { ${name} } from "kept";
        export async function show() { const user = ${name}(); user.set(await ask()); return user.value.email; }`),
    ).toEqual(READ);
    expect(
      shown(`import { ${name} } from "kept";
        export async function show() { const user = ${name}(); user.value = await ask(); return user.value.email; }`),
    ).toEqual(READ);
  });

  test.each(
    "useCallback useEvent useEffectEvent memo forwardRef observer action useDebouncedCallback useThrottledCallback cache".split(
      " ",
    ),
  )("%s is the function that it is given", (name) => {
    expect(
      shown(
        `import { ${name} } from "kept";\nconst load = ${name}(() => ask());\nexport const show = async () => (await load()).email;`,
      ),
    ).toEqual(READ);
  });

  test.each(["useMemo", "createMemo", "useAsyncMemo"])("%s is what its function gives", (name) => {
    expect(
      shown(`import { ${name} } from "kept";\nexport const show = async () => (await ${name}(() => ask())).email;`),
    ).toEqual(READ);
  });

  test("computed is a ref of it", () => {
    expect(
      shown(
        `import { computed } from "vue";\nexport const show = async () => { const user = await ask(); return computed(() => user).value.email; };`,
      ),
    ).toEqual(READ);
  });

  test.each(["reactive", "toRaw", "unref", "toRefs", "readonly", "markRaw", "toSignal"])(
    "%s changes nothing",
    (name) => {
      expect(
        shown(`import { ${name} } from "kept";\nexport const show = async () => ${name}(await ask()).email;`),
      ).toEqual(READ);
    },
  );

  test.each(["useContext", "inject", "use"])("%s gives what the context has", (name) => {
    expect(
      shown(`import { createContext, ${name} } from "react";
        const Users = createContext({ load: () => ask() });
        export const Page = async () => (await ${name}(Users).load()).email;`),
    ).toEqual(READ);
  });

  test.each(["zustand", "zustand/vanilla", "zustand/traditional"])("a store of %s", (module) => {
    for (const made of ["create((set, get) => (", "create<any>()((set, get) => ("])
      for (const use of [
        "useUsers((state) => state.user).email",
        "useUsers().user.email",
        "useUsers.getState().user.email",
      ])
        expect(
          shown(`import { create } from "${module}";
            const useUsers = ${made}{ user: null, load: async () => set({ user: await ask() }) }));
            export function Page() { useUsers.getState().load(); return ${use}; }`),
        ).toEqual(READ);
    expect(
      shown(`import { create } from "${module}";
        const useUsers = create((set, get) => ({ user: null, load: async () => { set(async (state) => ({ user: await ask() })); return get().user.email; } }));`),
    ).toEqual(READ);
    expect(
      shown(`import { create } from "${module}";
        const useUsers = create(() => ({ user: null }));
        export async function show() { useUsers.setState({ user: await ask() }); return useUsers((state) => state.user.email); }`),
    ).toEqual(READ);
  });
});

describe("in the words of a shell", () => {
  const run = (call: string): readonly string[] =>
    calls(
      `import * as shell from "node:child_process";\nexport const run = (id: string, data: string) => shell.${call};`,
    );

  test.each("exec execSync execa execaCommand execaCommandSync spawn spawnSync execFile execFileSync".split(" "))(
    "%s",
    (name) => {
      expect(run(`${name}("curl https://app.run.ai/v1/k8s/users")`)).toEqual(["GET /v1/k8s/users"]);
      expect(run(`${name}("curl", ["-X", "DELETE", "https://app.run.ai/v1/k8s/users/7"])`)).toEqual([
        "DELETE /v1/k8s/users/7",
      ]);
    },
  );

  test.each<readonly [command: string, lines: readonly string[]]>([
    ["'curl -X PUT https://app.run.ai/v1/k8s/users/7'", ["PUT /v1/k8s/users/7"]],
    ["'curl -XPUT https://app.run.ai/v1/k8s/users/7'", ["PUT /v1/k8s/users/7"]],
    ["'curl --request=PUT https://app.run.ai/v1/k8s/users/7'", ["PUT /v1/k8s/users/7"]],
    ['`curl --request "PUT" "https://app.run.ai/v1/k8s/users/${id}" -v`', ["PUT /v1/k8s/users/{}"]],
    ["`curl -d ${data} https://app.run.ai/v1/k8s/users`", ["POST /v1/k8s/users"]],
    ["`curl --data-raw ${data} https://app.run.ai/v1/k8s/users`", ["POST /v1/k8s/users"]],
    ["`curl --json ${data} https://app.run.ai/v1/k8s/users`", ["POST /v1/k8s/users"]],
    ["`curl -F ${data} https://app.run.ai/v1/k8s/users`", ["POST /v1/k8s/users"]],
    ["`curl --form ${data} https://app.run.ai/v1/k8s/users`", ["POST /v1/k8s/users"]],
    ["`curl -s https://app.run.ai/v1/k8s/users/${id}/roles | jq .`", ["GET /v1/k8s/users/{}/roles"]],
    ["`curl https://app.run.ai/v1/k8s/users -H ${header} -o users.json`", ["GET /v1/k8s/users"]],
    ["`curl 'https://app.run.ai/v1/k8s/users' -H ${header}/roles`", ["GET /v1/k8s/users"]],
    ["`curl '${id}/v1/k8s/users/${name}' -H ${header}/roles`", ["GET /v1/k8s/users/{}"]],
    ['`curl "https://app.run.ai/v1/k8s/users/${id}" -H ${header}/roles`', ["GET /v1/k8s/users/{}"]],
    ["'cd /tmp && curl https://app.run.ai/v1/k8s/users'", ["GET /v1/k8s/users"]],
    ["'(curl https://app.run.ai/v1/k8s/users)'", ["GET /v1/k8s/users"]],
    ["`curl ${id}/v1/k8s/users`", ["GET /v1/k8s/users"]],
    ["'mycurl https://app.run.ai/v1/k8s/users'", []],
    ["'wget https://app.run.ai/v1/k8s/users'", []],
    ["'curl --version'", []],
    ["id", []],
  ])("%s", (command, lines) => {
    expect(run(`exec(${command})`)).toEqual(lines);
  });
});
