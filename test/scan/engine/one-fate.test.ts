import { expect, test } from "vitest";
import type { SourceText } from "../../../src/scan/calls/analysis.js";
import { isolated, isUnread, whyUnread } from "../../../src/scan/isolation.js";

const filesOf = (count: number): readonly SourceText[] =>
  Array.from({ length: count }, (_, at) => ({
    path: `file${at}.ts`,
    text: `export const at = ${at};`,
    language: "ts",
    generated: false,
  }));

/** Work that fails on certain files, and counts how often it is tried. */
function failingOn(bad: ReadonlySet<SourceText>, all: readonly SourceText[]) {
  let tries = 0;
  const work = (files: Iterable<SourceText>): string => {
    tries += 1;
    for (const file of files) if (bad.has(file) && !isUnread(file)) throw new TypeError(`no ${file.path}`);
    return "done";
  };
  const result = (): string => isolated(all, () => work(all), work);
  return { result, tries: () => tries };
}

test("of a thousand files the two that fail are found in a few tries, and named", () => {
  const files = filesOf(1000);
  const bad = new Set(files.filter(({ path }) => path === "file17.ts" || path === "file801.ts"));
  const { result, tries } = failingOn(bad, files);
  expect(result()).toBe("done");
  expect(files.filter(isUnread)).toEqual([...bad]);
  expect([...bad].map(whyUnread)).toEqual(
    ["file17.ts", "file801.ts"].map((path) => `reading the code failed (TypeError: no ${path})`),
  );
  // twice the halvings of a thousand for each, and the first and the last try
  expect(tries()).toBeLessThanOrEqual(2 * 2 * 10 + 2);
});

test("what fails with no half alone is a bug, and no file is to blame", () => {
  const files = filesOf(8);
  const work = (some: ReadonlySet<SourceText>): void => {
    if (some.size === files.length) throw new TypeError("all at once");
  };
  expect(() => isolated(files, () => work(new Set(files)), work)).toThrow("all at once");
  expect(files.filter(isUnread)).toEqual([]);
});
