import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ScanResult } from "../call.js";
import type { FileSystem } from "../discover/fileSystem.js";
import { isRecord } from "../discover/json.js";
import type { ScanRequest } from "../request.js";
import { digest, type Recorded, recordingFileSystem, stillTrue } from "./recording.js";
import { writeWhole } from "./writeWhole.js";

export interface ResultCache {
  /** use this one for the scan, so that what it sees is remembered */
  readonly fileSystem: FileSystem;
  readonly find: () => ScanResult | undefined;
  readonly keep: (result: ScanResult) => void;
}

interface Entry {
  readonly key: string;
  readonly recorded: Recorded;
  readonly result: ScanResult;
}

/**
 * The last result for the same question: same surface, clients, scope and tool. It is used when every folder and file
 * it came from is as it was; a broken, foreign or unwritable cache is as good as none.
 */
export function openResultCache(request: ScanRequest, base: FileSystem): ResultCache {
  if (request.cache === undefined) return { fileSystem: base, find: () => undefined, keep: () => undefined };
  const { directory, toolVersion } = request.cache;
  const { root, paths, include, exclude, tsconfig, surface, clients, allowEmpty } = request;
  // a bundled chunk has its content in its name: a result of other code of the same version is not taken either
  const key = digest(
    JSON.stringify([
      toolVersion,
      import.meta.url,
      root,
      paths,
      include,
      exclude,
      tsconfig,
      surface,
      clients,
      allowEmpty,
    ]),
  );
  const file = join(directory, `scan-${key.replace(/\W/g, "").slice(0, 16)}.json`);
  const recording = recordingFileSystem(base);
  return {
    fileSystem: recording,
    find: () => {
      try {
        const entry: unknown = JSON.parse(readFileSync(file, "utf8"));
        return isEntry(entry, key) && stillTrue(entry.recorded, base, statSync(file).mtimeMs)
          ? entry.result
          : undefined;
      } catch {
        return undefined;
      }
    },
    keep: (result) => {
      const entry: Entry = { key, recorded: recording.recorded(), result };
      writeWhole(file, JSON.stringify(entry));
    },
  };
}

function isEntry(value: unknown, key: string): value is Entry {
  if (!isRecord(value) || value["key"] !== key || !isRecord(value["result"])) return false;
  const recorded = value["recorded"];
  return isRecord(recorded) && ["reads", "lists", "kinds"].every((name) => Array.isArray(recorded[name]));
}
