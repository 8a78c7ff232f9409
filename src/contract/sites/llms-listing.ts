/** `llms.txt` (llmstxt.org): Fern has one at every level, down to the sections, Mintlify and GitBook one for the site. */
import { type Outcome, ok, problem } from "../../outcome.js";
import { saysNotFound } from "../web/not-found.js";
import type { Listing } from "./listing.js";
import { isMarkdown, type Link, linksOf } from "./markdown.js";
import type { SiteReader } from "./reader.js";
import { folderOf, inFolder, isWithin, ofOneRelease, pathFrom, plainAddress, releaseIn, segmentsOf } from "./scope.js";

const TEXT = "text/plain, text/markdown;q=0.9, */*;q=0.5";
/** lists that one site may have for one release */
const MOST_LISTS = 200;

/** `undefined`: there is no such list, or it names nothing below the address. */
export async function listByLlmsText(
  address: URL,
  list: URL,
  reader: SiteReader,
): Promise<Outcome<Listing | undefined>> {
  const first = await linksAt(list, reader);
  if (!first.ok) return first;
  if (first.value === undefined) return ok(undefined);
  const strayed = otherRelease(address, first.value.at);
  if (strayed !== undefined) return strayed;
  // A list of the address itself that was moved tells where the pages are now.
  const own = isWithin(address, list) && !isWithin(address, first.value.at);
  const walk = new Walk(own ? folderOf(first.value.at) : address, reader);
  return walk.from(first.value);
}

interface LinkList {
  /** where the redirects ended */
  readonly at: URL;
  readonly links: readonly Link[];
}

class Walk {
  readonly #documents = new Map<string, URL>();
  readonly #pages = new Map<string, URL>();
  readonly #without: URL[] = [];
  readonly #seen = new Set<string>();

  constructor(
    readonly root: URL,
    readonly reader: SiteReader,
  ) {}

  async from(first: LinkList): Promise<Outcome<Listing | undefined>> {
    this.#seen.add(first.at.href);
    let waiting = this.#take(first);
    while (waiting.length > 0) {
      if (this.#seen.size > MOST_LISTS)
        return problem(`${this.root.href} has more than ${MOST_LISTS} sections`, {
          hint: "Name the address of one release.",
        });
      const lists = await this.#read(waiting);
      const next: URL[] = [];
      for (const [at, list] of lists.entries()) {
        if (!list.ok) return list;
        const before = this.#documents.size;
        if (list.value !== undefined) next.push(...this.#take(list.value));
        const asked = waiting[at];
        if (this.#documents.size === before && asked !== undefined) this.#without.push(folderOf(asked));
      }
      waiting = next;
    }
    const documents = this.#chosen();
    if (!documents.ok) return documents;
    const pages = ofOneRelease(this.root, [...this.#pages.values()]);
    if (documents.value.length === 0 && pages.length === 0) return ok(undefined);
    return ok({ by: "llms.txt", root: this.root, documents: documents.value, pages, without: this.#without });
  }

  /** Where the first section has no list, none has one: then this site has one list for all. */
  async #read([first, ...others]: readonly URL[]): Promise<readonly Outcome<LinkList | undefined>[]> {
    if (first === undefined) return [];
    const list = await linksAt(first, this.reader);
    if (!list.ok || list.value === undefined) return [list];
    return [list, ...(await this.reader.each(others, (other) => linksAt(other, this.reader)))];
  }

  /** Remembers what a list names, and gives the lists to be read next. */
  #take({ at, links }: LinkList): readonly URL[] {
    const pages: URL[] = [];
    const lists: URL[] = [];
    for (const { href, heading } of links) {
      const url = plainAddress(href, at);
      if (url === undefined || !isWithin(this.root, url)) continue;
      const file = segmentsOf(url).at(-1) ?? "";
      if (file === "llms.txt") lists.push(url);
      else if (isDocumentLink(url, heading)) this.#documents.set(url.href, url);
      else if (!/\.(?:txt|xml|json|ya?ml|png|svg|pdf)$/.test(file)) pages.push(withoutEnding(url));
    }
    for (const page of pages) this.#pages.set(page.href, page);
    const covered = [...this.#documents.values()].map(folderOf);
    const folders = (isWithin(this.root, at) ? pages : [])
      .map(folderOf)
      .filter((folder) => !covered.some((one) => isWithin(one, folder)));
    // A list of pages alone: each of their sections has a list of its own, one level further down.
    const below = folders
      .filter((folder) => isWithin(this.root, folder) && folder.href !== folderOf(at).href)
      .map((folder) => inFolder(folder, "llms.txt"));
    return ofOneRelease(this.root, [...lists, ...below]).filter(
      ({ href }) => !this.#seen.has(href) && this.#seen.add(href),
    );
  }

  /** JSON before YAML of the same name; documents of different names are different APIs. */
  #chosen(): Outcome<readonly URL[]> {
    const all = [...this.#documents.values()];
    const own = ofOneRelease(this.root, all);
    const releases = new Set(all.map((url) => releaseIn(url)));
    if (own.length === 0 && releases.size > 1)
      return problem(`${this.root.href} holds several releases: ${[...releases].join(", ")}`, {
        hint: "Name the address of one.",
      });
    const scoped = own.length === 0 ? all : own;
    const byStem = new Map<string, URL>();
    for (const url of scoped) {
      const stem = url.href.replace(/\.(?:json|ya?ml)$/, "");
      if (!byStem.has(stem) || url.pathname.endsWith(".json")) byStem.set(stem, url);
    }
    const chosen = [...byStem.values()];
    const names = new Set(chosen.map((url) => (segmentsOf(url).at(-1) ?? "").replace(/\.\w+$/, "")));
    if (names.size > 1)
      return problem(`${this.root.href} lists ${chosen.length} documents`, {
        hint: `Name the one you mean: ${chosen
          .slice(0, 20)
          .map(({ href }) => href)
          .join(", ")}${chosen.length > 20 ? ", …" : ""}`,
      });
    return ok(chosen);
  }
}

const withoutEnding = (url: URL): URL => new URL(url.href.replace(/\.mdx?(?=$|\?)/, ""));

const isDocumentLink = ({ pathname }: URL, heading: string | undefined): boolean =>
  /(?:openapi|swagger)[\w.-]*\.(?:json|ya?ml)$/i.test(pathname) ||
  (/\.(?:json|ya?ml)$/i.test(pathname) && /openapi|swagger/i.test(heading ?? ""));

async function linksAt(list: URL, reader: SiteReader): Promise<Outcome<LinkList | undefined>> {
  const answer = await reader.ask(list.href, TEXT);
  if (!answer.ok) return answer;
  const { status, text, url, headers } = answer.value;
  const refusal = reader.refusal(list.href, answer.value);
  if (refusal !== undefined) return status === 404 || status === 410 ? ok(undefined) : refusal;
  const isList =
    status === 200 && !saysNotFound(text) && (isMarkdown(text, headers["content-type"]) || /^\s*[-*#>\w]/.test(text));
  return ok(isList ? { at: new URL(url), links: linksOf(text) } : undefined);
}

/** A site that knows the release no more leads to another one: that is not what was asked for. */
export function otherRelease(asked: URL, got: URL): Outcome<never> | undefined {
  const [wanted, given] = [releaseIn(asked), releaseIn(got)];
  if (wanted === undefined || given === undefined || wanted === given) return undefined;
  return problem(`${asked.href} leads to another release: ${pathFrom(new URL(got.origin), got)}`, {
    hint: "Check the address: the site may not have that release.",
  });
}
