import { expect, test } from "vitest";
import { withoutComments } from "../src/json-comments.js";

test.each([
  ["a comment to the end of the line", '{ "a": 1 // one\n}', { a: 1 }],
  ["a comment in between", '{ "a": /* one */ 1 }', { a: 1 }],
  ["a comma after the last member", '{ "a": 1, }', { a: 1 }],
  ["a comma after the last item", '{ "a": [1, 2, ] }', { a: [1, 2] }],
  ["a comma, then a comment", '{ "a": [1, // one\n] }', { a: [1] }],
  ["what looks like both in a text", '{ "a": "// ,] /* \\" ,}" }', { a: '// ,] /* " ,}' }],
])("%s", (_, text, value) => {
  const plain = withoutComments(text);
  expect(JSON.parse(plain)).toEqual(value);
  expect({ length: plain.length, lines: plain.split("\n").length }, "positions stay").toEqual({
    length: text.length,
    lines: text.split("\n").length,
  });
});
