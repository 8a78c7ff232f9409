import { describe, expect, test } from "vitest";
import type { ChangeReport } from "../../src/diff/index.js";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

describe("2.22 → 2.24 of the built-in API", async () => {
  const { exitCode, stdout, stderr } = await lastcall(["diff", "2.22", "2.24", "--format", "json"]);
  const { base, target, changes } = JSON.parse(stdout) as ChangeReport;
  const operations = (ruleId: RegExp): readonly string[] =>
    changes
      .filter((change) => ruleId.test(change.ruleId))
      .flatMap(({ affects }) => affects.map(({ method, path }) => `${method} ${path}`))
      .sort();

  test("it is information: exit code 0, both sides named", () => {
    expect({ exitCode, stderr, base, target }).toEqual({
      exitCode: 0,
      stderr: "",
      base: { version: "2.22" },
      target: { version: "2.24" },
    });
  });

  test("24 operations are removed, two of them without having been deprecated", () => {
    const removed = operations(/^api-(path-)?removed-/);
    expect(removed).toHaveLength(24);
    expect(removed).toContain("GET /v1/k8s/users");
    expect(operations(/^api-(path-)?removed-without-deprecation$/)).toEqual([
      "GET /api/v1/apps/installer",
      "POST /api/v1/logout",
    ]);
  });

  test("19 operations are newly deprecated", () => {
    const deprecated = operations(/^endpoint-deprecated$/);
    expect(deprecated).toHaveLength(19);
    expect(deprecated).toContain("GET /api/v1/clusters/{clusterUuid}/nodes");
  });

  test("migProfile is gone from bodies and responses", () => {
    const gone = changes.filter(
      ({ ruleId, element }) => ruleId.includes("removed") && element.path.at(-1) === "migProfile",
    );
    const places = new Set(gone.map(({ element }) => element.kind));
    expect(places).toEqual(new Set(["request-property", "response-property"]));
    expect(gone.flatMap(({ affects }) => affects.map(({ path }) => path))).toContain("/api/v1/workloads/workspaces");
  });
});

const OLD =
  'openapi: 3.0.3\ninfo: { title: t, version: "1" }\npaths:\n  /a:\n    get: { responses: { "200": { description: ok } } }\n  /b:\n    get: { responses: { "200": { description: ok } } }\n';
const NEW = OLD.replace(
  '  /a:\n    get: { responses: { "200": { description: ok } } }\n',
  '  /c:\n    get: { responses: { "200": { description: ok } } }\n',
);

describe("two files, as a gate", () => {
  const cwd = folder({ "old.yaml": OLD, "new.yaml": NEW });

  test("--fail-on breaking ends with 1", async () => {
    expect((await lastcall(["diff", "old.yaml", "new.yaml", "--fail-on", "breaking"], { cwd })).exitCode).toBe(1);
    expect((await lastcall(["diff", "old.yaml", "old.yaml", "--fail-on", "compatible"], { cwd })).exitCode).toBe(0);
  });

  test("--level shows less, says so, and the gate still sees everything", async () => {
    const { exitCode, stdout, stderr } = await lastcall(
      ["diff", "new.yaml", "old.yaml", "--level", "breaking", "--fail-on", "compatible", "--match", "/a"],
      { cwd },
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain("No changes.");
    expect(stderr).toBe("1 more below --level breaking.\n");
  });

  test("what could not be compared is named, never passed over", async () => {
    const DANGLING = OLD.replace(
      '/a:\n    get: { responses: { "200": { description: ok } } }',
      "/a:\n    get: { responses: { \"200\": { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Lost' } } } } } }",
    );
    const cwd = folder({ "old.yaml": OLD, "dangling.yaml": DANGLING });
    const pretty = await lastcall(["diff", "old.yaml", "dangling.yaml"], { cwd });
    expect(pretty.stdout).toContain("Not compared (1)");
    expect(pretty.stdout).toMatch(/dangling\.yaml:5:\d+: .*Lost/);
    for (const format of ["markdown", "html"])
      expect((await lastcall(["diff", "old.yaml", "dangling.yaml", "--format", format], { cwd })).stdout).toContain(
        "Not compared",
      );
    const { skipped } = JSON.parse(
      (await lastcall(["diff", "old.yaml", "dangling.yaml", "--format", "json"], { cwd })).stdout,
    ) as { skipped: readonly object[] };
    expect(skipped).toMatchObject([
      {
        file: "dangling.yaml",
        line: 5,
        pointer: ["paths", "/a", "get", "responses", "200", "content", "application/json", "schema"],
      },
    ]);
  });

  test("a file that is no OpenAPI document is told as such, whatever its ending", async () => {
    const cwd = folder({ "notes.md": "# Notes", "old.yaml": OLD });
    const { exitCode, stderr } = await lastcall(["diff", "notes.md", "old.yaml"], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/notes\.md.*OpenAPI/);
  });

  test("several reports of one run", async () => {
    const { stdout } = await lastcall(
      ["diff", "old.yaml", "new.yaml", "--format", "pretty", "--format", "markdown=notes/changes.md"],
      { cwd },
    );
    const { readFileSync } = await import("node:fs");
    expect(stdout).toContain("GET /a");
    expect(readFileSync(`${cwd}/notes/changes.md`, "utf8")).toContain("/a");
  });
});

test("--cross-check adds the second opinion", async () => {
  const cwd = folder({ "old.yaml": OLD, "new.yaml": NEW });
  const { stdout } = await lastcall(["diff", "old.yaml", "new.yaml", "--cross-check"], { cwd });
  expect(stdout).toContain("Second opinion: openapi-diff");
  expect(stdout).toContain("3 operations judged alike, 0 differently, 0 not judged there.");
});

test("--cross-check beside --quiet and a report for a machine has no place to be read, and is not passed over", async () => {
  const cwd = folder({ "old.yaml": OLD, "new.yaml": NEW });
  const asked = ["diff", "old.yaml", "new.yaml", "--cross-check", "--quiet"];
  expect(await lastcall([...asked, "--format", "json"], { cwd })).toMatchObject({
    exitCode: 2,
    stdout: "",
    stderr:
      "error: --cross-check has no place to be read: a report for a machine is printed, and --quiet silences all else\n" +
      "  hint: Write the report to a file, such as --format json=changes.json, or leave out --quiet.\n",
  });
  const { exitCode, stdout } = await lastcall([...asked, "--format", "json=changes.json"], { cwd });
  expect([exitCode, stdout.includes("Second opinion: openapi-diff")]).toEqual([0, true]);
});

test("latest is named with the day on which it was captured", async () => {
  const { stdout } = await lastcall(["diff", "2.24", "latest", "--format", "json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    base: { version: "2.24" },
    target: { version: "latest", captured: "2025-12-15" },
    changes: [],
  });
});
