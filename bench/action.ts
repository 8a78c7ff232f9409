// What a job waits for: `npm run bench:action` makes a release, runs its Action on the example as a runner would, on a
// machine that has compiled nothing yet and once more, and says what the commit weighs.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { runAction } from "../test/action/runner.js";
import { argumentsOf } from "./arguments.mjs";
import { ROOT } from "./process.mjs";

interface Release {
  readonly releaseTree: (into: string, options: { repository: string; packed: readonly string[] }) => Promise<void>;
}

argumentsOf("bench:action");
const release = mkdtempSync(join(tmpdir(), "lastcall-release-"));
const { releaseTree } = (await import(pathToFileURL(join(ROOT, "scripts/release.mjs")).href)) as Release;
await releaseTree(release, { repository: "owner/lastcall", packed: ["--ignore-scripts"] });
const archive = (...paths: readonly string[]): string => {
  const bytes = execFileSync("tar", ["-c", "-C", release, ...paths], { maxBuffer: 2 ** 28 });
  return `${(bytes.length / 1e6).toFixed(1)} MB, compressed ${(gzipSync(bytes).length / 1e6).toFixed(1)} MB`;
};
console.log(`the release commit: ${archive(".")}; of it the program with its packages: ${archive("dist/standalone")}`);

const inputs = { paths: "examples/workload-portal", from: "2.22", to: "2.24" };
for (const run of ["first run", "second run"]) {
  const start = performance.now();
  const { firstAnnotation, exitCode } = await runAction({ action: release, workspace: ROOT, inputs });
  const shown = (ms: number | undefined): string => (ms === undefined ? "none" : `${(ms / 1000).toFixed(2)} s`);
  console.log(
    `${run}: first annotation after ${shown(firstAnnotation)}, done after ${shown(performance.now() - start)}`,
  );
  if (exitCode !== 1) process.exitCode = 2;
}
rmSync(release, { recursive: true });
