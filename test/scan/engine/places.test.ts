import { describe, expect, test } from "vitest";
import { SIGNALS } from "../../../src/scan/discover/signals.js";
import { examine } from "../../../src/scan/examine.js";
import { analysed, lineOf, linesOf, SURFACE, written } from "./engine.js";

const WRAPPER = {
  "http.ts": `export class Http {
  constructor(private readonly base: string) {}
  get(path: string) { return this.send("GET", path); }
  private send(method: string, path: string) { return fetch(this.base + path, { method }); }
}`,
  "runaiClient.ts": `import { Http } from "./http";
export const runaiClient = new Http(process.env.RUNAI_URL ?? "");`,
};

describe("Where a call is reported and what goes with it", () => {
  test("at the call that says which path, with the way to the transport and the names that speak", () => {
    const { calls } = analysed({
      ...WRAPPER,
      "users.ts": `import { runaiClient } from "./runaiClient";
export async function listUsers() {
  return runaiClient.get("/v1/k8s/users");
}`,
    });
    expect(calls).toHaveLength(1);
    const [call] = calls;
    expect(call?.place).toEqual({ file: "users.ts", line: 3, column: 10, endLine: 3, endColumn: 42 });
    expect(call?.via).toEqual([
      { file: "http.ts", line: 3 },
      { file: "http.ts", line: 4 },
    ]);
    expect(call?.bases).toContainEqual({
      kind: "expression",
      text: "process.env.RUNAI_URL",
      names: ["process", "env", "RUNAI_URL"],
    });
    expect(call?.names.client).toContain("runaiClient");
    expect(call?.names.around).toContain("listUsers");
    expect(call?.names.files).toContain("./runaiClient");
  });

  test("two calls of one client object share an id, calls of two do not", () => {
    const { calls } = analysed(`import axios from "axios";
const a = axios.create({ baseURL: "https://app.run.ai" });
const b = axios.create({ baseURL: "https://other.example.com" });
export const one = () => a.get("/v1/k8s/users");
export const two = () => a.get("/v1/k8s/apps");
export const three = () => b.get("/v1/k8s/users");`);
    const ids = calls.map(({ clientIds }) => clientIds[0]);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(calls.map(({ bases }) => bases)).toEqual([
      [{ kind: "host", host: "app.run.ai" }],
      [{ kind: "host", host: "app.run.ai" }],
      [{ kind: "host", host: "other.example.com" }],
    ]);
  });

  test("one place that can reach two hosts is one call with both", () => {
    const { calls } = analysed(`const base = process.env.LOCAL ? "http://localhost:4000" : "https://app.run.ai";
export const f = () => fetch(base + "/v1/k8s/users");`);
    expect(calls.map(({ bases }) => bases)).toEqual([
      [
        { kind: "host", host: "localhost:4000" },
        { kind: "host", host: "app.run.ai" },
      ],
    ]);
  });

  test("an id that callers pass is no reason to report at each caller", () => {
    expect(
      linesOf(`export const remove = (id: string) => fetch("/v1/k8s/users/" + id, { method: "DELETE" });
export const a = () => remove("1");
export const b = () => remove("2");`),
    ).toEqual(["DELETE /v1/k8s/users/{} @main.tsx:1"]);
  });

  test("a written segment that makes it another operation is reported where it is written", () => {
    expect(
      linesOf(`export const one = (id: string) => fetch("/v1/k8s/users/" + id);
export const roles = () => one("roles");`),
    ).toEqual(["GET /v1/k8s/users/{} @main.tsx:1", "GET /v1/k8s/users/roles @main.tsx:2"]);
  });

  test("fields stand where they are written, values with them", () => {
    const { calls } = analysed(`export async function f() {
  const body = {
    email: "x",
    spec: { phase: "Running" },
  };
  const r = await fetch("/v1/k8s/users", { method: "POST", body: JSON.stringify(body) });
  const user = await r.json();
  return user.state === "Active";
}`);
    const [call] = calls;
    expect(call?.body.map((field) => [written(field), field.at.line, field.values])).toEqual([
      ["email", 3, ["x"]],
      ["spec", 4, []],
      ["spec.phase", 4, ["Running"]],
    ]);
    expect(call?.reads.map((field) => [written(field), field.at.line, field.at.column, field.values])).toEqual([
      ["state", 8, 15, ["Active"]],
    ]);
    expect(call?.complete).toEqual({ query: true, body: true, headers: true });
  });

  test("what is spread in from outside makes a part incomplete, what a type declares is likely", () => {
    const { calls } = analysed(`interface Input { email: string }
export const a = (rest: object) => fetch("/v1/k8s/users", { method: "POST", body: JSON.stringify({ ...rest, roles: [] }) });
export const b = (input: Input) => fetch("/v1/k8s/groups", { method: "POST", body: JSON.stringify(input) });`);
    expect(
      calls.map(({ complete, body }) => [
        complete.body,
        body.map((field) => `${written(field)} ${field.certainty} ${field.at.line}`),
      ]),
    ).toEqual([
      [false, ["roles certain 2"]],
      [true, ["email likely 1"]],
    ]);
  });

  test("what another branch may ask for, at an address that nobody knows, is not known to be left out", () => {
    const { calls } = analysed(`import { split } from "some-addresses";
const address = (path: string, params?: object) => (params ? \`\${split(path).url}?\${new URLSearchParams({ ...params })}\` : path);
export const a = (params: object) => fetch(address("/v1/k8s/users", params));
export const b = () => fetch("/v1/k8s/users");`);
    expect(calls.map(({ place, complete }) => [place.line, complete.query])).toEqual([
      [3, false],
      [4, true],
    ]);
  });

  test("the generated function a call went through is named", () => {
    const { calls } = analysed({
      "generated/sdk.ts": `import { request } from "./request";\nexport const getUsers = (query?: object) => request({ method: "GET", url: "/v1/k8s/users", query });`,
      "generated/request.ts": `export const request = (options: any) => fetch(options.url, options);`,
      "main.ts": `import { getUsers } from "./generated/sdk";\nexport const a = () => getUsers();\nexport const b = () => getUsers({ limit: 1 });`,
    });
    expect(calls.map(({ place, generatedSymbol }) => [place.line, generatedSymbol])).toEqual([
      [2, "getUsers"],
      [3, "getUsers"],
    ]);
  });

  test("a generated function nobody calls is no call", () => {
    expect(
      linesOf({
        "generated/sdk.ts": `export const getUsers = () => fetch("/v1/k8s/users");`,
        "main.ts": `export const x = 1;`,
      }),
    ).toEqual([]);
  });

  test("openapi-client-axios: operation ids of the release that runs now", () => {
    expect(
      linesOf(`import OpenAPIClientAxios from "openapi-client-axios";
export async function f() {
  const client = await new OpenAPIClientAxios({ definition: "./openapi.json" }).getClient();
  await client.updateUserById({ userId: 1, dry: true }, { email: "x" });
  return (await client.paths["/v1/k8s/users"].get()).data[0].email;
}`),
    ).toEqual([
      "PUT /v1/k8s/users/{} [query: dry] [body: email] @main.tsx:4",
      "GET /v1/k8s/users [reads: [].email] @main.tsx:5",
    ]);
  });
});

describe("What nobody can tell is listed as unresolved", () => {
  test("a path from outside the code", () => {
    const { calls, unresolved } = analysed(`export const f = () => fetch(process.env.USERS_URL);`);
    expect(calls).toEqual([]);
    expect(unresolved.map(({ place, reason }) => [place.line, reason])).toEqual([
      [1, "the path comes from outside the code"],
    ]);
  });

  test("a wrapper without callers", () => {
    const { calls, unresolved } = analysed(`export const send = (path: string) => fetch("https://app.run.ai" + path);`);
    expect(calls).toEqual([]);
    expect(unresolved.map(({ reason, bases }) => [reason, bases])).toEqual([
      ["the path is what callers pass, and no caller of it was found", [{ kind: "host", host: "app.run.ai" }]],
    ]);
  });

  test("a segment that decides between operations", () => {
    const { calls, unresolved } = analysed(`export const f = (kind: string) => fetch("/v1/k8s/" + kind);`);
    expect(calls).toEqual([]);
    expect(unresolved.map(({ path }) => path)).toEqual(["/v1/k8s/{}"]);
  });

  test("more paths than are followed: those that fit are calls, that there are others is said once", () => {
    const table = Array.from({ length: 30 }, (_, at) => `  t${at}: "/v1/k8s/t${at}",`).join("\n");
    const { calls, unresolved } = analysed(
      `const PATHS = {\n${table}\n};\nexport const f = (key: keyof typeof PATHS) => fetch(\`https://app.run.ai\${PATHS[key]}\`);`,
    );
    expect(calls).toHaveLength(24);
    expect(unresolved.map(({ place, reason }) => [place.line, reason])).toEqual([
      [33, "the path can be more than the 24 that are followed; those beyond are not seen"],
    ]);
  });

  test("more queries than are followed: the path is one, and nothing is missing", () => {
    const table = Array.from({ length: 30 }, (_, at) => `  t${at}: "q${at}",`).join("\n");
    const { calls, unresolved } = analysed(
      `const QUERIES = {\n${table}\n};\nexport const f = (key: keyof typeof QUERIES) => fetch(\`https://app.run.ai/v1/k8s/users?q=\${QUERIES[key]}\`);`,
    );
    expect(calls.map(({ path }) => path)).toEqual(["/v1/k8s/users"]);
    expect(unresolved).toEqual([]);
  });

  test("as many paths as are followed: nothing is missing", () => {
    const table = Array.from({ length: 24 }, (_, at) => `  t${at}: "/v1/k8s/t${at}",`).join("\n");
    const { calls, unresolved } = analysed(
      `const PATHS = {\n${table}\n};\nexport const f = (key: keyof typeof PATHS) => fetch(\`https://app.run.ai\${PATHS[key]}\`);`,
    );
    expect(calls).toHaveLength(24);
    expect(unresolved).toEqual([]);
  });
});

describe("A function that is longer than what is followed", () => {
  const LONG = `export async function migrate(total: number) {
  await fetch("/v1/k8s/users");
${Array.from({ length: 4500 }, (_, at) => `  total = total + ${at};`).join("\n")}
  await fetch("/v1/k8s/apps");
}
export const after = () => fetch("/v1/k8s/groups");`;

  test.each(["fetch", "axios.request", `axios["request"]`])(
    "asks for nothing with half of what %s is given",
    (callee) => {
      const calling = (all: string) =>
        analysed(
          `import axios from "axios";\nexport const f = (total: number[]) => ${callee}("/v1/k8s/users", { headers: mark([${all}]), method: "POST" });\ndeclare function mark(all: number[]): HeadersInit;`,
        ).calls;
      expect(calling("total[0]")).toHaveLength(1);
      expect(calling(Array.from({ length: 9000 }, (_, at) => `total[${at}]`).join(", "))).toEqual([]);
    },
  );

  test("is listed by its name; what comes before the bound and other functions are seen", () => {
    const { calls, unfinished } = analysed(LONG);
    expect(calls.map((call) => lineOf(call))).toEqual([
      "GET /v1/k8s/users @main.tsx:2",
      "GET /v1/k8s/groups @main.tsx:4505",
    ]);
    expect(unfinished).toEqual([
      {
        file: "main.tsx",
        line: 1,
        column: 23,
        endLine: 1,
        endColumn: 30,
        reason: "the code around it was followed up to the limit of 8000 steps; calls beyond it are not seen",
      },
    ]);
  });

  test("of nothing the scan looks for is not told of", () => {
    const unspoken = LONG.replaceAll("/v1/k8s/", "/own/");
    const told = (text: string, signals: number): readonly string[] => {
      const source = { path: "main.ts", text, language: "ts", generated: false } as const;
      return examine({
        sources: [source],
        load: () => undefined,
        concerns: () => true,
        signalsOf: () => signals,
        surface: SURFACE,
        clients: [],
      }).unresolved.map(({ line, reason }) => `${line} ${reason}`);
    };
    expect(told(unspoken, 0)).toEqual([]);
    expect(told(LONG, SIGNALS.api)).toEqual([
      "1 the code around it was followed up to the limit of 8000 steps; calls beyond it are not seen",
    ]);
  });
});

describe("A client described by the user", () => {
  const acme = {
    name: "acme-http",
    objects: ["@acme/http#default"],
    factories: [{ of: [".extend"], base: ["0.baseUrl"] }],
    calls: [{ members: ["send"], method: { at: ["0.verb"], otherwise: "GET" }, url: ["0.path"], body: ["0.payload"] }],
    answer: { payload: ["content"] },
  } as const;

  test("is recognised like a built-in one", () => {
    const { calls } = analysed(
      `import acme from "@acme/http";
const api = acme.extend({ baseUrl: "https://app.run.ai" });
export const f = async () => (await api.send({ verb: "POST", path: "/v1/k8s/users", payload: { email: "x" } })).content.id;`,
      { clients: [acme] },
    );
    expect(
      calls.map(({ method, path, client, body, reads }) => [
        method,
        path,
        client,
        body.map(written),
        reads.map(written),
      ]),
    ).toEqual([["POST", "/v1/k8s/users", "acme-http", ["email"], ["id"]]]);
  });
});

describe("Whatever the code looks like, the scan ends", () => {
  test.each([
    [
      "a function that calls itself",
      `const f = (p: string): any => f(p + "/x");\nexport const g = () => fetch(f("/v1/k8s"));`,
    ],
    [
      "functions that call each other with growing paths",
      `const a = (p: string): any => b(p + "/a");\nconst b = (p: string): any => a(p + "/b");\nexport const g = () => fetch(a(""));`,
    ],
    [
      "a type that contains itself in every way",
      `type T<X> = { [K in keyof T<X>]: T<T<X>> } & T<X[]>;\nexport const g = (x: T<string>) => fetch("/v1/k8s/users", { method: "POST", body: JSON.stringify(x) });`,
    ],
    [
      "an object that contains itself",
      `const o: any = { email: 1 };\no.self = o;\nexport const g = () => fetch("/v1/k8s/users", { method: "POST", body: JSON.stringify(o) });`,
    ],
    [
      "many choices at once",
      `const p = (n: any) => (n ? "a" : "b");\nexport const g = (x: any) => fetch("/v1/" + ${Array.from({ length: 12 }, (_, index) => `p(x.v${index})`).join(" + ")});`,
    ],
    [
      "a regular expression that could run for ever",
      `export const g = (s: string) => fetch("/v1/k8s/users".replace(/(a+)+$/, s));`,
    ],
    [
      "class that extends itself",
      `class A extends A { f() { return super.f(); } }\nexport const g = () => new A().f();`,
    ],
    ["broken syntax", `export const f = (((((\nclass { static async *[ } => fetch("/v1/k8s/users"`],
  ])("%s", (_name, source) => {
    expect(() => analysed(source)).not.toThrow();
  });
});
