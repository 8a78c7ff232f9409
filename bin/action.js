#!/usr/bin/env node
import { runAction } from "../dist/action.js";

process.exitCode = await runAction({
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => new Date(),
  fetch: globalThis.fetch,
});
