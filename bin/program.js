"use strict";
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { createRequire, enableCompileCache } = require("node:module");
const { dirname, join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { setFlagsFromString } = require("node:v8");
const vm = require("node:vm");
const { crc32 } = require("node:zlib");

const DIST = join(__dirname, "..", "dist");
/** Of eight, so that what follows lies where V8 wants it and is not copied there. */
const SUM_BYTES = 8;

// A short run drops little of what it makes: room for it at once, instead of copying it whenever the room has doubled.
// Only for the engines it was measured with; one that does not know the word would complain to the user.
const engine = Number.parseInt(process.versions.v8, 10);
if (engine <= 13) setFlagsFromString("--semi-space-growth-factor=8");

/** Of Node 20 alone: code is optimised late. A comparison is over before that pays, and is so a tenth quicker and a third cheaper. */
const SHORT = new Set(["diff"]);

/**
 * The whole program is one script, and what V8 made of it is kept beside it from one run to the next: compiling takes
 * a good part of a short run. `keep` is called at the end of a run, so that what was compiled on the way is in it; a
 * file for each command, as each needs other parts. A missing, foreign or damaged file only costs time.
 *
 * @param {string | undefined} command `check`, `diff`
 * @param {Readonly<Record<string, string | undefined>>} env `NODE_DISABLE_COMPILE_CACHE`, Node's own word, turns it off
 */
exports.loadProgram = (command, env, folder = DIST) => {
  if (engine === 11 && SHORT.has(command)) setFlagsFromString("--interrupt-budget=400000");
  const file = join(folder, "program.cjs");
  const source = readFileSync(file, "latin1");
  // one function of what a module gets, and at the end the digest of it (scripts/build.mjs)
  const digest = source.slice(source.lastIndexOf("//") + 2).trim();
  const kept =
    command !== undefined && /^[a-z-]+$/.test(command) && env.NODE_DISABLE_COMPILE_CACHE === undefined
      ? join(folder, "compiled", `${command}-${digest}-${process.version}-${process.arch}.bin`)
      : undefined;
  const cachedData = kept === undefined ? undefined : readChecked(kept);
  const script = new vm.Script(source, { filename: file, cachedData });
  // for the packages that it loads; Node 20 has none
  enableCompileCache?.();
  const module = { exports: {} };
  script.runInThisContext()(module, createRequire(file), `${pathToFileURL(file).href}?${digest}`);
  const keep = () => {
    if (kept !== undefined && (cachedData === undefined || script.cachedDataRejected))
      write(kept, script.createCachedData());
  };
  return { program: module.exports, keep };
};

// a sum against damage, not a digest against forgers: who may write here may write the program too, and Node needs
// 5 ms more to have digests at all
const sumOf = (data) => {
  const sum = Buffer.alloc(SUM_BYTES);
  sum.writeUInt32LE(crc32(data));
  return sum;
};

/** V8 trusts what it is given; a half-written file must not reach it. */
function readChecked(file) {
  try {
    const bytes = readFileSync(file);
    const data = bytes.subarray(SUM_BYTES);
    return sumOf(data).equals(bytes.subarray(0, SUM_BYTES)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all, whoever else writes it too. Where nothing may be written, every start compiles. */
function write(file, data) {
  try {
    const unfinished = `${file}.${process.pid}-${process.hrtime.bigint()}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(unfinished, Buffer.concat([sumOf(data), data]));
    renameSync(unfinished, file);
  } catch {
    // a read-only installation
  }
}
