import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Ends } from "../../../src/scan/calls/ends.js";

describe("ways told from their end", () => {
  it("finds for a way what is kept of the way that it ends with", () => {
    const ends = new Ends<string>();
    ends.of([2, 3]).kept = "users";
    ends.of([1, 2, 3]).kept = "from main";
    expect(ends.find([7, 2, 3], 1)?.kept).toBe("users");
    expect(ends.find([2, 3])?.isEndOfAnother).toBe(true);
    expect(ends.find([1, 2, 3])?.isEndOfAnother).toBe(false);
    expect(ends.before(3)?.kept).toBeUndefined();
    expect(ends.before(3)?.before(2)?.kept).toBe("users");
    expect(ends.find([4, 3])).toBeUndefined();
    expect(ends.before(2)).toBeUndefined();
  });

  it("tells ways apart as their calls in order do", () => {
    const ways = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(ways, { minLength: 1, maxLength: 12 }), ways, (added, asked) => {
        const ends = new Ends<number>();
        for (const [index, way] of added.entries()) ends.of([9, ...way], 1).kept = index;
        const last = added.findLastIndex((way) => way.join() === asked.join());
        expect(ends.find(asked)?.kept).toBe(last < 0 ? undefined : last);
        const longer = added.some(
          (way) => way.length > asked.length && way.slice(-asked.length).join() === asked.join(),
        );
        expect(ends.find(asked)?.isEndOfAnother ?? false).toBe(longer);
      }),
    );
  });
});
