#!/usr/bin/env node
"use strict";
const { enterProcess } = require("./process.js");

enterProcess("action", (program) =>
  program.runAction({
    cwd: process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
    fetch: globalThis.fetch,
  }),
);
