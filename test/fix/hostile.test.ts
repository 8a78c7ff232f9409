import { lstatSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { gitOf } from "../../src/check/scope/git.js";
import { writeFiles } from "../../src/fix/apply/write.js";
import { type FixRun, runFix } from "../../src/fix/run.js";
import { api, fixedBetween, operation, SERVER, text } from "./between.js";
import { CHOICE, editedTexts, fixed, project, read } from "./project.js";

const pet = {
  type: "object",
  properties: { owner: { ...text, deprecated: true, description: "Deprecated, use `holder` instead." }, holder: text },
};
const document = api({
  "/pets": { get: operation({ answers: pet }), post: operation({ sends: pet }) },
});

describe("what the types say nothing of", () => {
  const reading = (code: string): string => `export async function show() {
  const answer = await fetch("${SERVER}/pets");
  const pet = await answer.json();
  ${code}
}
`;
  const sending = (code: string): string => `export async function add(it: string) {
  const pet = { name: it };
  ${code}
  const { ok } = await fetch("${SERVER}/pets", { method: "POST", body: JSON.stringify(pet) });
  return ok;
}
`;
  test.each([
    ["a cast read", reading("console.log((pet as any).owner);"), reading("console.log((pet as any).holder);")],
    [
      "a cast read by its text",
      reading('console.log((pet as any)["owner"]);'),
      reading('console.log((pet as any)["holder"]);'),
    ],
    ["a key that is computed", reading('const key = "owner"; console.log((pet as any)[key]);'), undefined],
    ["a cast and one that is computed", reading("console.log((pet as any).owner, pet[location.hash]);"), undefined],
    ["a cast written after the object was made", sending("(pet as any).owner = it;"), undefined],
    ["a computed key written", sending('(pet as any)["own" + "er"] = it;'), undefined],
  ])("%s", async (_, code, becomes) => {
    const run = await fixedBetween({ base: document }, { "a.ts": code });
    expect(editedTexts(run)).toEqual(becomes === undefined ? {} : { "a.ts": becomes });
  });
});

const remove = (resource: string): string => `export async function remove(runaiUrl: string, id: string) {
  const { ok } = await fetch(\`\${runaiUrl}/api/v1/${resource}/\${id}\`, { method: "DELETE" });
  return ok;
}
`;
const git = gitOf({ PATH: process.env["PATH"] });
const edits = (run: FixRun): readonly string[] =>
  run.files.flatMap(({ file, before, edits }) =>
    edits.map(({ start, end, text }) => `${file}: ${before.slice(start, end)} → ${text}`),
  );

test("a file that two projects compile is edited once", async () => {
  const config = JSON.stringify({ include: ["src"], compilerOptions: { strict: true } });
  const cwd = project({ "tsconfig.json": config, "tsconfig.build.json": config, "src/a.ts": remove("apps") });
  mkdirSync(join(cwd, "app"));
  writeFileSync(join(cwd, "app/tsconfig.json"), JSON.stringify({ include: ["../src", "."] }));
  expect(edits(await fixed(cwd))).toEqual(["src/a.ts: apps → service-accounts"]);
});

test("a link in the project is edited where it leads, once, and stays a link", async () => {
  const cwd = project({ "src/a.ts": remove("apps") });
  symlinkSync("a.ts", join(cwd, "src/link.ts"));
  symlinkSync("src", join(cwd, "linked"));
  const run = await fixed(cwd);
  expect(edits(run)).toEqual(["src/a.ts: apps → service-accounts"]);
  expect(await writeFiles({ root: cwd, files: run.files, git, allowDirty: true })).toMatchObject({ ok: true });
  expect([read(cwd, "src/a.ts"), read(cwd, "src/link.ts")]).toEqual([
    remove("service-accounts"),
    remove("service-accounts"),
  ]);
  expect(lstatSync(join(cwd, "src/link.ts")).isSymbolicLink()).toBe(true);
});

test("a link that is asked for by name is edited where it leads", async () => {
  const cwd = project({ "src/a.ts": remove("apps") });
  symlinkSync("src/a.ts", join(cwd, "link.ts"));
  const run = await runFix(["link.ts"], CHOICE, { cwd, today: "2026-11-21", from: "2.24", to: "2.24" });
  if (!run.ok) throw new Error(run.problem.message);
  const written = await writeFiles({ root: cwd, files: run.value.files, git, allowDirty: true });
  expect(written.ok).toBe(true);
  expect(lstatSync(join(cwd, "link.ts")).isSymbolicLink()).toBe(true);
  expect([remove("apps"), remove("service-accounts")]).toContain(read(cwd, "src/a.ts"));
  expect(read(cwd, "link.ts")).toBe(read(cwd, "src/a.ts"));
});

test("a client with types made of a contract has them from a package: only suggested", async () => {
  const code = `import createClient from "openapi-fetch";
import type { paths } from "@acme/pets";
const client = createClient<paths>({ baseUrl: "${SERVER}" });
export async function add(it: string) {
  const { data } = await client.GET("/pets");
  console.log(data?.owner);
  const { response } = await client.POST("/pets", { body: { owner: it } });
  return response.ok;
}
`;
  const run = await fixedBetween({ base: document }, { "a.ts": code });
  expect(editedTexts(run)).toEqual({});
  expect(run.suggestions.map(({ fix }) => fix.unproved.some(({ kind }) => kind === "declared"))).toEqual([true, true]);
});

const moved = api({
  "/v1/beds": { get: operation({ instead: "GET /v2/beds" }) },
  "/v2/beds": { get: operation({}) },
  "/v1/mats": { get: operation({ instead: "GET /v3/mats" }) },
  "/v3/mats": { get: operation({}) },
  "/v1/toys": { get: operation({ instead: "GET /v2/all/dolls" }) },
  "/v2/all/dolls": { get: operation({}) },
  "/v1/bones": { get: operation({ instead: "POST /v2/bones" }) },
  "/v2/bones": { post: operation({}) },
  "/v1/dogs": { get: operation({ instead: "GET /v2/dogs/{id}" }) },
  "/v2/dogs/{id}": { get: operation({ gaps: ["id"] }) },
});
const ok = (call: string, above = ""): string => `${above}export async function ask(other: string) {
  return (await ${call}).ok;
}
`;
const NEVER = { edited: {}, suggestions: [], refused: [] };
const outcome = async (files: Readonly<Record<string, string>>, servers?: readonly string[]) => {
  const run = await fixedBetween({ base: moved }, files, { options: servers === undefined ? {} : { servers } });
  return {
    edited: editedTexts(run),
    suggestions: run.suggestions.map(({ fix }) => fix.unproved),
    refused: run.refused,
  };
};

describe("a path that is written in pieces, or for others as well", () => {
  test.each([
    ["beside another text with a slash", ok(`fetch("${SERVER}/v1/beds", { headers: { accept: "application/json" } })`)],
    ["in two literals", ok(`fetch(BASE + "/beds")`, `const BASE = "${SERVER}/v1";\n`)],
    ["in a template with its version apart", ok("fetch(`${BASE}/beds`)", `const BASE = "${SERVER}/v1";\n`)],
  ])("%s: edited where it is written", async (_, code) => {
    const becomes = code.replace("/v1/beds", "/v2/beds").replace(`${SERVER}/v1`, `${SERVER}/v2`);
    expect(await outcome({ "a.ts": code })).toEqual({ ...NEVER, edited: { "a.ts": becomes } });
  });

  test.each([
    ["said twice in one call", ok(`fetch("${SERVER}/v1/beds", { body: "/v1/beds" })`)],
    ["more segments than are written apart", ok(`fetch(BASE + "/toys")`, `const BASE = "${SERVER}/v1";\n`)],
    ["another method", ok(`fetch("${SERVER}/v1/bones")`)],
    ["a gap more", ok(`fetch("${SERVER}/v1/dogs")`)],
    [
      "a constant of which two calls want another text",
      ok(`fetch(BASE + "/beds") && await fetch(BASE + "/mats")`, `const BASE = "${SERVER}/v1";\n`),
    ],
    [
      "a client made of a contract",
      `import createClient from "openapi-fetch";\nconst client = createClient({ baseUrl: "${SERVER}" });\nexport const ask = async () => (await client.GET("/v1/beds")).response.ok;\n`,
    ],
  ])("%s: never", async (_, code) => {
    expect(await outcome({ "a.ts": code })).toEqual(NEVER);
  });

  test("the base path of the server, written before it, stays", async () => {
    const code = ok(`fetch(process.env.PETS + "/api/v1/beds")`);
    const run = await fixedBetween(
      { base: { ...moved, servers: [{ url: `${SERVER}/api` }] } },
      { "a.ts": code },
      { options: { servers: ["${process.env.PETS}"] } },
    );
    expect(editedTexts(run)).toEqual({ "a.ts": code.replace("/api/v1/beds", "/api/v2/beds") });
    expect(run.after.report.findings).toEqual([]);
  });

  test("what only may be a call of this API: never", async () => {
    const code = ok("fetch(`${other}/v1/beds`)", "export const own = () => fetch(`${process.env.PETS}/v2/beds`);\n");
    expect(await outcome({ "a.ts": code }, ["${process.env.PETS}"])).toEqual(NEVER);
  });

  test("a declaration file, whose text another file has: never", async () => {
    const declared = { "paths.d.ts": `export declare const BEDS = "${SERVER}/v1/beds";\n` };
    const code = ok("fetch(BEDS)", `import { BEDS } from "./paths.js";\n`);
    expect((await outcome({ ...declared, "a.ts": code })).edited).toEqual({});
  });
});
