#!/usr/bin/env node
import { enterProcess } from "./process.js";

await enterProcess(async () => {
  const { main } = await import("../dist/cli.js");
  return main({
    args: process.argv.slice(2),
    cwd: process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
  });
});
