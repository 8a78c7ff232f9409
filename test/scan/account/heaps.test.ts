/** What becomes of each thing that could be a call: one of four heaps, as whole lists. */
import { describe, expect, test } from "vitest";
import type { ApiSurface } from "../../../src/scan/call.js";
import { scan } from "../../../src/scan/index.js";
import { memoryFileSystem } from "../memory.js";
import { surface } from "../surface.js";

async function heaps(files: Readonly<Record<string, string>>, api: ApiSurface = surface) {
  const fileSystem = memoryFileSystem(
    Object.fromEntries(Object.entries(files).map(([file, text]) => [`/p/${file}`, text])),
  );
  const scanned = await scan({ root: "/p", paths: [], include: [], exclude: [], surface: api, fileSystem });
  if (!scanned.ok) throw new Error(scanned.problem.message);
  const { calls, unresolved, mentions, others, seen } = scanned.value;
  return {
    calls: calls.map((call) => `${call.file}:${call.line} ${call.certainty} ${call.method ?? "?"} ${call.path}`),
    unresolved: unresolved.map(({ file, line, reason }) => `${file}:${line} ${reason}`),
    mentions: mentions.map(({ file, line, column, path }) => `${file}:${line}:${column} ${path}`),
    others: others.map(({ host, calls: count }) => `${host} ${count}`),
    seen,
  };
}

describe("where all paths begin with /api/v1 and the base address is only known at run time", () => {
  const paths = ["/api/v1/boats", "/api/v1/boats/{id}", "/api/v1/boats/{id}/crew"];
  const api: ApiSurface = {
    ...surface,
    operations: paths.flatMap((path) => ["GET", "PUT"].map((method) => ({ method, path, inBase: true }))),
    distinctivePrefixes: [],
    names: [],
  };
  const PAGE = `import { boat, crew } from "./client";\nexport const page = (p: { id: string }) => [boat(p.id), crew(p.id, [])];`;
  const CALLS = ["client.ts:4 likely GET /api/v1/boats/{}", "client.ts:5 likely PUT /api/v1/boats/{}/crew"];
  const WRAPPERS =
    "export const boat = (id: string) => http.get(`/boats/${id}`);\nexport const crew = (id: string, crew: string[]) => http.put(`/boats/${id}/crew`, { crew });";

  test.each<[name: string, client: string]>([
    ["which the environment has", `const http = axios.create({ baseURL: process.env.API_URL });\n`],
    [
      "or the environment, where it has one",
      `const http = axios.create({ baseURL: "/api/v1" });\nif (process.env.API_URL) http.defaults.baseURL = process.env.API_URL;`,
    ],
    [
      "which a choice has",
      `const url = window.config?.url ?? process.env.API_URL ?? "/api/v1";\nconst http = axios.create({ baseURL: url });`,
    ],
  ])("%s: a call stands where its path is written, not where its id comes from", async (_, client) => {
    const found = await heaps(
      { "client.ts": `import axios from "axios";\n${client}\n${WRAPPERS}`, "page.ts": PAGE },
      api,
    );
    expect(found).toMatchObject({ calls: CALLS, unresolved: [], mentions: [] });
  });
});

describe("an API path that goes into code that is not here is not understood", () => {
  test.each<[name: string, code: string, expected: string]>([
    [
      "a client from a package",
      `import { createHttp } from "@acme/http";\nconst backend = createHttp();\nexport const crew = () => backend.remove("/acme/crew");`,
      "a.ts:3 the path goes through `backend.remove` of `@acme/http`, which is not in the code",
    ],
    [
      "an address builder from a package",
      `import { joinAll } from "some-lib";\nexport const url = (id: string) => joinAll("https://app.acme.test", "/acme/crew/" + id);`,
      "a.ts:2 the path goes through `joinAll` of `some-lib`, which is not in the code",
    ],
    [
      "a function that is only declared",
      `declare function load(path: string): Promise<unknown>;\nexport const crew = () => load("/acme/crew");`,
      "a.ts:2 the path goes through `load`, and no request was found behind it",
    ],
    [
      "the path in options",
      `import { run } from "queue";\nexport const crew = () => run({ target: { path: "/acme/crew" } });`,
      "a.ts:2 the path goes through `run` of `queue`, which is not in the code",
    ],
    [
      "an interceptor puts the address in front",
      `import axios from "axios";\nconst http = axios.create();\nhttp.interceptors.request.use((config) => {\n  config.url = "https://app.acme.test/api/v1" + config.url;\n  return config;\n});\nexport const x = () => http.get("/nope");`,
      "a.ts:4 the API's address is put before a path that nobody can tell",
    ],
  ])("%s", async (_, code, expected) => {
    const found = await heaps({ "a.ts": code });
    expect([found.calls, found.unresolved, found.mentions]).toEqual([[], [expected], []]);
  });
});

describe("a path that others have, too", () => {
  const through = (...paths: readonly string[]) =>
    heaps({
      "a.ts": [
        `import { enqueue } from "queue";`,
        ...paths.map((path, at) => `export const f${at} = enqueue("${path}");`),
      ].join("\n"),
    });

  test("counts where the same function is given two paths of this API alone", async () => {
    const { unresolved } = await through("/acme/crew", "/acme/crew/roles", "/api/v1/users");
    expect(unresolved.map((line) => line.split(" ")[0])).toEqual(["a.ts:2", "a.ts:3", "a.ts:4"]);
  });

  test("counts nowhere else: one such path may be chance", async () => {
    const { unresolved } = await through("/acme/crew", "/api/v1/users");
    expect(unresolved.map((line) => line.split(" ")[0])).toEqual(["a.ts:2"]);
  });
});

describe("mentions", () => {
  describe("what goes into a function of one's own that takes many paths of the API as data", () => {
    const proxy = `export class Proxy {
  static ask(method: string, path: string) {
    return fetch("/proxy", { method: "POST", body: JSON.stringify({ method, path }) });
  }
}
export const ask = (path: string) => Proxy.ask("GET", path);`;
    const page = `import { Proxy } from "./proxy";
export const many = (id: string) => [
  Proxy.ask("GET", "/acme/crew"),
  Proxy.ask("PUT", \`/acme/crew/\${id}\`),
  Proxy.ask("GET", "/acme/crew/roles"),
];`;
    const more = `import { Proxy as P } from "./proxy";
export const other = (id: string) => P.ask("GET", \`/api/v1/fleet/ships/\${id}\`);`;
    const variable = `import { Proxy } from "./proxy";
export const short = () => Proxy.ask("GET", "/api/v1/users");
export const list = (path: string) => Proxy.ask("GET", path);
export const nothing = () => Proxy.ask("GET");`;
    const told = (place: string): string =>
      `${place} the path goes through \`Proxy.ask\`, and no request was found behind it`;
    const calls = [
      "page.ts:3 likely GET /acme/crew",
      "page.ts:4 likely PUT /acme/crew/{}",
      "page.ts:5 likely GET /acme/crew/roles",
    ];

    test("is told where the path is a variable", async () => {
      const files = { "proxy.ts": proxy, "page.ts": page, "more.ts": more, "variable.ts": variable };
      expect(await heaps(files)).toMatchObject({
        calls: ["more.ts:2 likely GET /api/v1/fleet/ships/{}", ...calls, "variable.ts:2 likely GET /api/v1/users"],
        unresolved: [told("variable.ts:3")],
      });
    });

    test("but not where a caller says it", async () => {
      const caller = `import { ask } from "./proxy";\nexport const ships = () => ask("/api/v1/fleet/ships");`;
      const found = await heaps({ "proxy.ts": proxy, "page.ts": page, "more.ts": more, "caller.ts": caller });
      expect(found).toMatchObject({
        calls: ["caller.ts:2 likely GET /api/v1/fleet/ships", "more.ts:2 likely GET /api/v1/fleet/ships/{}", ...calls],
        unresolved: [],
      });
    });

    test("and not where the function takes only a few", async () => {
      const short = variable.replace(/.*short.*\n/, "");
      const found = await heaps({ "proxy.ts": proxy, "page.ts": page, "variable.ts": short });
      expect(found).toMatchObject({ calls, unresolved: [] });
    });
  });

  test("a table of widgets, text of a log, a page link; not comments, not types", async () => {
    const found = await heaps({
      "a.ts": [
        `// fetch("/acme/crew")`,
        `type Path = "/acme/crew";`,
        `export const WIDGETS = [{ title: "Crew", source: "/acme/crew?limit=5" }];`,
        `console.log("/acme/crew/roles");`,
        "export const one = (id: string) => ({ to: `/acme/crew/${id}` });",
        `export const shared = "/api/v1/users";`,
      ].join("\n"),
    });
    expect(found.mentions).toEqual(["a.ts:3:50 /acme/crew", "a.ts:4:13 /acme/crew/roles", "a.ts:5:43 /acme/crew/{}"]);
    expect([found.calls, found.unresolved]).toEqual([[], []]);
  });
  test("a constant that a call uses is none, be it in another file", async () => {
    const found = await heaps({
      "paths.ts": `export const CREW = "/acme/crew";\nexport const ROLES = "/acme/crew/roles";`,
      "main.ts": `import { CREW } from "./paths";\nexport const crew = () => fetch(CREW);`,
    });
    expect(found.calls).toEqual(["main.ts:2 likely GET /acme/crew"]);
    expect(found.mentions).toEqual(["paths.ts:2:22 /acme/crew/roles"]);
  });
  test("what some other file calls accounts for nothing here", async () => {
    const found = await heaps({
      "main.ts": `export const crew = () => fetch("/acme/crew");`,
      "table.ts": `export const TABLE = ["/acme/crew"];`,
    });
    expect(found.mentions).toEqual(["table.ts:1:23 /acme/crew"]);
  });
  test.each<[file: string, text: string, mentions: readonly string[]]>([
    ["page.astro", `---\nconst a = 1;\n---\n<Table source="/acme/crew" />`, ["page.astro:4:16 /acme/crew"]],
    [
      "page.vue",
      `<template>\n  <img :src="\`/acme/crew/\${id}\`" />\n</template>\n<script setup>\nconst id = 1;\n</script>`,
      ["page.vue:2:15 /acme/crew/{}"],
    ],
    [
      "page.svelte",
      `<a href="/acme/crew/roles">roles</a>\n<!-- "/acme/crew" -->`,
      ["page.svelte:1:10 /acme/crew/roles"],
    ],
    [
      "page.mdx",
      `Call \`GET /acme/crew\`.\n\n\`\`\`ts\nfetch("/acme/crew")\n\`\`\`\n\n<Try path="/acme/crew" />\n`,
      ["page.mdx:7:12 /acme/crew"],
    ],
    [
      "page.html",
      `<script>const path = "/acme/crew";</script>\n<form action="/acme/crew/roles"></form>`,
      ["page.html:1:22 /acme/crew", "page.html:2:15 /acme/crew/roles"],
    ],
  ])("in %s", async (file, text, mentions) => {
    expect((await heaps({ [file]: text, "a.ts": "" })).mentions).toEqual(mentions);
  });
  test("code in the frontmatter of Astro and in scripts of HTML is code", async () => {
    const found = await heaps({
      "a.astro": `---\nconst crew = await fetch("https://app.acme.test/acme/crew");\n---\n<p />`,
      "b.html": `<script type="module">\nfetch("https://app.acme.test/acme/crew/roles");\n</script><script type="application/json">{"a":"x"}</script>`,
    });
    expect(found.calls).toEqual(["a.astro:2 certain GET /acme/crew", "b.html:2 certain GET /acme/crew/roles"]);
    expect(found.mentions).toEqual([]);
  });
});

describe("somebody else's", () => {
  test("hosts are counted, the most called first", async () => {
    const code = `fetch("https://api.github.test/api/v1/users"); fetch("https://api.github.test/api/v1/users/1"); fetch("https://x.test/api/v1/users");`;
    expect((await heaps({ "a.ts": code })).others).toEqual(["api.github.test 2", "x.test 1"]);
  });
  test.each<[name: string, files: Readonly<Record<string, string>>]>([
    ["Next pages", { "src/pages/api/v1/users/[id].ts": "export default () => {};" }],
    ["Next app", { "app/api/v1/users/[id]/route.ts": "export const GET = () => {};" }],
    ["Nuxt", { "server/api/v1/users/[id].get.ts": "export default () => {};" }],
    ["SvelteKit", { "src/routes/api/v1/users/[id]/+server.ts": "export const GET = () => {};" }],
    ["Remix", { "app/routes/api.v1.users.$id.ts": "export const loader = () => {};" }],
    [
      "Express",
      {
        "server.ts": `import express from "express";\nconst app = express();\napp.get("/api/v1/users/:id", (req, res) => res.json({}));`,
      },
    ],
    [
      "Fastify",
      {
        "server.ts": `import fastify from "fastify";\nconst server = fastify();\nserver.route({ method: "GET", url: "/api/v1/users/:id", handler: show });`,
      },
    ],
    [
      "Nest",
      {
        "server.ts": `import { Controller, Get } from "@nestjs/common";\n@Controller("api/v1/users")\nexport class Users {\n  @Get(":id")\n  one() {}\n}`,
      },
    ],
  ])("own routes: %s", async (_, files) => {
    const found = await heaps({
      ...files,
      "web.ts": "export const one = (id: string) => fetch(`/api/v1/users/${id}`);",
    });
    expect([found.calls, found.others]).toEqual([[], ["own routes 1"]]);
  });
  test("below a catch-all route, which may hand it on, a path that fits is possible", async () => {
    const found = await heaps({
      "src/pages/api/proxy/[...path].ts": "export default () => {};",
      "web.ts": `fetch("/api/proxy/api/v1/nodes"); fetch("/api/proxy/health");`,
    });
    expect([found.calls, found.others]).toEqual([["web.ts:1 possible GET /api/v1/nodes"], ["not shown in the code 1"]]);
  });
  test("a call with an address of its own does not stay here", async () => {
    const found = await heaps({
      "src/pages/api/v1/users/[id].ts": "export default () => {};",
      "web.ts": "export const one = (id: string) => fetch(`${process.env.ACME_URL}/api/v1/users/${id}`);",
    });
    expect(found.calls).toEqual(["web.ts:1 likely GET /api/v1/users/{}"]);
  });
  test("the server of a test answers tests only", async () => {
    const found = await heaps({
      "test/server.ts": `import express from "express";\nexpress().get("/acme/crew", (req, res) => res.json([]));`,
      "src/web.ts": `export const crew = () => fetch("/acme/crew");`,
    });
    expect(found.calls).toEqual(["src/web.ts:1 likely GET /acme/crew"]);
  });
});

describe("--server", () => {
  const named = (text: string, rest: object): ApiSurface => ({ ...surface, servers: [{ text, ...rest }] });
  const client = [
    "class Http {",
    "  private base: string;",
    "  constructor(config: { url: string }) { this.base = config.url.replace(/x/, ''); }",
    "  get(path: string) { return fetch(`${this.base}${path}`); }",
    "}",
    "const http = new Http({ url: settings.url });",
    `export const users = () => http.get("/api/v1/users");`,
    `export const away = () => fetch(\`\${other.url}/api/v1/users\`);`,
  ].join("\n");
  test.each([["this.base"], ["config.url"]])(
    "%s is met on the way; other bases are possible at most",
    async (expression) => {
      const text = `\${${expression}}`;
      const found = await heaps({ "a.ts": client }, named(text, { expression: text }));
      expect(found.calls).toEqual(["a.ts:7 certain GET /api/v1/users", "a.ts:8 possible GET /api/v1/users"]);
      expect(found.seen.serversUnmet).toEqual([]);
    },
  );
  test("one that is met nowhere is told, with what stands there instead, and changes nothing", async () => {
    const found = await heaps({ "a.ts": `fetch(\`\${ACME_URL}/acme/crew\`);` }, named("${X}", { expression: "${X}" }));
    expect(found.calls).toEqual(["a.ts:1 certain GET /acme/crew"]);
    expect([found.seen.serversUnmet, found.seen.bases]).toEqual([["${X}"], ["ACME_URL"]]);
  });
});

test("an endpoint that no contract lists belongs to whose client calls it", async () => {
  const found = await heaps({
    "a.ts": `import axios from "axios";\nconst http = axios.create({ baseURL: cfg.url });\nhttp.get("/acme/crew");\nhttp.get("/api/v1/projects");`,
  });
  expect(found.calls).toEqual(["a.ts:3 likely GET /acme/crew", "a.ts:4 likely GET /api/v1/projects"]);
});
