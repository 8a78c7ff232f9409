/** Versions of documents in their order. */
import { expect, test } from "vitest";
import { isBefore, isOrdered } from "../../src/contract/document-version.js";

test.each<[one: string, other: string]>([
  ["7.1", "7.2"],
  ["7.9", "7.10"],
  ["7.1", "7.1.1"],
  ["7.0.9", "7.1"],
  ["6.9.9.9", "7"],
  ["1.2.3.4", "1.2.3.5"],
  ["v7.1", "7.2"],
  ["7.1", "V7.2"],
  ["7.1.0-rc.1", "7.1.0"],
  ["7.1.0-rc.1", "7.1"],
  ["7.1.0-rc.2", "7.1.0-rc.10"],
  ["7.1.0-alpha", "7.1.0-beta"],
  ["7.0.9", "7.1.0-rc.1"],
  ["7.1.0+a", "7.1.1+a"],
])("%s is before %s", (one, other) => {
  expect([isBefore(one, other), isBefore(other, one)]).toEqual([true, false]);
});

test.each<[one: string, other: string]>([
  ["7.1", "7.1"],
  ["7.1", "7.1.0"],
  ["7.1", "v7.1.0.0"],
  ["7.1.0-rc.1", "7.1.0-rc.1"],
  ["7.1+a", "7.1+b"],
  ["latest", "7.1"],
  ["latest", "next"],
  ["", "1"],
])("of %j and %j none is before the other", (one, other) => {
  expect([isBefore(one, other), isBefore(other, one)]).toEqual([false, false]);
});

test.each<[version: string | undefined, is: boolean]>([
  ["7", true],
  ["v7.1.2.3", true],
  ["7.1.2.3.4", false],
  ["7.1-rc.1+build", true],
  ["7.", false],
  ["latest", false],
  ["", false],
  [undefined, false],
])("%j can be ordered: %s", (version, is) => {
  expect(isOrdered(version)).toBe(is);
});
