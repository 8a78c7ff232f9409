import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument } from "../../src/contract/read/document.js";
import { contractIn } from "./load-fixture.js";

async function placeIn(file: string, text: string, pointer: readonly string[]) {
  const parsed = await parseDocument(file, text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const { line, column } = parsed.value.positions().of(pointer);
  return `${line}:${column}`;
}

describe("line and column in YAML", () => {
  it.each([
    [["openapi"], "2:1"],
    [["info", "version"], "3:24"],
    [["paths", "/quoted path"], "5:3"],
    [["paths", "/quoted path", "get"], "6:5"],
    [["paths", "/quoted path", "get", "responses"], "15:7"],
    [["paths", "/quoted path", "get", "parameters", "0"], "12:11"],
    [["paths", "/quoted path", "get", "parameters", "0", "in"], "13:11"],
    [["paths", "/quoted path", "get", "parameters", "1", "schema"], "14:33"],
    [["paths", "/quoted path", "put"], "17:5"],
    [["paths", "/quoted path", "put", "responses"], "15:7"],
    [["paths", "/gone", "get"], "4:1"],
    [[], "2:1"],
  ])("%j at %s", async (pointer, expected) => {
    const contract = await contractIn("positions.yaml");
    const { line, column, file } = contract.locate({ file: "positions.yaml", pointer });
    expect({ file, place: `${line}:${column}` }).toEqual({ file: "positions.yaml", place: expected });
  });
});

describe("line and column in JSON", () => {
  const text = '{\n  "a": { "b\\u0041": [1,\n    {"c": "x: \\"{[,"}\n  ] },\n  "d": null\n}';
  it.each([
    [["a"], "2:3"],
    [["a", "bA"], "2:10"],
    [["a", "bA", "0"], "2:22"],
    [["a", "bA", "1"], "3:5"],
    [["a", "bA", "1", "c"], "3:6"],
    [["d"], "5:3"],
    [["a", "gone"], "2:3"],
    [[], "1:1"],
  ])("%j at %s", async (pointer, expected) => {
    expect(await placeIn("a.json", text, pointer)).toBe(expected);
  });
});

describe("any document", () => {
  const keys = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }).filter((key) => key !== "__proto__");
  const documents = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.string(),
      fc.integer(),
      fc.constant(null),
      tie("list"),
      tie("map"),
    ),
    list: fc.array(tie("value"), { maxLength: 3 }),
    map: fc.dictionary(keys, tie("value"), { maxKeys: 4 }),
  })).map;

  it("JSON: the key stands at the place that is given for it", async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.constantFrom(undefined, 2, "\t"),
        fc.boolean(),
        async (document, indent, backwards) => {
          const text = JSON.stringify(document, undefined, indent);
          const parsed = await parseDocument("a.json", text);
          if (!parsed.ok) throw new Error(parsed.problem.message);
          expect(parsed.value.root).toEqual(document);
          const lines = text.split("\n");
          const pointers = pointersOf(document);
          for (const pointer of backwards ? [...pointers].reverse() : pointers) {
            const { line, column } = parsed.value.positions().of(pointer);
            const key = pointer.at(-1);
            const rest = lines
              .slice(line - 1)
              .join("\n")
              .slice(column - 1);
            if (!Array.isArray(valueOf(document, pointer.slice(0, -1))))
              expect(rest.startsWith(JSON.stringify(key))).toBe(true);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  function pointersOf(value: unknown, above: readonly string[] = []): readonly (readonly string[])[] {
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => [[...above, key], ...pointersOf(inner, [...above, key])]);
  }
  const valueOf = (value: unknown, pointer: readonly string[]): unknown =>
    pointer.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], value);
});
