import { expect, test } from "vitest";
import { joinPath, parentOf } from "../../../src/scan/discover/path.js";

test.each([
  ["/a/b", "c", "/a/b/c"],
  ["/a/b", "./c", "/a/b/c"],
  ["/a/b", "../c/./d", "/a/c/d"],
  ["/a/b", "../../c", "/c"],
  ["/a", "../../c", "/c"],
  ["/a", "..", "/"],
  ["/a/b", "/c", "/c"],
  ["/a//b/", "c/", "/a/b/c"],
  ["/a", "", "/a"],
  // where a disk has a letter nothing says which folder is the top
  ["C:/a", "../b", "C:/b"],
  ["a", "../b", "b"],
  ["a", "../../b", "../b"],
  ["a", "../../../b", "../../b"],
])("%s with %s is %s", (base, path, joined) => {
  expect(joinPath(base, path)).toBe(joined);
});

test.each([
  ["/a/b", "/a"],
  ["/a", ""],
  ["", ""],
  ["a/b", "a"],
  ["a", ""],
])("%s lies in %s", (path, parent) => {
  expect(parentOf(path)).toBe(parent);
});
