/** Edits on texts: several rounds of them are edits of the first text. */
import { describe, expect, test } from "vitest";
import { applied, composed, ofFirst, type Replacement } from "../../src/fix/apply/text.js";

const edit = (start: number, before: string, text: string) => ({ start, end: start + before.length, before, text });

describe("edits are applied to a text", () => {
  test.each<[string, readonly ReturnType<typeof edit>[], string | undefined]>([
    ["none", [], "abcdef"],
    ["at its start", [edit(0, "a", "AA")], "AAbcdef"],
    ["at its end", [edit(6, "", "!")], "abcdef!"],
    ["beside each other", [edit(1, "b", ""), edit(2, "c", "CC")], "aCCdef"],
    ["apart from each other", [edit(1, "b", "B"), edit(4, "e", "E")], "aBcdEf"],
    ["not where one begins within another", [edit(1, "bc", "B"), edit(2, "c", "C")], undefined],
    ["not where one begins before another", [edit(4, "e", "E"), edit(1, "b", "B")], undefined],
    ["not where something else stands there", [edit(1, "c", "C")], undefined],
  ])("%s", (_, edits, becomes) => {
    expect(applied("abcdef", edits)).toBe(becomes);
  });
});

const at = (start: number, end: number, text: string): Replacement => ({ start, end, text });

describe("an edit of a changed text, as one of the first text", () => {
  // abcdefgh becomes abXXXXefgh: at 2 four characters stand for two
  const first = [at(2, 4, "XXXX")];
  test.each<[string, Replacement, Replacement]>([
    ["before what was changed", at(0, 1, "-"), at(0, 1, "-")],
    ["up to what was changed", at(1, 2, "-"), at(1, 2, "-")],
    ["from where the change ends", at(6, 7, "-"), at(4, 5, "-")],
    ["after what was changed", at(8, 9, "-"), at(6, 7, "-")],
    ["all of what was changed", at(2, 6, "-"), at(2, 4, "-")],
    ["the middle of it: the rest of it is made as well", at(3, 5, "-"), at(2, 4, "X-X")],
    ["its first characters", at(2, 4, "-"), at(2, 4, "-XX")],
    ["its last characters", at(4, 6, "-"), at(2, 4, "XX-")],
    ["with what stands before it", at(1, 4, "-"), at(1, 4, "-XX")],
    ["with what stands after it", at(4, 8, "-"), at(2, 6, "XX-")],
    ["with what stands on both sides", at(0, 8, "-"), at(0, 6, "-")],
    ["something put in before it", at(2, 2, "-"), at(2, 2, "-")],
    ["something put in behind it", at(6, 6, "-"), at(2, 4, "XXXX-")],
    ["something put into it", at(3, 3, "-"), at(2, 4, "X-XXX")],
  ])("%s", (_, later, made) => {
    expect(ofFirst(first, later)).toEqual(made);
  });

  test("over several changes", () => {
    // abcdefgh becomes aYYcfgh
    expect(ofFirst([at(1, 2, "YY"), at(3, 5, "")], at(2, 5, "-"))).toEqual(at(1, 6, "Y-"));
    expect(ofFirst([at(1, 2, "YY"), at(3, 5, "")], at(5, 6, "-"))).toEqual(at(6, 7, "-"));
  });
});

test("two rounds are one: what they touch is put together, the rest stays in order", () => {
  const earlier = [at(0, 1, "AA"), at(3, 4, "D"), at(6, 7, "")];
  // abcdefgh becomes AAbcDefh
  expect(composed(earlier, [at(2, 3, "B"), at(4, 6, "-"), at(7, 8, "H")])).toEqual([
    at(0, 1, "AA"),
    at(1, 2, "B"),
    at(3, 5, "-"),
    at(6, 7, ""),
    at(7, 8, "H"),
  ]);
});
