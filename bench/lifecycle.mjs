// What a check of the example pays to know its API: processor time (the machine may be busy) of fresh processes, from
// the first import to the last life, median of seven. The scan and the comparison of contracts are no part of it.
// `node bench/lifecycle.mjs`

import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { build } from "esbuild";

const BUDGETS = { check: 150, listing: 600 };
const RUNS = 7;

const QUESTION = { from: "2.22", to: "2.24", asOf: "2026-11-20", deployment: "self-hosted", servers: [] };
const folder = "dist/bench-lifecycle";
const SPENT = `const spent = (since) => { const { user, system } = process.cpuUsage(since); return (user + system) / 1000; };`;
const entries = {
  /** every operation and field that the example's code uses, once */
  uses: `
    import { collectCalls } from "./src/check/index.js";
    import { usesOf } from "./src/cli/uses.js";
    const calls = await collectCalls(["examples/workload-portal"], { cwd: process.cwd(), today: ${JSON.stringify(QUESTION.asOf)}, cache: false }, () => 0);
    if (!calls.ok) throw new Error(calls.problem.message);
    console.log(JSON.stringify(usesOf(calls.value)));`,
  check: `
    ${SPENT}
    const uses = JSON.parse(process.argv[2]);
    let start = process.cpuUsage();
    const [{ openChosenApi }, { indexOperations }] = await Promise.all([import("./src/check/api/open.js"), import("./src/check/join/operations.js")]);
    const load = spent(start);
    start = process.cpuUsage();
    const opened = await openChosenApi({ kind: "provider", name: "runai", settings: ${JSON.stringify(QUESTION)} }, { cwd: process.cwd(), project: process.cwd() });
    if (!opened.ok) throw new Error(opened.problem.message);
    const { knowledge } = opened.value;
    indexOperations(knowledge);
    const open = spent(start);
    start = process.cpuUsage();
    for (const { operation, element } of uses) {
      for (const target of knowledge.targets) knowledge.life(operation, element, target);
    }
    const lives = spent(start);
    console.log(JSON.stringify({ load, open, lives, check: load + open + lives }));`,
  listing: `
    ${SPENT}
    import { listLives, openHistory } from "./src/diff/history/index.js";
    import { openProvider } from "./src/contract/provider/index.js";
    const start = process.cpuUsage();
    const provider = await openProvider("runai");
    const history = await openHistory(provider.value);
    const all = listLives(history.value).length;
    console.log(JSON.stringify({ listing: spent(start), all }));`,
};

for (const [name, contents] of Object.entries(entries)) {
  await build({
    stdin: { contents, resolveDir: ".", sourcefile: `${name}.mjs` },
    outdir: `${folder}/${name}`,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
  });
}
const run = (name, ...args) =>
  JSON.parse(execFileSync(process.execPath, [`${folder}/${name}/stdin.js`, ...args], { encoding: "utf8" }));
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const uses = run("uses");
const checks = Array.from({ length: RUNS }, () => run("check", JSON.stringify(uses)));
const listings = Array.from({ length: RUNS }, () => run("listing"));
await rm(folder, { recursive: true });

const line = (text, ms) => console.log(`${text.padEnd(44)}${ms.toFixed(0).padStart(5)} ms`);
line("loading the code", median(checks.map((one) => one.load)));
line("provider, contracts, surface, routes", median(checks.map((one) => one.open)));
line(`${uses.length} lives the example asks for`, median(checks.map((one) => one.lives)));
line(`every life that is not plain (${listings[0].all})`, median(listings.map((one) => one.listing)));
const verdict = (name, ms, budget) => {
  if (ms > budget) process.exitCode = 1;
  console.log(`${ms > budget ? "MISSED" : "held  "}  ${name}: ${ms.toFixed(0)} of ${budget} ms`);
};
verdict("a check's share", median(checks.map((one) => one.check)), BUDGETS.check);
verdict("what timeline and audit list", median(listings.map((one) => one.listing)), BUDGETS.listing);
