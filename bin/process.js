"use strict";

const { existsSync } = require("node:fs");
const { join } = require("node:path");

const OLDEST = [20, 19];

/**
 * What every program of this package owes to the process it runs in. Ctrl-C is left to Node: a handler would wait
 * for the end of whatever is computed just then, and the default ends the process at once, as 130 to a shell.
 */
exports.enterProcess = async (command, run) => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    process.stderr.write(
      `error: lastcall needs Node.js ${OLDEST.join(".")} or newer, this is ${process.versions.node}\n`,
    );
    process.exitCode = 2;
    return;
  }
  // the main line carries no built files
  if (!existsSync(join(__dirname, "..", "dist", "user-cache.cjs"))) {
    process.stderr.write(
      "error: this copy of lastcall is not built\n" +
        "  hint: In a clone: npm ci && npm run build. A commit to be pinned is that of a release.\n",
    );
    process.exitCode = 2;
    return;
  }
  // `lastcall … | head`: whoever reads may stop reading. The exit code stays what it is.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  const { program, keep } = require("./program.js").loadProgram(command, { env: process.env, cwd: process.cwd() });
  process.exitCode = await run(program);
  // a run that came to nothing has compiled only a part of what its command needs
  if (process.exitCode < 2) keep();
  await Promise.all([process.stdout, process.stderr].map(written));
  // everything is said: Node would take the heap apart first, piece by piece
  process.exit();
};

/** A pipe may take a long report in portions: the end of the process would cut it off. */
const written = (stream) => new Promise((done) => (stream.destroyed ? done() : stream.write("", () => done())));
