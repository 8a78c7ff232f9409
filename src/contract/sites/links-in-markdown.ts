/** The links of a list in Markdown, as CommonMark reads them; what looks like one and is none is not passed over. */
import { headingOf, linesOf, unescaped } from "./markdown.js";

export interface Link {
  readonly href: string;
  readonly title: string;
  /** the heading that it stands under */
  readonly heading: string | undefined;
}

export interface Links {
  readonly links: readonly Link[];
  /** `[Pickers](…` whose address cannot be told: what it names is not known */
  readonly unread: readonly string[];
}

type Found = Pick<Link, "href" | "title">;

/** `- [Title](address): description`, as lists for machines have them (llmstxt.org), and bare addresses of documents. */
export function linksOf(page: string): Links {
  const links: Link[] = [];
  const unread: string[] = [];
  const lines = linesOf(page);
  const defined = definitionsIn(lines);
  let heading: string | undefined;
  for (const line of lines) {
    heading = headingOf(line) ?? heading;
    const found = new LinksOfLine(line, defined).read();
    unread.push(...found.unread);
    const isDefinition = DEFINES.test(line);
    const bare = bareIn(line);
    const isLinked = line.includes("](") || found.links.length > 0;
    const bareFiles = [...(isLinked ? bare.filter(isFile) : bare), ...(isDefinition ? [] : filesIn(line))];
    const written = [...found.links, ...tagsIn(line)];
    const isNew = ({ href }: Found): boolean => !written.some((one) => one.href === href);
    for (const { href, title } of [...written, ...bareFiles.filter(isNew)]) links.push({ href, title, heading });
  }
  return { links, unread };
}

/** characters */
const LONGEST_ADDRESS = 2000;
const LONGEST_TITLE = 500;

/** `[name]: address`, by name in lower case */
function definitionsIn(lines: readonly string[]): ReadonlyMap<string, string> {
  const defined = new Map<string, string>();
  for (const line of lines) {
    const [, name = "", address] = /^ {0,3}\[([^\][]{1,500})\]:[ \t]*<?([^\s<>]{1,2000})/.exec(line) ?? [];
    if (address !== undefined && !defined.has(nameOf(name))) defined.set(nameOf(name), addressOf(address));
  }
  return defined;
}

const DEFINES = /^ {0,3}\[[^\][]{1,500}\]:/;
const nameOf = (written: string): string => written.trim().replace(/\s+/g, " ").toLowerCase();

const bareIn = (line: string): readonly Found[] =>
  Array.from(line.matchAll(/https?:\/\/[^\s<>()[\]"'`]{1,2000}/g), ([href]) => ({ href, title: "" }));

/** What a description beside a link names counts where it is a page or a document by its ending. */
const isFile = ({ href }: Found): boolean => /\.(?:mdx?|json|ya?ml)$/i.test(href);

/** `- Nodes: /docs/nodes.md` */
const filesIn = (line: string): readonly Found[] =>
  Array.from(line.matchAll(/(?<=^|[\s`])\/[\w%~./-]{1,1000}\.mdx?(?=$|[\s`,;.)])/g), ([href]) => ({ href, title: "" }));

/** `<a href="/nodes.md">`, `<Card href="…">` */
const tagsIn = (line: string): readonly Found[] =>
  line.includes("href=")
    ? Array.from(line.matchAll(/<[a-z][^<>]{0,1000}?\shref=["']([^"'<>]{1,2000})["']/gi), ([, href = ""]) => ({
        href: withoutEntities(href),
        title: "",
      }))
    : [];

/** `&amp;` is all that addresses have need of. */
const withoutEntities = (text: string): string => text.replace(/&(?:amp|#38|#x26);/gi, "&");
const addressOf = (written: string): string => withoutEntities(unescaped(written));

/** One line, passed over once. */
class LinksOfLine {
  readonly links: Found[] = [];
  readonly unread: string[] = [];
  /** where brackets were opened */
  readonly #open: number[] = [];
  /** lengths of runs of backticks that no run closes */
  readonly #unclosed = new Set<number>();

  constructor(
    readonly line: string,
    readonly defined: ReadonlyMap<string, string>,
  ) {}

  read(): this {
    const { line } = this;
    for (let at = 0; at < line.length; at += 1) {
      const character = line[at];
      if (character === "\\") at += 1;
      else if (character === "`") at = this.#afterCode(at) - 1;
      else if (character === "[") this.#open.push(at);
      else if (character === "]") at = this.#closed(at) - 1;
    }
    return this;
  }

  /** Code within a line: backticks, up to as many. */
  #afterCode(start: number): number {
    const { length } = /^`+/.exec(this.line.slice(start, start + 100))?.[0] ?? "`";
    const after = start + length;
    if (this.#unclosed.has(length)) return after;
    for (const { 0: run, index } of this.line.slice(after).matchAll(/`+/g))
      if (run.length === length) return after + index + length;
    this.#unclosed.add(length);
    return after;
  }

  /** A bracket that opened in the line before it counts as well. */
  #closed(at: number): number {
    const start = this.#open.pop();
    const title = this.line.slice((start ?? -1) + 1, at);
    const isImage = start !== undefined && this.line[start - 1] === "!" && this.line[start - 2] !== "\\";
    if (this.line[at + 1] === "(") {
      const target = targetAt(this.line, at + 2);
      if (target === undefined) {
        if (!isImage) this.unread.push(this.line.slice(start ?? 0, at + 60).slice(0, 120));
        return at + 2;
      }
      if (!isImage && target.href !== "") this.#add(title, target.href);
      return target.end;
    }
    const [named] = /^\[[^\][]{0,500}\]/.exec(this.line.slice(at + 1, at + LONGEST_TITLE + 3)) ?? [];
    const name = named === undefined || named === "[]" ? title : named.slice(1, -1);
    const href = this.line[at + 1] === ":" ? undefined : this.defined.get(nameOf(name));
    if (href === undefined) return at + 1;
    if (!isImage) this.#add(title, href);
    return at + 1 + (named?.length ?? 0);
  }

  #add(title: string, href: string): void {
    this.links.push({ title: unescaped(title).slice(0, LONGEST_TITLE), href });
  }
}

/** `address)`, `<address>)`, `address "title")` from an offset on (CommonMark, section 6.3). */
function targetAt(line: string, start: number): { readonly href: string; readonly end: number } | undefined {
  const text = line.slice(start, start + LONGEST_ADDRESS + LONGEST_TITLE);
  const blank = /^[ \t]*/.exec(text)?.[0].length ?? 0;
  const end = text[blank] === "<" ? afterAngles(text, blank) : afterAddress(text, blank);
  const [rest] = END.exec(text.slice(end)) ?? [];
  if (end === undefined || rest === undefined) return undefined;
  const written = text.slice(blank, end);
  const href = addressOf(written.startsWith("<") ? written.slice(1, -1) : written);
  return { href, end: start + end + rest.length };
}

const END = /^[ \t]*(?:(?<=[ \t])(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?[ \t]*\)/;

function afterAngles(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "<") return undefined;
    else if (text[at] === ">") return at + 1;
  }
  return undefined;
}

/** Up to a blank, or to the parenthesis that closes what none in it opened. */
function afterAddress(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (character === "\\") at += 1;
    else if (character === "(") depth += 1;
    else if (character === ")" && depth === 0) return at;
    else if (character === ")") depth -= 1;
    else if (/\s/.test(character)) return at;
  }
  return text.length;
}
