/** What fits into a comment: the longest start of a list, and nothing of it where not even the first does. */
import { expect, test } from "vitest";
import { within } from "../../../src/report/check/markdown/budget.js";

const RESERVE = 1024;

test.each<[free: number, kept: readonly string[]]>([
  [100, ["first", "second"]],
  [17, ["first"]],
  [8, []],
  [1, []],
])("of %s bytes", (free, kept) => {
  expect(within(RESERVE + free).takeSome(["frame"], ["first", "second"])).toEqual(kept);
});
