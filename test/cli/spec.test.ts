import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gitBook } from "../contract/sites/fake-site.js";
import { LIBRARY } from "../contract/sites/library.js";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

const DOCUMENT =
  'openapi: 3.0.3\ninfo: { title: t, version: "1" }\npaths:\n  /api/v1/token:\n    post: { deprecated: true, responses: { "200": { description: ok } } }\n';

test("a document is taken in, listed with its age, shown, and verified", async () => {
  const cwd = folder({ "package.json": "{}", "new.yaml": DOCUMENT });
  const added = await lastcall(["spec", "add", "2.25", "new.yaml", "--whole"], { cwd });
  expect(added).toEqual({
    exitCode: 0,
    stdout: `wrote ${join(".lastcall", "runai", "2.25.json")}: 1 operation, 1 deprecated\n`,
    stderr: "",
  });

  const listed = await lastcall(["spec", "list"], { cwd, now: "2026-11-23T12:00:00" });
  expect(listed.stdout).toMatch(/^2\.24 {2}built in {2}captured 2025-12-15, \d+ days ago/m);
  expect(listed.stdout).toMatch(/^2\.25 {2}project {3}captured 2026-11-21, 2 days ago {2}new\.yaml$/m);

  const shown = await lastcall(["spec", "show", "2.25"], { cwd });
  expect(shown.stdout).toBe("2.25  OpenAPI 3.0, 1 operation, 1 deprecated\n  POST   /api/v1/token  deprecated\n");

  expect((await lastcall(["spec", "verify"], { cwd })).exitCode).toBe(0);
});

test("a document that has drifted from its source: exit code 1, what came and went", async () => {
  const cwd = folder({ "package.json": "{}", "new.yaml": DOCUMENT });
  await lastcall(["spec", "add", "2.25", "new.yaml", "--whole"], { cwd });
  writeFileSync(join(cwd, "new.yaml"), DOCUMENT.replace("/api/v1/token", "/api/v2/token"));
  const { exitCode, stdout } = await lastcall(["spec", "verify", "2.25"], { cwd });
  expect(exitCode).toBe(1);
  expect(stdout).toContain("came  POST /api/v2/token");
  expect(stdout).toContain("went  POST /api/v1/token");
});

test("as JSON, what became of each source", async () => {
  const cwd = folder({ "package.json": "{}", "new.yaml": DOCUMENT });
  await lastcall(["spec", "add", "2.25", "new.yaml", "--whole"], { cwd });
  const { exitCode, stdout } = await lastcall(["spec", "verify", "--format", "json"], { cwd });
  const { documents } = JSON.parse(stdout) as { documents: readonly object[] };
  expect([exitCode, documents]).toEqual([
    0,
    [expect.objectContaining({ version: "2.25", source: "new.yaml", drift: { kind: "unchanged" } })],
  ]);
});

test("a version that is not there cannot be verified", async () => {
  const cwd = folder({ "package.json": "{}", "new.yaml": DOCUMENT });
  await lastcall(["spec", "add", "2.25", "new.yaml", "--whole"], { cwd });
  const { exitCode, stderr } = await lastcall(["spec", "verify", "2.26"], { cwd });
  expect([exitCode, stderr.split("\n")[0]]).toEqual([2, "error: runai 2.26 is no document of this project"]);
});

test("what says otherwise is named too", async () => {
  const cwd = folder({ "package.json": "{}", "new.yaml": DOCUMENT });
  await lastcall(["spec", "add", "2.25", "new.yaml", "--whole"], { cwd });
  writeFileSync(join(cwd, "new.yaml"), DOCUMENT.replace("deprecated: true, ", ""));
  const { exitCode, stdout } = await lastcall(["spec", "verify", "2.25"], { cwd });
  expect([exitCode, stdout]).toEqual([
    1,
    "2.25  has drifted from its source; take it in again with: lastcall spec add\n  says otherwise  POST /api/v1/token\n",
  ]);
});

test("a source that cannot be read again: exit code 2, for nobody knows whether it holds", async () => {
  const cwd = folder({ "package.json": "{}", "new.yaml": DOCUMENT });
  await lastcall(["spec", "add", "2.25", "new.yaml", "--whole"], { cwd });
  rmSync(join(cwd, "new.yaml"));
  const { exitCode, stdout } = await lastcall(["spec", "verify"], { cwd });
  expect([exitCode, stdout]).toEqual([
    2,
    "2.25  cannot be verified: new.yaml is not there\n  hint: Check the path; it starts from the current folder.\n",
  ]);
});

test("a document of the project's own that stands in for a built-in one says so", async () => {
  const cwd = folder({ "package.json": "{}", "new.yaml": DOCUMENT });
  expect((await lastcall(["spec", "add", "2.24", "new.yaml", "--whole"], { cwd })).stdout).toBe(
    "wrote .lastcall/runai/2.24.json: 1 operation, 1 deprecated\nnote      it stands in for the built-in contract of 2.24; delete the file to have that one back\n",
  );
});

test("the lives grow by it: a check against the added release", async () => {
  const cwd = folder({
    "package.json": "{}",
    "new.yaml": DOCUMENT,
    "a.ts": 'fetch("https://app.run.ai/api/v1/workloads");\n',
  });
  await lastcall(["spec", "add", "2.25", "new.yaml", "--whole"], { cwd });
  const { exitCode, stdout } = await lastcall(["check", "--from", "2.24", "--to", "2.25", "--format", "json"], { cwd });
  expect(exitCode).toBe(1);
  const report = JSON.parse(stdout) as {
    api: { forecast: boolean };
    findings: readonly { ruleId: string; operation: string }[];
  };
  expect(report.api.forecast).toBe(false);
  expect(report.findings).toMatchObject([{ ruleId: "removed-endpoint", operation: "GET /api/v1/workloads" }]);
});

test("a control plane behind a login: the token comes from the environment and is written nowhere", async () => {
  const server = createServer((request, response) => {
    const known = request.headers.authorization === "Bearer of-the-test";
    response.writeHead(known ? 200 : 401, { "content-type": "application/yaml" }).end(known ? DOCUMENT : "");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/openapi.yaml`;
  const cwd = folder({ "package.json": "{}" });
  try {
    const refused = await lastcall(["spec", "add", "latest", url, "--whole"], { cwd });
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toMatch(
      /status 401\n {2}hint: .*bearer token into LASTCALL_TOKEN.*`lastcall spec add --help`/,
    );
    const added = await lastcall(["spec", "add", "latest", url, "--whole"], {
      cwd,
      env: { LASTCALL_TOKEN: "of-the-test" },
    });
    expect(added.exitCode).toBe(0);
    expect(readFileSync(join(cwd, ".lastcall/runai/latest.json"), "utf8")).not.toContain("of-the-test");
  } finally {
    server.close();
  }
});

test("built-in documents cannot be verified", async () => {
  const { exitCode, stderr } = await lastcall(["spec", "verify"], { cwd: folder({ "package.json": "{}" }) });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("error: runai has no documents of this project\n");
});

test("a docs site whose reading was stopped: a page that does not say its revision is read anew", async () => {
  const made = await gitBook(LIBRARY);
  const cwd = folder({ "package.json": "{}" });
  const env = { XDG_CACHE_HOME: folder({}) };
  const now = new Date().toISOString();
  const add = () =>
    lastcall(["spec", "add", "2.25", `${made.origin}/api/2.25`, "--provider", "library"], { cwd, env, now });
  try {
    const loans = made.routes.get("/api/2.25/reference/loans.md");
    made.routes.set("/api/2.25/reference/loans.md", { status: 410 });
    expect((await add()).stderr).toContain("Run it again: what was read and has not changed since is not sent again");
    if (loans !== undefined) made.routes.set("/api/2.25/reference/loans.md", loans);
    made.requests.length = 0;
    expect((await add()).stdout).toContain("from      3 pages read, 1 without a document\n");
    expect(made.asked().filter((path) => path.endsWith(".md"))).toHaveLength(4);
    expect((await lastcall(["spec", "list", "--provider", "library"], { cwd })).stdout).toContain(
      "3 pages read, 1 without a document",
    );
  } finally {
    await made.close();
  }
});

test("a document that calls itself by a release that is known is told, and taken as what it was named", async () => {
  const text = "openapi: 3.0.3\ninfo: { title: t, version: 2.24.3 }\npaths: { /a: { get: { responses: {} } } }\n";
  const cwd = folder({ "package.json": "{}", "new.yaml": text });
  const file = join(".lastcall", "runai", "2.25.json");
  const note = `note      the document calls itself 2.24: if it is not that of 2.25, delete ${file} and name another one\n`;
  expect((await lastcall(["spec", "add", "2.25", "new.yaml", "--whole"], { cwd })).stdout).toContain(note);
  const meant = await lastcall(["spec", "add", "2.25", "new.yaml", "--whole", "--other-release"], { cwd });
  expect(meant).toMatchObject({ exitCode: 0, stdout: expect.not.stringContaining("note") as string });
});
