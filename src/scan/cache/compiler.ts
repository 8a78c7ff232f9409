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
import { cachedDataVersionTag } from "node:v8";
import { Script } from "node:vm";
import type * as tsMorph from "ts-morph";
import { engineName, KEPT_COMPILED, readOwnFile, writeOwnFile } from "../../user-cache/index.js";
import { codeCache } from "./code-cache.js";

type Compiler = typeof tsMorph.ts;

function loadCompiler(): Compiler {
  const require = createRequire(import.meta.url);
  try {
    return compileQuickly(require);
  } catch {
    return (require("ts-morph") as typeof tsMorph).ts;
  }
}

/** Its file beside the bundle that stands alone; undefined: it is in the package that ts-morph brings (`scripts/build.mjs`). */
declare const COMPILER: string | undefined;

function compilerFile(require: NodeJS.Require): string {
  if (typeof COMPILER === "string") return require.resolve(COMPILER);
  const common = createRequire(require.resolve("ts-morph")).resolve("@ts-morph/common");
  return join(dirname(common), "typescript.js");
}

function compileQuickly(require: NodeJS.Require): Compiler {
  const file = compilerFile(require);
  const source = readFileSync(file, "utf8");
  const { folder } = codeCache;
  const name = `compiler-${sha256(source).toString("hex").slice(0, 32)}-${engineName(cachedDataVersionTag())}.bin`;
  const cachedData = folder === undefined ? undefined : readChecked(join(folder, name));
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...names: unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  if (folder !== undefined && (cachedData === undefined || script.cachedDataRejected === true)) {
    codeCache.afterRun = () => {
      const data = script.createCachedData();
      writeOwnFile(folder, name, Buffer.concat([sha256(data), data]), KEPT_COMPILED);
    };
  }
  return module.exports as Compiler;
}

const DIGEST_BYTES = 32;
const sha256 = (data: Buffer | string): Buffer => createHash("sha256").update(data).digest();

/** V8 trusts what it is given: it must be the user's own, made of this very source by this very engine, and whole. */
function readChecked(file: string): Buffer | undefined {
  const bytes = readOwnFile(file)?.bytes;
  const data = bytes?.subarray(DIGEST_BYTES);
  return data !== undefined && bytes !== undefined && sha256(data).equals(bytes.subarray(0, DIGEST_BYTES))
    ? data
    : undefined;
}

export const ts: Compiler = loadCompiler();
