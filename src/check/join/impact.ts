/** Whether the code feels a change of an element it uses, and how surely. */

import type { Operation } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import type { Change } from "../../diff/change.js";
import type { FieldUse, Missing } from "../../scan/call.js";
import type { Circumstances } from "../severity.js";
import { isRefused } from "./refusal.js";

/** Steps milder than the rule; 0: whoever uses the element feels it. */
export type Impact = Circumstances["milder"];

/**
 * As `diff` judges, so is the use judged: breaking is the rule itself, dangerous one step milder. A narrower range of
 * values breaks only those who leave it: known values are held against it, unknown ones are the user's to look at
 * (lists of values) or most likely fine (patterns, formats, bounds, which documents often state long after servers
 * began to check them).
 */
export function impactOf(change: Change, use: FieldUse, next: Operation, element: Element): Impact | undefined {
  const { ruleId, level } = change;
  const { values } = use;
  if (level === "compatible" || isToldElsewhere(ruleId)) return undefined;
  const judged = level === "breaking" ? 0 : 1;
  if (element.kind === "response-property") return isChecked(use, element, missingBy(ruleId)) ? undefined : judged;
  const refused = () => (values.some((value) => isRefused(value, next, element)) ? 0 : undefined);
  switch (feltBy(ruleId)) {
    case "every sender":
      return judged;
    case "senders of some values":
      return refused();
    case "senders of values unknown":
      return values.length === 0 ? 1 : refused();
    case "senders of removed values":
      // The life of a value that is known tells it.
      return values.length === 0 ? 1 : undefined;
    case "senders of null":
      return values.includes("null") ? 0 : undefined;
    case "nobody who sends it":
      return undefined;
  }
}

/** How a value may be missing that was always there. */
function missingBy(ruleId: string): Missing | undefined {
  if (/-became-nullable$/.test(ruleId)) return "null";
  return /-became-optional$/.test(ruleId) ? "undefined" : undefined;
}

/** The code has looked before it reads: `order.customer?.name` does not mind that `customer` may be null now. */
const isChecked = ({ checked }: FieldUse, { path }: Element, missing: Missing | undefined): boolean =>
  missing !== undefined &&
  checked?.some(({ length, against }) => length === path.length && against.includes(missing)) === true;

/** What goes, comes, becomes required or deprecated is found by the life of the element. */
const isToldElsewhere = (ruleId: string): boolean =>
  /-sunset-|-stability-|-deprecated-|^new-|^re(?:quest|sponse)-(?:(?:required|optional)-)?(?:property|parameter|body)-(?:removed|added-required|became-required)/.test(
    ruleId,
  );

type Felt =
  | "every sender"
  | "senders of some values"
  | "senders of values unknown"
  | "senders of removed values"
  | "senders of null"
  | "nobody who sends it";

/** Of the changes of what a request may hold. The first that fits. */
const FELT: readonly (readonly [RegExp, Felt])[] = [
  [/-default-value-/, "nobody who sends it"],
  [/-enum-value-/, "senders of removed values"],
  [/-became-enum$|-const-added$/, "senders of values unknown"],
  [/-became-not-nullable$/, "senders of null"],
  // Which branch the code sends is told by its fields, and so are names that may no longer come: found one by one.
  [/-(?:one|any)-of-removed$|-subtype-|-additional-properties-|-unevaluated-|-pattern-propert/, "nobody who sends it"],
  [
    /-format-specialized$|-(?:pattern|min|max|exclusive|multiple-of|unique-items|contains|property-names|content-schema)(?:-|$)/,
    "senders of some values",
  ],
];

const feltBy = (ruleId: string): Felt => FELT.find(([form]) => form.test(ruleId))?.[1] ?? "every sender";
