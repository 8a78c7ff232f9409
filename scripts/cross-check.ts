// The second opinion on two built-in releases: `node scripts/run.mjs scripts/cross-check.ts 2.23 2.24 '/api/v1/users**'`.
import { readFile } from "node:fs/promises";
import { loadContract } from "../src/contract/index.js";
import { crossCheck } from "../src/diff/crosscheck/index.js";
import { diffContracts, pathMatcher } from "../src/diff/index.js";
import { renderCrossCheck } from "../src/report/changes/cross-check.js";

const [before = "2.23", after = "2.24", match = "**", seconds = "5"] = process.argv.slice(2);

async function side(version: string) {
  const text = await readFile(`specs/runai/${version}.json`, "utf8");
  const loaded = await loadContract({ kind: "text", file: `runai ${version}`, text });
  if (!loaded.ok) throw new Error(loaded.problem.message);
  return { contract: loaded.value, document: JSON.parse(text) as object };
}

const [base, target] = [await side(before), await side(after)];
const result = await crossCheck({
  base,
  target,
  changes: diffContracts(base.contract, target.contract),
  bounds: { milliseconds: Number(seconds) * 1000, megabytes: 512 },
  wanted: pathMatcher(match),
});
process.stdout.write(renderCrossCheck(result, { color: false, width: 160 }));
