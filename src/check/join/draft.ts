/** A finding before its severity and fingerprint are settled. */

import type { ElementKind } from "../../contract/element.js";
import type { PlaceLife } from "../../policy/life.js";
import type { Standing } from "../../policy/standing.js";
import type { Certainty, CodePlace } from "../../scan/call.js";
import type { CheckRuleId, Finding, FindingLifecycle } from "../finding.js";
import type { Circumstances } from "../severity.js";

export type Draft = Omit<Finding, "severity" | "fingerprint" | "api" | "changeable"> & {
  /** absent: nothing could be used instead */
  readonly changeable?: Finding["changeable"];
  readonly milder: Circumstances["milder"];
  /** the names around the place, for the fingerprint */
  readonly symbol?: string;
};

type Subject = "endpoint" | "parameter" | "request-field" | "response-field" | "enum-value";

export function subjectOf(kind: ElementKind): Subject | undefined {
  switch (kind) {
    case "operation":
      return "endpoint";
    case "query":
    case "header":
    case "cookie":
    case "path-parameter":
      return "parameter";
    case "request-property":
      return "request-field";
    case "response-property":
      return "response-field";
    case "enum-value":
      return "enum-value";
    case "api":
    case "request-body":
    case "request-media-type":
    case "response":
    case "response-media-type":
    case "response-header":
    case "security":
    case "server":
      return undefined;
  }
}

/** What the target does to an element of a call, as a rule; undefined where there is nothing to say. */
export function ruleFor(standing: Standing, subject: Subject): CheckRuleId | undefined {
  switch (standing.state) {
    case "supported":
      return standing.mayBeGone === undefined ? undefined : `removed-${subject}`;
    case "removed":
    case "deprecated":
    case "expired":
      return `${standing.state}-${subject}`;
    case "not-yet":
      return "not-yet-available";
    case "unlisted":
      // A value outside an enum is what a type checker of the contract finds; here only its life counts.
      return subject === "enum-value" ? undefined : `unlisted-${subject}`;
  }
}

/** `standing`: of the life at the target, unless the comparison of the contracts knows better. */
export function findingLifecycle({
  life,
  standing,
  mayStillCome = false,
}: {
  readonly life: PlaceLife;
  readonly standing: Standing;
  readonly mayStillCome?: boolean;
}): FindingLifecycle {
  const { lifecycle, since, removed, experimental } = life;
  const mayBeGone = "mayBeGone" in standing ? standing.mayBeGone : undefined;
  const undated = standing.state === "deprecated" ? standing.undated : undefined;
  return {
    introduced: lifecycle.introduced,
    deprecated: "since" in standing ? standing.since : since?.release,
    removed: standing.state === "removed" ? standing.in : removed?.release,
    // of a mark that comes later the window as everybody tells it
    keptThrough: "keptThrough" in standing ? standing.keptThrough : life.owed,
    experimental,
    served: mayStillCome ? "unknown" : standing.state === "expired" ? standing.servedAtTarget : undefined,
    mayBeGone,
    undated,
    documented: lifecycle.documented,
    full: lifecycle,
  };
}

const CERTAINTIES: readonly Certainty[] = ["possible", "likely", "certain"];

/** A statement is as sure as the least sure thing it rests on. */
export function leastCertain(...certainties: readonly Certainty[]): Certainty {
  return CERTAINTIES.find((certainty) => certainties.includes(certainty)) ?? "certain";
}

export function lessCertain(certainty: Certainty): Certainty {
  return certainty === "certain" ? "likely" : "possible";
}

/** The place of a call alone, without the rest that a call knows. */
export const placeOf = ({ file, line, column, endLine, endColumn }: CodePlace): CodePlace => ({
  file,
  line,
  column,
  endLine,
  endColumn,
});
