/** `llms.txt` (llmstxt.org): Fern has one at every level, down to the sections, Mintlify and GitBook one for the site. */
import { type Outcome, ok, problem } from "../../outcome.js";
import { ELSEWHERE, type LeftOut } from "./left-out.js";
import { type LinkList, type ListAnswer, linksAt } from "./link-list.js";
import { isContinued, isDocumentLink, isPageOf, OF_API } from "./listed-links.js";
import { type DoubtfulSection, type Listing, whyOf } from "./listing.js";
import { oneRelease, otherRelease, pageOfOtherRelease } from "./one-release.js";
import type { SiteReader } from "./reader.js";
import { namesRelease } from "./release-names.js";
import { folderOf, inFolder, isWithin, ofOneRelease, onSite, segmentsOf, withoutEnding } from "./scope.js";

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

/** A list to be read: a link names it, or it would be there if the site had one for each section. */
interface Waiting {
  readonly list: URL;
  readonly isNamed: boolean;
  /** outside of the address: it may name pages of it, or none */
  readonly isOuter?: true;
}

/** lists of sections that are asked for before a site is taken to have none */
const PROBED = 3;
/** lists outside of the address that are looked into */
const MOST_OUTER = 5;

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
  /** what a list of the address promises and what lies outside of it, or on another host */
  readonly #outside = new Map<string, { readonly leftOut: LeftOut; readonly isDocument: boolean }>();
  /** pages of another release that a list of the address names */
  readonly #strayed: URL[] = [];
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
    const listed = pages.ok ? pages.value : [];
    const isFound = documents.value.length + listed.length > 0;
    const outside = [...this.#outside.values()].filter(({ isDocument }) => !isDocument || documents.value.length > 0);
    // they may be of this API, or of another one
    const beside = outside.filter(({ leftOut, isDocument }) => isDocument && leftOut.page.origin === this.root.origin);
    const lost = [
      ...this.#lost,
      ...this.#promised(),
      ...(isFound ? this.#ofOthers() : []),
      ...(documents.value.length === 0 ? this.#full : []),
      ...(isFound ? outside.filter((one) => !beside.includes(one)).map(({ leftOut }) => leftOut) : []),
    ];
    if (!isFound && lost.length === 0) return ok(undefined);
    const without = this.#without.filter((folder) => !this.#isCovered(folder));
    const data = [...ofOneRelease(this.root, [...this.#data.values()]), ...beside.map(({ leftOut }) => leftOut.page)];
    const doubtful = [
      ...(documents.value.length > 0 ? this.#doubtful(without) : []),
      ...(data.length === 0 ? [] : [{ folder: this.root, pages: data, isListed: true, mayBeMissing: false }]),
    ];
    return ok({
      by: "llms.txt",
      root: this.root,
      documents: documents.value,
      isChoice: !areOfOneName(documents.value),
      pages: listed,
      without,
      lost,
      doubtful,
      elsewhere: documents.value.length > 0 ? [] : [...this.#elsewhere.values()],
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
        const isOther = answer.at.href !== asked.list.href;
        if (isOther && this.#seen.has(answer.at.href)) {
          const why = `leads to ${answer.at.pathname}, which is another list`;
          if (asked.isNamed) this.#lost.push({ kind: "unread", page: asked.list, why });
          return [];
        }
        this.#seen.add(answer.at.href);
        const before = this.#documents.size;
        const next = this.#take(answer);
        if (this.#documents.size > before) this.#ofSections = true;
        else if (isWithin(this.root, asked.list)) this.#without.push(folderOf(asked.list));
        return next;
      }
    }
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
        ({ list, isNamed, isOuter }) =>
          isOuter !== true &&
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
      isListed: !this.#ofSections || listed.has(folder),
      mayBeMissing: !this.#ofSections,
    }));
  }

  /** Remembers what a list names, and gives the lists to be read next. */
  #take({ at, links, unread, length, next }: LinkList): readonly Waiting[] {
    if (length > FULL.from && length <= FULL.to)
      this.#full.push({ kind: "unread", page: at, why: "is as long as such a list may be, so pages may be missing" });
    for (const written of unread)
      this.#lost.push({ kind: "unread", page: at, why: `holds a link that cannot be read: ${written}` });
    const pages: URL[] = [];
    const lists: URL[] = [];
    const outer: URL[] = [];
    const more: URL[] = [...next];
    for (const { href, heading } of links) {
      if (!URL.canParse(href, at.href)) {
        this.#lost.push({ kind: "unread", page: at, why: `holds a link that cannot be read: ${href}` });
        continue;
      }
      // relative ones count from where the list is, others from how the site was named
      const url = onSite(new URL(href, at).href, this.root);
      if (url === undefined) continue;
      if (isContinued(url, at)) {
        more.push(url);
        continue;
      }
      const file = segmentsOf(url).at(-1) ?? "";
      if (!isWithin(this.root, withoutEnding(url))) {
        if (file === "llms.txt" && url.origin === this.root.origin) outer.push(url);
        else this.#passOver(url, heading, at);
        continue;
      }
      if (file === "llms.txt") lists.push(url);
      else if (isDocumentLink(url, heading)) this.#documents.set(url.href, url);
      else if (/\.(?:json|ya?ml)$/i.test(file)) this.#data.set(url.href, url);
      else if (!/\.(?:xml|png|svg|pdf)$|^(?:llms[\w.-]*|robots)\.txt$/.test(file)) {
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
    const beyond = pages.length === 0 || outer.length > MOST_OUTER ? [] : outer;
    return [...more, ...ofOneRelease(this.root, [...lists, ...below]), ...beyond]
      .filter(({ href }) => !this.#seen.has(href) && this.#seen.add(href))
      .map((list) => ({
        list,
        isNamed: [...more, ...lists, ...beyond].some(({ href }) => href === list.href),
        ...(beyond.includes(list) ? { isOuter: true } : {}),
      }));
  }

  /** What lies outside of the address, and may be of it all the same. */
  #passOver(url: URL, heading: string | undefined, at: URL): void {
    const isDocument = isDocumentLink(url, heading);
    const isElsewhere = url.origin !== this.root.origin;
    // a list of the whole site speaks of other things as well
    const isOwnList = isWithin(this.root, folderOf(at));
    if (isDocument && !isElsewhere) this.#elsewhere.set(url.href, url);
    if (!isDocument && !isElsewhere && isOwnList) this.#strayed.push(withoutEnding(url));
    const isPage =
      isElsewhere && isPageOf(this.root, url) && (/\.mdx?$/.test(url.pathname) || OF_API.test(heading ?? ""));
    const isOfAll = isOwnList || !segmentsOf(this.root).some(namesRelease);
    if (isPage || (isDocument && isOfAll && (isOwnList || isElsewhere || /openapi|swagger/i.test(heading ?? ""))))
      this.#outside.set(url.href, {
        leftOut: { kind: "unread", page: url, why: ELSEWHERE },
        isDocument,
      });
  }

  /** A page of another release in the place of one that this release lacks; links to switch the release are no such thing. */
  #ofOthers(): readonly LeftOut[] {
    return this.#strayed.flatMap((page): readonly LeftOut[] => {
      const below = segmentsOf(page).slice(segmentsOf(this.root).length);
      const own = inFolder(this.root, below.join("/"));
      const isOther = below.length > 0 && !this.#pages.has(own.href) && pageOfOtherRelease(own.href, page.href);
      return isOther === false || isOther === undefined
        ? []
        : [{ kind: "unread", page, why: "lies in another release" }];
    });
  }

  /** JSON before YAML of the same name. */
  #chosen(): Outcome<readonly URL[]> {
    const scoped = oneRelease(this.root, [...this.#documents.values()]);
    if (!scoped.ok) return scoped;
    const byStem = new Map<string, URL>();
    for (const url of scoped.value) {
      const stem = url.href.replace(/\.(?:json|ya?ml)$/, "");
      if (!byStem.has(stem) || url.pathname.endsWith(".json")) byStem.set(stem, url);
    }
    return ok([...byStem.values()]);
  }
}

/** Those of sections have one name, each in its folder. */
const areOfOneName = (documents: readonly URL[]): boolean =>
  new Set(documents.map((url) => (segmentsOf(url).at(-1) ?? "").replace(/\.\w+$/, ""))).size < 2;

/** characters; Mintlify leaves out the entries beyond */
const FULL = { from: 99_000, to: 100_000 };
