/** A document is held against the release beside it: what has far less, or nothing of a part of it, is no release. */
import { expect, test } from "vitest";
import { notTheWhole } from "../../src/contract/completeness.js";
import { contractOf } from "./load-fixture.js";

/** `/api/v1/users 3`: so many resources below it, each with one operation. */
async function withPaths(...counts: readonly string[]) {
  const paths = counts.flatMap((one) => {
    const [below = "", count] = one.split(" ");
    return Array.from({ length: Number(count) }, (_, index) => `${below}/r${index}`);
  });
  return contractOf({
    openapi: "3.0.3",
    info: { title: "Shelf", version: "1" },
    paths: Object.fromEntries(paths.map((path) => [path, { get: { responses: { 204: { description: "" } } } }])),
  });
}

async function told(before: readonly string[], after: readonly string[]): Promise<string | undefined> {
  const refused = notTheWhole({
    contract: await withPaths(...after),
    version: "2.25",
    source: "new.json",
    neighbours: [{ version: "2.24", contract: await withPaths(...before) }],
    assembly: undefined,
  });
  return refused?.ok === false ? refused.problem.message : undefined;
}

test.each<[string, readonly string[], readonly string[], string | undefined]>([
  ["the same", ["/users 9"], ["/users 9"], undefined],
  ["half is left", ["/users 10"], ["/users 5"], undefined],
  ["less than half is left", ["/users 10"], ["/users 4"], "6 are missing, such as GET /users/r4"],
  ["one of two", ["/users 3"], ["/users 1"], "2 are missing, such as GET /users/r1"],
  ["one of many is missing", ["/users 1"], ["/shelves 0"], "1 is missing, such as GET /users/r0"],
  ["nothing of a group", ["/users 9", "/books 5"], ["/users 9"], "5 are missing under /books, such as GET /books/r0"],
  ["a group that is small", ["/users 9", "/books 4"], ["/users 9"], undefined],
  ["a group that is a small part", ["/users 46", "/books 5"], ["/users 46"], undefined],
  [
    "a tenth is no small part",
    ["/users 45", "/books 5"],
    ["/users 45"],
    "5 are missing under /books, such as GET /books/r0",
  ],
  ["one of a group is left", ["/users 9", "/books 6"], ["/users 9", "/books 1"], undefined],
  [
    "nothing of a version",
    ["/api/v1/users 9", "/api/v2/books 5", "/api/v2/pens 1"],
    ["/api/v1/users 9"],
    "6 are missing under /api/v2, such as GET /api/v2/books/r0",
  ],
  ["another resource of the version", ["/api/v1/users 9", "/api/v1/books 6"], ["/api/v1/users 9"], undefined],
  ["a version in front", ["/v1/users 9", "/v1/books 6"], ["/v1/users 9"], undefined],
  [
    "the largest of two groups",
    ["/users 20", "/books 5", "/pens 6"],
    ["/users 20"],
    "6 are missing under /pens, such as GET /pens/r0",
  ],
])("%s", async (_, before, after, missing) => {
  const message = await told(before, after);
  expect(
    message
      ?.replace(/^.*? has \d+: /, "")
      .replace(/(GET \S+?),? .*$/, "$1")
      .replace(/;.*$/, ""),
  ).toBe(missing);
});
