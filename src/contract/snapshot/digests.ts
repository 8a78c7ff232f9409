import type { OperationPart } from "../contract.js";

/**
 * What a snapshot says of its own parts: for each operation and component, in the order of their lines, a digest of
 * its words and of all it refers to. Components are told by what they say, not by their names, so that equal digests
 * of two snapshots mean that there is nothing to compare. Different ones prove nothing.
 */
export const DIGESTS_KEY = "x-lastcall-digests";

export interface Digests {
  readonly paths: readonly OperationDigests[];
  readonly components: Readonly<Record<string, readonly string[]>>;
}

/** Of an operation as a whole, and of each of its parts; `""` where it has no such part. */
export type OperationDigests = readonly [
  whole: string,
  parameters: string,
  requestBody: string,
  responses: string,
  itself: string,
];

export const PART_PLACES = { parameters: 1, requestBody: 2, responses: 3, itself: 4 } as const satisfies Readonly<
  Record<OperationPart, number>
>;

/** `{ $ref: … }` and nothing beside it, which is what it leads to. */
export const REFERENCE = /\{"\$ref":"((?:[^"\\]|\\.)*)"\}/g;

/**
 * The words of a part with what it refers to instead of the names of that; a pattern that takes every text is none.
 * What is said in few words stands for itself, so that `{ type: string }` and a reference to it are the same.
 */
export function contentOf(words: string, contentAt: (reference: string) => string | undefined): string {
  const text = words.includes(ANY_TEXT) ? words.replaceAll(ANY_TEXT, "") : words;
  if (!text.includes('"$ref"')) return text;
  // where a discriminator goes by the names of components, they count
  const named = text.includes('"discriminator"');
  return text.replace(REFERENCE, (whole, reference: string) => {
    const content = contentAt(reference);
    return content === undefined ? whole : named ? `${content}${whole}` : content;
  });
}

const ANY_TEXT = ',"pattern":".*"';
