import { expect, test } from "vitest";
import { keywordsOfAll, saysSomething } from "../../../src/diff/view/keywords.js";
import { schemaOf } from "./schemas.js";

const together = async (...written: readonly object[]) =>
  keywordsOfAll(await Promise.all(written.map((one) => schemaOf(one))));
const alone = async (written: object) => (await schemaOf(written)).keywords;

test("nodes together say what each of them says, and nothing else", async () => {
  expect(await together()).toEqual({ said: 0, filled: 0 });
  expect(await together({}, {})).toEqual({ said: 0, filled: 0 });
  for (const one of [{ type: "string" }, { minLength: 1 }, { enum: ["a"] }, { required: ["a"] }])
    expect(await together({}, one)).toEqual(await alone(one));
  const [length, values] = [await alone({ minLength: 1 }), await alone({ enum: ["a"] })];
  expect(await together({ minLength: 1 }, { enum: ["a"] })).toEqual({
    said: length.said | values.said,
    filled: length.filled | values.filled,
  });
});

test.each([
  [{}, false],
  [{ allOf: [{ type: "string" }] }, false],
  [{ type: "string" }, true],
  [{ enum: ["a"] }, true],
])("%j says something: %s", async (schema, expected) => {
  expect(saysSomething(await schemaOf(schema))).toBe(expected);
});
