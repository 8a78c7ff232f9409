import { expect, test } from "vitest";
import { fieldOf, holdersIn, useTree } from "../../../src/check/join/use-tree.js";
import type { FieldUse } from "../../../src/scan/call.js";

const use = (path: string, line: number): FieldUse => ({
  path: path.split("."),
  values: [],
  at: { file: "src/a.ts", line, column: 1, endLine: line, endColumn: 2 },
  certainty: "certain",
});

const SORTED = use("sort.by", 1);
const LISTED = use("filters.[].name", 2);
const WHOLE = use("filters", 3);
const AGAIN = use("filters.[].name", 4);
const TREE = useTree([SORTED, LISTED, WHOLE, AGAIN]);

test.each([
  { path: [], uses: [SORTED, LISTED, WHOLE, AGAIN], itself: undefined },
  { path: ["sort"], uses: [SORTED], itself: undefined },
  { path: ["filters"], uses: [LISTED, WHOLE, AGAIN], itself: WHOLE },
  { path: ["filters", "[]", "name"], uses: [LISTED, AGAIN], itself: LISTED },
])("the uses of $path and of what lies below it", ({ path, uses, itself }) => {
  expect(fieldOf(TREE, path)).toMatchObject({ path, uses, itself });
});

test.each([{ path: ["filter"] }, { path: ["sort", "by", "name"] }])("nobody names $path", ({ path }) => {
  expect(fieldOf(TREE, path)).toBeUndefined();
});

test("what holds fields, outermost first", () => {
  expect([...holdersIn(TREE)].map(({ path }) => path)).toEqual([[], ["sort"], ["filters"], ["filters", "[]"]]);
});
