#!/usr/bin/env node
"use strict";
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { enterProcess } = require("./process.js");

enterProcess(process.argv[2], (program) =>
  program.main({
    args: process.argv.slice(2),
    talk: () => process.stdin,
    // an image of the program alone is without it
    languageServer: !existsSync(join(__dirname, "..", "dist", "language-server.js"))
      ? undefined
      : {
          load: () => import("../dist/language-server.js"),
          rulePages: pathToFileURL(`${join(__dirname, "..", "docs", "rules")}/`).href,
          output: process.stdout,
        },
    cwd: process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
    stdin: async () => {
      const parts = [];
      for await (const part of process.stdin) parts.push(part);
      return Buffer.concat(parts).toString("utf8");
    },
  }),
);
