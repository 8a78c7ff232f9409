import type { Level } from "../change.js";
import type { Effect, RuleFamily, Side, Subject } from "./rule.js";
import { sideOf } from "./rule.js";

/**
 * The heart of the comparison: what a moved set of values means for who writes and for who reads.
 * A reader of a widened set meets values it has never seen: that fails strict readers only, hence `dangerous`;
 * aspects where it fails every reader (null, a missing property, another type) say so in their family.
 */
const VARIANCE: Readonly<Record<Effect, Readonly<Record<Side, Level>>>> = {
  narrowed: { request: "breaking", response: "compatible" },
  widened: { request: "compatible", response: "dangerous" },
  changed: { request: "breaking", response: "breaking" },
  annotation: { request: "compatible", response: "compatible" },
};

const REASONS: Readonly<Record<Effect, Readonly<Record<Side, string>>>> = {
  narrowed: {
    request: "Clients may still send values that were accepted before and are rejected now.",
    response: "Everything the API sends now was possible before, so readers already cope with it.",
  },
  widened: {
    request: "Everything clients send today is still accepted.",
    response: "The API may send values that could not occur before; readers that rely on the old limit fail on them.",
  },
  changed: {
    request: "The old and the new values overlap only in part: some of what clients send is rejected now.",
    response: "The old and the new values overlap only in part: readers meet values they do not know.",
  },
  annotation: {
    request: "The accepted values stay the same.",
    response: "The values that can be sent stay the same.",
  },
};

const ACTIONS: Readonly<Record<Level, Readonly<Record<Side, string>>>> = {
  breaking: {
    request: "Change what the code sends before moving to the new version.",
    response: "Change how the code reads the value before moving to the new version.",
  },
  dangerous: {
    request: "Check whether the code sends values outside the new limit.",
    response: "Check whether the code relies on the old limit, and handle what is new.",
  },
  compatible: {
    request: "Nothing has to be done.",
    response: "Nothing has to be done.",
  },
};

export function levelOf(family: RuleFamily, subject: Subject): Level {
  const side = sideOf(subject);
  return family.levels?.[subject] ?? family.levels?.[side] ?? VARIANCE[family.effect][side];
}

export function reasonOf(family: RuleFamily, subject: Subject): string {
  const side = sideOf(subject);
  return family.because?.[side] ?? REASONS[family.effect][side];
}

export function actionOf(family: RuleFamily, subject: Subject): string {
  const side = sideOf(subject);
  return family.action?.[side] ?? ACTIONS[levelOf(family, subject)][side];
}
