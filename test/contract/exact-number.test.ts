import { expect, test } from "vitest";
import { misfit } from "../../src/contract/normalise/keyword-values.js";
import { isExact, withExactNumbers } from "../../src/contract/read/exact-number.js";
import { validationRemarks } from "../../src/contract/validate.js";

test("digits behind a point or in an exponent stay a number beside an integer that is kept exact", () => {
  const read: unknown = JSON.parse(
    withExactNumbers(
      `{ "big": 9007199254740993, "list": [0.11020000278949738, -1.12345678901234567e+2], "text": "9007199254740993" }`,
    ),
  );
  expect(read).toEqual({
    big: expect.toSatisfy(isExact) as unknown,
    list: [0.11020000278949738, -112.345678901234567],
    text: "9007199254740993",
  });
});

test("the bound of an int64 is a number", async () => {
  const schema = { type: "integer", format: "int64", maximum: 1 };
  const parameters = [{ name: "n", in: "query", schema }];
  const document = {
    openapi: "3.0.3",
    info: { title: "A", version: "1" },
    paths: { "/a": { get: { parameters, responses: { 200: { description: "ok" } } } } },
  };
  const json = JSON.stringify(document).replace('"maximum":1', '"maximum":9223372036854775807');
  const root: unknown = JSON.parse(withExactNumbers(json));
  expect(await validationRemarks(root)).toEqual([]);
  expect(misfit("maximum", JSON.parse(withExactNumbers("9223372036854775807")))).toBeUndefined();
  expect(misfit("maximum", "9")).toBeDefined();
});
