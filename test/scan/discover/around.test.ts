import { expect, test } from "vitest";
import { filesAround } from "../../../src/scan/discover/around.js";
import type { Outline } from "../../../src/scan/discover/outline.js";
import { KeptFacts } from "../../../src/scan/discover/text-facts.js";

const importing = (...specifiers: string[]): Outline => ({ specifiers }) as unknown as Outline;

test("all that hangs together with a file by imports, in either direction", () => {
  const outlines = new Map([
    ["a", importing("b", "missing")],
    ["b", importing("c")],
    ["c", importing()],
    ["d", importing("b")],
    ["e", importing("d")],
    ["f", importing("g")],
    ["g", importing()],
  ]);
  const around = (...files: string[]): readonly string[] =>
    [...filesAround(files, outlines, (specifier) => (outlines.has(specifier) ? specifier : undefined))].sort();
  expect([around("a"), around("e"), around("g"), around("a", "f"), around("x")]).toEqual([
    ["a", "b", "c", "d", "e"],
    ["a", "b", "c", "d", "e"],
    ["f", "g"],
    ["a", "b", "c", "d", "e", "f", "g"],
    ["x"],
  ]);
});

test("what was made of a text is kept for as long as the text is the same and the file is there", () => {
  const kept = new KeptFacts();
  const first = kept.of("a.ts", "const a = 1;");
  expect(kept.of("a.ts", "const a = 1;")).toBe(first);
  expect(kept.of("b.ts", "const a = 1;")).not.toBe(first);
  const second = kept.of("a.ts", "const a = 2;");
  expect(second).not.toBe(first);
  expect(kept.of("a.ts", "const a = 1;")).not.toBe(first);
  const third = kept.of("a.ts", "const a = 1;");
  kept.forgetAllBut(new Map([["a.ts", 1]]));
  expect(kept.of("a.ts", "const a = 1;")).toBe(third);
  kept.forgetAllBut(new Map([["b.ts", 1]]));
  expect(kept.of("a.ts", "const a = 1;")).not.toBe(third);
});
