/** What counts as a release, and what as something that lies on the disk. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { pageSchema, pathsSchema, releasesSchema, sideInside } from "../../../src/editor/mcp/arguments.js";

const root = realpathSync(mkdtempSync(join(tmpdir(), "lastcall-sides-")));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, "project", "2.22"), { recursive: true });
writeFileSync(join(root, "project", "api.yaml"), "");
writeFileSync(join(root, "outside.yaml"), "");

test.each([
  ["2.24", { name: "2.24" }],
  ["latest", { name: "latest" }],
  ["2026-11-28.2", { name: "2026-11-28.2" }],
  ["release (old)", { name: "release (old)" }],
  ["2.22", { name: join(root, "project", "2.22") }],
  ["api.yaml", { name: join(root, "project", "api.yaml") }],
  ["gone.json", { refused: "there is no gone.json" }],
  ["gone.JSON", { refused: "there is no gone.JSON" }],
  ["specs/2.24", { refused: "there is no specs/2.24" }],
  ["--config=x", { refused: "there is no --config=x" }],
  ["../outside.yaml", { refused: "../outside.yaml lies outside of the root, which is all that may be read" }],
])("%s is %j", (side, expected) => {
  expect(sideInside(join(root, "project"), side)).toEqual(expected);
});

test.each([
  ["2.22", true],
  ["+1", true],
  ["+12", true],
  ["+one", false],
  ["1+", true],
  ["--to", false],
  ["https://api.example.com", false],
  ["../2.22", false],
  ["", false],
])("%j may be asked as a release: %s", (release, may) => {
  expect([releasesSchema.from, releasesSchema.to].map((schema) => schema.safeParse(release).success)).toEqual([
    may,
    may,
  ]);
});

test.each([
  ["runai", true],
  ["a.b-c_d", true],
  ["a/b", false],
  ["", false],
])("%j may be asked as a provider: %s", (provider, may) => {
  expect(releasesSchema.provider.safeParse(provider).success).toBe(may);
});

test("a page that is not asked for is the first, and has its bounds", () => {
  expect([pageSchema.limit.parse(undefined), pageSchema.cursor.parse(undefined)]).toEqual([50, 0]);
  expect([0, 1, 200, 201, 1.5].map((limit) => pageSchema.limit.safeParse(limit).success)).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
  expect([-1, 0].map((cursor) => pageSchema.cursor.safeParse(cursor).success)).toEqual([false, true]);
});

test("paths are all of the root when left out, and none is empty", () => {
  expect(pathsSchema.parse(undefined)).toEqual(["."]);
  expect(pathsSchema.safeParse([""]).success).toBe(false);
  expect(pathsSchema.safeParse(["a"]).success).toBe(true);
});
