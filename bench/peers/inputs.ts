// What is measured: generated code bases and documents of three sizes, the public code bases of `npm run accuracy`,
// and pairs of documents of one's own.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { layOut } from "../accuracy/lay-out.js";
import { readCodeBases } from "../accuracy/truth.js";
import { writeCodebase } from "../codebase.mjs";
import { ROOT } from "../process.mjs";
import type { DocumentPair } from "./document-tools.js";

export interface CodeInput {
  readonly name: string;
  readonly code: string;
  /** of `check`: the releases to compare */
  readonly options: readonly string[];
}

const SIZES = [1, 4, 16] as const;
const BUILT_IN = "Run:ai 2.22 → 2.24";
const FILES = 500;
const PERCENT = 5;

const codeBases = () => readCodeBases(join(ROOT, "bench/accuracy/code-bases"));

/** What `--only` may name: documents, and with a folder of snapshots the public code bases. */
export const namesOf = (folders: { readonly snapshots?: string; readonly documents?: string }): readonly string[] => [
  ...(folders.snapshots === undefined ? [] : codeBases().map(({ name }) => name)),
  BUILT_IN,
  ...SIZES.map(nameOfDocuments),
  ...(folders.documents === undefined ? [] : [...documentsIn(folders.documents)].map(({ name }) => name)),
];

/** Of the public code, as `owner/name`. */
export const repositories = (): readonly string[] => [...new Set(codeBases().map(({ repository }) => repository))];

export function* generatedCode(into: string): Generator<CodeInput> {
  for (const size of SIZES) {
    const code = join(into, `generated-${size}`);
    writeCodebase(code, FILES * size, PERCENT);
    yield { name: `generated ×${size} (${FILES * size} files)`, code, options: ["--from", "2.22", "--to", "2.24"] };
  }
}

/** Laid out when it is asked for. A code base of which a snapshot is missing is a line of `missing`. */
export function* publicCode(
  snapshots: string,
  into: string,
  only: readonly string[] | undefined,
  missing: (line: string) => void,
): Generator<CodeInput> {
  for (const codeBase of codeBases()) {
    if (only !== undefined && !only.includes(codeBase.name)) continue;
    const laidOut = layOut(codeBase, snapshots, join(into, codeBase.name));
    const [truth] = codeBase.truths;
    if ("missing" in laidOut || truth === undefined) {
      missing(`${codeBase.name}: ${"missing" in laidOut ? laidOut.missing.join("; ") : "nothing to compare"}`);
      continue;
    }
    const [base, target] = [laidOut.documents[truth.base], laidOut.documents[truth.target]];
    if (base === undefined || target === undefined) continue;
    yield { name: codeBase.name, code: laidOut.code, options: ["--base", base, "--target", target] };
  }
}

const SCHEMAS = 250;
const ENDPOINTS = 100;
const nameOfDocuments = (size: number): string => `generated ×${size} (${SCHEMAS * size} schemas)`;

export function* generatedDocuments(into: string): Generator<DocumentPair> {
  mkdirSync(into, { recursive: true });
  for (const size of SIZES) {
    const [base, target] = (["string", "integer"] as const).map((leaf) => {
      const path = join(into, `generated-${size}-${leaf}.json`);
      writeFileSync(path, JSON.stringify(documentOf(SCHEMAS * size, ENDPOINTS * size, leaf)));
      return path;
    });
    if (base !== undefined && target !== undefined) yield { name: nameOfDocuments(size), base, target };
  }
}

/** Objects that refer to three others each and meet again; one leaf in ten differs between the two documents. */
function documentOf(schemas: number, endpoints: number, leaf: "string" | "integer"): unknown {
  const reference = (at: number) => ({ $ref: `#/components/schemas/S${at}` });
  const schemaOf = (at: number) => ({
    type: "object",
    properties: {
      leaf: { type: at % 10 === 0 ? leaf : "string" },
      ...Object.fromEntries([1, 2, 3].map((step) => [`part${step}`, reference((at * 7 + step) % schemas)])),
    },
  });
  const answer = (at: number) => ({
    get: {
      responses: { 200: { description: "OK", content: { "application/json": { schema: reference(at % schemas) } } } },
    },
  });
  return {
    openapi: "3.0.3",
    info: { title: "generated", version: "1" },
    paths: Object.fromEntries(Array.from({ length: endpoints }, (_, at) => [`/things${at}`, answer(at * 2)])),
    components: { schemas: Object.fromEntries(Array.from({ length: schemas }, (_, at) => [`S${at}`, schemaOf(at)])) },
  };
}

export const builtInDocuments = (): DocumentPair => ({
  name: BUILT_IN,
  base: join(ROOT, "specs/runai/2.22.json"),
  target: join(ROOT, "specs/runai/2.24.json"),
});

/** A folder for each pair, with `base.*` and `target.*` in it. */
export function* documentsIn(folder: string): Generator<DocumentPair> {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const name of folders.map((entry) => entry.name).sort()) {
    const files = readdirSync(join(folder, name));
    const [base, target] = ["base.", "target."].map((start) => files.find((file) => file.startsWith(start)));
    if (base !== undefined && target !== undefined)
      yield { name, base: join(folder, name, base), target: join(folder, name, target) };
  }
}
