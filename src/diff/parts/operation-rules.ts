import type { Rule, RuleExample } from "../rules/rule.js";
import { operationExample } from "./operation-example.js";

const RESPONSES = "      responses:\n        '200': { description: OK }";
const get = (path: string, more = ""): string =>
  `  ${path}:\n    get:\n${more === "" ? "" : `      ${more}\n`}${RESPONSES}`;
const paths = (...parts: readonly string[]): string => `paths:\n${parts.join("\n")}`;
const REST = get("/users");
const goneWithPath = (more = ""): RuleExample => ({ before: paths(REST, get("/orders", more)), after: paths(REST) });
const goneFromPath = (more = ""): RuleExample => ({
  before: `paths:\n  /orders:\n    delete:\n${more === "" ? "" : `      ${more}\n`}${RESPONSES}\n    get:\n${RESPONSES}`,
  after: paths(get("/orders")),
});
const DEPRECATED = "deprecated: true";
const until = (sunset: string): string => `${DEPRECATED}\nx-sunset: ${sunset}`;
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

export const operationRules = {
  added: {
    id: "endpoint-added",
    level: "compatible",
    what: "{An operation} is new.",
    why: "Nobody calls it yet.",
    example: { before: paths(REST), after: paths(REST, get("/orders")) },
    action: "Nothing has to be done.",
  },
  removedExperimental: {
    id: "api-removed-while-experimental",
    level: "breaking",
    what: "{An operation} was removed while it was experimental.",
    why: "Every call fails. Nothing was promised: experimental operations come and go without notice.",
    example: goneWithPath("x-stability-level: alpha"),
    action: "Stop calling it.",
  },
  operationIdAdded: {
    id: "api-operation-id-added",
    level: "compatible",
    what: "{An operation} has an `operationId` now.",
    why: "Only names in generated clients depend on it.",
    example: operationExample("", "operationId: createOrder"),
    action: "Look at the names of a regenerated client.",
  },
  operationIdRemoved: {
    id: "api-operation-id-removed",
    level: "compatible",
    what: "The `operationId` of {an operation} changed or was dropped.",
    why: "Calls over HTTP stay the same; in a regenerated client the function has another name.",
    example: operationExample("operationId: createOrder", "operationId: placeOrder"),
    action: "Look at the names of a regenerated client.",
  },
  tagAdded: {
    id: "api-tag-added",
    level: "compatible",
    what: "{A tag was|Tags were} added to {an operation}.",
    why: "Tags group the documentation and generated clients.",
    example: operationExample("", "tags: [orders]"),
    action: "Nothing has to be done.",
  },
  tagRemoved: {
    id: "api-tag-removed",
    level: "compatible",
    what: "{A tag was|Tags were} removed from {an operation}.",
    why: "Tags group the documentation and generated clients.",
    example: operationExample("tags: [orders]", ""),
    action: "Nothing has to be done.",
  },
  webhookAdded: {
    id: "webhook-added",
    level: "compatible",
    what: "{A webhook} is new.",
    why: "It is only sent to who registers for it.",
    example: { before: "webhooks: {}", after: `webhooks:\n  orderPlaced:\n    post:\n${RESPONSES}` },
    action: "Nothing has to be done.",
  },
  webhookRemoved: {
    id: "webhook-removed",
    level: "breaking",
    what: "{A webhook} was removed.",
    why: "Who waits for it is not called any more.",
    example: { before: `webhooks:\n  orderPlaced:\n    post:\n${RESPONSES}`, after: "webhooks: {}" },
    action: "Find out how to learn of the event now.",
  },
  callbackAdded: {
    id: "callback-added",
    level: "compatible",
    what: "{A callback} is new.",
    why: "It goes to the address that the caller gives.",
    example: operationExample(
      "",
      `callbacks:\n  done:\n    '{$request.body#/url}':\n      post:\n        responses:\n          '200': { description: OK }`,
    ),
    action: "Nothing has to be done.",
  },
  callbackRemoved: {
    id: "callback-removed",
    level: "breaking",
    what: "{A callback} was removed.",
    why: "Who waits for it is not called any more.",
    example: operationExample(
      `callbacks:\n  done:\n    '{$request.body#/url}':\n      post:\n        responses:\n          '200': { description: OK }`,
      "",
    ),
    action: "Find out how to learn of the event now.",
  },
} as const satisfies Readonly<Record<string, Rule>>;

export const stabilityRules = {
  decreased: {
    id: "api-stability-decreased",
    level: "dangerous",
    what: "{An operation} is less mature than before.",
    why: "What is less mature may change without notice.",
    example: operationExample("x-stability-level: stable", "x-stability-level: beta"),
    action: "Do not build on it what cannot follow.",
  },
  increased: {
    id: "api-stability-increased",
    level: "compatible",
    what: "{An operation} is more mature than before.",
    why: "More is promised about it.",
    example: operationExample("x-stability-level: beta", "x-stability-level: stable"),
    action: "Nothing has to be done.",
  },
  unknown: {
    id: "api-invalid-stability-level",
    level: "dangerous",
    what: "The `x-stability-level` of {an operation} changed, and one of the two is no known word.",
    why: "A level that is no known word leaves open what is promised, before or from now on.",
    example: operationExample("x-stability-level: beta", "x-stability-level: solid"),
    action: "Ask what is promised.",
  },
} as const satisfies Readonly<Record<string, Rule>>;

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

const turn = (
  id: string,
  level: Rule["level"],
  what: string,
  why: string,
  before: string,
  after: string,
  action: string,
): Rule => ({
  id,
  level,
  what,
  why,
  example: operationExample(before, after),
  action,
});
const PLAN = "Plan the move to what replaces it.";
const STILL = "It still works; it is announced to go.";

export const turnRules = {
  deprecated: turn(
    "endpoint-deprecated",
    "compatible",
    "{An operation} is deprecated now.",
    STILL,
    "",
    DEPRECATED,
    PLAN,
  ),
  "deprecated-with-sunset": turn(
    "endpoint-deprecated-with-sunset",
    "compatible",
    "{An operation} is deprecated and has a date on which it goes.",
    STILL,
    "",
    until("'9999-12-31'"),
    PLAN,
  ),
  "sunset-missing": turn(
    "api-deprecated-sunset-missing",
    "dangerous",
    "{An operation} is deprecated without the sunset date that the notice period asks for.",
    "Nobody can tell when it goes.",
    "",
    DEPRECATED,
    PLAN,
  ),
  "sunset-invalid": turn(
    "api-deprecated-sunset-parse",
    "dangerous",
    "{An operation} is deprecated with a sunset that is no date.",
    "Nobody can tell when it goes.",
    "",
    until("soon"),
    PLAN,
  ),
  "sunset-too-soon": turn(
    "api-sunset-date-too-small",
    "dangerous",
    "{An operation} is deprecated with a sunset that is past or leaves less than the notice period.",
    "There is no time left to move.",
    "",
    until("'2001-01-01'"),
    PLAN,
  ),
  reactivated: turn(
    "endpoint-reactivated",
    "compatible",
    "{An operation} is no longer deprecated.",
    "It stays.",
    DEPRECATED,
    "",
    "Nothing has to be done.",
  ),
  "sunset-deleted": turn(
    "sunset-deleted",
    "dangerous",
    "The sunset date of {an operation} is gone although it is still deprecated.",
    "Nobody can tell any more when it goes.",
    until("'9999-12-31'"),
    DEPRECATED,
    PLAN,
  ),
  "sunset-moved-earlier": turn(
    "api-sunset-date-moved-earlier",
    "dangerous",
    "The sunset date of {an operation} is earlier than announced.",
    "Less time is left than was promised.",
    until("'9999-12-31'"),
    until("'9998-12-31'"),
    PLAN,
  ),
  "sunset-moved-too-soon": turn(
    "api-sunset-date-changed-too-small",
    "dangerous",
    "The sunset date of {an operation} moved to a day that is past or leaves less than the notice period.",
    "There is no time left to move.",
    until("'9999-12-31'"),
    until("'2001-01-01'"),
    PLAN,
  ),
  "sunset-moved-later": turn(
    "api-sunset-date-moved-later",
    "compatible",
    "The sunset date of {an operation} is later than announced.",
    "More time is left.",
    until("'9998-12-31'"),
    until("'9999-12-31'"),
    PLAN,
  ),
} as const;
