import fc from "fast-check";
import { expect, it } from "vitest";
import { bitsOf, type Keyword } from "../../src/contract/keywords.js";
import { aspects } from "../../src/diff/aspects/index.js";
import { AspectIndex } from "../../src/diff/graph/aspect-index.js";

it("a pair of schemas has the aspects that read a keyword of either, in their order, however often it is asked", () => {
  const index = new AspectIndex(aspects);
  const keywords = [...new Set(aspects.flatMap((aspect) => aspect.keywords))];
  const some = fc.subarray<Keyword>(keywords, { maxLength: 4 });
  fc.assert(
    fc.property(some, some, (base, target) => {
      const either = new Set([...base, ...target]);
      const expected = aspects.filter((aspect) => aspect.keywords.some((keyword) => either.has(keyword)));
      for (let time = 0; time < 2; time += 1)
        expect(index.of(bitsOf(base), bitsOf(target)).map(({ name }) => name)).toEqual(
          expected.map(({ name }) => name),
        );
    }),
  );
});
