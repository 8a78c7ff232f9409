import { matchesWildcard } from "../../wildcard.js";

/**
 * Path templates and code patterns, segment by segment. In a contract a segment is a literal (`users`), a
 * parameter (`{userId}`) or both (`{name}.json`); in code a hole stands where the contract has a parameter.
 */
export type Segment =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "hole" }
  /** `parts` is what stands around the holes */
  | { readonly kind: "mixed"; readonly text: string; readonly parts: readonly string[] };

/** How well a code segment fits a contract segment: lower is better, undefined is no fit. */
export type Fit = 0 | 1 | 2 | 3;

/** The code leaves open what the contract spells out. */
export const GUESS: Fit = 3;

const HOLE = /\{[^}]*\}/g;

/** Empty segments fall away: `//users/` and `users` are the same place. */
export const segmentsOf = (path: string): readonly Segment[] => textsOf(path).map(segmentOf);

/** The same segments as they are written. */
export const textsOf = (path: string): readonly string[] => path.split("/").filter((segment) => segment !== "");

function segmentOf(text: string): Segment {
  const withoutHoles = text.replaceAll(HOLE, "");
  if (withoutHoles === text) return { kind: "literal", text: decoded(text) };
  if (withoutHoles === "") return { kind: "hole" };
  return { kind: "mixed", text: text.replaceAll(HOLE, "{}"), parts: text.split(HOLE) };
}

function decoded(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * 0: the same thing on both sides. 1: a literal that the contract takes in part, or a literal with a tail
 * that may be empty. 2: a literal where the contract takes any value. 3: a guess.
 *
 *   code `a.json`    contract `{name}.json` 1 · contract `{name}` 2
 *   code `q-{}.json` contract `{name}.json` 1 · contract `{name}` 2
 *   code `{}`        contract `{userId}` 0 · contract `roles` 3
 *   code `users{}`   contract `users` 1 · contract `usersettings` 3
 */
export function fitOf(code: Segment, contract: Segment): Fit | undefined {
  if (contract.kind === "hole") return code.kind === "hole" ? 0 : 2;
  if (code.kind === "hole") return GUESS;
  if (contract.kind === "literal") {
    if (code.kind === "literal") return code.text === contract.text ? 0 : undefined;
    if (!matchesWildcard(code.parts, contract.text, 0)) return undefined;
    return contract.text === code.parts.join("") ? 1 : GUESS;
  }
  if (code.kind === "mixed" && code.text === contract.text) return 0;
  return matchesWildcard(contract.parts, code.text, 0) ? 1 : undefined;
}
