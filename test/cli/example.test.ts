import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { CheckJson } from "../../src/report/check/json.js";
import { lastcall } from "./run.js";

const EXAMPLE = "examples/workload-portal";

async function findings(...args: readonly string[]): Promise<CheckJson> {
  const { stdout, stderr } = await lastcall(["check", EXAMPLE, "--from", "2.22", ...args, "--format", "json"]);
  expect(stderr).toBe("");
  return JSON.parse(stdout) as CheckJson;
}

/** `src/runai/users.ts:11 removed-endpoint`, and how bad it is. */
const lines = ({ findings }: CheckJson): readonly string[] =>
  findings.map(({ severity, ruleId, file, line }) => `${severity} ${ruleId} ${file}:${line}`);

test("2.22 → 2.24: everything that was planted, at its line, and nothing else", async () => {
  const expected: unknown = JSON.parse(readFileSync(new URL("./example/expected.json", import.meta.url), "utf8"));
  const report = await findings("--to", "2.24");
  const found = report.findings.map(({ file, line, ruleId, severity, operation, element, replacement }) => ({
    at: `${file}:${line}`,
    rule: ruleId,
    severity,
    operation,
    ...(element.path.length === 0 ? {} : { element: element.path.join("/") }),
    ...(replacement.length === 0 ? {} : { use: replacement }),
  }));
  expect(found).toEqual(expected);
  expect(report.unresolved).toEqual([]);
  expect(report.troubledFiles).toEqual([]);
});

const REMOVED_BY_2_23 = [
  "error removed-response-field src/pages/securityPage.ts:11",
  "error removed-endpoint src/runai/applications.ts:14",
  "error removed-endpoint src/runai/auth.ts:23",
  "error removed-endpoint src/runai/users.ts:11",
];
const REMOVED_BY_2_24 = [
  ...REMOVED_BY_2_23,
  "error removed-response-field src/pages/gpuTable.ts:14",
  "error removed-enum-value src/runai/workloads.ts:30",
  "error removed-request-field src/runai/workloads.ts:31",
];
const REMOVED_BY_3_0 = [
  ...REMOVED_BY_2_24,
  "error removed-endpoint src/runai/applications.ts:10",
  "error removed-endpoint src/runai/nodes.ts:16",
];
const APP_TOKEN = "warning deprecated-api src/runai/auth.ts:11";

describe("the answer depends on the release and on the clock", () => {
  test.each([
    {
      name: "2.23: the MIG profile is past its window and still there; node pools and nodes have two releases left",
      args: ["--to", "2.23"],
      expected: [
        ...REMOVED_BY_2_23,
        APP_TOKEN,
        "warning expired-request-field src/runai/auth.ts:13",
        "warning expired-request-field src/runai/auth.ts:14",
        "warning deprecated-endpoint src/runai/nodes.ts:16",
        "warning deprecated-response-field src/runai/nodes.ts:22",
        "warning expired-enum-value src/runai/workloads.ts:30",
        "error expired-request-field src/runai/workloads.ts:31",
      ],
      forecast: false,
    },
    {
      name: "3.0: no contract, so notices and policy answer; the token endpoint is in its window",
      args: ["--to", "3.0"],
      expected: [
        ...REMOVED_BY_3_0,
        APP_TOKEN,
        "warning deprecated-endpoint src/runai/auth.ts:8",
        "error expired-request-field src/runai/auth.ts:13",
        "error expired-request-field src/runai/auth.ts:14",
        "error expired-response-field src/runai/nodes.ts:22",
      ],
      forecast: true,
    },
    {
      name: "+1, the release after 3.0: the token endpoint's window is over too",
      args: ["--to", "+1"],
      expected: [
        ...REMOVED_BY_3_0,
        APP_TOKEN,
        "error expired-endpoint src/runai/auth.ts:8",
        "error expired-request-field src/runai/auth.ts:13",
        "error expired-request-field src/runai/auth.ts:14",
        "error expired-response-field src/runai/nodes.ts:22",
      ],
      forecast: true,
    },
    {
      name: "SaaS, January 2026: the six months of 2.23 and 2.24 still run",
      args: ["--deployment", "saas", "--as-of", "2026-01-31"],
      expected: [
        ...REMOVED_BY_2_24,
        APP_TOKEN,
        "warning deprecated-endpoint src/runai/applications.ts:10",
        "warning expired-request-field src/runai/auth.ts:13",
        "warning expired-request-field src/runai/auth.ts:14",
        "warning deprecated-endpoint src/runai/nodes.ts:16",
        "warning deprecated-response-field src/runai/nodes.ts:22",
      ],
      forecast: false,
    },
    {
      name: "SaaS, October 2026: applications and nodes are announced as removed, the token endpoint is deprecated",
      args: ["--deployment", "saas", "--as-of", "2026-10-21"],
      expected: [
        ...REMOVED_BY_3_0,
        APP_TOKEN,
        "warning deprecated-endpoint src/runai/auth.ts:8",
        "error expired-request-field src/runai/auth.ts:13",
        "error expired-request-field src/runai/auth.ts:14",
        "error expired-response-field src/runai/nodes.ts:22",
      ],
      forecast: true,
    },
    {
      name: "SaaS, November 2026: the token endpoint's six months are over",
      args: ["--deployment", "saas", "--as-of", "2026-11-21"],
      expected: [
        ...REMOVED_BY_3_0,
        APP_TOKEN,
        "error expired-endpoint src/runai/auth.ts:8",
        "error expired-request-field src/runai/auth.ts:13",
        "error expired-request-field src/runai/auth.ts:14",
        "error expired-response-field src/runai/nodes.ts:22",
      ],
      forecast: true,
    },
  ])("$name", async ({ args, expected, forecast }) => {
    const report = await findings(...args);
    expect([...lines(report)].sort()).toEqual([...expected].sort());
    expect(report.api.forecast).toBe(forecast);
  });
});

describe("explained well enough to act on", () => {
  test("a removed call says since when, by whose word, until when it was owed, and what to use", async () => {
    const report = await findings("--to", "2.24");
    const users = report.findings.find(({ file }) => file === "src/runai/users.ts");
    expect(users?.lifecycle).toMatchObject({
      deprecated: "2.17",
      removed: "2.23",
      keptThrough: { release: "2.19", date: "2024-10-14" },
    });
    expect(users?.replacement).toEqual(["GET /api/v1/users"]);
  });

  test("a field says where its call is", async () => {
    const report = await findings("--to", "2.24");
    const read = report.findings.find(({ file }) => file === "src/pages/gpuTable.ts");
    expect(read?.call).toMatchObject({ file: "src/runai/workloads.ts", line: 12 });
  });
});
