import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { afterEach, expect, test } from "vitest";
import { nameFor } from "../../src/cli/init/api.js";
import { type FakeSite, gitBook, serve } from "../contract/sites/fake-site.js";
import { LIBRARY } from "../contract/sites/library.js";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

let site: FakeSite | undefined;
afterEach(async () => {
  await site?.close();
  site = undefined;
});

const SNAPSHOT = join(".lastcall", "api", "2026-11-21.json");
/** `create_book` is deprecated; nothing else is wrong. */
const CODE = `const base = "https://library.example.com/api/v1";
export const books = () => fetch(base + "/books");
export const add = (book: object) => fetch(base + "/books", { method: "POST", body: JSON.stringify(book) });
`;

const serveLibrary = async (document: object = LIBRARY): Promise<string> => {
  site = await serve(new Map([["/openapi.json", { body: JSON.stringify(document) }]]));
  return `${site.origin}/openapi.json`;
};

test("from nothing to the first finding, the address the only thing known", async () => {
  const address = await serveLibrary();
  const cwd = folder({ ".git/HEAD": "", "tsconfig.json": "{}", "src/books.ts": CODE });
  const { exitCode, stdout, stderr } = await lastcall(["init", "--spec", address], { cwd });
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: [
      "wrote lastcall.config.json",
      `wrote ${join(".github", "workflows", "lastcall.yml")}`,
      `wrote ${SNAPSHOT}: api as of today, 8 operations`,
      "found 2 calls of 2 operations in src",
      "",
    ].join("\n"),
  });
  expect(stderr).toContain("Next: npx lastcall check src\n");
  expect(stderr).toContain("Commit what was written, .lastcall/ too: ");
  expect(JSON.parse(readFileSync(join(cwd, "lastcall.config.json"), "utf8"))).toEqual({
    $schema: "./node_modules/lastcall/schema/config.schema.json",
    provider: "api",
    from: "2026-11-21",
    tsconfig: "tsconfig.json",
  });
  const checked = await lastcall(["check", "src", "--format", "json"], { cwd });
  expect(JSON.parse(checked.stdout)).toMatchObject({
    api: { provider: "api", from: "2026-11-21", to: "2026-11-21" },
    findings: [{ ruleId: "deprecated-endpoint", operation: "POST /api/v1/books", file: "src/books.ts", line: 3 }],
  });
});

test("without code there is nothing to set up, and nothing is left behind", async () => {
  const address = await serveLibrary();
  const cwd = folder({ ".git/HEAD": "", "README.md": "" });
  const { exitCode, stderr } = await lastcall(["init", "--spec", address], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("no TypeScript or JavaScript files");
  expect([existsSync(join(cwd, "lastcall.config.json")), existsSync(join(cwd, SNAPSHOT))]).toEqual([false, false]);
});

test("the watch it writes reads the address again, and keeps one issue up to date", async () => {
  const address = await serveLibrary();
  const cwd = folder({ ".git/HEAD": "", "src/books.ts": CODE });
  await lastcall(["init", "--spec", address], { cwd });
  const workflow = load(readFileSync(join(cwd, ".github/workflows/lastcall.yml"), "utf8")) as {
    jobs: { watch: { if: string; permissions: object; steps: { run?: string; if?: string }[] } };
  };
  const { watch } = workflow.jobs;
  expect(watch).toMatchObject({
    if: "github.event_name == 'schedule'",
    permissions: { contents: "read", issues: "write" },
  });
  const [reads, tells] = watch.steps.slice(-2);
  const command = /spec update (.*) \|\| code=\$\?/.exec(reads?.run ?? "")?.[1];
  expect(command).toBe("--dry-run --used-by src --format text --format markdown=lastcall-update.md");
  expect(tells?.run).toMatch(/gh issue list .*\n[^]*gh issue edit[^]*gh issue create/);

  const { "/api/v1/loans": _gone, ...paths } = LIBRARY.paths;
  site?.routes.set("/openapi.json", {
    body: JSON.stringify({
      ...LIBRARY,
      paths: { ...paths, "/api/v1/books": { post: LIBRARY.paths["/api/v1/books"].post } },
    }),
  });
  const updated = await lastcall(["spec", "update", ...(command ?? "").split(" ")], { cwd });
  expect(updated.exitCode).toBe(1);
  const report = readFileSync(join(cwd, "lastcall-update.md"), "utf8");
  expect(report).toMatch(
    /- `src\/books\.ts:2` removed-endpoint: `GET \/api\/v1\/books` is removed in the document of today: the call fails\./,
  );
  expect(report.match(/src\/books\.ts/g)).toHaveLength(1);
});

test("a document that names no server: the host that the code calls is tried and taken", async () => {
  const { servers: _none, ...document } = LIBRARY;
  const address = await serveLibrary(document);
  const code = CODE.replace("library.example.com", "books.internal.example.org");
  const cwd = folder({ ".git/HEAD": "", "src/books.ts": code });
  const { stdout } = await lastcall(["init", "--spec", address, "--no-workflow"], { cwd });
  const config = JSON.parse(readFileSync(join(cwd, "lastcall.config.json"), "utf8")) as { servers?: readonly string[] };
  expect(stdout).toMatch(/found 2 calls of 2 operations in src/);
  expect((await lastcall(["check", "src"], { cwd })).exitCode).toBe(0);
  expect(config.servers ?? ["books.internal.example.org"]).toEqual(["books.internal.example.org"]);
});

test("code that calls somebody else: it says what it saw instead", async () => {
  const address = await serveLibrary();
  const cwd = folder({ ".git/HEAD": "", "src/a.ts": 'fetch("https://weather.example.net/v1/today");\n' });
  const { exitCode, stdout } = await lastcall(["init", "--spec", address, "--no-workflow"], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toContain("found no call of it in src; requests go to weather.example.net\n");
});

test("a docs site does as well, from a folder of a repository", async () => {
  const made = await gitBook(LIBRARY);
  site = made;
  const root = folder({ ".git/HEAD": "", "web/src/books.ts": CODE });
  const cwd = join(root, "web");
  const { exitCode, stdout } = await lastcall(["init", "--spec", `${made.origin}/api/2.25`, "--provider", "library"], {
    cwd,
  });
  expect(exitCode).toBe(0);
  expect(stdout).toContain("found 2 calls of 2 operations in src");
  expect(existsSync(join(cwd, ".lastcall/library/2026-11-21.json"))).toBe(true);
  expect((await lastcall(["check", "src", "--format", "json"], { cwd })).stdout).toContain('"deprecated-endpoint"');
});

test("an address that gives nothing leaves nothing behind", async () => {
  const address = await serveLibrary();
  const cwd = folder({ ".git/HEAD": "", "src/books.ts": CODE });
  const { exitCode, stdout } = await lastcall(["init", "--spec", address.replace("openapi", "gone")], { cwd });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect([
    existsSync(join(cwd, "lastcall.config.json")),
    existsSync(join(cwd, ".lastcall")),
    existsSync(join(cwd, ".github")),
  ]).toEqual([false, false, false]);
});

test.each([
  ["https://api.acme.com/openapi.json", "acme"],
  ["https://docs.acme.co.uk/reference", "acme"],
  ["http://127.0.0.1:8080/openapi.json", "api"],
  ["http://localhost/openapi.json", "api"],
  ["specs/orders.yaml", "orders"],
  ["openapi.yaml", "api"],
])("%s is called %s", (spec, name) => {
  expect(nameFor(spec)).toBe(name);
});

test("without a config, check says that Run:ai was only assumed, and what it saw instead", async () => {
  const cwd = folder({ "package.json": "{}", "a.ts": 'fetch("https://weather.example.net/v1/today");\n' });
  const { exitCode, stderr } = await lastcall(["check"], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr.replace(/\s+/g, " ")).toContain(
    "No config names an API, so NVIDIA Run:ai control plane REST API was only assumed: set up another one with lastcall init --spec <address>. Requests go to weather.example.net",
  );
});

test("what stands before the paths in the code is tried too, and a host of the API's name goes before another", async () => {
  const { servers: _none, ...document } = LIBRARY;
  const paths = Object.fromEntries(
    Object.entries(document.paths).map(([path, item]) => [path.replace("/api/v1", ""), item]),
  );
  const address = await serveLibrary({ ...document, paths });
  const cwd = folder({
    ".git/HEAD": "",
    "src/books.ts": [
      'export const theirs = () => fetch("https://api.elsewhere.example/books");',
      'export const ours = () => fetch("https://eu.library.example/api/v1/books");',
      "",
    ].join("\n"),
  });
  const { stdout } = await lastcall(["init", "--spec", address, "--provider", "library", "--no-workflow"], { cwd });
  expect(stdout).toMatch(/found 1 call of 1 operation in src: eu\.library\.example\/api\/v1 is taken for this API/);
  const checked = await lastcall(["calls", "src", "--format", "json"], { cwd });
  const { calls } = JSON.parse(checked.stdout) as { calls: readonly { line: number; operations: readonly string[] }[] };
  expect(calls.map(({ line, operations }) => [line, operations])).toEqual([[2, ["GET /books"]]]);
});

test("behind a sign-in: the watch has the token, for that host alone, and it is said where it comes from", async () => {
  const body = JSON.stringify(LIBRARY);
  site = await serve(new Map());
  site.routes.set("/openapi.json", () =>
    site?.requests.at(-1)?.authorization === "Bearer of-the-tests" ? { body } : { status: 401 },
  );
  const cwd = folder({ ".git/HEAD": "", "src/books.ts": CODE });
  const env = { LASTCALL_TOKEN: "of-the-tests" };
  const { exitCode, stderr } = await lastcall(["init", "--spec", `${site.origin}/openapi.json`], { cwd, env });
  expect(exitCode).toBe(0);
  expect(stderr).toContain("signs in with a secret of the repository: add LASTCALL_TOKEN.");
  const workflow = load(readFileSync(join(cwd, ".github/workflows/lastcall.yml"), "utf8")) as {
    jobs: { watch: { steps: { id?: string; env?: object; run?: string }[] } };
  };
  const update = workflow.jobs.watch.steps.find(({ id }) => id === "update");
  expect(update?.env).toEqual({ LASTCALL_TOKEN: "${{ secrets.LASTCALL_TOKEN }}" });
  const command = /spec update (.*) \|\| code=\$\?/.exec(update?.run ?? "")?.[1] ?? "";
  expect(command).toContain("--allow-host 127.0.0.1 ");
  const again = await lastcall(["spec", "update", ...command.split(" ")], { cwd, env });
  expect([again.exitCode, again.stdout]).toEqual([0, expect.stringContaining("the source is the same")]);

  const unnamed = await lastcall(["spec", "update"], { cwd, env });
  expect(unnamed.exitCode).toBe(2);
  expect(unnamed.stdout.replace(/\s+/g, " ")).toContain("name the host that it is for: --allow-host 127.0.0.1");
});

test("a host that was allowed is allowed to the watch too, and a secret of the address stands in no file", async () => {
  const address = await serveLibrary();
  site?.routes.set("/openapi.json?token=of-the-tests", { body: JSON.stringify(LIBRARY) });
  const cwd = folder({ ".git/HEAD": "", "src/books.ts": CODE });
  const secret = `${address}?token=of-the-tests`;
  const { exitCode, stdout } = await lastcall(["init", "--spec", secret, "--allow-host", "specs.example.com"], { cwd });
  expect([exitCode, stdout]).toEqual([
    0,
    expect.stringContaining("token of the address may be a secret and is not kept"),
  ]);
  expect(readFileSync(join(cwd, ".github/workflows/lastcall.yml"), "utf8")).toContain(
    "--allow-host specs.example.com ",
  );
  for (const file of readdirSync(cwd, { recursive: true, withFileTypes: true }))
    if (file.isFile()) expect(readFileSync(join(file.parentPath, file.name), "utf8")).not.toContain("of-the-tests");
});

test("for Run:ai with a document from an address the watch is written as well", async () => {
  const address = await serveLibrary();
  const cwd = folder({ ".git/HEAD": "", "src/a.ts": "" });
  await lastcall(["spec", "add", "latest", address, "--partial"], { cwd });
  await lastcall(["init", "--from", "2.22"], { cwd });
  const workflow = load(readFileSync(join(cwd, ".github/workflows/lastcall.yml"), "utf8")) as { jobs: object };
  expect(Object.keys(workflow.jobs)).toEqual(["check", "watch"]);
});
