import type { Rule } from "../rules/rule.js";
import { operationExample } from "./operation-example.js";
import { DEPRECATED, until } from "./path-example.js";

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
