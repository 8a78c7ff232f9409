/** What a contract cannot speak of: the rest of a part, and what stood where nothing could be read. */
import { expect, test } from "vitest";
import { mayAnswer, mayHold } from "../../src/contract/absence.js";
import type { OperationKey } from "../../src/contract/contract.js";

const of = (...unread: readonly string[]) => ({ partial: false, unread: new Set(unread) });
const key = (written: string): OperationKey => written as OperationKey;

test.each<[unread: readonly string[], operation: string, may: boolean]>([
  [[], "GET /trees", false],
  [["GET /trees"], "GET /trees", true],
  [["GET /trees"], "PUT /trees", false],
  [["/trees"], "GET /trees", true],
  [["/trees/{}"], "GET /trees", false],
  [["/other", "/trees/{}"], "GET /trees/{}", true],
])("with %j unread there may be %s: %s", (unread, operation, may) => {
  expect(mayHold(of(...unread), key(operation))).toBe(may);
});

test.each<[unread: readonly string[], method: string, path: string, may: boolean]>([
  [[], "GET", "/trees/42", false],
  [["/trees/{}"], "GET", "/trees/42", true],
  [["/trees/{}"], "GET", "/trees", false],
  [["/trees/{}"], "GET", "/trees/42/leaves", false],
  [["/trees/{}"], "GET", "/birds/42", false],
  [["GET /trees/{}"], "GET", "/trees/42", true],
  [["GET /trees/{}"], "PUT", "/trees/42", false],
  [["/trees/{}.json"], "GET", "/trees/42.json", true],
  [["security scheme key"], "GET", "/trees/42", false],
  [["/birds", "/trees/{}"], "GET", "/trees/42", true],
])("with %j unread, %s %s may be answered: %s", (unread, method, path, may) => {
  expect(mayAnswer(of(...unread), method, path)).toBe(may);
});

test("a part may hold anything", () => {
  const part = { partial: true, unread: new Set<string>() };
  expect([mayHold(part, key("GET /trees")), mayAnswer(part, "GET", "/trees")]).toEqual([true, true]);
});
