/** Formats before and after: whether the values of one are all values of the other. */
import { dump } from "js-yaml";
import { describe, expect, test } from "vitest";
import { diffDocuments, documentWith } from "../documents.js";

async function changes(before: object, after: object): Promise<readonly string[]> {
  const written = (schema: object): string => dump(documentWith("request-property", schema));
  return (await diffDocuments(written(before), written(after))).map(({ ruleId }) =>
    ruleId.replace("request-property-", ""),
  );
}

const bits = ["8", "16", "32", "64"].map(Number);
const ranges = new Map<string, readonly [least: bigint, greatest: bigint]>([
  ...bits.map((n) => [`int${n}`, [-(2n ** BigInt(n - 1)), 2n ** BigInt(n - 1) - 1n]] as const),
  ...bits.map((n) => [`uint${n}`, [0n, 2n ** BigInt(n) - 1n]] as const),
]);
const holds = (outer: readonly [bigint, bigint], inner: readonly [bigint, bigint]): boolean =>
  outer[0] <= inner[0] && outer[1] >= inner[1];

describe("integers by their ranges", () => {
  test.each(
    [...ranges].flatMap(([before, was]) =>
      [...ranges]
        .filter(([after]) => after !== before)
        .map(([after, is]) => {
          const change = holds(is, was) ? "generalized" : holds(was, is) ? "specialized" : "changed";
          return [before, after, `format-${change}`] as const;
        }),
    ),
  )("%s → %s: %s", async (before, after, expected) => {
    const [was, is] = [before, after].map((format) => ({ type: "integer", format })) as [object, object];
    expect(await changes(was, is)).toEqual([expected]);
  });
});

describe("texts", () => {
  test.each<[before: string | undefined, after: string | undefined, expected: readonly string[]]>([
    ["uri", "uri", []],
    ["url", "uri", []],
    ["URL", "uri", []],
    ["guid", "uuid", []],
    ["datetime", "date-time", []],
    ["email", "idn-email", ["format-generalized"]],
    ["idn-email", "email", ["format-specialized"]],
    ["hostname", "idn-hostname", ["format-generalized"]],
    ["uri", "uri-reference", ["format-generalized"]],
    ["url", "uri-reference", ["format-generalized"]],
    ["uri", "iri", ["format-generalized"]],
    ["uri", "iri-reference", ["format-generalized"]],
    ["uri-reference", "iri-reference", ["format-generalized"]],
    ["uri-reference", "iri", ["format-changed"]],
    ["iri", "iri-reference", ["format-generalized"]],
    ["iri", "uri", ["format-specialized"]],
    ["date", "date-time", ["format-changed"]],
    ["uuid", undefined, ["format-generalized"]],
    [undefined, "uuid", ["format-specialized"]],
  ])("%s → %s: %j", async (before, after, expected) => {
    const of = (format: string | undefined): object => ({ type: "string", ...(format !== undefined && { format }) });
    expect(await changes(of(before), of(after))).toEqual(expected);
  });
});

describe("beside bounds that say more", () => {
  const within = (format: string | undefined, minimum: number | undefined, maximum: number | undefined): object => ({
    type: "integer",
    ...(format !== undefined && { format }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  });
  test.each<[story: string, before: object, after: object, expected: readonly string[]]>([
    ["both hold 1 to 100", within("int32", 1, 100), within("int64", 1, 100), []],
    [
      "neither says more than an integer",
      within("int64", undefined, undefined),
      within(undefined, undefined, undefined),
      [],
    ],
    ["the greatest of the narrower", within("uint8", 0, 255), within("uint16", 0, 255), []],
    ["one more than the narrower holds", within("uint8", 0, 256), within("uint16", 0, 256), ["format-generalized"]],
    ["one less than the narrower holds", within("int8", -129, 5), within("int16", -129, 5), ["format-generalized"]],
    ["the least of the narrower", within("int8", -128, 5), within("int16", -128, 5), []],
    ["no bound above", within("int32", 1, undefined), within("int64", 1, undefined), ["format-generalized"]],
  ])("%s", async (_, before, after, expected) => {
    expect(await changes(before, after)).toEqual(expected);
  });
});

describe("a format belongs to its type", () => {
  const both = (format: string): object => ({ type: ["number", "string"], format });
  test.each(
    "int8 int16 int32 int64 uint8 uint16 uint32 uint64 float double decimal decimal128 sf-integer sf-decimal".split(
      " ",
    ),
  )("%s, of numbers", async (format) => {
    expect(await changes(both(format), { type: "number" })).toEqual(["type-specialized", "format-generalized"]);
    expect(await changes(both(format), { type: "string" })).toEqual(["type-specialized"]);
    // without any type nobody knows whose it is
    expect(await changes({ format }, { type: "number" })).toEqual(["type-specialized"]);
  });

  test.each(["uuid", "date-time", "email"])("%s, of texts", async (format) => {
    expect(await changes(both(format), { type: "string" })).toEqual(["type-specialized", "format-generalized"]);
    expect(await changes(both(format), { type: "number" })).toEqual(["type-specialized"]);
    expect(await changes({ format }, {})).toEqual(["format-generalized"]);
  });
});
