import { type Draft, placeOf } from "../join/draft.js";
import type { DirectiveComplaint } from "./apply.js";

/** A complaint about a comment, as a finding at the comment. */
export function draftOfComplaint(
  { ruleId, directive, rule, reason, until }: DirectiveComplaint,
  inTest: boolean,
): Draft {
  return {
    ruleId,
    milder: 0,
    place: placeOf(directive),
    call: undefined,
    operation: "",
    element: { kind: "api", path: [] },
    lifecycle: undefined,
    replacement: [],
    certainty: "certain",
    via: [],
    from: [],
    detail: { kind: "suppression", text: directive.text, rule, reason, until },
    contract: { base: undefined, target: undefined },
    forecast: false,
    inTest,
  };
}
