// 2,000 findings in every format: processor time (the machine may be busy) and size. `node bench/report.mjs`

import { rm } from "node:fs/promises";
import { build } from "esbuild";

const FINDINGS = 2000;
const BUDGET_MS = 2000;

const bundle = "node_modules/.cache/lastcall/bench-report.mjs";
await build({
  stdin: {
    contents: `export { FORMATS, formats } from "./src/report/check/index.js"; export { manyReport, manySource } from "./test/report/reports/many.js";`,
    resolveDir: ".",
  },
  outfile: bundle,
  bundle: true,
  format: "esm",
  platform: "node",
  packages: "external",
});
const { FORMATS, formats, manyReport, manySource } = await import(new URL(`../${bundle}`, import.meta.url).href);
await rm(bundle);

const report = manyReport(FINDINGS);
const context = { color: false, width: 80, source: manySource, defaultSeverity: () => "error" };
let total = 0;
for (const format of FORMATS) {
  const { render } = await formats[format].load();
  const start = process.cpuUsage();
  const text = render(report, context);
  const { user, system } = process.cpuUsage(start);
  const ms = (user + system) / 1000;
  total += ms;
  console.log(
    `${format.padEnd(10)} ${ms.toFixed(0).padStart(5)} ms ${(Buffer.byteLength(text) / 1024).toFixed(0).padStart(6)} KiB`,
  );
}
if (total > BUDGET_MS) process.exitCode = 1;
console.log(
  `${total > BUDGET_MS ? "MISSED" : "held  "}  ${FINDINGS} findings, all formats: ${total.toFixed(0)} of ${BUDGET_MS} ms`,
);
