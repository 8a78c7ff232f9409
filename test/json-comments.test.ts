import { expect, test } from "vitest";
import { withoutComments } from "../src/json-comments.js";

test.each([
  ["a comment to the end of the line", '{ "a": 1 // one\n}', { a: 1 }],
  ["a comment in between", '{ "a": /* one */ 1 }', { a: 1 }],
  ["a comma after the last member", '{ "a": 1, }', { a: 1 }],
  ["a comma after the last item", '{ "a": [1, 2, ] }', { a: [1, 2] }],
  ["a comma, then a comment", '{ "a": [1, // one\n] }', { a: [1] }],
  ["a comment that is empty, and one right behind it", '{ "a": /**//* two */1 }', { a: 1 }],
  ["a comment at the end", '{ "a": 1 } // one', { a: 1 }],
  ["a comment that nobody closes", '{ "a": 1 } /* one', { a: 1 }],
  ["a comma right before a bracket", '{"a":[1,],}', { a: [1] }],
  ["a comma between members", '{"a":[1,2],"b":[{},{}]}', { a: [1, 2], b: [{}, {}] }],
  ["texts that are empty", '{"":"",/* one */"b":""}', { "": "", b: "" }],
  ["a text that ends with a backslash", '{"a":"\\\\"/* one */}', { a: "\\" }],
  ["what looks like both in a text", '{ "a": "// ,] /* \\" ,}" }', { a: '// ,] /* " ,}' }],
])("%s", (_, text, value) => {
  const plain = withoutComments(text);
  expect(JSON.parse(plain)).toEqual(value);
  expect({ length: plain.length, lines: plain.split("\n").length }, "positions stay").toEqual({
    length: text.length,
    lines: text.split("\n").length,
  });
});

test("a text that nobody closes ends with its line", () => {
  expect(withoutComments('"open\n// one')).toBe('"open\n      ');
  expect(withoutComments('"open // one')).toBe('"open // one');
});
