/** Which small changes are tried: each room by its size, by chance, and the same again with the same seed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EQUIVALENT, type Mutant, mutantsOf } from "./operators.js";

export interface PlacedMutant extends Mutant {
  /** A folder of src, or "top" for the files beside the folders. */
  readonly room: string;
  /** From the root of the project. */
  readonly file: string;
  readonly line: number;
}

/** Of these files of src, but for those that are argued to change nothing. */
export function mutantsIn(root: string, files: readonly string[]): readonly PlacedMutant[] {
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    const isEquivalent = ({ start, end }: Mutant): boolean =>
      EQUIVALENT.some((one) => one.file === file && one.was.test(text.slice(start, end)));
    return mutantsOf(file, text)
      .filter((mutant) => !isEquivalent(mutant))
      .map((mutant) => ({
        ...mutant,
        file,
        room: roomOf(file),
        line: text.slice(0, mutant.start).split("\n").length,
      }));
  });
}

export const roomOf = (file: string): string => /^src\/([^/]+)\//.exec(file)?.[1] ?? "top";

/** Paths from the root, sorted; what tests scan is no code of the project. */
export function typeScriptIn(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => !file.startsWith("test/fixtures/"))
    .sort();
}

/** Each room by its size, none with fewer than five, and by itself: whoever asks for one room gets the same of it. */
export function sampleOf(all: readonly PlacedMutant[], count: number, seed: number): readonly PlacedMutant[] {
  return [...new Set(all.map(({ room }) => room))].flatMap((room) => {
    const random = randomFrom(seed + hashOf(room));
    const mutants = all.filter((mutant) => mutant.room === room);
    const share = Math.max(5, Math.round((count * mutants.length) / all.length));
    return mutants
      .map((mutant) => ({ mutant, at: random() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, share)
      .map(({ mutant }) => mutant);
  });
}

/** Mulberry32: the same seed, the same numbers. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const hashOf = (text: string): number =>
  [...text].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0, 0);
