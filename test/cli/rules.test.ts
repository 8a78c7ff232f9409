import { expect, test } from "vitest";
import { CHECK_RULE_IDS } from "../../src/check/finding.js";
import { diffRules } from "../../src/diff/index.js";
import { lastcall } from "./run.js";

test("the rules of check, each with its severity and what it reports", async () => {
  const { exitCode, stdout, stderr } = await lastcall(["rules"]);
  expect(exitCode).toBe(0);
  expect([...stdout.matchAll(/^\w+ +([a-z-]+)$/gm)].map(([, id]) => id)).toEqual(CHECK_RULE_IDS);
  expect(stdout).toContain(
    "error    removed-endpoint\n         The code calls an operation that the target release no longer has.\n",
  );
  expect(stdout).toContain("warning  deprecated-endpoint\n");
  expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect(stderr).toBe(`\n${diffRules().size} more are those of lastcall diff: lastcall rules <word> finds them.\n`);
});

test("a word finds rules of both commands", async () => {
  const { stdout, stderr } = await lastcall(["rules", "Enum-Value-Removed"]);
  expect(stdout).toContain("breaking    request-parameter-enum-value-removed\n");
  expect([stdout.includes("removed-endpoint"), stderr]).toEqual([false, ""]);
  expect(await lastcall(["rules", "nosuch"])).toEqual({
    exitCode: 0,
    stdout: "",
    stderr: 'No rule has "nosuch" in its id.\n',
  });
});

test("for programs all of them", async () => {
  const { rules } = JSON.parse((await lastcall(["rules", "--format", "json"])).stdout) as {
    rules: readonly { id: string; command: string; level: string; about: string }[];
  };
  expect(rules.length).toBe(CHECK_RULE_IDS.length + diffRules().size);
  expect(rules.filter(({ id, level, about }) => id === "" || level === "" || about === "")).toEqual([]);
});
