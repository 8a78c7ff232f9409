import { expect, test } from "vitest";
import { nearest } from "../src/nearest.js";

test.each([
  ["sarfi", ["json", "sarif", "html"], "sarif"],
  ["JSON", ["json", "junit"], "json"],
  ["removed-endpoints", ["removed-endpoint", "removed-parameter"], "removed-endpoint"],
  ["kubernetes", ["json", "sarif"], undefined],
  ["x", [], undefined],
  ["cat", ["hat", "bat"], "bat"],
  ["cat", ["bat", "hat"], "bat"],
])("%s among %j means %s", (word, known, meant) => {
  expect(nearest(word, known)).toBe(meant);
});
