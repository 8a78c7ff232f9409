import { expect, test } from "vitest";
import { wholeOf } from "../../../src/contract/sites/read-site.js";

test.each([
  ["https://docs.example/2.24/users/list", "https://docs.example/2.24"],
  ["https://docs.example/api/v2.24/users", "https://docs.example/api/v2.24"],
  ["https://docs.example/api/users/list", "https://docs.example/api"],
  ["https://docs.example/api/1.0/old/2.24/users", "https://docs.example/api/1.0/old/2.24"],
  ["https://docs.example/", "https://docs.example/"],
])("the whole of the site that has %s may lie at %s", (part, whole) => {
  expect(wholeOf(new URL(part))).toBe(whole);
});
