/** What is wrong with a JSON document, and where: `JSON.parse` tells neither in the words of all Node versions. */
import { expect, test } from "vitest";
import { faultInJson } from "../../src/contract/read/json-scan.js";
import { MAX_DEPTH } from "../../src/contract/read/limits.js";

const deep = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);

test.each([
  ["", 0, "the document ends too early"],
  [" \n", 2, "the document ends too early"],
  ["{} x", 3, "text after the end of the document"],
  ['{"a":1}}', 7, "text after the end of the document"],
  ["{a:1}", 1, "a key in double quotes is missing"],
  ['{"a":1,}', 7, "a key in double quotes is missing"],
  ['{"a" 1}', 5, '":" is missing after the key "a"'],
  ['{"a":}', 5, "a value is expected here"],
  ['{"a":1 "b":2}', 7, '"," or "}" is missing'],
  ['{"a":1', 6, '"," or "}" is missing'],
  ["[1 2]", 3, '"," or "]" is missing'],
  ["[1", 2, '"," or "]" is missing'],
  ["[1,]", 3, "a value is expected here"],
  ["[nul]", 1, "a value is expected here"],
  ["[-]", 1, "a number is malformed"],
  ['{"a":1,"b":2,"a":3}', 13, 'the key "a" is written twice'],
  ['{"a":1,"\\u0061":3}', 7, 'the key "a" is written twice'],
  ['["abc', 1, "a string has no end"],
  ['["a\nb"]', 3, "a control character (or the end of the line) inside a string"],
  ['["a\\xb"]', 3, "an unknown escape in a string"],
  ['["a\\u00g0"]', 3, "an unknown escape in a string"],
  [deep(MAX_DEPTH + 1), MAX_DEPTH + 1, `nested deeper than ${MAX_DEPTH} levels`],
  ["\u00a0{}", 0, "a value is expected here"],
])("%j at %d: %s", (text, offset, message) => {
  expect(faultInJson(text)).toEqual({ offset, message });
});

test.each([
  ["words and numbers", "[true,false,null,0,-1,10.5,1e9,-0.5E-3]"],
  ["space everywhere", ' \t\r\n{ "a" : [ 1 , { } , [ ] ] , "b" : "" } \n'],
  ["escapes", '["\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9"]'],
  [
    "many beside each other, each as deep as the next",
    `[${Array(MAX_DEPTH + 9)
      .fill("[[],{}]")
      .join()}]`,
  ],
  ["as deep as is allowed, twice", `[${deep(MAX_DEPTH - 1)},${deep(MAX_DEPTH - 1)}]`],
  ["the same key in several objects", '[{"a":{"a":1}},{"a":1}]'],
])("without a fault: %s", (_, text) => {
  expect(faultInJson(text)).toBeUndefined();
});
