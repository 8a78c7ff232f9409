/** Where the parts of a YAML document stand, in the many ways to write one. */
import fc from "fast-check";
import { dump } from "js-yaml";
import { expect, it } from "vitest";
import { YAML_OPTIONS } from "../../src/contract/read/yaml-options.js";
import { yamlPositions } from "../../src/contract/read/yaml-positions.js";

const placeIn = (text: string, pointer: readonly string[]): string => {
  const { line, column } = yamlPositions(text).of(pointer);
  return `${line}:${column}`;
};

it.each<[string, string, string, string]>([
  ["nothing at all", "", "", "1:1"],
  ["nothing but blanks", "  \n\n", "", "2:1"],
  ["a word alone", "word", "", "1:1"],
  ["what is below a word", "word", "deeper", "1:1"],
  ["a name", "one: 1\ntwo: 2\n", "two", "2:1"],
  ["a name that is not there", "one: 1\ntwo: 2\n", "three", "1:1"],
  ["a name within a name", "one:\n  two: 2\n", "one/two", "2:3"],
  ["a name that only stands within another", "one:\n  two: 2\nthree: 3\n", "two", "1:1"],
  ["the same name further out, after it", "one:\n  two: 2\ntwo: 3\n", "two", "3:1"],
  ["a value that is written like a name", "one: two\nthree: one\n", "one", "1:1"],
  ["a name after a comment and a blank line", "one: 1\n# two: 0\n\ntwo: 2\n", "two", "4:1"],
  ["a document that begins with a comment", "# about\none: 1\n", "", "2:1"],
  ["a document that begins with a mark of its encoding", "\ufeffone: 1\n", "one", "1:2"],
  ["a name in quotes", "'one': 1\n\"two\": 2\n", "two", "2:1"],
  ["a name before a blank", "one : 1\ntwo   : 2\n", "two", "2:1"],
  ["a name far before its colon", "one: 1\ntwo                    : 2\n", "two", "2:1"],
  ["a name before a tabulator", "{ two\t: 2 }", "two", "1:3"],
  ["a name that is asked for", "? one\n: 1\n? two\n: 2\n", "two", "3:3"],
  ["a name that is asked for, in lines of Windows", "? one\r\n: 1\r\n? two\r\n: 2\r\n", "two", "3:3"],
  ["a number as a name", "100: a\n200: b\n", "200", "2:1"],
  ["the first item", "- one\n- two\n", "0", "1:3"],
  ["the last item", "- one\n- two\n", "1", "2:3"],
  ["an item that is not there", "- one\n- two\n", "2", "1:1"],
  ["a word asked of a list", "- one\n- two\n", "length", "1:1"],
  ["an item within an item", "- - one\n  - two\n- three\n", "0/1", "2:5"],
  ["the item after a list", "- - one\n  - two\n- three\n", "1", "3:3"],
  ["a name in an item", "- one: 1\n  two: 2\n- one: 3\n  two: 4\n", "1/two", "4:3"],
  ["a name in an item in one line", "- { one: 1, two: 2 }\n- { one: 3, two: 4 }\n", "1/two", "2:13"],
  ["an item in one line", "one: [a, b, { c: d }]\n", "one/2/c", "1:15"],
  ["a name after one in one line", "{ one: { two: 2 }, two: 3 }", "two", "1:20"],
  ["a name with nothing behind it", "one:\ntwo:\n", "two", "2:1"],
  ["a name after a text of several lines", "one: |\n  two: 1\n  three\ntwo: 2\n", "two", "4:1"],
  ["what another place points to, where it is written", "one: &it\n  deep: 1\ntwo: *it\n", "two/deep", "2:3"],
  ["a name beside one that points to what is around it", "one: &it\n  self: *it\n  two: 2\n", "one/two", "3:3"],
  ["an item beside one that points to the list around it", "one: &it\n  - *it\n  - two\n", "one/1", "3:5"],
  ["the place that points to another", "one: &it\n  deep: 1\ntwo: *it\n", "two", "3:1"],
])("%s", (_, text, pointer, place) => {
  expect(placeIn(text, pointer === "" ? [] : pointer.split("/"))).toBe(place);
});

it("of a name that is written twice the last place counts, as its value does", () => {
  const options = { ...YAML_OPTIONS, json: true };
  const { of } = yamlPositions("one: { a: 1 }\ntwo: 2\none: { b: 3 }\n", options);
  expect([of(["one"]), of(["one", "b"])]).toEqual([
    { line: 3, column: 1 },
    { line: 3, column: 8 },
  ]);
});

it("the key of any document stands at the place that is given for it", () => {
  const documents = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, fc.constantFrom("a", "b: c", "- d", 1, null), tie("list"), tie("map")),
    list: fc.array(tie("value"), { maxLength: 3 }),
    map: fc.dictionary(fc.constantFrom("a", "b", "c d", "1", "x-e", "#f", ":g"), tie("value"), { maxKeys: 4 }),
  })).map as fc.Arbitrary<Readonly<Record<string, unknown>>>;
  fc.assert(
    fc.property(documents, fc.constantFrom(-1, 0, 2), (document, flowLevel) => {
      const text = dump(document, { flowLevel, noRefs: true });
      const lines = text.split("\n");
      const { of } = yamlPositions(text);
      const walk = (value: unknown, pointer: readonly string[]): void => {
        if (typeof value !== "object" || value === null) return;
        for (const [key, inner] of Object.entries(value)) {
          const { line, column } = of([...pointer, key]);
          const rest = (lines[line - 1] ?? "").slice(column - 1).replace(/^['"]/, "");
          if (!Array.isArray(value)) expect(rest.startsWith(key), `${pointer.join("/")}/${key} in ${text}`).toBe(true);
          walk(inner, [...pointer, key]);
        }
      };
      walk(document, []);
    }),
    { numRuns: 100 },
  );
});
