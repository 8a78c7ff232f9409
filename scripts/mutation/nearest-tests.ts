/** Which tests can notice a change of a file: those that import it, the nearest first, then those that start the program. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

export interface TestsOfFile {
  /** By how many imports lie between; a test of the same name comes first. */
  readonly importing: readonly string[];
  /** They import nothing of the sources: the program has to be built for them. */
  readonly starting: readonly string[];
}

const STARTS_THE_PROGRAM = /\b(?:bin\/(?:lastcall|program)\.js|dist\/(?:program|eslint|index)\.c?js)\b/;

/** All paths are written from the root of the project. */
export function nearestTests(root: string, files: readonly string[]): (file: string) => TestsOfFile {
  const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
  const importers = new Map<string, string[]>();
  for (const [file, text] of texts)
    for (const imported of importedBy(file, text)) {
      if (!texts.has(imported)) continue;
      importers.set(imported, [...(importers.get(imported) ?? []), file]);
    }
  const reaching = (starts: readonly string[]): readonly string[] => {
    // a set keeps the order of the walk, which goes by distance
    const reached = new Set(starts);
    for (const file of reached) for (const importer of importers.get(file) ?? []) reached.add(importer);
    return [...reached].filter(isTest);
  };
  const starting = reaching([...texts].filter(([file, text]) => isTested(file, text)).map(([file]) => file));
  return (file) => {
    const namesake = file.replace(/^src/, "test").replace(/\.ts$/, ".test.ts");
    const reached = reaching([file]);
    return {
      importing: [...reached].sort((a, b) => Number(b === namesake) - Number(a === namesake)),
      starting: starting.filter((test) => !reached.includes(test)),
    };
  };
}

const isTest = (file: string): boolean => file.endsWith(".test.ts");

const isTested = (file: string, text: string): boolean => file.startsWith("test/") && STARTS_THE_PROGRAM.test(text);

/** A type that is imported decides nothing. */
function importedBy(file: string, text: string): readonly string[] {
  const withoutTypes = text.replace(/^(?:import|export) type [^;]*;/gm, "");
  return ts
    .preProcessFile(withoutTypes)
    .importedFiles.filter(({ fileName }) => fileName.startsWith("."))
    .map(({ fileName }) => join(dirname(file), fileName).replace(/\.js$/, ".ts"));
}
