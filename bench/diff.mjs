// What `diff` costs, as a whole process: `node bench/diff.mjs [runs]`. The large documents are measured where ../shared is there.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { build } from "esbuild";
import { wholeNumber } from "./arguments.mjs";
import { ENV } from "./process.mjs";

const RUNS = wholeNumber("bench:diff", "runs", 5);
const folder = mkdtempSync(join(resolve("node_modules"), ".bench-"));
const program = join(folder, "diff.mjs");
await build({
  stdin: {
    resolveDir: process.cwd(),
    contents: `
      import { loadContract } from "./src/contract/index.js";
      import { diffContracts } from "./src/diff/index.js";
      const files = process.argv.slice(2, 4);
      const [base, target] = await Promise.all(files.map((path) => loadContract({ kind: "file", path })));
      if (!base.ok || !target.ok) throw new Error(JSON.stringify([base.problem, target.problem]));
      const loaded = performance.now();
      const changes = diffContracts(base.value, target.value);
      const usage = process.resourceUsage();
      console.log(JSON.stringify({ changes: changes.length, diff: performance.now() - loaded, memory: usage.maxRSS / 1024, processor: (usage.userCPUTime + usage.systemCPUTime) / 1e6 }));`,
  },
  bundle: true,
  splitting: true,
  outdir: folder,
  entryNames: "diff",
  outExtension: { ".js": ".mjs" },
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  logLevel: "error",
});

const rows = [];
const write = (name, document) => {
  const path = join(folder, name);
  writeFileSync(path, typeof document === "string" || Buffer.isBuffer(document) ? document : JSON.stringify(document));
  return path;
};

function measure(name, base, target, limit, runs = RUNS) {
  const results = [];
  // on a machine that does other things as well, processor time says more than the clock
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    const done = spawnSync(process.execPath, [program, base, target], { encoding: "utf8", env: ENV });
    if (done.status !== 0) throw new Error(`${name}: ${done.stderr}`);
    results.push({ ...JSON.parse(done.stdout), whole: performance.now() - start });
  }
  // the quickest run: what else the machine does can only add to it
  const best = results.reduce((a, b) => (a.whole < b.whole ? a : b));
  rows.push({
    what: name,
    "whole process, s": (best.whole / 1000).toFixed(2),
    "processor, s": best.processor.toFixed(2),
    "limit, s": limit,
    "comparison, ms": Math.round(best.diff),
    "memory, MB": Math.round(best.memory),
    changes: best.changes,
  });
  return best;
}

/** The command as a user types it, from the built package. */
function measureCommand(name, command, limit) {
  execFileSync(process.execPath, ["scripts/build.mjs"]);
  const seconds = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    const done = spawnSync(process.execPath, command, { encoding: "utf8", env: ENV });
    if (done.status !== 0) throw new Error(`${name}: ${done.stderr}`);
    return (performance.now() - start) / 1000;
  });
  const start = performance.now();
  spawnSync(process.execPath, ["-e", "0"], { env: ENV });
  const empty = ((performance.now() - start) / 1000).toFixed(2);
  seconds.sort((a, b) => a - b);
  rows.push({
    what: `${name} (median ${seconds[seconds.length >> 1].toFixed(2)} s, an empty program ${empty} s)`,
    "whole process, s": seconds[0].toFixed(2),
    "limit, s": limit,
  });
}

const ref = (index) => ({ $ref: `#/components/schemas/S${index}` });
const answer = (schema) => ({ responses: { 200: { description: "OK", content: { "application/json": { schema } } } } });
const document = (paths, schemas) => ({
  openapi: "3.0.3",
  info: { title: "synthetic", version: "1" },
  paths: Object.fromEntries(paths),
  components: { schemas: Object.fromEntries(schemas) },
});

/** Each schema refers to `width` others: the next ones, or any when it may recur. */
const synthetic = (schemas, endpoints, width, recursive, leaf) =>
  document(
    Array.from({ length: endpoints }, (_, index) => [`/things${index}`, { get: answer(ref(index % schemas)) }]),
    Array.from({ length: schemas }, (_, index) => [
      `S${index}`,
      {
        type: "object",
        properties: Object.fromEntries([
          ["leaf", { type: index === schemas - 1 ? leaf : "string" }],
          ...Array.from({ length: width }, (_, step) => index + step + 1)
            .map((next) => (recursive ? (next * 7) % schemas : next))
            .filter((next) => next < schemas)
            .map((next, step) => [`child${step}`, ref(next)]),
        ]),
      },
    ]),
  );
const pair = (name, ...shape) => [
  write(`${name}-a.json`, synthetic(...shape, "string")),
  write(`${name}-b.json`, synthetic(...shape, "integer")),
];

measureCommand("lastcall diff 2.22 2.24, text report included", ["bin/lastcall.js", "diff", "2.22", "2.24"], 0.4);
measure("50 paths, 30 schemas, 3 references each, acyclic", ...pair("acyclic", 30, 50, 3, false), 0.5);
measure("250 mutually recursive schemas, 100 endpoints", ...pair("recursive", 250, 100, 250, true), 1);
const flat = [1_000, 4_000, 16_000].map((size) => [
  size,
  measure(
    `${size} schemas, 3 references each, recursive`,
    ...pair(`size${size}`, size, 50, 3, true),
    "",
    Math.min(RUNS, 3),
  ),
]);

const large = resolve("../shared/corpora/large-specs");
if (existsSync(large)) {
  const [a, b] = ["stripe-2022-05-26", "stripe-2023-08-10"].map((name) =>
    write(`${name}.yaml`, gunzipSync(readFileSync(join(large, `${name}.yaml.gz`)))),
  );
  measure("Stripe 2022-05 → 2023-08 (YAML, 3.7 and 4.1 MB)", a, b, 5, Math.min(RUNS, 2));
}

console.table(rows);
for (const [size, { diff }] of flat)
  console.log(`${size} schemas: ${((1000 * diff) / size).toFixed(0)} µs per schema pair`);
rmSync(folder, { recursive: true });
