import { expect, test } from "vitest";
import { inGeneral, isOfSeveral, partsOfSentence } from "../src/sentence.js";

const WRITTEN = "{A value was|Values were} removed from {a request property}.";

test("what a sentence is about comes back apart from its words", () => {
  expect(partsOfSentence(WRITTEN, false)).toEqual([
    "A value was",
    " removed from ",
    { about: "a request property" },
    ".",
  ]);
  expect(partsOfSentence(WRITTEN, true)[0]).toBe("Values were");
});

test("of no case it speaks of one thing, and begins with a capital letter", () => {
  expect(inGeneral(WRITTEN)).toBe("A value was removed from a request property.");
  expect(inGeneral("{a header} was added")).toBe("A header was added");
  expect(inGeneral("it was {a header}")).toBe("It was a header");
});

test.each([
  [WRITTEN, true],
  ["{a header} was added", false],
])("%s: of several %s", (written, several) => {
  expect(isOfSeveral(written)).toBe(several);
});
