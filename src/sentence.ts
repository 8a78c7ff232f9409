/**
 * A sentence that is written once, for its documentation page and for every case that it describes. In braces stands
 * what it is about, which a case names, or its words for one and for several things.
 *
 * @example
 * inGeneral("{A value was|Values were} removed from {a request property}.") // "A value was removed from a request property."
 */
type SentencePart = string | { readonly about: string };

const BRACES = /\{([^{}|]*)(?:\|([^{}|]*))?\}/;

/** `several` chooses the words; `{a request property}` comes back as what the sentence is about. */
export function partsOfSentence(written: string, several: boolean): readonly SentencePart[] {
  const known = several ? parsed.several : parsed.one;
  let parts = known.get(written);
  if (parts === undefined) known.set(written, (parts = readParts(written, several)));
  return parts;
}

/** A report has hundreds of cases and a few dozen rules. */
const parsed = { one: new Map<string, readonly SentencePart[]>(), several: new Map<string, readonly SentencePart[]>() };

function readParts(written: string, several: boolean): readonly SentencePart[] {
  const parts: SentencePart[] = [];
  let rest = written;
  for (let found = BRACES.exec(rest); found !== null; found = BRACES.exec(rest)) {
    const [whole, one = "", many] = found;
    parts.push(rest.slice(0, found.index), many === undefined ? { about: one } : several ? many : one);
    rest = rest.slice(found.index + whole.length);
  }
  return [...parts, rest].filter((part) => part !== "");
}

/** As it stands on a page that speaks of no case: of one thing, and unnamed. */
export const inGeneral = (written: string): string =>
  capitalised(
    partsOfSentence(written, false)
      .map((part) => (typeof part === "string" ? part : part.about))
      .join(""),
  );

/** Whether it speaks of things of which there may be several: the values that came, the scopes that went. */
export const isOfSeveral = (written: string): boolean => /\{[^{}]*\|[^{}]*\}/.test(written);

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
