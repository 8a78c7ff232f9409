/** The functions beside the first four, and the page that lists them all. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { libraryPage } from "../../scripts/library-page.js";
import {
  audit,
  check,
  diffContracts,
  explain,
  fix,
  LastcallError,
  renderCheck,
  renderDiff,
  timeline,
} from "../../src/index.js";
import { lastcall } from "../cli/run.js";

const cwd = fileURLToPath(new URL("../fixtures/check", import.meta.url));
const api = { cwd, today: "2026-03-01", config: "bookshop/lastcall.config.json" } as const;
const flags = ["--config", api.config];
const printed = async (...args: readonly string[]): Promise<unknown> =>
  JSON.parse((await lastcall([...args, ...flags, "--format", "json"], { cwd, now: "2026-03-01T12:00:00" })).stdout);

describe("as the commands", () => {
  test("explain", async () => {
    expect(await explain("GET /customers", api)).toEqual(await printed("explain", "GET /customers"));
    await expect(explain("GET /nowhere", api)).rejects.toThrow(LastcallError);
  });

  test("timeline", async () => {
    const all = await timeline(api);
    expect(all).toEqual(await printed("timeline"));
    const some = await timeline({ ...api, filter: "customers" });
    expect(some.elements.length).toBeGreaterThan(0);
    expect(some.elements.length).toBeLessThan(all.elements.length);
  });

  test("audit", async () => {
    expect(await audit(api)).toEqual(await printed("audit"));
  });

  test("fix writes nothing", async () => {
    const run = await fix("rules/removed-parameter", { ...api, cache: false });
    expect(run).toMatchObject({ schemaVersion: 1, written: false, left: { errors: 1 } });
  });
});

describe("reports as text", () => {
  test.each(["pretty", "agent", "sarif", "markdown", "junit"] as const)("check as %s", async (format) => {
    const report = await check("rules/removed-parameter", { ...api, cache: false });
    const args = ["check", "rules/removed-parameter", ...flags, "--no-cache", "--format", format];
    const { stdout } = await lastcall(args, { cwd, now: "2026-03-01T12:00:00" });
    const text = await renderCheck(report, format, { cwd });
    // The command counts machines' file names from the repository and people's from the folder; here both are the root's.
    expect(text.split("\n").length).toBe(stdout.split("\n").length);
    expect(text).toContain("shelfCode");
  });

  test("diff as Markdown", async () => {
    const specs = "bookshop/.lastcall/bookshop";
    const report = await diffContracts(`${specs}/1.1.yaml`, `${specs}/2.0.yaml`, { cwd });
    expect(await renderDiff(report, "markdown")).toMatch(/^# .*1\.1\.yaml → .*2\.0\.yaml/);
  });
});

test("docs/library.md is the page of the types: npm run docs:library", () => {
  const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
  const page = libraryPage(read("src/index.ts"));
  expect(read("docs/library.md")).toBe(page);
  for (const name of [
    "check",
    "findCalls",
    "diffContracts",
    "loadContract",
    "explain",
    "timeline",
    "audit",
    "fix",
    "renderCheck",
    "renderDiff",
  ])
    expect(page).toContain(`### \`${name}\``);
  expect(page).not.toMatch(/^### `\w*`\n\n\n/m);
});
