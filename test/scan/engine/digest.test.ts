import fc from "fast-check";
import { expect, test } from "vitest";
import { Digest } from "../../../src/scan/evaluate/digest.js";

const digestOf = (parts: readonly string[]): number => {
  const digest = new Digest();
  for (const part of parts) digest.add(part);
  return digest.value;
};

test("parts are told apart, and where one ends and the next begins", () => {
  const parts = fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(parts, parts, (one, two) => {
      expect(digestOf(one) === digestOf(two)).toBe(one.join("\u001f") === two.join("\u001f"));
    }),
    { seed: 1, numRuns: 2_000 },
  );
});

test("a hundred thousand keys that differ in a number are as many digests", () => {
  const digests = new Set(
    Array.from({ length: 100_000 }, (_, index) => digestOf(["false", `{${index}`, "path", `at ${index + 1}`])),
  );
  expect(digests.size).toBe(100_000);
  for (const digest of digests) expect(Number.isSafeInteger(digest)).toBe(true);
});
