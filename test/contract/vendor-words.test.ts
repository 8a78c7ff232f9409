import { describe, expect, it } from "vitest";
import { marksOf } from "../../src/contract/normalise/marks.js";
import { sunsetInProse } from "../../src/contract/normalise/prose-date.js";
import { statedDate } from "../../src/contract/stated-date.js";

describe("the day that prose names as the end", () => {
  it.each<[prose: string, day: string | undefined]>([
    ["Will be removed on 2026-12-31.", "2026-12-31"],
    ["Deprecated since 2025-01-01 and will be removed on 31 December 2026.", "2026-12-31"],
    ["This endpoint is deprecated. It is sunset December 31st, 2026; use `GET /new`.", "2026-12-31"],
    ["Supported until Dec. 2026.", "2026-12"],
    ["No longer available after 1 March 2027", "2027-03-01"],
    ["Deprecated since 2025-01-01.", undefined],
    ["Removes all orders placed before 2024.", undefined],
    ["Deprecated.", undefined],
  ])("%s", (prose, day) => {
    expect(sunsetInProse(prose)).toBe(day);
    if (day !== undefined) expect(statedDate(day)).toBeDefined();
  });
});

describe("what replaces an operation", () => {
  const named = (raw: Record<string, unknown>): readonly string[] =>
    marksOf({ deprecated: true, ...raw }, "path").replacement;
  it.each<[raw: Record<string, unknown>, named: readonly string[]]>([
    [{ description: "Use `GET /new` instead." }, ["GET /new"]],
    [{ description: "Use /new instead." }, ["/new"]],
    [{ description: "To view the defaults, use the GET /types endpoint." }, []],
    [{ description: "Pairs and/or lists. Use it with care." }, []],
    [{ description: "Deprecated. Use `listOrders` instead." }, ["listOrders"]],
    [{ description: "Deprecated, see [List orders](#/operations/listOrders)." }, ["listOrders"]],
    [{ description: "Deprecated, see [List orders](#tag/Orders/operation/listOrders)." }, ["listOrders"]],
    [{ "x-deprecatedMessage": "Use `GET /v2/new` instead." }, ["GET /v2/new"]],
    [{ "x-deprecated": { message: "Use `GET /v2/new` instead." } }, ["GET /v2/new"]],
    [{ "x-deprecated": { replacement: "GET /v2/new", message: "Old." } }, ["GET /v2/new"]],
  ])("%j", (raw, expected) => {
    expect(named(raw)).toEqual(expected);
  });
});

describe("the document's own words", () => {
  it("are the sentences that speak of the end, and where they lead", () => {
    const { notice, sunset } = marksOf(
      {
        deprecated: true,
        description: "Lists orders. **Deprecated**: will be removed on 2026-12-31. See https://shop.example/changes.",
      },
      "path",
    );
    expect(notice).toEqual({
      text: "Deprecated: will be removed on 2026-12-31.",
      url: "https://shop.example/changes",
    });
    expect(sunset).toBe("2026-12-31");
  });

  it("are the message where the document has one, with its day", () => {
    const marks = marksOf(
      { "x-deprecated": { since: "2026-01", sunset: "2026-12", message: "Use orders v2." } },
      "path",
    );
    expect(marks).toMatchObject({
      deprecated: true,
      since: "2026-01",
      sunset: "2026-12",
      notice: { text: "Use orders v2." },
    });
    expect(marksOf({ deprecated: true, "x-removal-date": "2027-01-01" }, "path").sunset).toBe("2027-01-01");
  });

  it("are none where nothing but the flag is said", () => {
    expect(marksOf({ deprecated: true, description: "Deprecated." }, "path").notice).toBeUndefined();
    expect(marksOf({ deprecated: true }, "field").notice).toBeUndefined();
  });
});

describe("each word that vendors have for the days and words of a deprecation", () => {
  const marked = (word: string, value: string) => marksOf({ deprecated: true, [word]: value }, "path");
  it.each("x-sunset x-sunset-date sunset x-removal-date x-removed-at x-deprecated-until x-end-of-life".split(" "))(
    "%s is the end",
    (word) => {
      expect(marked(word, "2027-03-31").sunset).toEqual("2027-03-31");
    },
  );
  it.each("x-deprecated-since x-deprecated-at x-deprecation-date x-since-date x-deprecatedSince".split(" "))(
    "%s is the beginning",
    (word) => {
      expect(marked(word, "2026-09-30").since).toEqual("2026-09-30");
    },
  );
  it.each("x-replaced-by x-replacement x-deprecated-replacement x-superseded-by x-deprecated-use".split(" "))(
    "%s is what to use",
    (word) => {
      expect(marked(word, "GET /v2/new").replacement).toEqual(["GET /v2/new"]);
    },
  );
  it.each([
    ..."x-deprecated-description x-deprecation-message x-deprecated-message x-deprecatedMessage".split(" "),
    ..."x-deprecationMessage x-deprecation x-deprecated x-deprecation-reason".split(" "),
  ])("%s is said in words", (word) => {
    expect(marked(word, "Use `GET /v2/new` instead.").replacement).toEqual(["GET /v2/new"]);
  });
});
