import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ApiCall } from "../../../src/scan/call.js";
import { call, findingsFor, said, use } from "./bookshop.js";

type Row = readonly [story: string, calls: readonly ApiCall[], expected: readonly string[]];
const everything = { query: true, body: true, headers: true };

async function expectFindings(
  calls: readonly ApiCall[],
  expected: readonly string[],
  options?: Parameters<typeof findingsFor>[1],
): Promise<void> {
  expect((await findingsFor(calls, options)).map(said)).toEqual(expected);
}

describe("operations", () => {
  test.each<Row>([
    ["gone at the target", [call("GET /customers")], ["error removed-endpoint GET /customers :1"]],
    [
      "gone, though a parameter route of the target would fit",
      [call("GET /reports/summary")],
      ["error removed-endpoint GET /reports/summary :1"],
    ],
    ["the parameter route itself", [call("GET /reports/42"), call("GET /reports/{}")], []],
    ["deprecated at the target", [call("GET /carts")], ["warning deprecated-endpoint GET /carts :1"]],
    ["past its window and still listed", [call("GET /reports")], ["warning expired-endpoint GET /reports :1"]],
    [
      "in no contract, on a server that is surely this API",
      [call("GET /authors")],
      ["warning unlisted-endpoint GET /authors :1"],
    ],
    ["in no contract, and maybe another product", [call("GET /authors", { certainty: "possible" })], []],
    ["a method the path does not have", [call("PATCH /books")], ["warning unlisted-endpoint PATCH /books :1"]],
    ["a preflight", [call("OPTIONS /books")], []],
    ["only in the release that comes", [call("GET /readers")], ["warning not-yet-available GET /readers :1"]],
    [
      "maybe another product: an info, whatever its rule says",
      [call("GET /customers", { certainty: "possible" })],
      ["info removed-endpoint GET /customers :1"],
    ],
    [
      "no method known, and the path is gone altogether",
      [call("? /customers")],
      ["error removed-endpoint GET /customers :1"],
    ],
    ["no method known, several left", [call("? /loans", { complete: everything })], []],
    ["half a path that fits too much", [call("GET /{}")], []],
    [
      "the same call found twice",
      [call("GET /customers"), call("GET /customers")],
      ["error removed-endpoint GET /customers :1"],
    ],
  ])("%s", async (_, calls, expected) => {
    await expectFindings(calls, expected);
  });

  test("between fixed parts a hole may be one of several: at most an info", async () => {
    const found = await findingsFor([call("GET /{}/summary")]);
    expect(found.map(said)).toEqual(["info removed-endpoint GET /reports/summary :1"]);
    expect(found.map((finding) => finding.certainty)).toEqual(["possible"]);
  });
});

describe("fields", () => {
  test.each<Row>([
    [
      "a query parameter that goes",
      [call("GET /books", { query: [use("shelfCode", 4)] })],
      ["error removed-parameter GET /books shelfCode :4"],
    ],
    [
      "one that is deprecated",
      [call("GET /books", { query: [use("genre", 4)] })],
      ["warning deprecated-parameter GET /books genre :4"],
    ],
    [
      "one nobody knows",
      [call("GET /books", { query: [use("color", 4)] })],
      ["info unlisted-parameter GET /books color :4"],
    ],
    ["a header nobody knows is everybody's", [call("GET /books", { headers: [use("x-request-id", 4)] })], []],
    [
      "a body field that goes",
      [call("POST /books", { body: [use("title", 3), use("isbn10", 4)] })],
      ["error removed-request-field POST /books isbn10 :4"],
    ],
    [
      "a response field that goes, at each place that reads it",
      [call("GET /books", { reads: [use("items.[].shelf", 4), use("items.[].shelf", 6)] })],
      [
        "error removed-response-field GET /books items.[].shelf :4",
        "error removed-response-field GET /books items.[].shelf :6",
      ],
    ],
    [
      "below a field that is gone nothing is named again",
      [call("GET /books", { reads: [use("items", 2), use("items.[].shelf", 4), use("items.[].shelf.room", 4)] })],
      ["error removed-response-field GET /books items.[].shelf :4"],
    ],
    [
      "a parent is named where it is read, not at its child",
      [
        call("GET /books", {
          reads: [
            { ...use("items.[].shelf.row", 7), above: [use("items", 5).at, use("items.[].shelf", 6).at] },
            { ...use("items.[].shelf.room", 9), above: [use("items", 5).at, use("items.[].shelf", 8).at] },
          ],
        }),
      ],
      [
        "error removed-response-field GET /books items.[].shelf :6",
        "error removed-response-field GET /books items.[].shelf :8",
      ],
    ],
    [
      "a value where it is written",
      [
        call("POST /books", {
          body: [{ ...use("format", 3, "tape"), valuePlaces: [{ value: "tape", at: use("format", 8).at }] }],
        }),
      ],
      ["error removed-enum-value POST /books request-property.format.tape :8"],
    ],
    [
      "a parent only passed through is named at the first field below it",
      [call("GET /books", { reads: [use("items.[].shelf.row", 7), use("items.[].shelf.room", 6)] })],
      ["error removed-response-field GET /books items.[].shelf :7"],
    ],
    [
      "below a deprecated parent a field that is gone is named",
      [call("GET /books", { reads: [use("items.[].maker.city", 4), use("items.[].maker.fax", 5)] })],
      [
        "warning deprecated-response-field GET /books items.[].maker :4",
        "error removed-response-field GET /books items.[].maker.fax :5",
      ],
    ],
    [
      "a field nobody knows",
      [call("GET /books", { reads: [use("total", 4)] })],
      ["info unlisted-response-field GET /books total :4"],
    ],
    ["a path through a list that is none says nothing", [call("GET /books", { reads: [use("[].title", 4)] })], []],
    [
      "fields of an operation that is gone are silent",
      [call("GET /customers", { reads: [use("[].name", 4), use("[].age", 5)], query: [use("q", 6)] })],
      ["error removed-endpoint GET /customers :1"],
    ],
    [
      "values: gone, deprecated, expired, unknown, fine",
      [call("POST /books", { body: [use("format", 3, "tape", "cd", "vinyl", "papyrus", "paper")] })],
      [
        "warning deprecated-enum-value POST /books request-property.format.cd :3",
        "warning expired-enum-value POST /books request-property.format.vinyl :3",
        "error removed-enum-value POST /books request-property.format.tape :3",
      ],
    ],
  ])("%s", async (_, calls, expected) => {
    await expectFindings(calls, expected);
  });

  test("a finding of a field names the call beside it", async () => {
    const [finding] = await findingsFor([call("GET /books", { query: [use("shelfCode", 4)] })]);
    expect(finding).toMatchObject({
      place: { line: 4, column: 5 },
      call: { line: 1, column: 1 },
      lifecycle: { introduced: "1.0", removed: "2.0" },
    });
  });

  test("a field is as sure as the least sure of call and use", async () => {
    const unsure = { ...use("shelfCode", 4), certainty: "possible" as const };
    expect((await findingsFor([call("GET /books", { query: [unsure] })])).map(said)).toEqual([
      "info removed-parameter GET /books shelfCode :4",
    ]);
  });
});

describe("what is newly required", () => {
  test.each<Row>([
    [
      "a parameter the code surely leaves out",
      [call("GET /loans", { complete: everything })],
      ["error newly-required-parameter GET /loans branch :1"],
    ],
    ["a parameter that may be there", [call("GET /loans")], []],
    ["a parameter that is there", [call("GET /loans", { query: [use("branch", 3)], complete: everything })], []],
    [
      "a field the code surely leaves out",
      [call("POST /loans", { body: [use("bookId", 3)], complete: everything })],
      ["error newly-required-request-field POST /loans until :1"],
    ],
    ["a field that may be spread in", [call("POST /loans", { body: [use("bookId", 3)] })], []],
    [
      "required before as well",
      [call("POST /books", { body: [use("author", 3)], complete: everything })],
      ["warning deprecated-request-field POST /books author :3"],
    ],
  ])("%s", async (_, calls, expected) => {
    await expectFindings(calls, expected);
  });
});

describe("what changes under a call's hands", () => {
  test.each<Row>([
    [
      "a parameter of another type",
      [call("GET /loans", { query: [use("limit", 3)] })],
      ["error changed-parameter GET /loans limit :3"],
    ],
    [
      "a field of another type, written",
      [call("POST /loans", { body: [use("copies", 3)] })],
      ["error changed-request-field POST /loans copies :3"],
    ],
    [
      "a field of another type, read",
      [call("GET /loans", { reads: [use("[].due", 3)] })],
      ["error changed-response-field GET /loans [].due :3"],
    ],
    [
      "an enum that loses a value, with a value nobody knows",
      [call("POST /books", { body: [use("format", 3)] })],
      ["warning changed-request-field POST /books format :3"],
    ],
    [
      "the same for two callers of one wrapper: two places, two findings",
      [call("POST /loans", { body: [use("copies", 3), use("copies", 9)] })],
      ["error changed-request-field POST /loans copies :3", "error changed-request-field POST /loans copies :9"],
    ],
    ["what the code does not touch", [call("GET /loans"), call("POST /loans")], []],
  ])("%s", async (_, calls, expected) => {
    await expectFindings(calls, expected);
  });
});

describe("targets", () => {
  test("nothing is wrong where nothing moves", async () => {
    await expectFindings(
      [call("GET /customers"), call("GET /books", { query: [use("shelfCode", 4)] })],
      ["warning deprecated-endpoint GET /customers :1"],
      { from: "1.1", to: "1.1" },
    );
  });

  test("a range: what any of its releases lacks, counts", async () => {
    await expectFindings(
      [call("GET /customers"), call("GET /readers"), call("GET /books")],
      ["error removed-endpoint GET /customers :1", "error not-yet-available GET /readers :1"].sort(),
      {
        supports: ">=1.1 <=2.0",
      },
    );
  });

  test("a range: what is left counts from its last release", async () => {
    // Marked in 2.0 and kept one further release: the code must work on that one too.
    const found = await findingsFor([call("GET /carts")], { supports: ">=1.1 <=2.1" });
    expect(found).toMatchObject([
      {
        ruleId: "deprecated-endpoint",
        operation: "GET /carts",
        lifecycle: { keptThrough: { release: "2.1", releasesLeft: 0 } },
      },
    ]);
  });

  test("a release without a contract is a forecast by policy", async () => {
    const found = await findingsFor([call("GET /reports"), call("GET /carts"), call("GET /customers")], {
      from: "2.0",
      to: "2.1",
    });
    expect(found.map((finding) => `${said(finding)} ${finding.forecast ? "forecast" : ""}`)).toEqual([
      "warning deprecated-endpoint GET /carts :1 forecast",
      "error expired-endpoint GET /reports :1 forecast",
      // Gone in a contract already: no forecast.
      "error removed-endpoint GET /customers :1 ",
    ]);
  });

  test("without --from nothing can be missing from what runs", async () => {
    await expectFindings([call("GET /readers")], [], { to: "2.0" });
  });

  test("by months", async () => {
    const options = { from: "1.1", to: "2.0", deployment: "saas" as const };
    await expectFindings([call("GET /carts")], ["warning deprecated-endpoint GET /carts :1"], {
      ...options,
      asOf: "2026-03-01",
    });
    await expectFindings([call("GET /carts")], ["warning expired-endpoint GET /carts :1"], {
      ...options,
      asOf: "2026-09-01",
    });
  });
});

describe("names of generated clients", () => {
  test("a name that passes to another operation", async () => {
    const [finding] = await findingsFor([call("GET /shelves/{}", { generatedSymbol: "getShelf" })]);
    expect(finding).toMatchObject({
      ruleId: "retargeted-operation",
      severity: "error",
      detail: { kind: "retargeted", symbol: "getShelf", was: "GET /shelves/{id}", becomes: "GET /rooms/{id}" },
    });
  });

  test.each(["useGetShelf", "get_shelf", "getShelfQueryOptions"])(
    "%s is made from the same operation id",
    async (generatedSymbol) => {
      await expectFindings(
        [call("GET /shelves/{}", { generatedSymbol })],
        ["error retargeted-operation GET /shelves/{id} :1"],
      );
    },
  );

  test.each(["getShelves", "shelvesGet", "getShelfById", undefined])("%s is not", async (generatedSymbol) => {
    await expectFindings([call("GET /shelves/{}", { generatedSymbol })], []);
  });
});

test("a whole deprecated interface", async () => {
  const place = { file: "src/old.ts", line: 2, column: 1, endLine: 2, endColumn: 9 };
  const [finding] = await findingsFor([], undefined, [
    { ...place, signature: "soap-gateway", certainty: "likely", text: "/soap/BookService" },
  ]);
  expect(finding).toMatchObject({
    ruleId: "deprecated-api",
    severity: "warning",
    place,
    operation: "SOAP gateway",
    lifecycle: { deprecated: "1.0" },
    replacement: [{ target: "GET /books" }],
  });
});

describe("fingerprints", () => {
  const fingerprints = async (calls: readonly ApiCall[], options?: Parameters<typeof findingsFor>[1]) =>
    (await findingsFor(calls, options)).map((finding) => finding.fingerprint);

  test("survive moving the code, into another file too", async () => {
    const before = await fingerprints([call("GET /customers"), call("GET /books", { query: [use("shelfCode", 4)] })]);
    const after = await fingerprints([
      call("GET /customers", { file: "src/a/people.ts", line: 40, column: 9 }),
      call("GET /books", {
        file: "src/z/books.ts",
        line: 7,
        query: [{ ...use("shelfCode", 99), at: { ...use("shelfCode", 99).at, file: "src/z/books.ts" } }],
      }),
    ]);
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(2);
  });

  test("tell places apart by the names around them, whatever comes before or after", async () => {
    const users = call("GET /customers", { line: 20, symbol: "Users.all" });
    const [alone] = await fingerprints([users]);
    const beside = await fingerprints([call("GET /customers", { symbol: "Shop.all" }), users]);
    expect(beside[1]).toBe(alone);
    expect(beside[0]).not.toBe(alone);
  });

  test("tell places that do the same apart, and the first keeps its own when another comes after it", async () => {
    const [first] = await fingerprints([call("GET /customers")]);
    const two = await fingerprints([call("GET /customers"), call("GET /customers", { line: 9 })]);
    expect(two[0]).toBe(first);
    expect(two[1]).not.toBe(first);
  });

  test("do not depend on what is switched off or accepted before them", async () => {
    const [, carts] = await fingerprints([call("GET /customers"), call("GET /carts", { line: 2 })]);
    expect(
      await fingerprints([call("GET /customers"), call("GET /carts", { line: 2 })], {
        from: "1.1",
        to: "2.0",
        rules: { "removed-endpoint": "off" },
      }),
    ).toEqual([carts]);
  });

  test("change when it gets worse", async () => {
    const [deprecated] = await fingerprints([call("GET /customers")], { from: "1.1", to: "1.1" });
    const [removed] = await fingerprints([call("GET /customers")]);
    expect(deprecated).not.toBe(removed);
  });
});

test("the order in which files are read changes nothing", async () => {
  const calls = [
    call("GET /customers", { file: "src/b.ts" }),
    call("GET /customers", { file: "src/a.ts", line: 12 }),
    call("GET /customers", { file: "src/a.ts", line: 3 }),
    call("GET /books", { query: [use("shelfCode", 4), use("genre", 4)], reads: [use("items.[].shelf.row", 7)] }),
    call("POST /books", { body: [use("format", 3, "tape", "cd")] }),
  ];
  const found = await findingsFor(calls);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(calls, { minLength: calls.length }), async (shuffled) => {
      expect(await findingsFor(shuffled)).toEqual(found);
    }),
    { numRuns: 15 },
  );
});

describe("levels", () => {
  test("a level somebody chose holds for mild cases too", async () => {
    await expectFindings([call("GET /reports")], ["error expired-endpoint GET /reports :1"], {
      from: "1.1",
      to: "2.0",
      rules: { "expired-endpoint": "error" },
    });
  });

  test("possible calls count when asked to", async () => {
    await expectFindings(
      [call("GET /customers", { certainty: "possible" })],
      ["error removed-endpoint GET /customers :1"],
      { from: "1.1", to: "2.0", gatePossible: true },
    );
  });
});
