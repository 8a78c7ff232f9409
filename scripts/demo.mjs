// `npm run demo`: the check on the example, and what to do next on code of one's own.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const program = fileURLToPath(new URL("../bin/lastcall.js", import.meta.url));
const run = ["check", "examples/workload-portal", "--from", "2.22", "--to", "2.24", "--fail-on", "never"];
const { status } = spawnSync(process.execPath, [program, ...run], { cwd: root, stdio: "inherit" });
if (status === 0)
  process.stdout.write(`
That was the example. On your own code, in its folder:
  node ${program} check . --from <the release that you run>
  node ${program} init      # a config and a workflow
`);
process.exitCode = status ?? 1;
