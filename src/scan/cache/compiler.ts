/**
 * The TypeScript compiler that ts-morph carries, without the rest of ts-morph around it: a tenth of a second where
 * `import "ts-morph"` takes one. The build puts this module in the place of `ts-morph`, so the scan's code reads as usual.
 *
 * V8 keeps what it compiled in a cache file, taken after a run so that lazily compiled functions are in it.
 * A missing, foreign or damaged file only costs time.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import type * as tsMorph from "ts-morph";
import { codeCache } from "./codeCache.js";
import { writeWhole } from "./writeWhole.js";

type Compiler = typeof tsMorph.ts;

function loadCompiler(): Compiler {
  const require = createRequire(import.meta.url);
  try {
    return compileQuickly(require);
  } catch {
    return (require("ts-morph") as typeof tsMorph).ts;
  }
}

function compileQuickly(require: NodeJS.Require): Compiler {
  const common = createRequire(require.resolve("ts-morph")).resolve("@ts-morph/common");
  const file = join(dirname(common), "typescript.js");
  const source = readFileSync(file, "utf8");
  const cacheFile =
    codeCache.directory === undefined ? undefined : join(codeCache.directory, `compiler-${source.length}.bin`);
  const cachedData = cacheFile === undefined ? undefined : readChecked(cacheFile);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...names: unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  if (cacheFile !== undefined && (cachedData === undefined || script.cachedDataRejected === true)) {
    codeCache.afterRun = () => {
      const data = script.createCachedData();
      writeWhole(cacheFile, Buffer.concat([digestOf(data), data]));
    };
  }
  return module.exports as Compiler;
}

const DIGEST_BYTES = 20;
const digestOf = (data: Buffer): Buffer => createHash("sha1").update(data).digest();

/** V8 trusts what it is given; a half-written file must not reach it. */
function readChecked(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const data = bytes.subarray(DIGEST_BYTES);
    return digestOf(data).equals(bytes.subarray(0, DIGEST_BYTES)) ? data : undefined;
  } catch {
    return undefined;
  }
}

export const ts: Compiler = loadCompiler();
