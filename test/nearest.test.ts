import { expect, test } from "vitest";
import { editDistance, nearest, nearestFew } from "../src/nearest.js";

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

test.each([
  ["two edits of a short word", "abc", "axy", true],
  ["three are another word", "abc", "xyz", false],
  ["three edits of nine letters", "endpoints", "endpoixyz", true],
  ["four are too many", "endpoints", "endpowxyz", false],
  ["four edits of twelve letters", "endpointlist", "endpointwxyz", true],
])("%s", (_, word, candidate, isMeant) => {
  expect(nearest(word, [candidate])).toBe(isMeant ? candidate : undefined);
});

test("several words are offered by how near they are, and none that is two edits farther off than the best", () => {
  const known = ["parameters", "parametes", "parameter", "pazameterss"];
  expect(nearestFew("parameter", known, 9)).toEqual(["parameter", "parameters", "parametes"]);
  expect(nearestFew("parameter", known, 2)).toEqual(["parameter", "parameters"]);
  expect(nearestFew("parameter", known)).toEqual(["parameter", "parameters", "parametes"]);
});

test.each([
  ["", "", 0],
  ["", "abc", 3],
  ["abc", "", 3],
  ["abc", "abc", 0],
  ["kitten", "sitting", 3],
  ["sitting", "kitten", 3],
  ["flaw", "lawn", 2],
  ["a", "\u{1f600}", 1],
])("%j and %j are %d edits apart", (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits);
});
