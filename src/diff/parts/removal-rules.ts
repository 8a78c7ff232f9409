import type { Rule, RuleExample } from "../rules/rule.js";
import { DEPRECATED, get, paths, RESPONSES, until } from "./path-example.js";

const REST = get("/users");
export const goneWithPath = (more = ""): RuleExample => ({
  before: paths(REST, get("/orders", more)),
  after: paths(REST),
});
const goneFromPath = (more = ""): RuleExample => ({
  before: `paths:\n  /orders:\n    delete:\n${more === "" ? "" : `      ${more}\n`}${RESPONSES}\n    get:\n${RESPONSES}`,
  after: paths(get("/orders")),
});
const MOVE = "Move to what replaces it before the new version is used.";

/** A path with all its operations is gone, or one operation of a path that stays: two ids, as elsewhere in the field. */
const removal = (end: string, level: Rule["level"], what: string, why: string, sunset: string) =>
  ({
    path: {
      id: `api-path-${end}`,
      level,
      what: `{An operation} was removed ${what}, and its path with it.`,
      why,
      example: goneWithPath(sunset),
      action: MOVE,
    },
    method: {
      id: `api-${end}`,
      level,
      what: `{An operation} was removed ${what}; its path stays.`,
      why,
      example: goneFromPath(sunset),
      action: MOVE,
    },
  }) as const satisfies Record<string, Rule>;

export const removalRules = {
  "without-deprecation": removal(
    "removed-without-deprecation",
    "breaking",
    "without having been deprecated",
    "Every call fails, and nobody was told.",
    "",
  ),
  "with-deprecation": removal(
    "removed-with-deprecation",
    "breaking",
    "after it was deprecated",
    "Every call fails. It was announced: who followed the notice no longer calls it.",
    DEPRECATED,
  ),
  "sunset-parse": removal(
    "sunset-parse",
    "breaking",
    "with a sunset that was no date",
    "Every call fails, and nobody could tell when that would be.",
    until("soon").replace("\n", "\n      "),
  ),
  "before-sunset": removal(
    "removed-before-sunset",
    "breaking",
    "before its sunset date",
    "Every call fails earlier than announced.",
    until("'9999-12-31'").replace("\n", "\n      "),
  ),
  "after-sunset": removal(
    "removed-after-sunset",
    "breaking",
    "on the day of its sunset or later",
    "Every call fails. It went as announced: from its sunset on nothing was promised.",
    until("'2001-01-01'").replace("\n", "\n      "),
  ),
} as const;
