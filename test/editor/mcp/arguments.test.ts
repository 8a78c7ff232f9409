import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { cut, optionsOf, pageLine, pageOf, pathsInside } from "../../../src/editor/mcp/arguments.js";

const root = realpathSync(mkdtempSync(join(tmpdir(), "lastcall-inside-")));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, "project", "src"), { recursive: true });
writeFileSync(join(root, "project", "src", "a.ts"), "");
writeFileSync(join(root, "outside.ts"), "");
symlinkSync(join(root, "project", "src"), join(root, "project", "link"));
symlinkSync(join(root, "outside.ts"), join(root, "project", "out.ts"));

test("what is given becomes options of one word each", () => {
  expect(optionsOf({ from: "2.22", to: undefined, provider: "--x" })).toEqual(["--from=2.22", "--provider=--x"]);
});

describe("paths inside the root", () => {
  const inside = (...paths: readonly string[]) => pathsInside(join(root, "project"), paths);
  test.each([
    [
      [".", "src/a.ts"],
      ["project", join("project", "src", "a.ts")],
    ],
    [["link"], [join("project", "src")]],
    [[], []],
  ])("%j", (paths, expected) => {
    expect(inside(...paths)).toEqual(expected.map((path) => join(root, path)));
  });

  test.each([
    [["gone.ts"], "there is no gone.ts"],
    [[".", "../outside.ts"], "../outside.ts lies outside of the root, which is all that may be read"],
    [["out.ts"], "out.ts lies outside of the root, which is all that may be read"],
  ])("%j: %s", (paths, reason) => {
    expect(inside(...paths)).toBe(reason);
  });
});

describe("a page", () => {
  const all = [1, 2, 3, 4, 5];
  test.each([
    [0, 2, [1, 2], 2, "2 of 5 things; ask with cursor 2 for more"],
    [2, 2, [3, 4], 4, "2 of 5 things; ask with cursor 4 for more"],
    [4, 2, [5], null, "5 things"],
    [3, 2, [4, 5], null, "5 things"],
    [9, 2, [], null, "5 things"],
  ])("from %d, %d of them", (cursor, limit, shown, next, line) => {
    const page = pageOf(all, cursor, limit);
    expect(page).toEqual({ shown, total: 5, next });
    expect(pageLine(page, "thing", "things")).toBe(line);
  });

  test("of one thing speaks of one", () => {
    expect(pageLine(pageOf([1], 0, 2), "thing", "things")).toBe("1 thing");
  });
});

test("a line is cut after 600 characters", () => {
  expect(cut("x".repeat(600))).toBe("x".repeat(600));
  expect(cut("x".repeat(601))).toBe(`${"x".repeat(600)}…`);
});
