import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { reordered } from "../contract/variants.js";
import { allOfInlined, enumsAsConstants, to31, to32, withoutImpliedTypes } from "./conversions.js";
import { diffDocuments, told } from "./documents.js";

/** `LASTCALL_DOCUMENTS=folder npx vitest run test/diff/conversions.test.ts`: those of a folder, too. */
const FURTHER = process.env["LASTCALL_DOCUMENTS"];

const FIXTURES = join(import.meta.dirname, "../fixtures/contract");
const read = (file: string): Record<string, unknown> => load(readFileSync(file, "utf8")) as Record<string, unknown>;
const documents: readonly (readonly [name: string, document: Record<string, unknown>])[] = [
  ...readdirSync(FIXTURES)
    .filter((name) => /^(every-keyword|positions)/.test(name))
    .map((name) => [name, read(join(FIXTURES, name))] as const),
  ...(FURTHER === undefined ? [] : readdirSync(FURTHER).map((name) => [name, read(join(FURTHER, name))] as const)),
  ["Run:ai 2.18", read(join(import.meta.dirname, "../../specs/runai/2.18.json"))],
  ["Run:ai 2.24", read(join(import.meta.dirname, "../../specs/runai/2.24.json"))],
];

const ALWAYS = { reordered, withoutImpliedTypes, allOfInlined } as const;
const FROM_3_0 = { to31, to32, enumsAsConstants } as const;

describe.each(documents)("%s, written another way, is the same API", (_, document) => {
  const ways = { ...ALWAYS, ...(String(document["openapi"]).startsWith("3.0") ? FROM_3_0 : {}) };
  test.each(Object.entries(ways))("%s", async (_name, convert) => {
    const other = convert(document) as Record<string, unknown>;
    for (const [before, after] of [
      [document, other],
      [other, document],
    ] as const) {
      const changes = await diffDocuments(before, after);
      expect(changes.filter(({ level }) => level !== "compatible").map(told)).toEqual([]);
    }
  });
});
