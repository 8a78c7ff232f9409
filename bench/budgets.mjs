// The two runs that a newcomer sees first, against their budgets. `npm run bench` after `npm run build`.
import { argumentsOf } from "./arguments.mjs";
import { CLI, measure } from "./process.mjs";

argumentsOf("bench");
const BUDGETS = [
  {
    name: "check the example, 2.22 → 2.24",
    args: ["check", "examples/workload-portal", "--from", "2.22", "--to", "2.24", "--fail-on", "never", "--no-cache"],
    ms: 2000,
    mb: 400,
  },
  { name: "diff 2.22 2.24", args: ["diff", "2.22", "2.24"], ms: 400, mb: 400 },
];

const node = await measure(["--eval", ""]);
console.log(
  `node alone: ${node.ms.toFixed(0)} ms (processor ${node.cpuMs.toFixed(0)} ms), ${node.peakMb.toFixed(0)} MB\n`,
);
for (const { name, args, ms, mb } of BUDGETS) {
  const run = await measure([CLI, ...args]);
  if (run.exitCode !== 0) {
    console.error(`${name}: exit code ${run.exitCode}\n${run.stderr}`);
    process.exitCode = 2;
    continue;
  }
  const held = run.ms <= ms && run.peakMb <= mb;
  if (!held) process.exitCode = 1;
  console.log(
    `${held ? "held  " : "MISSED"}  ${name}: ${run.ms.toFixed(0)} of ${ms} ms (median ${run.medianMs.toFixed(0)}, processor ${run.cpuMs.toFixed(0)}), ${run.peakMb.toFixed(0)} of ${mb} MB`,
  );
}
