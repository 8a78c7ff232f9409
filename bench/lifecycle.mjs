// What provider, history and lifecycles add to a check: processor time (the machine may be busy), best of five
// fresh processes. `node bench/lifecycle.mjs`
import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";

const BUDGET_MS = 150;
const RUNS = 5;

const bundle = "node_modules/.cache/lastcall/bench-lifecycle.mjs";
await build({
  stdin: {
    contents: `
      import { lifecycleOf, listLives, openHistory, OPERATION } from "./src/diff/history/index.js";
      import { openProvider } from "./src/spec/provider/index.js";
      import { operationKey } from "./src/spec/normalise/path.js";

      const spent = (since) => { const { user, system } = process.cpuUsage(since); return (user + system) / 1000; };
      let start = process.cpuUsage();
      const provider = (await openProvider("runai")).value;
      const history = (await openHistory(provider)).value;
      const open = spent(start);

      // What a portal of some thirty calls asks: its operations, and a dozen fields of theirs.
      start = process.cpuUsage();
      for (const key of [...history.operations.keys()].slice(0, 30)) lifecycleOf(history, key, OPERATION);
      const fields = ["spec.compute.migProfile", "spec.compute.gpuDevicesRequest", "spec.image", "spec.command", "name", "projectId", "clusterId"];
      for (const path of ["workspaces", "trainings"]) {
        for (const field of fields) lifecycleOf(history, operationKey("POST", "/api/v1/workloads/" + path), { kind: "request-property", path: field.split(".") });
      }
      const lives = spent(start);

      start = process.cpuUsage();
      const all = listLives(history).length;
      console.log(JSON.stringify({ open, lives, listing: spent(start), all }));
    `,
    resolveDir: ".",
  },
  outfile: bundle,
  bundle: true,
  splitting: false,
  format: "esm",
  platform: "node",
  packages: "external",
});

const runs = Array.from({ length: RUNS }, () => JSON.parse(execFileSync(process.execPath, [bundle], { encoding: "utf8" })));
await rm(bundle);
const best = (name) => Math.min(...runs.map((run) => run[name]));
const check = Math.min(...runs.map((run) => run.open + run.lives));
console.log(`provider and all contracts   ${best("open").toFixed(0).padStart(5)} ms`);
console.log(`30 operations, 14 fields     ${best("lives").toFixed(0).padStart(5)} ms`);
console.log(`every life that is not plain ${best("listing").toFixed(0).padStart(5)} ms  (${runs[0].all} lives: timeline and audit, not check)`);
if (check > BUDGET_MS) process.exitCode = 1;
console.log(`${check > BUDGET_MS ? "MISSED" : "held  "}  a check's share: ${check.toFixed(0)} of ${BUDGET_MS} ms`);
