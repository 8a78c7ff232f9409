import { expect, test } from "vitest";
import type { Outline } from "../../../src/scan/discover/outline.js";
import { importReach } from "../../../src/scan/discover/reach.js";

const outline = (...specifiers: readonly string[]): Outline => ({ signals: 0, specifiers, loose: false });

/** A file is what it is imported as; what begins with `?` is no file. */
function reachOf(files: Readonly<Record<string, readonly string[]>>, asked: string[] = []) {
  const outlines = new Map(Object.entries(files).map(([file, imports]) => [file, outline(...imports)]));
  return importReach(outlines, (specifier, from) => {
    asked.push(`${from} → ${specifier}`);
    return specifier.startsWith("?") ? undefined : specifier;
  });
}

const FILES = {
  start: ["?gone", "one", "other"],
  one: ["two", "start"],
  two: ["three"],
  three: ["four"],
  four: ["five"],
  five: ["six"],
  six: ["seven"],
  seven: [],
  other: ["two"],
};

test.each([
  ["start", "start", true],
  ["start", "one", true],
  ["start", "other", true],
  ["start", "two", true],
  ["start", "six", true],
  // so far nobody looks
  ["start", "seven", false],
  ["one", "seven", true],
  ["two", "start", false],
  ["seven", "six", false],
  ["start", "?gone", false],
  ["unread", "one", false],
])("%s can use what %s holds: %s", (from, to, reaches) => {
  expect(reachOf(FILES)(from, to)).toBe(reaches);
});

test("each import is followed once, however many ask and however many ways lead there", () => {
  const asked: string[] = [];
  const reaches = reachOf(FILES, asked);
  expect([reaches("start", "three"), reaches("start", "seven")]).toEqual([true, false]);
  expect(asked.filter((each, index) => asked.indexOf(each) !== index)).toEqual([]);
});
