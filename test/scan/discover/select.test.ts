import { describe, expect, test } from "vitest";
import { discover } from "../../../src/scan/discover/index.js";
import { selectFiles } from "../../../src/scan/discover/select.js";
import { signalFinder } from "../../../src/scan/discover/signals.js";
import { readTexts } from "../../../src/scan/discover/texts.js";
import { transportPattern } from "../../../src/scan/discover/transport.js";
import { CLIENTS } from "../../../src/scan/knowledge/clients/index.js";
import { memoryFileSystem } from "../memory.js";
import { surface } from "../surface.js";

function selected(files: Readonly<Record<string, string>>): readonly string[] {
  const absolute = Object.fromEntries(Object.entries(files).map(([file, text]) => [`/p/${file}`, text]));
  const found = discover({
    root: "/p",
    paths: [],
    include: [],
    exclude: [],
    surface,
    fileSystem: memoryFileSystem(absolute),
  });
  if (!found.ok) throw new Error(found.problem.message);
  const findSignals = signalFinder(surface, transportPattern(CLIENTS));
  const texts = readTexts(found.value, findSignals);
  return [...selectFiles({ ...texts, resolve: found.value.resolve, findSignals }).keys()];
}

describe("a text by itself", () => {
  test.each<[name: string, text: string, chosen: boolean]>([
    ["a host", `const url = "https://app.acme.test";`, true],
    ["a distinctive path without its slash", `get("acme/crew")`, true],
    ["a name in an identifier", `import { ACME_TOKEN } from "pkg";\nsend(ACME_TOKEN);`, true],
    ["the name of a package, used under another", `import { Client } from "@acme/sdk";\nnew Client();`, true],
    ["a name that is only imported", `import { ACME_TOKEN } from "pkg";`, false],
    ["a client under another name", `import http from "axios";\nhttp.get("/users");`, true],
    ["the name with separators", `const x = env.A_C_M_E;`, true],
    ["the head of a path", `fetch(base + "/api/v1/" + kind)`, true],
    ["an expression the user declared", `go(config.fleetUrl)`, true],
    ["a piece of a path and a client", `import axios from "axios";\naxios.get("/users")`, true],
    ["a piece without slash, as a template", "$fetch(`workloads/${id}/pods`)", true],
    ["a piece and no client", `map.get("/users")`, false],
    ["a client and no piece", `fetch("/billing")`, false],
    ["a word that is a piece but no string", `const users = await fetch(x)`, false],
    ["a piece in an import path", `import a from "../users";\nfetch(a)`, false],
    ["a piece in a comment", `// see "/users"\nfetch(a)`, false],
    [
      "the API in comments only",
      `/** Talks to Acme, see https://docs.acme.test */\nexport const a = 1; // like /acme/crew`,
      false,
    ],
    ["an address in a string is no comment", `const a = "https://app.acme.test";`, true],
    ["after a regular expression with slashes", `const a = b.replace(/^https?:\\/\\//, "") + "/acme/crew";`, true],
    ["a client of a package named with a sign", `import { useFetch as load } from "#imports";\nload("/users")`, true],
    ["a word that is only part of a client's name", `const app = navigator; app.get("/users")`, false],
    ["refetch is no client", `refetch("/users")`, false],
    ["a directive", `// lastcall-disable-file`, true],
    ["an interface's literal", `q("acme_ship_speed")`, true],
  ])("%s", (_, text, chosen) => {
    expect(selected({ "a.ts": text })).toEqual(chosen ? ["a.ts"] : []);
  });
});

describe("evidence travels by names", () => {
  const client = `import axios from "axios";\nexport const http = axios.create({ baseURL: "https://app.acme.test" });\nexport const unrelated = 1;\n`;
  test("to whoever imports the client, not to whoever imports something beside it", () => {
    expect(
      selected({
        "http.ts": client,
        "a.ts": `import { http } from "./http";\nuse(http);`,
        "b.ts": `import { unrelated } from "./http";\nuse(unrelated);`,
        "c.ts": `import { http } from "./http";`,
      }),
    ).toEqual(["a.ts", "http.ts"]);
  });
  test("by whole names: not to a longer one that begins, ends or goes on like it", () => {
    const files = {
      "http.ts": client,
      "a.ts": `import { http } from "./http";\nexport const call = () => http.get("/users");`,
      "begins.ts": `import { http } from "./http";\nexport const status = httpStatus(200);`,
      "ends.ts": `import { http } from "./http";\nexport const kind = isohttp;`,
      "inside.ts": `import { http } from "./http";\nexport const kind = $http + _http + http2;`,
      "last.ts": `import { http } from "./http";\nexport const kind = httpx, me = http;`,
    };
    expect(selected(files)).toEqual(["a.ts", "http.ts", "last.ts"]);
  });
  test("through barrels, renames, defaults and namespaces", () => {
    const files = {
      "http.ts": client,
      "index.ts": `export { http as api } from "./http";`,
      "all.ts": `export * from "./index";`,
      "default.ts": `import { api } from "./all";\nexport default api;`,
      "a.ts": `import { api as x } from "./all";\nuse(x);`,
      "b.ts": `import anything from "./default";\nuse(anything);`,
      "c.ts": `import * as everything from "./all";\nuse(everything.api);`,
      "d.ts": `const { api } = require("./all");\nuse(api);`,
      "e.ts": `(await import("./all")).api.get();`,
      "none.ts": `import { other } from "./all";\nuse(other);`,
    };
    expect(selected(files)).toEqual(["a.ts", "b.ts", "c.ts", "d.ts", "default.ts", "e.ts", "http.ts"]);
  });
  test("a constant and a client meet in a third file", () => {
    const files = {
      "paths.ts": `export const USERS = "/users";\nexport const OTHER = "/billing";`,
      "net.ts": `export async function send(path: string) {\n  return fetch(path);\n}`,
      "both.ts": `import { USERS } from "./paths";\nimport { send } from "./net";\nexport const users = () => send(USERS);`,
      "apart.ts": `import { USERS } from "./paths";\nimport { send } from "./net";\nexport const url = USERS;\nexport const go = send;`,
      "constant.ts": `import { USERS } from "./paths";`,
      "sender.ts": `import { send } from "./net";`,
      "wrong.ts": `import { OTHER } from "./paths";\nimport { send } from "./net";\nexport const bills = () => send(OTHER);`,
    };
    expect(selected(files)).toEqual(["both.ts"]);
  });
  test("through functions that use it, as far as a reader of the answer may be, and no farther", () => {
    const files = {
      "api.ts": `export async function listCrew() {\n  return fetch("/acme/crew");\n}`,
      "hook.ts": `import { listCrew } from "./api";\nexport function useCrew() {\n  return wrap(listCrew);\n}\nexport function useNothing() {}`,
      "page.ts": `import { useCrew } from "./hook";\nexport function Page() {\n  return useCrew();\n}`,
      "routes.ts": `import { Page } from "./page";\nexport const routes = [Page];`,
      "app.ts": `import { routes } from "./routes";\nexport const app = routes;`,
      "stranger.ts": `import { useNothing } from "./hook";`,
    };
    expect(selected(files)).toEqual(["api.ts", "hook.ts", "page.ts", "routes.ts"]);
  });
  test("from a call to the types named in it, and from these to readers elsewhere", () => {
    const files = {
      "types.ts": `export interface Crew {\n  boss: Member;\n}\nexport interface Member {\n  name: string;\n}\nexport interface Ticket {\n  id: string;\n}`,
      "api.ts": `import type { Crew } from "./types";\nexport const load = () => fetch("/acme/crew") as Promise<Crew>;`,
      "view.ts": `import type { Member } from "./types";\nexport const label = (m: Member) => m.name;`,
      "ticket.ts": `import type { Ticket } from "./types";\nexport const label = (t: Ticket) => t.id;`,
    };
    expect(selected(files)).toEqual(["api.ts", "types.ts", "view.ts"]);
  });
  test("from a JSON file of paths", () => {
    const files = {
      "paths.json": `{ "crew": "/acme/crew" }`,
      "a.ts": `import paths from "./paths.json";\nfetch(paths.crew);`,
      "b.ts": `fetch("/x");`,
    };
    expect(selected(files)).toEqual(["a.ts"]);
  });
  test("through generated code that git ignores", () => {
    const files = {
      ".git/HEAD": "",
      ".gitignore": "sdk/",
      "sdk/index.ts": `export const getCrew = (o) => client.get({ url: "/acme/crew", ...o });`,
      "a.ts": `import { getCrew } from "./sdk";\ngetCrew();`,
    };
    expect(selected(files)).toContain("a.ts");
  });
  test("a package.json whose scripts read it ends, too", () => {
    expect(
      selected({
        "package.json": `{ "homepage": "https://app.acme.test", "scripts": { "v": "node -p \\"require('./package.json').version\\"" } }`,
        "a.ts": `import { homepage } from "./package.json";\nfetch(homepage);`,
      }),
    ).toEqual(["a.ts"]);
  });

  test("circular imports end", () => {
    const files = {
      "a.ts": `import { b } from "./b";\nexport const a = () => b(fetch("/acme/crew"));`,
      "b.ts": `import { a } from "./a";\nexport const b = () => a();`,
      "c.ts": `export * from "./c";`,
    };
    expect(selected(files)).toEqual(["a.ts", "b.ts"]);
  });
});
