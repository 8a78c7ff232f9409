import { expect, test } from "vitest";
import { isExact, withExactNumbers } from "../../src/contract/read/exact-number.js";

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
