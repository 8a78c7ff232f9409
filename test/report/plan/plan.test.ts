import { expect, test } from "vitest";
import { lastcall } from "../../cli/run.js";

const plan = async (...args: readonly string[]) =>
  lastcall(["check", "examples/workload-portal", "--from", "2.22", "--to", "2.24", "--plan", ...args]);

/** Titles, and the places below each. */
const outline = (text: string): readonly string[] =>
  text
    .split("\n")
    .filter((line) => /^\S.*:|^ +examples\//.test(line))
    .map((line) => line.trim().replace("examples/workload-portal/src/", ""));

test("the example's plan: today, then what needs a decision, then what has time", async () => {
  const { stdout, exitCode } = await plan();
  expect(exitCode).toBe(1);
  expect(outline(stdout)).toEqual([
    "Today: works on 2.22 already",
    "runai/users.ts:11:10",
    "runai/auth.ts:13:7",
    "runai/auth.ts:14:7",
    "runai/auth.ts:11:26",
    "Before the upgrade to 2.24, after a decision: it breaks, and no replacement is named",
    "pages/gpuTable.ts:14:36",
    "pages/securityPage.ts:11:44",
    "runai/applications.ts:14:10",
    "runai/auth.ts:23:9",
    "runai/workloads.ts:30:25",
    "runai/workloads.ts:31:9",
    "Later: still works on 2.24",
    "runai/nodes.ts:16:27",
    "runai/nodes.ts:22:42",
    "runai/applications.ts:10:10",
  ]);
  expect(stdout.replace(/\s+/g, " ")).toContain(
    "window over; lastcall fix: the token grant app_token becomes client_credentials",
  );
  expect(stdout.split("\n").filter((line) => line.startsWith(" ") && line.length > 80)).toEqual([]);
});

test("as Markdown it is a list of tasks", async () => {
  const { stdout } = await plan("--format", "markdown");
  expect(stdout.match(/^- \[ \] /gm)?.length).toBe(11);
  expect(stdout).toContain("## Today: works on 2.22 already");
});

test("machines have no plan", async () => {
  expect(await plan("--format", "sarif")).toMatchObject({ exitCode: 2, stdout: "" });
});
