import { expect, test } from "vitest";
import { parseJsonWithComments } from "../../../src/scan/discover/jsonc.js";

test("comments and trailing commas go, look-alikes in strings stay", () => {
  const text = `{
    // a line
    "paths": { "@/*": ["./src/*"], /* inline */ },
    "url": "https://example.com//x",
    "text": "a, ]", "quote": "\\"// no comment",
    "list": [1, 2, // last
    ],
  }`;
  expect(parseJsonWithComments(text)).toEqual({
    paths: { "@/*": ["./src/*"] },
    url: "https://example.com//x",
    text: "a, ]",
    quote: '"// no comment',
    list: [1, 2],
  });
});

test("what is no JSON is undefined", () => {
  expect(parseJsonWithComments("{ paths: [ }")).toBeUndefined();
});
