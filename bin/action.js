#!/usr/bin/env node
import { enterProcess } from "./process.js";

await enterProcess(async () => {
  const { runAction } = await import("../dist/action.js");
  return runAction({
    cwd: process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
    fetch: globalThis.fetch,
  });
});
