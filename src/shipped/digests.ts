import { isObject, type RawObject } from "../contract/read/raw.js";

/**
 * What is known of the parts of a shipped contract: of each operation and component, in the order of the snapshot, a
 * digest of its words and of all it refers to. Components are told by what they say, not by their names, so that equal
 * digests of two contracts mean that there is nothing to compare. Different ones prove nothing.
 */
export interface Digests {
  readonly operations: readonly string[];
  readonly components: readonly string[];
}

/** `digests.json`: by version. */
export type DigestsRecord = Readonly<Record<string, Digests>>;

/** One contract a line. */
export const layOutDigests = (record: DigestsRecord): string =>
  `{\n${Object.entries(record)
    .map(([version, digests]) => `${JSON.stringify(version)}:${JSON.stringify(digests)}`)
    .join(",\n")}\n}\n`;

/** Path, method, operation. */
export const operationsOf = (
  document: RawObject,
): readonly (readonly [path: string, method: string, operation: unknown])[] =>
  membersOf(document.paths).flatMap(([path, item]) =>
    membersOf(item).map(([method, operation]) => [path, method, operation] as const),
  );

/** By reference: `#/components/schemas/User`. */
export function componentsOf(document: RawObject): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [kind, section] of membersOf(document.components))
    for (const [name, component] of membersOf(section)) found.set(`#/components/${kind}/${name}`, component);
  return found;
}

const membersOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isObject(value) ? Object.entries(value) : [];

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
