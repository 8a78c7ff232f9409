import type { Aspect, SchemaPair } from "../graph/pair.js";
import type { RuleFamily } from "../rules/rule.js";
import { levelOf } from "../rules/variance.js";
import type { ValueType, View } from "../view/view.js";

const changed: RuleFamily = {
  name: "misplaced-keyword-changed",
  effect: "changed",
  levels: { request: "dangerous", response: "dangerous" },
  because: {
    request:
      "A keyword for another type says nothing, so that validators pass it over; but somebody meant it, and " +
      "the server may hold to what was meant.",
    response: "A keyword for another type says nothing; but somebody meant it, and the API may send what was meant.",
  },
  action: {
    request: "Ask what is meant, and check what the code sends.",
    response: "Ask what is meant, and check how the code reads the value.",
  },
  what: "A keyword that does not belong to the type of {subject}, such as `maxItems` beside a string, says something else.",
  example: { before: "type: string\nminItems: 1\nmaxItems: 5", after: "type: string\nminItems: 2\nmaxItems: 9" },
};

/**
 * Aspects that speak about values of one type. Where only one side has such values, the type tells all there is to
 * tell; where neither has, the document slipped, and what would have been told is told as a doubt.
 */
export const about = (type: ValueType, aspects: readonly Aspect[]): readonly Aspect[] =>
  aspects.map((aspect) => ({
    ...aspect,
    families: [...aspect.families, changed],
    compare: (pair) => {
      const [before, after] = [admits(pair.base, type), admits(pair.target, type)];
      if (before && after) aspect.compare(pair);
      else if (!before && !after) aspect.compare(doubted(pair));
    },
  }));

const admits = ({ types, never }: View, type: ValueType): boolean =>
  never || types === undefined || types.value.has(type);

const doubted = (pair: SchemaPair): SchemaPair => ({
  base: pair.base,
  target: pair.target,
  role: pair.role,
  calendar: pair.calendar,
  anything: pair.anything,
  viewsOf: pair.viewsOf,
  report: (family, details) => {
    const subject = pair.role.side === "request" ? "request-property" : "response-property";
    if (levelOf(family, subject) !== "compatible") pair.report(changed, details);
  },
  descend: (path, base, target, branch) => {
    pair.descend(path, base, target, branch);
  },
  get sharedProperties() {
    return pair.sharedProperties;
  },
  saysTheSame: (base, target) => pair.saysTheSame(base, target),
  sameMeaning: (base, target) => pair.sameMeaning(base, target),
  takes: (base, target) => pair.takes(base, target),
  stop: () => {
    pair.stop();
  },
});
