/** What was before and what is now, beside a sentence. */

import type { JsonValue } from "../../contract/contract.js";
import type { Change } from "../../diff/index.js";
import { code, listed, type Phrase, say } from "../text/phrase.js";

/** Values shown before the rest is only counted. */
const SHOWN = 20;

/**
 * What follows a sentence without its full stop: `: 5 → 10`, ` (was 5).` `members`: each change is of one value of many,
 * which came or went. Undefined where the sentence has said all.
 */
export function valuesPhrase(changes: readonly Change[], members: boolean): Phrase | undefined {
  const [first] = changes;
  if (first === undefined || isSaid(first)) return undefined;
  if (members) {
    const values = [...new Set(changes.map(({ before, after }) => valueText(after ?? before)))];
    const shown = values.slice(0, SHOWN).map((value) => [code(value)]);
    const left = values.length - shown.length;
    return say`: ${listed(shown, ", ", ", ")}${left === 0 ? "" : ` and ${left} more`}`;
  }
  const { before, after } = first;
  if (after === null) return say` (was ${code(valueText(before))}).`;
  if (before === null) return say`: ${code(valueText(after))}`;
  const [old, now] = whereTheyDiffer(valueText(before, Infinity), valueText(after, Infinity));
  return say`: ${code(old)} → ${code(now)}`;
}

/** Nothing to show; required or not, null or not; a status, which stands in the sentence. */
function isSaid({ element, before, after }: Change): boolean {
  if (before === null && after === null) return true;
  if (typeof before === "boolean" && typeof after === "boolean") return true;
  return (
    element.kind === "response" && (before === null || after === null) && (after ?? before) === element.path.at(-1)
  );
}

const LONGEST = 100;

function valueText(value: JsonValue, longest = LONGEST): string {
  const text = isRequirement(value)
    ? requirementText(value)
    : typeof value === "string"
      ? value
      : JSON.stringify(value);
  return text === "" ? '""' : text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** `{ "token": ["read"] }`: the credentials that are asked for together, with their scopes. */
const isRequirement = (value: JsonValue): value is Readonly<Record<string, readonly string[]>> =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every((scopes) => Array.isArray(scopes) && scopes.every((scope) => typeof scope === "string"));

const requirementText = (value: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(value)
    .map(([scheme, scopes]) => (scopes.length === 0 ? scheme : `${scheme} (${scopes.join(", ")})`))
    .join(" + ");

const AROUND = 24;

/** The greatest length that is still right; whatever is shorter than a right one is right, too. */
function mostThat(limit: number, isRight: (length: number) => boolean): number {
  let right = 0;
  let left = limit;
  while (right < left) {
    const middle = Math.ceil((right + left) / 2);
    if (isRight(middle)) right = middle;
    else left = middle - 1;
  }
  return right;
}

/** Of two long texts the part that differs, with a little of what stands around it: `…|phase)(==` and `…|phase|zone)(==`. */
function whereTheyDiffer(before: string, after: string): readonly [string, string] {
  if (Math.max(before.length, after.length) <= LONGEST) return [before, after];
  const shorter = Math.min(before.length, after.length);
  const start = mostThat(shorter, (length) => after.startsWith(before.slice(0, length)));
  const end = mostThat(shorter - start, (length) => after.endsWith(before.slice(before.length - length)));
  const [from, left] = [Math.max(0, start - AROUND), Math.max(0, end - AROUND)];
  const cut = (text: string): string => {
    const middle = text.slice(from, text.length - left);
    const short = middle.length > LONGEST ? `${middle.slice(0, LONGEST)}…` : middle;
    return `${from > 0 ? "…" : ""}${short}${left > 0 && short === middle ? "…" : ""}`;
  };
  return [cut(before), cut(after)];
}
