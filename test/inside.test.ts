import { expect, test } from "vitest";
import { isInside } from "../src/inside.js";

test.each([
  ["/project", "/project", true],
  ["/project", "/project/src/a.ts", true],
  ["/project", "/project/..a/b.ts", true],
  ["/project", "/project/../other", false],
  ["/project", "/", false],
  ["/project", "/projects/a.ts", false],
  ["/project/src", "/project", false],
])("in %s is %s: %s", (folder, path, expected) => {
  expect(isInside(folder, path)).toBe(expected);
});
