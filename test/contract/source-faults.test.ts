/** Why what a source gives today is not what became of its snapshot. */
import { expect, test } from "vitest";
import type { KeptProvenance, ListedSpec } from "../../src/contract/list.js";
import type { Assembly } from "../../src/contract/sites/assembly.js";
import type { Provenance } from "../../src/contract/snapshot/write.js";
import { faultOf, lostDocuments, movedOn, wentBack } from "../../src/contract/source-faults.js";

const SOURCE = "https://api.example/openapi.json";
const spec = (version: string, file = `${version}.json`): ListedSpec => ({
  ...{ version, file, source: SOURCE, captured: undefined, ageInDays: undefined },
  ...{ partial: false, unread: [], assembly: undefined },
});
const now = (more: Partial<Provenance> = {}): Provenance => ({
  ...{ provider: "p", version: "1", source: SOURCE, captured: "2026-01-31", sha256: "0" },
  ...more,
});
const kept = (more: Partial<KeptProvenance> = {}): KeptProvenance => {
  const { version: _, ...written } = now();
  return { ...written, partial: false, unread: [], ...more };
};
const version = (documentVersion: string | undefined) => (documentVersion === undefined ? {} : { documentVersion });

test.each<[file: string, text: string, told: string | undefined]>([
  ["2.25.json", "{}", undefined],
  ["2.25.json", "<<<<<<< ours\n{}", "2.25.json is not valid JSON"],
  ["2.25.json", "", undefined],
  ["2.25.yaml", "a: b: c", undefined],
])("%s with %j: %s", (file, text, told) => {
  expect(faultOf(spec("2.25", file), text)?.message).toBe(told);
});

test.each<[was: string | undefined, is: string | undefined, told: string | undefined]>([
  ["7.1", "7.2", undefined],
  ["7.1", "7.1", undefined],
  ["7.1", "7.0", `${SOURCE} calls itself 7.0, and what is kept of it 7.1: it went back`],
  [undefined, "7.0", undefined],
  ["7.1", undefined, undefined],
])("it called itself %s and does %s: %s", (was, is, told) => {
  expect(wentBack(kept(version(was)), now(version(is)))?.message).toBe(told);
});

test.each<[name: string, was: string | undefined, is: string | undefined, told: string | undefined]>([
  ["2.25", "2.25.1", "2.26.0", `${SOURCE} calls itself 2.26.0, and is kept as 2.25: it has moved on`],
  ["2.25", "2.25.1", "2.25.2", undefined],
  ["2.25", "1.0.0", "2.26.0", undefined],
  ["2.25", "2.25.1", undefined, undefined],
  ["2.25", undefined, "2.26.0", undefined],
  ["latest", "2.25.1", "2.26.0", undefined],
  ["2.25", "2.25.1", "3", undefined],
])("kept as %s it called itself %s and does %s: %s", (name, was, is, told) => {
  const fault = movedOn(spec(name), kept(version(was)), now(version(is)));
  expect(fault?.message).toBe(told);
  if (told !== undefined) expect(fault?.hint).toBe(`Take it in as what it is: lastcall spec add ${is} ${SOURCE}.`);
});

const pages = (read: readonly string[], without: readonly string[]): Assembly => ({
  by: "sitemap",
  read,
  without,
  refused: [],
});
test.each<[name: string, before: Assembly | undefined, after: Assembly | undefined, told: string | undefined]>([
  ["nothing of pages", undefined, undefined, undefined],
  ["pages that never had one", pages(["a"], ["b"]), pages(["a"], ["b"]), undefined],
  ["a page that had one", pages(["a", "b"], []), pages(["a"], ["b"]), "b had a document before and has none now"],
  [
    "two pages that had one",
    pages(["a", "b"], []),
    pages([], ["a", "b", "c"]),
    "a, b had a document before and have none now",
  ],
  [
    "five pages",
    pages([..."abcde"], []),
    pages([], [..."abcde"]),
    "a, b, c, d, e had a document before and have none now",
  ],
  [
    "six pages",
    pages([..."abcdef"], []),
    pages([], [..."abcdef"]),
    "a, b, c, d, e, … had a document before and have none now",
  ],
  ["no list before", undefined, pages(["a"], ["b"]), undefined],
  ["no list now", pages(["a"], []), undefined, undefined],
])("%s: %#", (_, before, after, told) => {
  const fault = lostDocuments(
    kept(before === undefined ? {} : { assembly: before }),
    now(after === undefined ? {} : { assembly: after }),
  );
  expect(fault?.message).toBe(told === undefined ? undefined : `of ${SOURCE}, ${told}`);
});
