/** The opening tags of a page, with their attributes and what a script holds. One pass, whatever the page is. */
import { Tokenizer } from "htmlparser2";

export interface Tag {
  /** lower case */
  readonly name: string;
  /** by lower-cased name, entities decoded; the first one of a name counts */
  readonly attributes: ReadonlyMap<string, string>;
  /** what stands in it as text; only of a `script` */
  readonly text: string;
}

/** Anything else in the page is passed over. */
export interface Wanted {
  readonly names: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
}

/**
 * Tags of the wanted names that have a wanted attribute, and every wanted script. Only tokens are asked for: nobody needs
 * the tree, and building one takes quadratic time where what was never opened is closed.
 */
export function tagsOf(page: string, wanted: Wanted): readonly Tag[] {
  const tags: Tag[] = [];
  let name = "";
  let attributes = new Map<string, string>();
  let attribute = "";
  let value: string[] = [];
  let script: string[] | undefined;
  const endOfTag = (): void => {
    const text: string[] = [];
    const made = attributes;
    if (!wanted.names.has(name) || (made.size === 0 && name !== "script")) return;
    if (name === "script") script = text;
    const tag: Tag = {
      name,
      attributes: made,
      get text() {
        return text.join("");
      },
    };
    tags.push(tag);
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname: (start, end) => {
        name = page.slice(start, end).toLowerCase();
        if (attributes.size > 0) attributes = new Map();
      },
      onattribname: (start, end) => {
        attribute = page.slice(start, end).toLowerCase();
        value = [];
      },
      onattribdata: (start, end) => value.push(page.slice(start, end)),
      onattribentity: (point) => value.push(String.fromCodePoint(point)),
      onattribend: () => {
        if (wanted.attributes.has(attribute) && !attributes.has(attribute)) attributes.set(attribute, value.join(""));
      },
      onopentagend: endOfTag,
      onselfclosingtag: endOfTag,
      ontext: (start, end) => script?.push(page.slice(start, end)),
      ontextentity: (point) => script?.push(String.fromCodePoint(point)),
      onclosetag: () => {
        script = undefined;
      },
      oncdata: () => undefined,
      oncomment: () => undefined,
      ondeclaration: () => undefined,
      onend: () => undefined,
      onprocessinginstruction: () => undefined,
    },
  );
  tokenizer.write(page);
  tokenizer.end();
  return tags;
}

/** A page in which nothing stands where its comments stood; what only looks like one within a script stays. */
export function withoutComments(page: string): string {
  if (!page.includes("<!--")) return page;
  const pieces: string[] = [];
  let from = 0;
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      ...PASSED_OVER,
      oncomment: (start, end) => {
        pieces.push(page.slice(from, start));
        from = end;
      },
    },
  );
  tokenizer.write(page);
  tokenizer.end();
  return [...pieces, page.slice(from)].join("");
}

const nothing = (): void => undefined;
const PASSED_OVER = {
  onattribdata: nothing,
  onattribend: nothing,
  onattribentity: nothing,
  onattribname: nothing,
  oncdata: nothing,
  onclosetag: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onend: nothing,
  onopentagend: nothing,
  onopentagname: nothing,
  onprocessinginstruction: nothing,
  onselfclosingtag: nothing,
  ontext: nothing,
  ontextentity: nothing,
} as const;
