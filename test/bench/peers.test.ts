/** `npm run bench -- --peers`: what is measured of a command, and how it is shown. */
import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { CODE_TOOLS, commandOf } from "../../bench/peers/code-tools.js";
import { generatedDocuments } from "../../bench/peers/inputs.js";
import { costOf, processorSeconds } from "../../bench/peers/measure.js";
import { averages, markdownTable, textTable } from "../../bench/peers/tables.js";
import { loadContract } from "../../src/contract/index.js";
import { diffContracts } from "../../src/diff/index.js";
import { ROOT } from "../action/runner.js";
import { folder } from "../cli/folder.js";

test.each([
  ["bench/main.mjs", "--foo"],
  ["bench/budgets.mjs", "more"],
  ["bench/scan.mjs", "--foo"],
  ["bench/installed.mjs", "--markdown"],
  ["bench/diff.mjs", "many"],
  ["bench/editor.mjs", "nowhere"],
])("%s refuses %s in a line", (script, word) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, word], { cwd: ROOT, encoding: "utf8" });
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^error: .+\n(?: {2}hint: .+\n)?$/);
});

describe("the cost of a command", () => {
  const node = (script: string, limit?: number) =>
    costOf({ args: [process.execPath, "-e", script], cwd: ".", ...(limit !== undefined && { limit }) });

  test("counts what its children do", async () => {
    const busy = "const end = process.cpuUsage().user + 3e5; while (process.cpuUsage().user < end);";
    const nested = `require("node:child_process").spawnSync(process.execPath, ["-e", ${JSON.stringify(busy)}])`;
    expect((await node(nested)).processor).toBeGreaterThan(0.3);
  });

  test.runIf(process.platform === "linux")("and the memory that they hold", async () => {
    // held to the end, and for long enough that a busy machine comes to look
    const held = `const held = Buffer.alloc(${300 * 2 ** 20}, 1); setTimeout(() => held.fill(2), 2000)`;
    const { megabytes } = await node(held);
    expect(megabytes).toBeGreaterThan(300);
  });

  test("says how it ended", async () => {
    expect(await node("console.log('said'); process.exitCode = 3")).toMatchObject({ exitCode: 3, stdout: "said\n" });
    expect(await node("setInterval(() => {}, 1000)", 0.3)).toMatchObject({ exitCode: null });
  });

  test.each([
    ["0m0.10s 0m0.20s\n1m1.50s 0m0.25s\n", 61.75],
    ["0m0,10s 0m0,20s\n0m1,50s 0m0,25s\n", 1.75],
    ["", 0],
  ])("%j", (times, seconds) => {
    expect(processorSeconds(times)).toBeCloseTo(seconds);
  });
});

describe("a tool is taken from the first folder that has it in the right version", () => {
  const holding = (packages: Readonly<Record<string, string>>) =>
    folder(
      Object.fromEntries(
        Object.entries(packages).map(([name, version]) => [
          `node_modules/${name}/package.json`,
          JSON.stringify({ name, version }),
        ]),
      ),
    );
  const compiler = CODE_TOOLS.find(({ name }) => name === "TypeScript 7");
  const linter = CODE_TOOLS.find(({ name }) => name === "typescript-eslint");

  test("each of two gets the TypeScript that it wants", () => {
    if (compiler === undefined || linter === undefined) throw new Error("both are there");
    const seven = holding({ typescript: "7.0.2", eslint: "9.0.0", "typescript-eslint": "8.0.0" });
    const five = holding({ typescript: "5.9.3", eslint: "10.0.0", "typescript-eslint": "8.0.0" });
    expect(commandOf(compiler, [five, seven], ".")?.env?.["PEERS"]).toBe(seven);
    expect(commandOf(linter, [seven, five], ".")?.env?.["PEERS"]).toBe(five);
    expect(commandOf(linter, [seven], ".")).toBeUndefined();
  });
});

const cost = (processor: number, exitCode: number | null = 0, stdout = "") => ({
  ...{ processor, wall: 1, megabytes: 99.6 },
  exitCode,
  stdout,
});
const ROWS = [
  { input: "small", measured: [{ what: "check", cost: cost(0.5) }], ratios: { "to it": 0.5 } },
  {
    input: "large",
    measured: [
      { what: "check", cost: cost(60, null) },
      { what: "other", cost: undefined },
    ],
    ratios: { "to it": undefined },
  },
  {
    input: "odd",
    measured: [
      { what: "check", cost: cost(0.5, 1, "findings") },
      { what: "other", cost: cost(0.1, 1) },
    ],
    ratios: { "to it": undefined },
  },
];

test("the tables", () => {
  expect(textTable(ROWS).split("\n")).toEqual([
    "       check                 other    to it",
    "small  0.50 (1.00) s 100 MB  -        0.50",
    "large  did not end           -        -",
    "odd    0.50 (1.00) s 100 MB  gave up  -",
  ]);
  expect(markdownTable(ROWS)).toBe(
    [
      "|  | check | other | to it |",
      "| --- | ---: | ---: | ---: |",
      "| small | 0.50 (1.00) s 100 MB | - | 0.50 |",
      "| large | did not end | - | - |",
      "| odd | 0.50 (1.00) s 100 MB | gave up | - |",
    ].join("\n"),
  );
  expect(averages(ROWS)).toBe("to it: 0.50 on average, 0.50 at most");
});

test("the generated documents differ, and by what was changed alone", async () => {
  const [small] = generatedDocuments(folder({}));
  if (small === undefined) throw new Error("there is a first size");
  const [base, target] = await Promise.all(
    [small.base, small.target].map((path) => loadContract({ kind: "file", path })),
  );
  if (base?.ok !== true || target?.ok !== true) throw new Error("both can be read");
  const changes = diffContracts(base.value, target.value);
  expect(new Set(changes.map(({ ruleId }) => ruleId))).toEqual(new Set(["response-property-type-changed"]));
  expect(new Set(changes.map(({ element }) => element.path.at(-1)))).toEqual(new Set(["leaf"]));
});

test.each([
  ["--runs", "none", '--runs is a number from 1 on, not "none"'],
  ["--peer", "", "Unknown option '--peer'"],
])("wrong arguments end in one line: %s %s", (option, value, line) => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["scripts/run.mjs", "bench/peers/main.ts", "--peers", option, value].filter((one) => one !== ""),
    { encoding: "utf8" },
  );
  expect(status).toBe(2);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toContain(line);
});

describe("what would measure nothing is told before anything is measured", () => {
  test.each([
    [["--snapshots", "nowhere"], "error: --snapshots: there is no folder nowhere\n  hint: git clone --bare there, "],
    [["--documents", "nowhere"], "error: --documents: there is no folder nowhere\n"],
    [["--tools", ".,nowhere"], "error: --tools: there is no folder nowhere\n"],
    [["--only", "argocd"], "error: --only: nothing is called argocd\n  hint: there are Run:ai 2.22 → 2.24, "],
  ])("%j", (options, told) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["bench/main.mjs", "--peers", ...options], {
      encoding: "utf8",
    });
    expect({ status, stdout, told: stderr.slice(0, told.length) }).toEqual({ status: 2, stdout: "", told });
  });
});
