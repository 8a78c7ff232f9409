import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLines } from "../../src/contract/read/json-lines.js";
import { jsonPlaces } from "../../src/contract/read/json-places.js";
import { linePlaces } from "../../src/contract/read/line-places.js";
import { type Json, layOut } from "../../src/contract/snapshot/layout.js";

/** Every element of a document, and one below each that is not there. */
function pointersOf(value: unknown, above: readonly string[] = []): readonly (readonly string[])[] {
  const missing = [...above, "missing"];
  if (typeof value !== "object" || value === null) return [above, missing];
  return [above, missing, ...Object.entries(value).flatMap(([key, inner]) => pointersOf(inner, [...above, key]))];
}

describe("places in a laid out document are found by its lines", () => {
  const keys = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom("é€😀", 'a"b', 'a":b', "a\\", "/users/{id}", "get"),
  );
  const values = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string({ maxLength: 5 }),
      fc.integer(),
      fc.constant(null),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(keys, tie("value"), { maxKeys: 3 }),
    ),
  })).value;
  const blocks = fc.dictionary(keys, fc.dictionary(keys, values, { maxKeys: 3 }), { maxKeys: 3 });

  it("as in any JSON, whatever the document", () => {
    fc.assert(
      fc.property(blocks, blocks, values, (paths, components, info) => {
        const document = { "x-lastcall": {}, info, paths, components };
        const text = layOut(document);
        const [byLines, byText] = [linePlaces(readLines(Buffer.from(text))), jsonPlaces(text)];
        for (const pointer of pointersOf(document))
          expect(byLines.of(pointer), JSON.stringify(pointer)).toEqual(byText.of(pointer));
      }),
      { numRuns: 200 },
    );
  });

  it("as in any JSON, in a contract that comes with the package", () => {
    const bytes = readFileSync("specs/runai/2.24.json");
    const [byLines, byText] = [linePlaces(readLines(bytes)), jsonPlaces(bytes.toString("utf8"))];
    for (const pointer of pointersOf(JSON.parse(bytes.toString("utf8"))))
      expect(byLines.of(pointer)).toEqual(byText.of(pointer));
  }, 60_000);
});
