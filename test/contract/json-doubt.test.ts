import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson } from "../../src/contract/read/json.js";
import { hidesFault } from "../../src/contract/read/json-doubt.js";
import { faultInJson } from "../../src/contract/read/json-scan.js";
import { MAX_DEPTH } from "../../src/contract/read/limits.js";

describe("a fault in JSON that parses", () => {
  it.each([
    ["a key twice", '{"a":1,"a":2}', true],
    ["a key twice among many", '{"a":1,"b":2,"c":3,"b":4}', true],
    ["once more after an object of its own", '{"a":{"b":1},"c":[{"b":1}],"a":1}', true],
    ["the same key, written with an escape", '{"$ref":1,"\\u0024ref":2}', true],
    ["two keys that end with a backslash", '{"a\\\\":1,"a\\\\":2}', true],
    ["below other values, with space", '[1, {"x" : [ {"a"\n:\t1 , "a" :2} ]}]', true],
    ["one key in several objects", '{"a":{"a":{"a":1}},"b":[{"a":1},{"a":1}]}', false],
    ["a value like a key", '{"a":"a","b":"a"}', false],
    ["what looks like members inside a string", '{"a":"{\\"b\\":1,\\"b\\":2}"}', false],
    ["no key at all", '[[], {}, 0, "", null]', false],
    ["as deep as allowed", "[".repeat(MAX_DEPTH) + "]".repeat(MAX_DEPTH), false],
    ["a level deeper", "[".repeat(MAX_DEPTH + 1) + "]".repeat(MAX_DEPTH + 1), true],
  ])("%s", (_, text, expected) => {
    expect(hidesFault(text)).toBe(expected);
    expect(faultInJson(text) !== undefined).toBe(expected);
  });

  it("makes no difference to which texts are read: those that are JSON without a fault", () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      '"',
      "\\",
      "\\u00",
      ":",
      ",",
      "a",
      "1",
      " ",
      '"a":',
      '"\\x":',
      '"a":1',
      '{"a":1,"a":1}',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (chosen) => {
        const text = chosen.join("");
        expect(readJson("a.json", text, false).ok).toBe(faultInJson(text) === undefined);
      }),
      {
        numRuns: 2000,
        examples: [
          [['{"a":1,"a":1}']],
          [["[", '{"a":1,"a":1}', "]"]],
          [["{", '"a":1', "}"]],
          [["{", '"\\x":', "1", "}"]],
        ],
      },
    );
  });

  it("is doubted where the place of one can be told, and nowhere else", () => {
    const space = fc.constantFrom("", " ", "\n\t");
    const keys = fc.constantFrom('"a"', '"b"', '"\\u0061"', '"a\\\\"', '"a\\""', '":"', '"{"', '""', '"é"');
    const { value } = fc.letrec<{ value: string }>((tie) => {
      const member = fc
        .tuple(keys, space, space, tie("value"))
        .map(([key, before, after, inner]) => `${key}${before}:${after}${inner}`);
      const listed = (parts: readonly string[], gap: string): string => parts.join(`${gap},${gap}`);
      return {
        value: fc.oneof(
          { maxDepth: 4 },
          fc.constantFrom("1", "null", '"a"', '"a:"', '"\\"a\\":1"', "-0.5e3"),
          fc
            .tuple(fc.array(member, { maxLength: 4 }), space)
            .map(([parts, gap]) => `{${gap}${listed(parts, gap)}${gap}}`),
          fc
            .tuple(fc.array(tie("value"), { maxLength: 3 }), space)
            .map(([parts, gap]) => `[${gap}${listed(parts, gap)}${gap}]`),
        ),
      };
    });
    let faults = 0;
    fc.assert(
      fc.property(value, (text) => {
        JSON.parse(text);
        const fault = faultInJson(text) !== undefined;
        if (fault) faults += 1;
        expect(hidesFault(text)).toBe(fault);
      }),
      { numRuns: 2000 },
    );
    expect(faults).toBeGreaterThan(100);
  });
});
