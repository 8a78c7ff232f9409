/** Whether a document is the whole API: what speaks against it, and how it is told. */
import { describe, expect, test } from "vitest";
import { notTheWhole, type Taken } from "../../src/contract/completeness.js";
import type { Contract } from "../../src/contract/contract.js";
import { contractOf } from "./load-fixture.js";

const SOURCE = "https://docs.example/api";
/** A contract with these operations: `GET /a`, `GET /b tag`. */
async function of(...operations: readonly string[]): Promise<Contract> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const one of operations) {
    const [method = "", path = "", ...tags] = one.split(" ");
    (paths[path] ??= {})[method.toLowerCase()] = { tags, responses: {} };
  }
  return contractOf({ openapi: "3.0.3", info: { title: "L", version: "1" }, paths });
}
const many = (count: number, prefix = "/api/v1"): readonly string[] =>
  Array.from({ length: count }, (_, at) => `GET ${prefix}/r${at}`);

async function told(own: readonly string[], beside: readonly string[] | undefined, more: Partial<Taken> = {}) {
  const found = notTheWhole({
    contract: await of(...own),
    version: "2.25",
    source: SOURCE,
    assembly: undefined,
    neighbours: beside === undefined ? [] : [{ version: "2.24", contract: await of(...beside) }],
    ...more,
  });
  return found?.ok === false ? found.problem.message.replace(SOURCE, "It") : undefined;
}
const hintOf = async (more: Partial<Taken>) => {
  const found = notTheWhole({
    contract: await of("GET /a"),
    version: "2.25",
    source: SOURCE,
    assembly: undefined,
    neighbours: [{ version: "2.24", contract: await of(...many(9)) }],
    ...more,
  });
  return found?.ok === false ? found.problem.hint : undefined;
};

describe("the release beside it has far more", () => {
  test.each<[name: string, own: readonly string[], beside: readonly string[] | undefined, told: string | undefined]>([
    ["nothing is beside it", many(1), undefined, undefined],
    ["as many", many(4), many(4), undefined],
    ["more", many(9), many(4), undefined],
    ["half of them", many(2), many(4), undefined],
    [
      "less than half",
      many(2),
      many(5),
      "It has 2 operations, 2.24 has 5: 3 are missing, such as GET /api/v1/r2, GET /api/v1/r3, GET /api/v1/r4; it is not taken for 2.25",
    ],
    [
      "one of three",
      many(1),
      many(3),
      "It has 1 operation, 2.24 has 3: 2 are missing, such as GET /api/v1/r1, GET /api/v1/r2; it is not taken for 2.25",
    ],
    [
      "one other that is none of it",
      ["GET /x"],
      many(3),
      "It has 1 operation, 2.24 has 3: 3 are missing, such as GET /api/v1/r0, GET /api/v1/r1, GET /api/v1/r2; it is not taken for 2.25",
    ],
  ])("%s", async (_, own, beside, message) => {
    expect(await told(own, beside)).toBe(message);
  });
});

describe("the release beside it has much under a path of which this one has nothing", () => {
  const under = (count: number, prefix: string, known: number) =>
    `It has ${known - count} operations, 2.24 has ${known}: ${count} are missing under ${prefix}, such as`;
  test.each<[name: string, own: readonly string[], beside: readonly string[], start: string | undefined]>([
    ["five of fifty", many(45), [...many(45), ...many(5, "/api/v2")], under(5, "/api/v2", 50)],
    ["five of fifty-one", many(46), [...many(46), ...many(5, "/api/v2")], undefined],
    ["four of ten", many(6), [...many(6), ...many(4, "/api/v2")], undefined],
    [
      "more of two such",
      many(20),
      [...many(20), ...many(5, "/api/v2"), ...many(6, "/api/v3")],
      "It has 20 operations, 2.24 has 31: 6 are missing under /api/v3, such as",
    ],
    [
      "a path without a version",
      many(10, "/users"),
      [...many(10, "/users"), ...many(5, "/books")],
      under(5, "/books", 15),
    ],
    ["one of it is there", [...many(10), "GET /api/v2/other"], [...many(10), ...many(5, "/api/v2")], undefined],
  ])("%s", async (_, own, beside, start) => {
    const message = await told(own, beside);
    expect(message?.slice(0, start?.length)).toBe(start);
  });
});

describe("a page of the site has no document", () => {
  const site = (...without: readonly string[]) =>
    ({ assembly: { by: "sitemap", read: ["a"], without, refused: [] } }) as const;
  const books = "shows no operation, and 2.24 has 1 of that name, such as GET /books";
  test.each<
    [
      name: string,
      own: readonly string[],
      beside: readonly string[] | undefined,
      more: Partial<Taken>,
      told: string | undefined,
    ]
  >([
    [
      "of a name that operations have in their path",
      ["GET /a"],
      ["GET /a", "GET /books"],
      site("guides/books"),
      `It has 1 operation: guides/books ${books}`,
    ],
    [
      "of a name that operations have as their tag",
      ["GET /a"],
      ["GET /a", "GET /x Old-Books"],
      site("old-books"),
      "It has 1 operation: old-books shows no operation, and 2.24 has 1 of that name, such as GET /x",
    ],
    ["in capitals", ["GET /a"], ["GET /a", "GET /books"], site("Books"), `It has 1 operation: Books ${books}`],
    [
      "of two operations",
      ["GET /a", "GET /b"],
      ["GET /a", "GET /b", "GET /books", "PUT /books"],
      site("books"),
      "It has 2 operations: books shows no operation, and 2.24 has 2 of that name, such as GET /books",
    ],
    [
      "of which one is here",
      ["GET /a", "PUT /books"],
      ["GET /a", "PUT /books", "GET /books"],
      site("books"),
      undefined,
    ],
    ["of no such name", ["GET /a"], ["GET /a", "GET /books"], site("intro"), undefined],
    ["of two letters", ["GET /a"], ["GET /a", "GET /bo"], site("bo"), undefined],
    [
      "after one of no such name",
      ["GET /a"],
      ["GET /a", "GET /books"],
      site("intro", "books"),
      `It has 1 operation: books ${books}`,
    ],
    ["with nothing beside it", ["GET /a"], undefined, site("books"), undefined],
    ["of no site", ["GET /a"], ["GET /a", "GET /books"], {}, undefined],
  ])("%s", async (_, own, beside, more, message) => {
    expect(await told(own, beside, more)).toBe(message);
  });
});

describe("it is a piece of a site", () => {
  const page = { assembly: { by: "page", read: ["."], without: [], refused: [] } } as const;
  const one = "It has 1 operation: it is one page of a docs site, and may be a part of the API";
  const section = "It has 1 operation: it is a section of a docs site, which has a document elsewhere";
  const others = "It has 1 operation, and the site has documents of other APIs elsewhere";
  const wholes = { wholes: ["https://docs.example/all.json"] };
  const otherApis = { otherApis: ["Pets (https://docs.example/pets.json)"] };
  const [SAME, MORE] = [["GET /a"], ["GET /a", "GET /b"]];
  test.each<[name: string, beside: readonly string[] | undefined, more: Partial<Taken>, told: string | undefined]>([
    ["one page, with nothing beside it", undefined, page, one],
    ["one operation of a page, with nothing beside it", undefined, { isOfOnePage: true }, one],
    ["one page as large as the release beside it", SAME, page, undefined],
    ["a document of the whole is elsewhere, with nothing beside it", undefined, wholes, section],
    ["a document of the whole is elsewhere, and something is missing", MORE, wholes, section],
    ["a document of the whole is elsewhere, and nothing is missing", SAME, wholes, undefined],
    ["documents of others are elsewhere, with nothing beside it", undefined, otherApis, others],
    ["documents of others are elsewhere, and half is missing", MORE, otherApis, others],
    ["documents of others are elsewhere, and nothing is missing", SAME, otherApis, undefined],
    ["it is meant as the whole", undefined, { ...page, ...wholes, ...otherApis, extent: "whole" }, undefined],
  ])("%s", async (_, beside, more, message) => {
    expect(await told(["GET /a"], beside, more)).toBe(message);
  });

  test("of many documents of others five are named", async () => {
    const found = notTheWhole({
      ...{ contract: await of("GET /a"), version: "1", source: SOURCE, assembly: undefined },
      otherApis: [..."abcdef"],
    });
    expect(found?.ok === false && found.problem.hint).toBe(
      "Name the one you mean: a, b, c, d, e. If it is this one: --whole.",
    );
  });
});

test.each<[name: string, more: Partial<Taken>, start: string]>([
  ["a file", { source: "openapi.json" }, "Name the document of the whole API;"],
  ["an address of the whole", { source: SOURCE }, "Name the document of the whole API;"],
  ["an address below it", { source: `${SOURCE}/books` }, `The whole may be had from ${SOURCE};`],
  ["an address that is none", { source: "https://[" }, "Name the document of the whole API;"],
  ["documents elsewhere", { wholes: [..."abcd"] }, "The whole may be had from a, b, c;"],
  ["itself elsewhere", { wholes: [SOURCE] }, "Name the document of the whole API;"],
])("the hint for %s", async (_, more, start) => {
  expect(await hintOf(more)).toBe(
    `${start} --partial takes this in as a part, which never speaks of what it lacks, --whole as all there is.`,
  );
});
