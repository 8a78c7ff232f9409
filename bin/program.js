"use strict";
const { existsSync, readFileSync } = require("node:fs");
const { createRequire, enableCompileCache } = require("node:module");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { cachedDataVersionTag, setFlagsFromString } = require("node:v8");
const vm = require("node:vm");
const { crc32 } = require("node:zlib");
const { KEPT_COMPILED, engineName, openUserCache, readOwnFile, writeOwnFile } = require("../dist/user-cache.cjs");

const DIST = join(__dirname, "..", "dist");
/** In a release and in the Docker image: the program with all its packages, so that nothing is to be installed. */
const STANDALONE = join(DIST, "standalone");
/** Of eight, so that what follows lies where V8 wants it and is not copied there. */
const SUM_BYTES = 8;

// A short run drops little of what it makes: room for it at once, instead of copying it whenever the room has doubled.
// Only for the engines it was measured with; one that does not know the word would complain to the user.
const engine = Number.parseInt(process.versions.v8, 10);
if (engine <= 13) setFlagsFromString("--semi-space-growth-factor=8");

/**
 * Of Node 20 alone: code is optimised late. A comparison is over before that pays: `diff 2.22 2.24` takes 0.27 s of the
 * processor instead of 0.50 s; and what the scan makes of code, with values of every kind, is optimised for one kind and
 * thrown away at the next: a front end of 176 files takes 5.3 s instead of 7.5 s.
 */
const OPTIMISE_LATE = "--interrupt-budget=600000";

/**
 * The whole program is one script, and what V8 made of it is kept in the user's own cache folder from one run to the
 * next: compiling takes a good part of a short run. `keep` is called at the end of a run, so that what was compiled on
 * the way is in it; a file for each command, as each needs other parts. A missing, foreign or damaged file only costs
 * time, and one that others could have written is not taken: V8 runs what it is given.
 *
 * @param {string | undefined} command `check`, `diff`
 * @param {{ env: Readonly<Record<string, string | undefined>>, cwd: string }} surroundings
 *   `NODE_DISABLE_COMPILE_CACHE`, Node's own word, turns it off; nothing is taken from the tree around `cwd`
 */
exports.loadProgram = (command, { env, cwd }, folder = existsSync(STANDALONE) ? STANDALONE : DIST) => {
  if (engine === 11) setFlagsFromString(OPTIMISE_LATE);
  const file = join(folder, "program.cjs");
  const source = readFileSync(file, "latin1");
  // one function of what a module gets, and at the end the digest of it (scripts/build.mjs)
  const digest = source.slice(source.lastIndexOf("//") + 2).trim();
  const whose = { env, platform: process.platform, untrusted: [cwd] };
  const wanted = env.NODE_DISABLE_COMPILE_CACHE === undefined;
  const compiled =
    wanted && command !== undefined && /^[a-z-]+$/.test(command) ? openUserCache(whose, "compiled") : undefined;
  const name = `${command}-${digest}-${engineName(cachedDataVersionTag())}.bin`;
  const cachedData = compiled === undefined ? undefined : readChecked(join(compiled, name));
  const script = new vm.Script(source, { filename: file, cachedData });
  // For the packages that it loads; Node 20 has none. Without a folder of its own it would lie in the system's temporary
  // one, where whoever comes first chooses what runs.
  const modules = wanted && enableCompileCache !== undefined ? openUserCache(whose, "modules") : undefined;
  if (modules !== undefined) enableCompileCache(modules);
  const module = { exports: {} };
  script.runInThisContext()(module, createRequire(file), `${pathToFileURL(file).href}?${digest}`);
  const keep = () => {
    if (compiled === undefined || (cachedData !== undefined && !script.cachedDataRejected)) return;
    const data = script.createCachedData();
    writeOwnFile(compiled, name, Buffer.concat([sumOf(data), data]), KEPT_COMPILED);
  };
  return { program: module.exports, keep };
};

// a sum against damage, not a digest against forgers: only the user can write here, and Node needs 5 ms more to have
// digests at all
const sumOf = (data) => {
  const sum = Buffer.alloc(SUM_BYTES);
  sum.writeUInt32LE(crc32(data));
  return sum;
};

/** V8 trusts what it is given; a half-written file must not reach it. */
function readChecked(file) {
  const bytes = readOwnFile(file)?.bytes;
  const data = bytes?.subarray(SUM_BYTES);
  return data !== undefined && sumOf(data).equals(bytes.subarray(0, SUM_BYTES)) ? data : undefined;
}
