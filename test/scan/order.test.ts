import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ApiCall, CodePlace, ScanResult } from "../../src/scan/call.js";
import { inOrder } from "../../src/scan/order.js";

const NOTHING: ScanResult = {
  calls: [],
  interfaces: [],
  unresolved: [],
  mentions: [],
  others: [],
  seen: {
    packages: [],
    generated: [],
    serversUnmet: [],
    globsUnmet: { include: [], exclude: [] },
    bases: [],
  },
  troubledFiles: [],
  directives: [],
  files: 0,
  filesParsed: 0,
};

const at = (file: string, line: number, column: number): CodePlace => ({
  file,
  line,
  column,
  endLine: line,
  endColumn: column + 1,
});

/** As they must stand, whatever order they come in: by file, line and column as numbers, then by what is there. */
const PLACES: readonly (readonly [file: string, line: number, column: number, text: string])[] = [
  ["B.ts", 9, 9, "z"],
  ["a.ts", 1, 1, "z"],
  ["a.ts", 2, 7, "y"],
  ["a.ts", 2, 10, "a"],
  ["a.ts", 2, 10, "b"],
  ["a.ts", 2, 10, "c"],
  ["a.ts", 10, 1, "a"],
  ["b.ts", 1, 1, "a"],
];
const everywhere = (): boolean => true;
const shuffled = fc.shuffledSubarray([...PLACES], { minLength: PLACES.length });

function holds<T>(sort: (places: typeof PLACES) => T, expected: T): void {
  fc.assert(
    fc.property(shuffled, (places) => {
      expect(sort(places)).toEqual(expected);
    }),
    { seed: 1, numRuns: 60 },
  );
}

describe("sorted by place, whatever order files were read in", () => {
  test("calls, then by method and path", () => {
    const call = ([file, line, column, text]: (typeof PLACES)[number]): ApiCall => ({
      ...at(file, line, column),
      symbol: "",
      method: "GET",
      path: text,
      query: [],
      headers: [],
      body: [],
      reads: [],
      complete: { query: true, body: true, headers: true },
      certainty: "certain",
      via: [],
      from: [],
      client: "fetch",
      inTest: false,
      generatedSymbol: undefined,
    });
    holds((places) => inOrder({ ...NOTHING, calls: places.map(call) }, everywhere).calls, PLACES.map(call));
    const [post, get, unknown] = ["POST", "GET", undefined].map((method) => ({ ...call(["a.ts", 1, 1, "/"]), method }));
    if (post === undefined || get === undefined || unknown === undefined) throw new Error("three calls were made");
    expect(inOrder({ ...NOTHING, calls: [post, unknown, get] }, everywhere).calls).toEqual([unknown, get, post]);
  });

  test("uses of an interface, then by its id", () => {
    const use = ([file, line, column, signature]: (typeof PLACES)[number]): ScanResult["interfaces"][number] => ({
      ...at(file, line, column),
      signature,
      certainty: "certain",
      text: "",
    });
    holds((places) => inOrder({ ...NOTHING, interfaces: places.map(use) }, everywhere).interfaces, PLACES.map(use));
  });

  test("what was not understood, then by the reason", () => {
    const told = ([file, line, column, reason]: (typeof PLACES)[number]): ScanResult["unresolved"][number] => ({
      ...at(file, line, column),
      reason,
    });
    holds((places) => inOrder({ ...NOTHING, unresolved: places.map(told) }, everywhere).unresolved, PLACES.map(told));
  });

  test("mentions, then by path", () => {
    const mention = ([file, line, column, path]: (typeof PLACES)[number]): ScanResult["mentions"][number] => ({
      ...at(file, line, column),
      path,
      method: undefined,
      inTest: false,
    });
    holds((places) => inOrder({ ...NOTHING, mentions: places.map(mention) }, everywhere).mentions, PLACES.map(mention));
  });

  test("comments, then by text", () => {
    const comment = ([file, line, column, text]: (typeof PLACES)[number]): ScanResult["directives"][number] => ({
      ...at(file, line, column),
      text,
      covers: undefined,
    });
    const sort = (places: typeof PLACES): ScanResult["directives"] =>
      inOrder({ ...NOTHING, directives: places.map(comment) }, everywhere).directives;
    holds(sort, PLACES.map(comment));
  });

  test("troubled files by name, and the trouble of a whole file before that of its lines", () => {
    const troubled: ScanResult["troubledFiles"] = [
      { file: "B.ts", line: 30, reason: "x" },
      { file: "a.ts", reason: "x" },
      { file: "a.ts", line: 1, reason: "x" },
      { file: "a.ts", line: 2, reason: "x" },
      { file: "a.ts", line: 10, reason: "x" },
      { file: "b.ts", reason: "x" },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([...troubled], { minLength: troubled.length }), (troubledFiles) => {
        expect(inOrder({ ...NOTHING, troubledFiles }, everywhere).troubledFiles).toEqual(troubled);
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});

test("files that were only followed are no place", () => {
  const told = ["node_modules/sdk.ts", "src/a.ts"].map((file) => ({ ...at(file, 1, 1), reason: "x" }));
  const found = inOrder({ ...NOTHING, unresolved: told }, (file) => file.startsWith("src/"));
  expect(found.unresolved.map(({ file }) => file)).toEqual(["src/a.ts"]);
});
