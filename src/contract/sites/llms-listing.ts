/** `llms.txt` (llmstxt.org): Fern has one at every level, down to the sections, Mintlify and GitBook one for the site. */
import { type Outcome, ok, type Problem, problem } from "../../outcome.js";
import { isMissingPage } from "../web/not-found.js";
import type { LeftOut } from "./left-out.js";
import { type Links, linksOf } from "./links-in-markdown.js";
import { type DoubtfulSection, type Listing, whyOf } from "./listing.js";
import { isMarkdown } from "./markdown.js";
import { oneRelease, otherRelease } from "./one-release.js";
import type { SiteReader } from "./reader.js";
import { namesRelease } from "./release-names.js";
import { folderOf, inFolder, isBeside, isWithin, ofOneRelease, onSite, segmentsOf, withoutEnding } from "./scope.js";

const TEXT = "text/plain, text/markdown;q=0.9, */*;q=0.5";
/** lists that one site may have for one release */
const MOST_LISTS = 200;

/**
 * `undefined`: there is no such list, or it names nothing below the address. `mayBeOther`: where it leads to another
 * release, that is meant.
 */
export async function listByLlmsText(
  address: URL,
  list: URL,
  reader: SiteReader,
  mayBeOther = false,
): Promise<Outcome<Listing | undefined>> {
  const first = await linksAt(list, reader);
  if (first.kind === "failed") return { ok: false, problem: first.failure };
  if (first.kind === "missing") return ok(undefined);
  const strayed = otherRelease(address, first.at);
  if (strayed !== undefined && !mayBeOther) return strayed;
  // A list of the address itself that was moved tells where the pages are now.
  const own = isWithin(address, list) && !isWithin(address, first.at);
  const walk = new Walk(own ? folderOf(first.at) : address, reader);
  return walk.from(first);
}

interface LinkList extends Links {
  readonly kind: "list";
  /** characters */
  readonly length: number;
  /** where the redirects ended */
  readonly at: URL;
}

type ListAnswer =
  | LinkList
  | { readonly kind: "missing"; readonly why: string }
  | { readonly kind: "failed"; readonly failure: Problem };

/** A list to be read: a link names it, or it would be there if the site had one for each section. */
interface Waiting {
  readonly list: URL;
  readonly isNamed: boolean;
}

/** lists of sections that are asked for before a site is taken to have none */
const PROBED = 3;

class Walk {
  readonly #documents = new Map<string, URL>();
  readonly #pages = new Map<string, { readonly page: URL; readonly isOfApi: boolean }>();
  readonly #without: URL[] = [];
  readonly #missing: (Waiting & { readonly why: string })[] = [];
  readonly #lost: LeftOut[] = [];
  readonly #seen = new Set<string>();
  /** lists that a platform may have shortened; where there are documents, nothing hangs on their pages */
  readonly #full: LeftOut[] = [];
  /** JSON and YAML of any other name */
  readonly #data = new Map<string, URL>();
  readonly #elsewhere = new Map<string, URL>();
  #ofSections = false;

  constructor(
    readonly root: URL,
    readonly reader: SiteReader,
  ) {}

  async from(first: LinkList): Promise<Outcome<Listing | undefined>> {
    this.#seen.add(first.at.href);
    let waiting = this.#take(first);
    this.#ofSections = this.#documents.size > 1;
    while (waiting.length > 0) {
      if (this.#seen.size > MOST_LISTS)
        return problem(`${this.root.href} has more than ${MOST_LISTS} sections`, {
          hint: "Name the address of one release.",
        });
      const next: Waiting[] = [];
      for (const [asked, answer] of await this.#read(waiting)) next.push(...this.#taken(asked, answer));
      waiting = next;
    }
    const documents = this.#chosen();
    if (!documents.ok) return documents;
    const pages = oneRelease(
      this.root,
      Array.from(this.#pages.values(), ({ page }) => page),
    );
    if (!pages.ok && documents.value.length === 0) return pages;
    const without = this.#without.filter((folder) => !this.#isCovered(folder));
    const beside =
      documents.value.length === 0 ? [] : [...this.#elsewhere.values()].filter((url) => this.#isOfThis(url));
    for (const url of beside) if (url.origin !== this.root.origin) this.#lose(url, "lies on another host");
    const lost = [...this.#lost, ...this.#promised(), ...(documents.value.length === 0 ? this.#full : [])];
    const listed = pages.ok ? pages.value : [];
    if (documents.value.length === 0 && listed.length === 0 && lost.length === 0) return ok(undefined);
    const data = [
      ...ofOneRelease(this.root, [...this.#data.values()]),
      ...beside.filter(({ origin }) => origin === this.root.origin),
    ];
    const doubtful = [
      ...(documents.value.length > 0 && (this.#ofSections || this.#isOfOneSection()) ? this.#doubtful(without) : []),
      ...(data.length === 0 ? [] : [{ folder: this.root, pages: data, isListed: true }]),
    ];
    return ok({
      by: "llms.txt",
      root: this.root,
      documents: documents.value,
      pages: listed,
      without,
      lost,
      doubtful,
      elsewhere:
        documents.value.length > 0
          ? []
          : [...this.#elsewhere.values()].filter(({ origin }) => origin === this.root.origin),
    });
  }

  /** Where none of the first sections has a list, none has one: then this site has one list for all. */
  async #read(waiting: readonly Waiting[]): Promise<readonly (readonly [Waiting, ListAnswer])[]> {
    const ask = async (one: Waiting) => [one, await linksAt(one.list, this.reader)] as const;
    const named = waiting.filter(({ isNamed }) => isNamed);
    const guessed = waiting.filter(({ isNamed }) => !isNamed);
    const first = await this.reader.each([...named, ...guessed.slice(0, PROBED)], ask);
    const isUsual = this.#ofSections || first.some(([, { kind }]) => kind === "list") || this.#without.length > 0;
    return isUsual ? [...first, ...(await this.reader.each(guessed.slice(PROBED), ask))] : first;
  }

  #taken(asked: Waiting, answer: ListAnswer): readonly Waiting[] {
    switch (answer.kind) {
      case "failed":
        this.#lost.push({ kind: "unread", page: asked.list, why: whyOf(asked.list, answer.failure) });
        return [];
      case "missing":
        this.#missing.push({ ...asked, why: answer.why });
        return [];
      case "list": {
        const before = this.#documents.size;
        const next = this.#take(answer);
        if (this.#documents.size > before) this.#ofSections = true;
        else if (isWithin(this.root, asked.list)) this.#without.push(folderOf(asked.list));
        return next;
      }
    }
  }

  /** The one document lies in a folder of pages, while other folders have pages as well. */
  #isOfOneSection(): boolean {
    return [...this.#documents.values()].some((document) => {
      const folder = folderOf(document);
      return folder.href !== this.root.href && [...this.#pages.values()].some(({ page }) => isWithin(folder, page));
    });
  }

  /** A document outside of the address that does not stand for another release. */
  #isOfThis(url: URL): boolean {
    const names = [this.root, url].map((one) => segmentsOf(one).filter(namesRelease).join());
    return names[1] === "" || names[0] === names[1];
  }

  /** Whether a document speaks for a folder: its own, or one of a folder above. */
  #isCovered = (folder: URL): boolean =>
    [...this.#documents.values()].some((document) => isWithin(folderOf(document), folder));

  /** Of the lists that are missing: those that a link names, and those beside the sections of the API. */
  #promised(): readonly LeftOut[] {
    const beside = [...this.#documents.values()]
      .map((document) => folderOf(folderOf(document)))
      .filter((parent) => isWithin(this.root, parent) && parent.href !== this.root.href);
    return this.#missing
      .filter(
        ({ list, isNamed }) =>
          !this.#isCovered(folderOf(list)) &&
          (isNamed || (this.#ofSections && beside.some((parent) => isWithin(parent, folderOf(list))))),
      )
      .map(({ list, why }) => ({ kind: "unread", page: list, why }));
  }

  #doubtful(without: readonly URL[]): readonly DoubtfulSection[] {
    const listed = new Set([this.root.href, ...without.map(({ href }) => href)]);
    const sections = new Map<string, { readonly page: URL; readonly isOfApi: boolean }[]>();
    for (const one of this.#pages.values()) {
      const [page] = ofOneRelease(this.root, [one.page]);
      if (page === undefined || page.href === this.root.href || this.#isCovered(folderOf(page))) continue;
      const folder = folderOf(page).href;
      sections.set(folder, [...(sections.get(folder) ?? []), one]);
    }
    return [...sections].map(([folder, pages]) => ({
      folder: new URL(folder),
      pages: [...pages.filter(({ isOfApi }) => isOfApi), ...pages.filter(({ isOfApi }) => !isOfApi)].map(
        ({ page }) => page,
      ),
      isListed: listed.has(folder),
    }));
  }

  /** Remembers what a list names, and gives the lists to be read next. */
  #take({ at, links, unread, length }: LinkList): readonly Waiting[] {
    if (length > FULL.from && length <= FULL.to)
      this.#full.push({ kind: "unread", page: at, why: "is as long as such a list may be, so pages may be missing" });
    for (const written of unread) this.#lose(at, `holds a link that cannot be read: ${written}`);
    const pages: URL[] = [];
    const lists: URL[] = [];
    const more: URL[] = [];
    for (const { href, heading } of links) {
      // relative ones count from where the list is, others from how the site was named
      if (!URL.canParse(href, at.href)) this.#lose(at, `holds a link that cannot be read: ${href}`);
      const url = URL.canParse(href, at.href) ? onSite(new URL(href, at).href, this.root) : undefined;
      // long lists go on in `/llms.txt/1`
      if (url !== undefined && isContinued(url, at)) more.push(url);
      if (url === undefined || isContinued(url, at)) continue;
      if (!isWithin(this.root, withoutEnding(url))) {
        if (isDocumentLink(url, heading)) this.#elsewhere.set(url.href, url);
        // a list speaks of other sites as well, though hardly of pages that are called as ours are
        else if (isBeside(this.root, url)) this.#lose(url, "lies on another host");
        continue;
      }
      const file = segmentsOf(url).at(-1) ?? "";
      if (/^llms(?:[-_.]?\d+)?\.txt$/.test(file)) lists.push(url);
      else if (isDocumentLink(url, heading)) this.#documents.set(url.href, url);
      else if (/\.(?:json|ya?ml)$/i.test(file)) this.#data.set(url.href, url);
      else if (!/\.(?:txt|xml|json|ya?ml|png|svg|pdf)$/.test(file)) {
        const page = withoutEnding(url);
        pages.push(page);
        const isOfApi = OF_API.test(heading ?? "") || this.#pages.get(page.href)?.isOfApi === true;
        this.#pages.set(page.href, { page, isOfApi });
      }
    }
    const covered = [...this.#documents.values()].map(folderOf);
    const folders = (isWithin(this.root, at) ? pages : [])
      .map(folderOf)
      .filter((folder) => !covered.some((one) => isWithin(one, folder)));
    // A list of pages alone: each of their sections has a list of its own, one level further down.
    const below = folders
      .filter((folder) => isWithin(this.root, folder) && folder.href !== folderOf(at).href)
      .map((folder) => inFolder(folder, "llms.txt"));
    return [...more, ...ofOneRelease(this.root, [...lists, ...below])]
      .filter(({ href }) => !this.#seen.has(href) && this.#seen.add(href))
      .map((list) => ({ list, isNamed: [...more, ...lists].some(({ href }) => href === list.href) }));
  }

  #lose(page: URL, why: string): void {
    this.#lost.push({ kind: "unread", page, why });
  }

  /** JSON before YAML of the same name; documents of different names are different APIs. */
  #chosen(): Outcome<readonly URL[]> {
    const all = [...this.#documents.values()];
    const scoped = oneRelease(this.root, all);
    if (!scoped.ok) return scoped;
    const byStem = new Map<string, URL>();
    for (const url of scoped.value) {
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

/** characters; Mintlify leaves out the entries beyond */
const FULL = { from: 99_000, to: 100_000 };

const isContinued = (url: URL, list: URL): boolean =>
  (url.origin === list.origin && url.pathname === list.pathname && url.search !== list.search) ||
  (url.origin === list.origin &&
    /^\/\d+$/.test(url.pathname.slice(list.pathname.length)) &&
    url.pathname.startsWith(list.pathname));

const isDocumentLink = ({ pathname }: URL, heading: string | undefined): boolean =>
  /(?:openapi|swagger)[\w.-]*\.(?:json|ya?ml)$/i.test(pathname) ||
  (/\.(?:json|ya?ml)$/i.test(pathname) && /openapi|swagger/i.test(heading ?? ""));

/** headings under which lists have the pages of operations */
const OF_API = /\bAPI\b|\bendpoints?\b/i;

async function linksAt(list: URL, reader: SiteReader): Promise<ListAnswer> {
  const answer = await reader.ask(list.href, TEXT);
  if (!answer.ok) return { kind: "failed", failure: answer.problem };
  const { status, text, url, headers } = answer.value;
  const refusal = reader.refusal(list.href, answer.value);
  if (refusal?.ok === false)
    return status === 404 || status === 410
      ? { kind: "missing", why: whyOf(list, refusal.problem) }
      : { kind: "failed", failure: refusal.problem };
  if (text.trim() === "") return { kind: "missing", why: "is empty" };
  if (isMissingPage(text)) return { kind: "missing", why: 'answered "Page Not Found"' };
  if (!isMarkdown(text, headers["content-type"]) && !/^\s*[-*#>\w]/.test(text))
    return { kind: "missing", why: "is no list but another page" };
  const found = linksOf(text);
  const [, next] = /<([^<>]{1,2000})>[^<]{0,500}?rel="?next\b/i.exec(headers["link"] ?? "") ?? [];
  const links = [...found.links, ...(next === undefined ? [] : [{ href: next, title: "", heading: undefined }])];
  return links.length + found.unread.length === 0
    ? { kind: "missing", why: "names no page" }
    : { kind: "list", at: new URL(url), length: text.length, links, unread: found.unread };
}
