import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { occursIn } from "../../src/contract/pattern.js";

/** At each character, as ECMA-262 says: V8 finds `\\B` within a pair of surrogates too. */
function occursNatively(expression: RegExp, text: string): boolean {
  let at = 0;
  for (const character of [...text, ""]) {
    expression.lastIndex = at;
    if (expression.test(text)) return true;
    at += character.length;
  }
  return false;
}

describe("a pattern means what ECMA-262 says", () => {
  const piece = fc.constantFrom(
    ..."ab.^$|",
    ..."\\d \\w \\s \\S \\D \\W \\b \\B \\. \\/ \\- \\t \\cJ \\u0061 \\u{62} \\ud83d\\ude00 \\x61 \\0".split(" "),
    ..."[ab] [^a] [a-c] [\\s,] [\\d-] [\\w.] [[] [\\]] [^\\n] [\\b] [^] []".split(" "),
    ..."a* b+ .? a{2} .{1,3} a*? (?:ab)+ (a|b) (?<x>a)b? \\p{L} \\P{N}".split(" "),
  );
  const letter = fc.constantFrom(..."abcAB10 .,-/[]_\t\n\u0000\b", "\u00e9", "\u00a0", "\u2028", "\ud83d\ude00");
  test("for any pattern and text", () => {
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.string({ unit: letter, maxLength: 8 }),
        (pieces, text) => {
          const pattern = pieces.join("");
          let native: boolean | undefined;
          try {
            native = occursNatively(new RegExp(pattern, "uy"), text);
          } catch {
            native = undefined;
          }
          expect(occursIn(pattern, text), JSON.stringify([pattern, text])).toBe(native);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test.each([
    ["^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "team-a.example", true],
    ["^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", "Team", false],
    ["^\\d{4}-\\d{2}-\\d{2}$", "2026-11-27", true],
    ["^x-", "x-rate", true],
    ["[[:alpha:]]", "a", undefined],
    ["^[[:alpha:]*$", ":::", true],
    ["a.b", "a\rb", false],
    ["a.b", "a\u2028b", false],
    ["a.b", "a b", true],
  ])("%s on %s: %s", (pattern, text, answer) => {
    expect(occursIn(pattern, text)).toBe(answer);
  });
});

describe("what cannot be told is left open", () => {
  test.each([
    ["look-ahead", "^(?=a)b"],
    ["a reference to a group", "(a)\\1"],
    ["more repetitions than the engine takes", "a{1,5000}"],
    ["a pattern of another engine", "\\Aa\\z"],
    ["no pattern at all", "(("],
    ["a pattern longer than patterns are", "a".repeat(2001)],
    ["a program larger than patterns are", "[ab]{500}[cd]{500}".repeat(20)],
  ])("%s", (_, pattern) => {
    expect(occursIn(pattern, "a")).toBe(undefined);
  });

  test("a text longer than values in code are", () => {
    expect(occursIn("a", "a".repeat(1001))).toBe(undefined);
  });
});

test.each(["^(a+)+$", "^(a|a)*$", "^(.*)*$", "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$", "(a?){500}b"])(
  "%s ends, though an engine with backtracking would not",
  (pattern) => {
    expect(occursIn(pattern, `${"a".repeat(999)}!`)).not.toBe(undefined);
  },
);
