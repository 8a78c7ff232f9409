// `npm run bench`: the budgets; `npm run bench -- --peers`: beside what one would use instead.
import { spawnSync } from "node:child_process";

const rest = process.argv.slice(2);
const script = rest.includes("--peers") ? ["scripts/run.mjs", "bench/peers/main.ts"] : ["bench/budgets.mjs"];
process.exitCode = spawnSync(process.execPath, [...script, ...rest], { stdio: "inherit" }).status ?? 1;
