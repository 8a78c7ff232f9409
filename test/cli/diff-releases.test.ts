/** `diff` of releases of a configured API: what lies between the two is known, and counts. */
import { describe, expect, test } from "vitest";
import { type ChangeReport, diffContracts } from "../../src/index.js";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

const document = (version: string, paths: Readonly<Record<string, boolean>>): string =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "harbour", version },
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, deprecated]) => [
        path,
        { get: { deprecated, responses: { 200: { description: "fine" } } } },
      ]),
    ),
  });

const harbour = (second: string | undefined) =>
  folder({
    "package.json": "{}",
    "lastcall.config.json": JSON.stringify({
      apis: [{ name: "harbour", specs: { "1": "1.json", "2": "2.json", "3": "3.json" } }],
    }),
    "1.json": document("1", { "/boats": false, "/cranes": false, "/piers": false }),
    ...(second === undefined ? {} : { "2.json": second }),
    "3.json": document("3", { "/piers": false }),
  });

const told = ({ changes }: ChangeReport) =>
  changes.map(({ ruleId, affects: [first], announced }) => [first?.path, ruleId, announced]);

describe("release 2 marks what 3 no longer has", () => {
  const cwd = harbour(document("2", { "/boats": true, "/cranes": false, "/piers": false }));
  const expected = [
    ["/boats", "api-path-removed-with-deprecation", { since: "2", windowOver: true }],
    ["/cranes", "api-path-removed-without-deprecation", null],
  ];

  test("the command", async () => {
    const { stdout } = await lastcall(["diff", "1", "3", "--format", "json"], { cwd });
    expect(told(JSON.parse(stdout) as ChangeReport)).toEqual(expected);
  });

  test("the gate passes over what was announced in time", async () => {
    const { stdout, stderr } = await lastcall(["diff", "1", "3", "--format", "json", "--allow-announced"], { cwd });
    expect(told(JSON.parse(stdout) as ChangeReport)).toEqual(expected.slice(1));
    expect(stderr).toBe("1 change announced in time passed over (--allow-announced).\n");
  });

  test("the library", async () => {
    expect(told(await diffContracts("1", "3", { cwd }))).toEqual(expected);
    expect(told(await diffContracts("1", "3", { cwd, allowAnnounced: true }))).toEqual(expected.slice(1));
  });

  test("two files are two files: nothing is known between them", async () => {
    const { stdout } = await lastcall(["diff", "1.json", "3.json", "--format", "json"], { cwd });
    expect(told(JSON.parse(stdout) as ChangeReport)).toEqual([
      ["/boats", "api-path-removed-without-deprecation", null],
      ["/cranes", "api-path-removed-without-deprecation", null],
    ]);
  });
});

test.each([
  ["is missing", undefined],
  ["is broken", "{"],
])("a document between them that %s is named: nobody asked it", async (_, second) => {
  const { exitCode, stdout } = await lastcall(["diff", "1", "3"], { cwd: harbour(second) });
  expect(exitCode).toBe(0);
  expect(stdout).toContain("Not compared (1)");
  expect(stdout.replace(/\s+/g, " ")).toMatch(
    /2\.json:1:\d+: other releases were not asked whether they announced what is gone: /,
  );
});
