#!/usr/bin/env node
import { main } from "../dist/cli.js";

process.exitCode = await main({
  args: process.argv.slice(2),
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => new Date(),
});
