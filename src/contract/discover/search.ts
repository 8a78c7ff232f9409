/** Follows what a page says of its document: an address, a configuration, a script, the document itself. */

import { type Outcome, ok, type Problem, problem } from "../../outcome.js";
import { lacksConsent } from "../network/consent.js";
import { operationsOf } from "../sites/identity.js";
import type { Answer } from "../sites/reader.js";
import type { SourceText } from "../source.js";
import { baseOf, catalogLinks, type LinkedAddresses, linkedAddresses } from "../web/links.js";
import { type Candidate, chosen } from "./choice.js";
import type { AddressClue, Clue, InlineClue } from "./clue.js";
import { cluesIn } from "./clues.js";
import { otherFormat, rootOf, sourceOf } from "./document-text.js";
import { MOST_REQUESTS, type Requests } from "./requests.js";
import { configClues } from "./setting-clues.js";

/** page → configuration or script → document */
const MAX_STEPS = 3;
/** characters; a page or script beyond it is an application, not a frame around a document */
const LARGEST_PAGE = 10_000_000;
/** catalogs that lead to catalogs */
const MOST_CATALOGS = 5;
/** links that only their content can tell of */
const MOST_GUESSES = 8;

type Found = Outcome<SourceText | undefined>;
type DocumentClue = AddressClue | InlineClue;

export class Search {
  readonly #seen = new Set<string>();
  /** the first address that the page names on a host nobody consented to */
  elsewhere: Outcome<never> | undefined;
  /** what the page says for certain that its document is, and that could not be read: nothing else is in its place */
  failed: Outcome<never> | undefined;

  constructor(
    readonly requests: Requests,
    /** the release that is asked for: it decides where a page shows several and one of them is called that */
    readonly release: string | undefined,
  ) {}

  /** The document that a page is or leads to; undefined when it is a page without a clue. `frame`: the page that a script is part of. */
  async follow(page: Answer, steps: number, frame?: string): Promise<Found> {
    const text = page.text.trimStart();
    const isPage = text.startsWith("<");
    if (!isPage) {
      if ((await rootOf(page.text)) !== undefined) return ok(sourceOf(page));
      const other = otherFormat(page);
      if (other !== undefined) return other;
      // Broken or truncated: the reader says where.
      if (steps === 0 && /^["'{\s]{0,20}(?:openapi|swagger)["']?\s*:/.test(text)) return ok(sourceOf(page));
    }
    if (steps >= MAX_STEPS || page.text.length > LARGEST_PAGE) return ok(undefined);
    // What a script or a setting names starts at the page that it is part of.
    const base = isPage ? baseOf(page) : (frame ?? page.url);
    const clues = [
      ...addressesOf(linkedAddresses(page).documents),
      ...cluesIn(page.text, new URL(base)),
      ...configClues(page.text),
    ];
    const led = await this.#leads(page, clues, base, steps, "config");
    if (!led.ok || led.value !== undefined) return led;
    for (const tier of ["shown", "offered"] as const) {
      const found = await this.#documentOf(page, base, clues.filter(isOf(tier)), steps);
      if (!found.ok || found.value !== undefined) return found;
      if (this.failed !== undefined) return this.failed;
    }
    // Sites of many pages have many scripts, and lists that say more: those of the first page come last.
    if (steps === 0) return ok(undefined);
    const deeper = await this.#leads(page, clues, base, steps, "script");
    if (!deeper.ok || deeper.value !== undefined) return deeper;
    return this.#documentOf(page, base, guessesOf(clues), steps);
  }

  followScripts(page: Answer): Promise<Found> {
    const base = baseOf(page);
    return page.text.length > LARGEST_PAGE
      ? Promise.resolve(ok(undefined))
      : this.#leads(page, cluesIn(page.text, new URL(base)), base, 0, "script");
  }

  /** Links whose content alone tells what they are: an export of any name. */
  followGuesses(page: Answer): Promise<Found> {
    const base = baseOf(page);
    if (page.text.length > LARGEST_PAGE) return Promise.resolve(ok(undefined));
    const { origin } = new URL(base);
    const near = guessesOf(cluesIn(page.text, new URL(base))).filter(
      ({ href }) => URL.canParse(href, base) && new URL(href, base).origin === origin,
    );
    return this.#documentOf(page, base, near, 0);
  }

  /** `api-catalog`: what the page links to as that, else where RFC 9727 has it, and catalogs that it leads to. */
  async catalog(page: Answer, { catalogs }: LinkedAddresses): Promise<Found> {
    const { origin } = new URL(page.url);
    const waiting = catalogs.length > 0 ? [...catalogs] : [new URL("/.well-known/api-catalog", origin)];
    const known = new Set(waiting.map(({ href }) => href));
    const documents: string[] = [];
    for (let at = 0; at < Math.min(waiting.length, MOST_CATALOGS); at += 1) {
      const catalog = waiting[at];
      if (catalog === undefined) break;
      const answer = await this.requests.read(catalog.href);
      if (!answer.ok) {
        if (lacksConsent(answer.problem.hint)) this.elsewhere ??= answer;
        else if (at > 0 || catalogs.length > 0) this.#fail(page, answer.problem);
        continue;
      }
      const links = catalogLinks(answer.value.text, catalog, page.url);
      documents.push(...links.documents);
      const further = links.catalogs.filter((href) => !known.has(href));
      for (const href of further) known.add(href);
      waiting.push(...further.map((href) => new URL(href)));
    }
    const clues = [...new Set(documents)].map(
      (href) => ({ kind: "address", href, as: "shown", isCertain: true }) as const,
    );
    if (this.failed !== undefined) return this.failed;
    const found = await this.#documentOf(page, page.url, clues, 1);
    return found.ok && found.value === undefined && this.failed !== undefined ? this.failed : found;
  }

  /** Configurations and scripts, one after the other. */
  async #leads(
    page: Answer,
    clues: readonly Clue[],
    base: string,
    steps: number,
    kind: "config" | "script",
  ): Promise<Found> {
    for (const clue of clues) {
      if (clue.kind !== kind || !URL.canParse(clue.href, base)) continue;
      const read = await this.#read(page, new URL(clue.href, base).href);
      if (!read.ok) return read;
      if (read.value?.ok === false && (kind === "config" || SETTING_UP.test(clue.href)))
        return this.#fail(page, read.value.problem);
      if (read.value?.ok !== true) continue;
      const found = await this.follow(read.value.value, steps + 1, base);
      if (!found.ok || found.value !== undefined) return found;
    }
    return ok(undefined);
  }

  /** Of all the documents that clues of one kind lead to, the one that is meant. */
  async #documentOf(page: Answer, base: string, clues: readonly DocumentClue[], steps: number): Promise<Found> {
    const inside = await inlined(page, clues);
    const addresses = clues.filter((clue) => clue.kind === "address");
    const listed = distinctOf(
      addresses.filter(({ name }) => name !== undefined),
      base,
    );
    const choices = [...inside, ...listed];
    if (listed.length > 0 && choices.length > 1) {
      const choice = chosen(page.url, choices, this.release);
      if (!choice.ok) return choice;
      const { read, url } = choice.value ?? {};
      if (read !== undefined) return ok(read.source);
      return this.#documentOf(
        page,
        base,
        url === undefined ? [] : [{ kind: "address", href: url, as: "shown" }],
        steps,
      );
    }
    const candidates: Candidate[] = [...inside];
    const unread: Candidate[] = [];
    const others: (readonly [Answer, AddressClue])[] = [];
    for (const clue of addresses) {
      const got = await this.#address(page, base, clue, candidates);
      if (!got.ok) return got;
      if (got.value === undefined) continue;
      if ("text" in got.value) others.push([got.value, clue]);
      else (got.value.read === undefined ? unread : candidates).push(got.value);
    }
    if (candidates.length > 0) {
      const elsewhere = unread.filter(({ url }) => candidates.every((one) => pathOf(one.url) !== pathOf(url)));
      const choice = chosen(page.url, [...candidates, ...elsewhere], this.release);
      return choice.ok ? ok(choice.value?.read?.source) : choice;
    }
    for (const [other, clue] of others) {
      const found = await this.follow(other, steps + 1, base);
      if (!found.ok || found.value !== undefined) return found;
      if (clue.isCertain === true) this.#fail(page, { message: `${other.url} is no OpenAPI document` });
    }
    return ok(undefined);
  }

  /** A document, another page to be followed, or an address that may not be read. */
  async #address(
    page: Answer,
    base: string,
    clue: AddressClue,
    known: readonly Candidate[],
  ): Promise<Outcome<Candidate | Answer | undefined>> {
    let other: Answer | undefined;
    let failed: (Candidate & { readonly why: Problem }) | undefined;
    for (const target of targetsOf(clue.href, base, page.url)) {
      if (known.length > 0 && clue.isCertain !== true && this.requests.tired) return ok(undefined);
      const read = await this.#read(page, target);
      if (!read.ok) return read;
      if (read.value === undefined) return ok(undefined);
      if (!read.value.ok) {
        const { hint } = read.value.problem;
        // An address the page itself names and that refuses us is the answer, not one more miss.
        if (lacksConsent(hint)) {
          this.elsewhere ??= read.value;
          return ok(clue.isCertain === true ? { url: target } : undefined);
        }
        if (hint?.includes("token") === true && clue.as !== "guessed") return read.value;
        failed ??= { url: target, why: read.value.problem };
        continue;
      }
      const answer = read.value.value;
      const root = await rootOf(answer.text);
      if (root !== undefined) return ok({ url: target, read: { source: sourceOf(answer), root } });
      other ??= answer;
    }
    if (other === undefined && failed !== undefined && clue.isCertain === true) {
      this.#fail(page, failed.why);
      // what is gone shows nothing: where the page names another one as well, that is it
      if (/status (?:404|410)$/.test(failed.why.message)) return ok(undefined);
      return ok({ url: failed.url, ...(clue.name === undefined ? {} : { name: clue.name }) });
    }
    return ok(clue.as === "guessed" ? undefined : other);
  }

  #fail(page: Answer, { message }: Pick<Problem, "message">): Outcome<never> {
    const failed = problem(`${message}; ${page.url} shows it as its document`, {
      hint: "Try again in a while, or download the document and name the file.",
    });
    this.failed ??= failed;
    return failed;
  }

  /** `undefined`: it was read before. */
  async #read(page: Answer, target: string): Promise<Outcome<Outcome<Answer> | undefined>> {
    if (this.#seen.has(target) || target === page.url) return ok(undefined);
    this.#seen.add(target);
    if (this.requests.tired)
      return problem(`${page.url} names more addresses than a docs page has need of`, {
        hint: `None of the first ${MOST_REQUESTS} is an OpenAPI document: name the document itself.`,
      });
    return ok(await this.requests.read(target));
  }
}

const isOf =
  (tier: AddressClue["as"]) =>
  (clue: Clue): clue is DocumentClue =>
    (clue.kind === "address" && clue.as === tier) || (clue.kind === "inline" && tier === "shown");

const guessesOf = (clues: readonly Clue[]): readonly AddressClue[] =>
  clues
    .filter((clue) => clue.kind === "address")
    .filter((clue) => clue.as === "guessed")
    .slice(0, MOST_GUESSES);

/** Documents that stand in the page. */
async function inlined(page: Answer, clues: readonly DocumentClue[]): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const clue of clues) {
    const root = clue.kind === "inline" ? await rootOf(clue.text) : undefined;
    if (clue.kind !== "inline" || root === undefined) continue;
    const isOfOnePage = operationsOf(root).length === 1;
    const source = { file: page.url, text: clue.text, base: new URL(page.url), isOfOnePage };
    found.push({ url: undefined, read: { source, root }, ...(clue.name === undefined ? {} : { name: clue.name }) });
  }
  return found;
}

function distinctOf(clues: readonly AddressClue[], base: string): readonly Candidate[] {
  const named = clues.flatMap(({ href, name }) =>
    URL.canParse(href, base) ? [{ url: new URL(href, base).href, ...(name === undefined ? {} : { name }) }] : [],
  );
  return [...new Map(named.map((one) => [one.url, one])).values()];
}

/** scripts that can hold nothing but the settings of a viewer */
const SETTING_UP = /initializer[\w.-]*\.js/i;

/** folders above a page that are tried */
const MOST_ABOVE = 3;

/** A relative address starts at the page; some tools count from the script, or from where the application starts. */
function targetsOf(href: string, base: string, file: string): readonly string[] {
  const isRelative = !/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(href);
  const above = isRelative ? [...foldersAbove(base), ...foldersAbove(file)] : [];
  const bases = isRelative ? [base, file, ...above] : [base];
  return [...new Set(bases.flatMap((one) => (URL.canParse(href, one) ? [new URL(href, one).href] : [])))];
}

function foldersAbove(page: string): readonly string[] {
  const { origin, pathname } = new URL(page);
  const folders = pathname.split("/").slice(1, -1);
  const paths = folders
    .map((_, at) => folders.slice(0, at).map((one) => `${one}/`))
    .map((above) => above.join(""))
    .toReversed();
  return [...paths.slice(0, MOST_ABOVE), ""].map((path) => `${origin}/${path}`);
}

const pathOf = (url: string | undefined): string | undefined => (url === undefined ? undefined : new URL(url).pathname);

const addressesOf = (documents: readonly URL[]): readonly Clue[] =>
  documents.map(({ href }) => ({ kind: "address", href, as: "shown", isCertain: true }));
