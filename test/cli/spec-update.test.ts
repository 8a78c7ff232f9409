import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "../action/runner.js";
import { type FakeSite, serve } from "../contract/sites/fake-site.js";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

type Paths = Readonly<Record<string, Readonly<Record<string, object>>>>;
const shipped = JSON.parse(readFileSync(join(ROOT, "specs/runai/2.24.json"), "utf8")) as Record<string, unknown>;
const document = Object.fromEntries(Object.entries(shipped).filter(([key]) => !key.startsWith("x-lastcall")));
const paths = document["paths"] as Paths;

/** What the vendor publishes a while later: three operations moved on, of which the example calls two. */
const LATER = {
  ...document,
  paths: Object.fromEntries(
    Object.entries(paths).flatMap(([path, item]) => {
      if (path === "/api/v1/workloads/workspaces/{workloadId}/suspend" || path === "/api/v1/access-keys") return [];
      if (path !== "/api/v1/node-pools") return [[path, item] as const];
      return [[path, { ...item, get: { ...item["get"], deprecated: true } }] as const];
    }),
  ),
};

let site: FakeSite;
/** The example with a document of its own for 2.25, added once: each test works on a copy. */
let added: string;
beforeAll(async () => {
  site = await serve(new Map());
  added = folder({});
  cpSync(join(ROOT, "examples/workload-portal"), added, { recursive: true });
  serveDocument(document);
  expect((await lastcall(["spec", "add", "2.25", `${site.origin}/openapi.json`], { cwd: added })).exitCode).toBe(0);
});
afterAll(() => site.close());

const serveDocument = (served: object): void => void site.routes.set("/openapi.json", { body: JSON.stringify(served) });

const example = (): string => {
  const cwd = folder({});
  cpSync(added, cwd, { recursive: true });
  return cwd;
};

interface Updated {
  readonly title: string;
  readonly written: boolean;
  readonly documents: readonly { readonly drift: { readonly kind: string } }[];
  readonly usedBy:
    | readonly { readonly file: string; readonly line: number; readonly ruleId: string; readonly operation: string }[]
    | null;
}

test("a source that changed: the report names exactly the calls that it touches", async () => {
  const cwd = example();
  serveDocument(LATER);
  const before = readFileSync(join(cwd, ".lastcall/runai/2.25.json"), "utf8");
  const dry = await lastcall(["spec", "update", "--dry-run", "--used-by", "src", "--format", "json"], { cwd });
  expect(readFileSync(join(cwd, ".lastcall/runai/2.25.json"), "utf8")).toBe(before);
  const report = JSON.parse(dry.stdout) as Updated;
  expect({ exitCode: dry.exitCode, title: report.title, written: report.written }).toEqual({
    exitCode: 1,
    title: "runai: 2.25 changed; 2 places in this code",
    written: false,
  });
  expect(report.usedBy?.map(({ file, line, ruleId, operation }) => `${file}:${line} ${ruleId} ${operation}`)).toEqual([
    "src/runai/nodes.ts:21 deprecated-endpoint GET /api/v1/node-pools",
    "src/runai/workloads.ts:38 removed-endpoint POST /api/v1/workloads/workspaces/{workloadId}/suspend",
  ]);

  const markdown = await lastcall(["spec", "update", "--dry-run", "--used-by", "src", "--format", "markdown"], { cwd });
  expect(markdown.stdout).toMatch(
    /^## runai: 2\.25 changed; 2 places in this code\n\n### 2\.25: what of it this code uses/,
  );

  const updated = await lastcall(["spec", "update", "--used-by", "src"], { cwd });
  expect(updated.exitCode).toBe(1);
  expect(updated.stdout).toMatch(
    /^2\.25 {2}changed: 3 operations went, 1 part says otherwise; \d+ changes are breaking\n/,
  );
  expect(updated.stdout).toContain(`  wrote ${join(".lastcall", "runai", "2.25.json")}`);
  expect(updated.stdout).toMatch(/src\/runai\/workloads\.ts:38:\d+ {2}removed-endpoint\n/);
  // the window is that of the release, as `check` tells it
  const window = "kept through 3.0 (SaaS: until 2026-11)";
  expect(updated.stdout).toContain(`\`GET /api/v1/node-pools\` is deprecated since the 2.25 of today and ${window}`);
  const { stdout } = await lastcall(["check", "src", "--to", "2.25"], { cwd });
  expect(stdout.replace(/\s+/g, " ")).toContain(`\`GET /api/v1/node-pools\` is deprecated since 2.25 and ${window}`);
  expect((await lastcall(["spec", "update", "--used-by", "src"], { cwd })).exitCode).toBe(0);
});

test("a change of what the code does not use is told, and no trouble", async () => {
  const cwd = example();
  const { "/api/v1/access-keys": _gone, ...rest } = paths;
  serveDocument({ ...document, paths: rest });
  const used = await lastcall(["spec", "update", "--dry-run", "--used-by", "src"], { cwd });
  expect({ exitCode: used.exitCode, last: used.stdout.trim().split("\n").at(-1) }).toEqual({
    exitCode: 0,
    last: "runai: 2.25 changed; nothing that this code uses",
  });
  expect((await lastcall(["spec", "update", "--dry-run"], { cwd })).exitCode).toBe(1);
});

test("a source that has shrunk by far replaces nothing", async () => {
  const cwd = example();
  const before = readFileSync(join(cwd, ".lastcall/runai/2.25.json"), "utf8");
  serveDocument({ ...document, paths: Object.fromEntries(Object.entries(paths).slice(0, 5)) });
  const { exitCode, stdout } = await lastcall(["spec", "update"], { cwd });
  expect(exitCode).toBe(2);
  expect(stdout).toMatch(
    /^2\.25 {2}could not be read again: \S+ has \d+ operations, what is kept of it has 391: \d+ are missing/,
  );
  expect(readFileSync(join(cwd, ".lastcall/runai/2.25.json"), "utf8")).toBe(before);
});

test("a source that is gone: exit code 2, and the snapshot stays", async () => {
  const cwd = example();
  site.routes.delete("/openapi.json");
  const { exitCode, stdout } = await lastcall(["spec", "update", "--format", "json"], { cwd });
  expect(exitCode).toBe(2);
  expect((JSON.parse(stdout) as Updated).documents).toMatchObject([{ version: "2.25", drift: { kind: "unreadable" } }]);
});

test("--provider: the calls of that API are looked for, of several that the config lists", async () => {
  const cwd = await taken("2025-02-03");
  writeFileSync(
    join(cwd, "lastcall.config.json"),
    JSON.stringify({
      apis: [
        { name: "runai", from: "2.24" },
        { name: "things", from: "2025-02-03" },
      ],
    }),
  );
  serveDocument(things("books"));
  const { stdout } = await lastcall(
    ["spec", "update", "--dry-run", "--provider", "things", "--used-by", "src", "--format", "json"],
    { cwd },
  );
  expect((JSON.parse(stdout) as Updated).usedBy).toMatchObject([{ file: "src/a.ts", line: 2 }]);
});

/** Two operations below `/v1`, of which the second goes. */
const things = (...names: readonly string[]): object => ({
  openapi: "3.0.3",
  info: { title: "Things", version: "1" },
  servers: [{ url: site.origin }],
  paths: Object.fromEntries(
    names.map((name) => [`/v1/${name}`, { get: { responses: { "204": { description: "" } } } }]),
  ),
});

/** As `init --spec` leaves it, so many days later; both operations are called. */
async function taken(day: string): Promise<string> {
  serveDocument(things("books", "shelves"));
  const source = `${site.origin}/openapi.json`;
  const cwd = folder({
    "package.json": "{}",
    "src/a.ts": `export const a = () => fetch("${site.origin}/v1/books");\nexport const b = () => fetch("${site.origin}/v1/shelves");\n`,
    "lastcall.config.json": JSON.stringify({ provider: "things", from: day }),
  });
  const added = await lastcall(["spec", "add", day, source, "--provider", "things", "--captured", "2025-02-03"], {
    cwd,
  });
  expect(added.exitCode).toBe(0);
  return cwd;
}

test("the document of a day stays beside that of today: what went in between is told", async () => {
  const cwd = await taken("2025-02-03");
  serveDocument(things("books"));
  const updated = await lastcall(["spec", "update", "--used-by", "src", "--format", "json"], { cwd });
  const [{ writtenTo, version }] = (JSON.parse(updated.stdout) as { documents: [Record<string, string>] }).documents;
  expect([version, writtenTo]).toEqual([
    "2025-02-03",
    expect.stringMatching(/^\.lastcall\/things\/20\d\d-\d\d-\d\d\.json$/),
  ]);

  const check = await lastcall(["check", "src", "--format", "json"], { cwd });
  const { findings } = JSON.parse(check.stdout) as { findings: readonly { ruleId: string; line: number }[] };
  expect(findings.map(({ ruleId, line }) => `${ruleId} :${line}`)).toEqual(["removed-endpoint :2"]);

  const again = await lastcall(["spec", "update"], { cwd });
  expect([again.exitCode, again.stdout.split("\n")[0]]).toEqual([
    0,
    expect.stringMatching(/^2025-02-03 {2}stays as it was: 20\S+ is a later document of the same source$/),
  ]);
});

test("a second change of one day: each document stays, and the last one is held against the source", async () => {
  serveDocument(things("books", "shelves", "rooms"));
  const cwd = folder({
    "package.json": "{}",
    "src/a.ts": `export const a = () => fetch("${site.origin}/v1/books");\nexport const b = () => fetch("${site.origin}/v1/shelves");\n`,
  });
  expect((await lastcall(["init", "--spec", `${site.origin}/openapi.json`], { cwd })).exitCode).toBe(0);
  for (const left of [["books", "rooms"], ["rooms"]]) {
    serveDocument(things(...left));
    const updated = await lastcall(["spec", "update"], { cwd });
    expect([updated.exitCode, updated.stdout]).toEqual([1, expect.stringMatching(/ changed: 1 operation went/)]);
  }
  const check = await lastcall(["check", "src", "--format", "json"], { cwd });
  const { findings } = JSON.parse(check.stdout) as { findings: readonly { ruleId: string; line: number }[] };
  expect(findings.map(({ ruleId, line }) => `${ruleId} :${line}`)).toEqual([
    "removed-endpoint :1",
    "removed-endpoint :2",
  ]);
  expect((await lastcall(["spec", "update"], { cwd })).exitCode).toBe(0);
});

test("a document that is overwritten: what it no longer has is in no specification", async () => {
  const cwd = await taken("1.0");
  serveDocument(things("books"));
  expect((await lastcall(["spec", "update"], { cwd })).exitCode).toBe(1);
  const check = await lastcall(["check", "src", "--format", "json"], { cwd });
  const { findings } = JSON.parse(check.stdout) as { findings: readonly { ruleId: string; line: number }[] };
  expect(findings.map(({ ruleId, line }) => `${ruleId} :${line}`)).toEqual(["unlisted-endpoint :2"]);
});

test("nothing recorded, nothing to update", async () => {
  const { exitCode, stderr } = await lastcall(["spec", "update"], { cwd: folder({ "package.json": "{}" }) });
  expect([exitCode, stderr]).toEqual([
    2,
    "error: runai has no documents of this project\n  hint: Add one with: lastcall spec add <version> <file or URL>\n",
  ]);
});

test("places of changes are lines of the file that it becomes", async () => {
  const cwd = await taken("2025-02-03");
  serveDocument(things("books", "shelves", "new"));
  const { stdout } = await lastcall(["spec", "update", "--format", "json"], { cwd });
  const [updated] = (JSON.parse(stdout) as { documents: readonly { writtenTo: string; changes: readonly Placed[] }[] })
    .documents;
  const added = updated?.changes.find(({ affects }) => affects.some(({ path }) => path === "/v1/new"));
  expect(basename(added?.targetLocation?.file ?? "?")).toBe(basename(updated?.writtenTo ?? ""));
});

interface Placed {
  readonly affects: readonly { readonly path: string }[];
  readonly targetLocation: { readonly file: string } | null;
}
