/** Where the parts of sound JSON stand, found on the way down to each. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonPlaces } from "../../src/contract/read/json-places.js";

const placeIn = (text: string, ...pointer: readonly string[]): string => {
  const { line, column } = jsonPlaces(text).of(pointer);
  return `${line}:${column}`;
};

test.each([
  ["a member", '{"a":1,"b":2}', ["b"], "1:8"],
  ["an item", "[10,20]", ["1"], "1:5"],
  ["a member after space and line ends", '{ "a" : [ ] ,\n "b" : { } }', ["b"], "2:2"],
  ["a list that is empty holds nothing", '{"a":[],"b":1}', ["a", "0"], "1:2"],
  ["an object that is empty holds nothing", '{"a":{},"0":1}', ["a", "0"], "1:2"],
  ["a text like a list holds nothing", '{"a":"[1,2]"}', ["a", "0"], "1:2"],
  ["a text like an object holds nothing", '{"a":"{\\"b\\":1}"}', ["a", "b"], "1:2"],
  ["a list holds no item behind its last", '{"a":[1,2],"2":3}', ["a", "2"], "1:2"],
  ["behind texts with brackets", '{"a":["]}",{"x":"}"}],"b":1}', ["b"], "1:23"],
  ["behind a text that ends with a backslash", '{"a":"\\\\","b":1}', ["b"], "1:11"],
  ["behind a text with a quote", '{"a":"\\"","b":1}', ["b"], "1:11"],
  ["behind numbers and words", '[-1.5e3,true,null,false,{"a":0}]', ["4", "a"], "1:26"],
  ["in the innermost of several", "[[[1,2],[3]],[[4]]]", ["0", "1", "0"], "1:10"],
  ["a key written with an escape", '{"\\u0061":1}', ["a"], "1:2"],
  ["a plain document", "7", ["a"], "1:1"],
])("%s", (_, text, pointer, expected) => {
  expect(placeIn(text, ...pointer)).toBe(expected);
});

test("asked in any order, each part is where it is when asked alone", () => {
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(0, -1.5, "", "a]", 'q"', "\\", true, null),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom("a", "b", "0", 'k"', "{"), tie("value"), { maxKeys: 4 }),
    ),
  })).value;
  const pointers = (inner: unknown, above: readonly string[]): readonly (readonly string[])[] =>
    typeof inner !== "object" || inner === null
      ? [above]
      : [above, ...Object.entries(inner).flatMap(([token, one]) => pointers(one, [...above, token]))];
  fc.assert(
    fc.property(value, fc.constantFrom(0, 1, 3), fc.nat(), (made, indent, turn) => {
      const text = JSON.stringify(made, undefined, indent);
      const all = pointers(made, []);
      const from = turn % all.length;
      const places = jsonPlaces(text);
      for (const pointer of [...all.slice(from), ...all.slice(0, from).reverse()])
        expect(places.of(pointer)).toEqual(jsonPlaces(text).of(pointer));
      // each stands somewhere else
      const found = new Set(all.slice(1).map((pointer) => placeIn(text, ...pointer)));
      expect(found.size).toBe(all.length - 1);
    }),
    { numRuns: 200 },
  );
});
