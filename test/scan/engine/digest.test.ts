import fc from "fast-check";
import { expect, test } from "vitest";
import { Digest, type DigestKey, newDigestKey } from "../../../src/scan/evaluate/digest.js";

const digestOf = (parts: readonly string[], key?: DigestKey): number => {
  const digest = new Digest(key);
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

test("who writes the code cannot know which parts meet: each process has a key of its own", () => {
  const parts = ["false", "{1", "path", "at 2"];
  const key = newDigestKey();
  expect(digestOf(parts, key)).toBe(digestOf(parts, key));
  const digests = Array.from({ length: 100 }, () => digestOf(parts, newDigestKey()));
  expect(new Set([...digests, digestOf(parts)]).size).toBe(101);
});

test("two texts that meet under one key do not under others", () => {
  // factors of 1 only add up: the order is lost
  const weak: DigestKey = { factors: [1, 1], starts: [0, 0] };
  expect(digestOf(["ab"], weak)).toBe(digestOf(["ba"], weak));
  for (let tries = 0; tries < 100; tries += 1) {
    const key = newDigestKey();
    expect(digestOf(["ab"], key)).not.toBe(digestOf(["ba"], key));
  }
});
