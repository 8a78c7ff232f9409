import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesWildcard } from "../src/wildcard.js";

const escaped = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

test("it is what the regular expression says", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "."), maxLength: 3 });
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 5 }),
      fc.string({ unit: fc.constantFrom("a", "b", "."), maxLength: 12 }),
      fc.constantFrom<0 | 1>(0, 1),
      (parts, text, least) => {
        const expression = new RegExp(`^${parts.map(escaped).join(least === 0 ? "(.*)" : "(.+)")}$`);
        expect(matchesWildcard(parts, text, least)).toBe(expression.test(text));
      },
    ),
    { numRuns: 2000 },
  );
});

test("a text that a regular expression would be tried on for years is answered", () => {
  expect(matchesWildcard([..."a".repeat(60)].concat("b"), "a".repeat(100_000), 0)).toBe(false);
});
