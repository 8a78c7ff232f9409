import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FileSystem } from "../../src/scan/discover/file-system.js";
import { type ScanRequest, type ScanResult, scan } from "../../src/scan/index.js";
import { memoryFileSystem } from "./memory.js";
import { surface } from "./surface.js";

async function scanned(
  files: Readonly<Record<string, string | null>>,
  rest: Partial<ScanRequest> = {},
): Promise<ScanResult> {
  const fileSystem = memoryFileSystem(
    Object.fromEntries(Object.entries(files).map(([file, text]) => [`/p/${file}`, text])),
  );
  const result = await scan({ root: "/p", paths: [], include: [], exclude: [], surface, fileSystem, ...rest });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
const calls = (result: ScanResult): readonly string[] =>
  result.calls.map((call) => `${call.file}:${call.line}:${call.column} ${call.method ?? "?"} ${call.path}`);

describe("bad input is named and survived", () => {
  test("a syntax error: the rest of the file counts", async () => {
    const result = await scanned({
      "a.ts": `export const a = () => fetch("/acme/crew");\nexport const b = ( => 1;\nexport const c = () => fetch("/acme/crew/roles");\n`,
    });
    expect(calls(result)).toEqual(["a.ts:1:24 GET /acme/crew", "a.ts:3:24 GET /acme/crew/roles"]);
    expect(result.troubledFiles).toEqual([
      { file: "a.ts", line: 2, reason: "syntax error: '(' expected; scanned as far as it goes" },
    ]);
  });
  test("an unreadable file and a tsconfig that extends a missing package", async () => {
    const result = await scanned(
      { "a.ts": `fetch("/acme/crew");`, "secret.ts": null, "tsconfig.json": `{ "extends": "@acme/tsconfig" }` },
      { tsconfig: "tsconfig.json" },
    );
    expect(calls(result)).toEqual(["a.ts:1:1 GET /acme/crew"]);
    expect(result.troubledFiles).toEqual([
      { file: "secret.ts", reason: "cannot be read: check its permissions" },
      { file: "tsconfig.json", reason: 'extends "@acme/tsconfig", which is not there; its settings are ignored' },
    ]);
  });
  test("circular imports and re-exports", async () => {
    const result = await scanned({
      "a.ts": `import { b } from "./b";\nexport * from "./b";\nexport const a = () => b("/acme/crew");`,
      "b.ts": `import { a } from "./a";\nexport * from "./a";\nexport const b = (path: string) => (path === "" ? a() : fetch(path));`,
    });
    expect(calls(result)).toEqual(["a.ts:3:24 GET /acme/crew"]);
  });
  test("wrappers that call themselves and each other", async () => {
    const result = await scanned({
      "a.ts": `async function get(path: string, left = 3): Promise<Response> {\n  const response = await fetch(path);\n  return response.ok || left === 0 ? response : retry(path, left - 1);\n}\nconst retry = (path: string, left: number) => get(path, left);\nexport const crew = () => get("/acme/crew");`,
    });
    expect(calls(result)).toEqual(["a.ts:6:27 GET /acme/crew"]);
  });
  test("an empty file, one of comments, one of a shebang", async () => {
    const result = await scanned({
      "a.ts": "",
      "b.ts": "// acme\n",
      "c.ts": `#!/usr/bin/env node\nfetch("/acme/crew");`,
    });
    expect(calls(result)).toEqual(["c.ts:2:1 GET /acme/crew"]);
  });
  test("code is only read: what it would do when it runs is not done, and its calls are found", async () => {
    const mark = join(mkdtempSync(join(tmpdir(), "lastcall-harm-")), "ran");
    const harm = `require("node:fs").writeFileSync(${JSON.stringify(mark)}, "x");`;
    const result = await scanned({
      "a.ts": `import "./side.cjs";\n${harm}\nfetch("/acme/crew");\nprocess.exit(99);`,
      "side.cjs": harm,
      "vite.config.js": `${harm} // acme`,
      "package.json": `{ "scripts": { "prepare": "touch ${mark}" } }`,
    });
    expect(calls(result)).toEqual(["a.ts:3:1 GET /acme/crew"]);
    expect(existsSync(mark)).toBe(false);
  });
});

describe("scope", () => {
  const files = {
    "package.json": `{ "workspaces": ["lib"] }`,
    "lib/package.json": `{ "name": "@p/lib" }`,
    "lib/index.ts": `export const get = (path: string) => fetch("https://app.acme.test" + path);\nexport const own = () => get("/acme/crew");`,
    "app/a.ts": `import { get, own } from "@p/lib";\nexport const a = () => get("/acme/crew/roles");\nexport const b = () => own();`,
  };
  test("calls of a sibling package are found through it, its own are not reported", async () => {
    expect(calls(await scanned(files, { paths: ["app"] }))).toEqual(["app/a.ts:2:24 GET /acme/crew/roles"]);
  });
  test("the whole repository", async () => {
    expect(calls(await scanned(files))).toEqual([
      "app/a.ts:2:24 GET /acme/crew/roles",
      "lib/index.ts:2:26 GET /acme/crew",
    ]);
  });
  test("files that say nothing are counted and not parsed", async () => {
    const result = await scanned({
      "a.ts": `fetch("/acme/crew");`,
      "b.ts": "export const b = 1;",
      "c.ts": `import { b } from "./b";\nfetch("/other/" + b);`,
    });
    expect([result.files, result.filesParsed]).toEqual([3, 1]);
  });
  test("what a generator wrote is searched for no interface of the API's", async () => {
    const code = `apply({ apiVersion: "acme.test/v1alpha1", kind: "Ship" });\n`;
    const { interfaces } = await scanned({ "a.ts": code, "b.ts": `// auto-generated\n${code}`, "c.gen.ts": code });
    expect(interfaces.map(({ file }) => file)).toEqual(["a.ts"]);
  });
  test("nothing speaks of the API: an empty result", async () => {
    expect(await scanned({ "a.ts": "export const a = 1;" })).toEqual({
      calls: [],
      interfaces: [],
      unresolved: [],
      mentions: [],
      others: [],
      seen: {
        packages: [],
        generated: [],
        globsUnmet: { include: [], exclude: [] },
        bases: [],
        named: [],
        serversUnmet: [],
      },
      directives: [],
      troubledFiles: [],
      files: 1,
      filesParsed: 0,
    });
  });
});

test("the order of the disk does not matter", async () => {
  const files = {
    "/p/b.ts": `fetch("/acme/crew"); fetch("/acme/crew/roles");`,
    "/p/a.ts": `// lastcall-x\nq("acme_ship_speed");\nfetch(acmeUrl);`,
    "/p/x/c.tsx": `fetch("/acme/crew");`,
  };
  const straight = memoryFileSystem(files);
  const reversed: FileSystem = { ...straight, list: (folder) => straight.list(folder)?.toReversed() };
  const request = { root: "/p", paths: [], include: [], exclude: [], surface };
  const [one, other] = [
    await scan({ ...request, fileSystem: straight }),
    await scan({ ...request, fileSystem: reversed }),
  ];
  expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  expect(one.ok && one.value.calls.length).toBe(3);
});

test("a client of the user's own, described by data", async () => {
  const clients = [
    {
      name: "acme-http",
      objects: ["@corp/http#default"],
      calls: [{ members: ["load"], method: "GET" as const, url: ["0.address"] }],
    },
  ];
  const files = { "a.ts": `import http from "@corp/http";\nhttp.load({ address: "/acme/crew" });` };
  expect((await scanned(files, { clients })).calls.map((call) => `${call.client} ${call.path}`)).toEqual([
    "acme-http /acme/crew",
  ]);
});

test("who waits is told of every step: files, functions, requests found so far", async () => {
  const told: string[] = [];
  await scanned(
    {
      "crew.ts": `import { get } from "./http";\nexport const crew = () => get("/acme/crew");\nexport const roles = () => get("/acme/crew/roles");`,
      "http.ts": `export const get = (path: string) => fetch(path);`,
    },
    {
      onProgress: ({ phase, ...far }) =>
        told.push(Object.entries(far).reduce<string>((line, [name, value]) => `${line} ${name}=${value}`, phase)),
    },
  );
  expect(told).toEqual([
    "reading done=0 all=2",
    "reading done=1 all=2",
    "parsing done=0 all=1",
    "tracing",
    "evaluating done=0 all=1",
    "following done=0 all=2 requests=0",
    "following done=1 all=2 requests=2",
    "settling",
  ]);
});
