import { join } from "node:path";
import { readKeptFile, writeOwnFile } from "../../user-cache/index.js";
import type { ScanResult } from "../call.js";
import type { FileSystem } from "../discover/file-system.js";
import { isRecord } from "../discover/json.js";
import type { ScanRequest } from "../request.js";
import { digest, type Recorded, recordingFileSystem, stillTrue } from "./recording.js";

interface ResultCache {
  /** use this one for the scan, so that what it sees is remembered */
  readonly fileSystem: FileSystem;
  readonly find: () => ScanResult | undefined;
  readonly keep: (result: ScanResult) => void;
}

interface Entry {
  readonly recorded: Recorded;
  readonly result: ScanResult;
}

/** Each question of a project has a file: other paths, another API, another release. */
const KEPT_RESULTS = 16;

/**
 * The last result for the same question: same surface, clients, scope and tool. It is used when it was sealed with the
 * key of this cache for this question, and every folder and file it came from is as it was; a broken, foreign or
 * unwritable cache is as good as none.
 */
export function openResultCache(request: ScanRequest, base: FileSystem): ResultCache {
  if (request.cache === undefined) return { fileSystem: base, find: () => undefined, keep: () => undefined };
  const { directory, toolVersion, seal } = request.cache;
  const { root, paths, wholeRoot, include, exclude, only, tsconfig, surface, clients, allowEmpty } = request;
  // a bundled chunk has its content in its name: a result of other code of the same version is not taken either
  const question = JSON.stringify([
    toolVersion,
    import.meta.url,
    root,
    paths,
    wholeRoot,
    include,
    exclude,
    only,
    tsconfig,
    surface,
    clients,
    allowEmpty,
  ]);
  const name = `scan-${digest(question).replace(/\W/g, "").slice(0, 16)}.bin`;
  const recording = recordingFileSystem(base);
  return {
    fileSystem: recording,
    find: () => {
      const kept = readKeptFile(join(directory, name));
      if (kept === undefined) return undefined;
      const text = seal.open(kept.bytes, question);
      const entry = text === undefined ? undefined : entryIn(text);
      return entry !== undefined && stillTrue(entry.recorded, base, kept.writtenAt) ? entry.result : undefined;
    },
    keep: (result) => {
      const entry: Entry = { recorded: recording.recorded(), result };
      writeOwnFile(directory, name, seal.seal(JSON.stringify(entry), question), KEPT_RESULTS);
    },
  };
}

/** The seal says that this tool wrote it; its shape is looked at all the same. */
function entryIn(text: string): Entry | undefined {
  try {
    const entry: unknown = JSON.parse(text);
    return isEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value) || !isRecord(value["result"])) return false;
  const recorded = value["recorded"];
  return isRecord(recorded) && ["reads", "lists", "kinds"].every((name) => isTableOfPaths(recorded[name]));
}

const isTableOfPaths = (value: unknown): boolean =>
  Array.isArray(value) && value.every((row) => Array.isArray(row) && typeof row[0] === "string");
