import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ApiCall, ApiSurface } from "../../../src/scan/call.js";
import type { FileSystem } from "../../../src/scan/discover/file-system.js";
import { scan } from "../../../src/scan/index.js";
import { SNIPPETS } from "../call-shapes/snippets.js";
import { memoryFileSystem } from "../memory.js";

/** Files by path, relative to the program's folder. */
export type Files = Readonly<Record<string, string>>;

export interface Program {
  readonly name: string;
  readonly files: Files;
}

const STORIES = join(process.cwd(), "test/fixtures/scan");

/** All stories and snippets of the scan. */
export const programs: readonly Program[] = [STORIES, SNIPPETS].flatMap((folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, files: filesIn(join(folder, name)) })),
);

function filesIn(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1).replace(/\\/g, "/"), readFileSync(path, "utf8")];
    }),
  );
}

/** Calls in the files as a disk that lists them in this order holds them. */
export async function callsIn(files: Files, surface: ApiSurface): Promise<readonly ApiCall[]> {
  const texts = Object.fromEntries(Object.entries(files).map(([path, text]) => [`/code/${path}`, text]));
  const fileSystem: FileSystem = memoryFileSystem(texts);
  const scanned = await scan({ root: "/code", paths: [], include: [], exclude: [], surface, fileSystem });
  if (!scanned.ok) throw new Error(scanned.problem.message);
  return scanned.value.calls;
}

/** The same numbers for the same seed: mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const ranked = items.map((item) => ({ item, rank: random() }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}
