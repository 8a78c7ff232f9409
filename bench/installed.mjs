// What an install brings, without making one: `npm run bench:installed`. Packages as the lockfile has them, bytes of their
// files as they lie in node_modules; of this package what `npm pack` would put into it. `npm run package:check` installs.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { argumentsOf } from "./arguments.mjs";
import { ROOT } from "./process.mjs";

argumentsOf("bench:installed");
const MOST = { packages: 29, mb: 50 };

const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
const others = Object.entries(packages).filter(
  ([path, { dev, devOptional, optional, peer }]) => path !== "" && ![dev, devOptional, optional, peer].includes(true),
);
const packed = execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: ROOT, encoding: "utf8", stdio: "pipe" });
const [{ unpackedSize, size }] = JSON.parse(packed.slice(packed.indexOf("[\n")));
const sizes = [["lastcall", unpackedSize], ...others.map(([path]) => [path, bytesIn(join(ROOT, path))])].sort(
  ([, one], [, other]) => other - one,
);
const mb = sizes.reduce((sum, [, bytes]) => sum + bytes, 0) / 1e6;

for (const [path, bytes] of sizes.filter(([, bytes]) => bytes > 1e6))
  console.log(`${(bytes / 1e6).toFixed(1).padStart(6)} MB  ${path.replace("node_modules/", "")}`);
const held = sizes.length <= MOST.packages && mb <= MOST.mb;
console.log(
  `${held ? "held  " : "MISSED"}  ${sizes.length} of ${MOST.packages} packages, ${mb.toFixed(1)} of ${MOST.mb} MB; the packed file has ${(size / 1e6).toFixed(1)} MB`,
);
if (!held) process.exitCode = 1;

/** Of all files in a folder, without the packages inside it: the lockfile names those by themselves. */
function bytesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? sum : sum + bytesIn(path);
    return sum + statSync(path).size;
  }, 0);
}
