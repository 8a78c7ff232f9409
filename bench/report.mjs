// 2,000 findings in every format: time and size. Two seconds for all of them is the budget. `node bench/report.mjs`
import { build } from "esbuild";
import { rm } from "node:fs/promises";
import { performance } from "node:perf_hooks";

const FINDINGS = 2000;
const BUDGET_MS = 2000;

const bundle = "node_modules/.cache/lastcall/bench-report.mjs";
await build({
  stdin: {
    contents: `export { FORMATS, reporters } from "./src/report/index.js"; export { manyReport, manySource } from "./test/report/reports/many.js";`,
    resolveDir: ".",
  },
  outfile: bundle,
  bundle: true,
  format: "esm",
  platform: "node",
  packages: "external",
});
const { FORMATS, reporters, manyReport, manySource } = await import(new URL(`../${bundle}`, import.meta.url).href);
await rm(bundle);

const report = manyReport(FINDINGS);
const context = { color: false, width: 80, source: manySource };
let total = 0;
for (const format of FORMATS) {
  const { render } = await reporters[format]();
  const start = performance.now();
  const text = render(report, context);
  const ms = performance.now() - start;
  total += ms;
  console.log(`${format.padEnd(10)} ${ms.toFixed(0).padStart(5)} ms ${(Buffer.byteLength(text) / 1024).toFixed(0).padStart(6)} KiB`);
}
if (total > BUDGET_MS) process.exitCode = 1;
console.log(`${total > BUDGET_MS ? "MISSED" : "held  "}  ${FINDINGS} findings, all formats: ${total.toFixed(0)} of ${BUDGET_MS} ms`);
