/** Follows what a page says of its document: an address, a configuration, a script, the document itself. */
import { type Outcome, ok, problem } from "../../outcome.js";
import { lacksConsent } from "../network/consent.js";
import { parseDocument } from "../read/document.js";
import { isObject } from "../read/raw.js";
import type { Answer } from "../sites/reader.js";
import { decode, type Fetcher, type FetchReason, type SourceText } from "../source.js";
import { refusalOf } from "../web/answer.js";
import { baseOf, catalogLinks, type LinkedAddresses, linkedAddresses } from "../web/links.js";
import { type Clue, cluesIn } from "./clues.js";

/** page → configuration or script → document */
const MAX_STEPS = 3;
/** characters; a page or script beyond it is an application, not a frame around a document */
const LARGEST_PAGE = 10_000_000;
/** what a page may make this machine ask for, the usual places not counted; honest ones need three or four */
const MOST_REQUESTS = 20;
/** characters of all answers together */
const MOST_READ = 150_000_000;
const ACCEPT = { accept: "application/json, application/yaml, text/yaml, text/html;q=0.8, */*;q=0.5" };

type Page = Answer;

export class Search {
  readonly #seen = new Set<string>();
  /** the first address that the page names on a host nobody consented to */
  elsewhere: Outcome<never> | undefined;
  #requests = 0;
  #characters = 0;

  constructor(
    readonly fetcher: Fetcher,
    readonly hasToken: boolean,
    readonly by: FetchReason["by"],
  ) {}

  /** One of the addresses that a page names. */
  async read(url: string): Promise<Outcome<Page>> {
    this.#requests += 1;
    return this.fetch(url);
  }

  /** Whether a page has sent this machine to enough addresses. */
  get tired(): boolean {
    return this.#requests > MOST_REQUESTS || this.#characters > MOST_READ;
  }

  async fetch(url: string): Promise<Outcome<Page>> {
    const answer = await this.ask(url);
    return answer.ok ? (refusalOf(url, answer.value.status, this) ?? answer) : answer;
  }

  /** Whatever the status is. */
  async ask(url: string): Promise<Outcome<Page>> {
    const fetched = await this.fetcher(url, ACCEPT);
    if (!fetched.ok) return fetched;
    const { status, headers, body } = fetched.value;
    if (status < 200 || status > 299) return ok({ url: fetched.value.url, status, headers, text: "" });
    const text = decode(url, body);
    if (!text.ok) return text;
    if (text.value.trim() === "")
      return problem(`${url} answered with nothing`, { hint: "Open the address in a browser and check it." });
    this.#characters += text.value.length;
    return ok({ url: fetched.value.url, status, headers, text: text.value });
  }

  /** The document that a page is or leads to; undefined when it is a page without a clue. */
  async follow(page: Page, steps: number): Promise<Outcome<SourceText | undefined>> {
    const text = page.text.trimStart();
    if (!text.startsWith("<")) {
      if (await isDocument(page.text)) return ok(sourceOf(page));
      const other = otherFormat(page);
      if (other !== undefined) return other;
      // Broken or truncated: the reader says where.
      if (steps === 0 && /^["'{\s]{0,20}(?:openapi|swagger)["']?\s*:/.test(text)) return ok(sourceOf(page));
    }
    if (steps >= MAX_STEPS || page.text.length > LARGEST_PAGE) return ok(undefined);
    const clues = [...addressesOf(linkedAddresses(page)), ...cluesIn(page.text), ...configClues(page.text)];
    for (const clue of clues) {
      if (clue.kind === "inline" && (await isDocument(clue.text)))
        return ok({ file: page.url, text: clue.text, base: new URL(page.url) });
    }
    const several = severalDocuments(page, clues);
    if (several !== undefined) return several;
    // The scripts of the first page come last: sites of many pages have many, and lists that say more.
    return this.#try(page, steps === 0 ? clues.filter(({ kind }) => kind !== "script") : clues, steps);
  }

  followScripts(page: Page): Promise<Outcome<SourceText | undefined>> {
    if (page.text.length > LARGEST_PAGE) return Promise.resolve(ok(undefined));
    return this.#try(
      page,
      cluesIn(page.text).filter(({ kind }) => kind === "script"),
      0,
    );
  }

  /** `api-catalog`: what the page links to as that, else where RFC 9727 has it. */
  async catalog(page: Page, { catalogs }: LinkedAddresses): Promise<Outcome<SourceText | undefined>> {
    const { origin } = new URL(page.url);
    for (const at of catalogs.length > 0 ? catalogs : [new URL("/.well-known/api-catalog", origin)]) {
      const answer = await this.read(at.href);
      if (!answer.ok) {
        if (lacksConsent(answer.problem.hint)) this.elsewhere ??= answer;
        continue;
      }
      const links = catalogLinks(answer.value.text, at);
      const several = severalDocuments(
        page,
        links.map((href) => ({ kind: "address", href, name: href })),
      );
      if (several !== undefined) return several;
      const found = await this.#try(
        page,
        links.map((href) => ({ kind: "address", href })),
        1,
      );
      if (!found.ok || found.value !== undefined) return found;
    }
    return ok(undefined);
  }

  async #try(page: Page, clues: readonly Clue[], steps: number): Promise<Outcome<SourceText | undefined>> {
    const base = baseOf(page);
    for (const clue of clues) {
      if (clue.kind === "inline" || !URL.canParse(clue.href, base)) continue;
      const target = new URL(clue.href, base).href;
      if (this.#seen.has(target) || target === page.url) continue;
      this.#seen.add(target);
      if (this.tired)
        return problem(`${page.url} names more addresses than a docs page has need of`, {
          hint: `None of the first ${MOST_REQUESTS} is an OpenAPI document: name the document itself.`,
        });
      const next = await this.read(target);
      if (!next.ok) {
        // An address the page itself names and that refuses us is the answer, not one more miss.
        if (clue.kind === "address" && lacksConsent(next.problem.hint)) this.elsewhere ??= next;
        if (clue.kind === "address" && next.problem.hint?.includes("token") === true) return next;
        continue;
      }
      const found = await this.follow(next.value, steps + 1);
      if (!found.ok || found.value !== undefined) return found;
    }
    return ok(undefined);
  }
}

const addressesOf = ({ documents }: LinkedAddresses): readonly Clue[] =>
  documents.map(({ href }) => ({ kind: "address", href }));

/** A Postman collection is often taken for the document: it is one of requests, not of an API. */
function otherFormat(page: Page): Outcome<never> | undefined {
  const start = page.text.slice(0, 5000);
  if (!/"_postman_id"\s*:|schema\.(?:get)?postman\.com/.test(start)) return undefined;
  return problem(`${page.url} is a Postman collection, not an OpenAPI document`, {
    hint: "It lists requests and says nothing of what the API answers; ask for the OpenAPI document it was made from.",
  });
}

export const sourceOf = (page: Page): SourceText => ({ file: page.url, text: page.text, base: new URL(page.url) });

export async function isDocument(text: string): Promise<boolean> {
  if (!/(?:openapi|swagger)/.test(text)) return false;
  const parsed = await parseDocument("document", text);
  return (
    parsed.ok && isObject(parsed.value.root) && (parsed.value.root.openapi ?? parsed.value.root.swagger) !== undefined
  );
}

/** `{ "url": "…" }` or `{ "urls": [{ "url": "…", "name": "…" }] }`: what `configUrl` leads to */
function configClues(text: string): readonly Clue[] {
  if (!text.trimStart().startsWith("{")) return [];
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    return [];
  }
  if (!isObject(config)) return [];
  const entries = Array.isArray(config.urls) ? (config.urls as readonly unknown[]) : [config];
  return entries.flatMap((entry) => {
    if (!isObject(entry) || typeof entry.url !== "string") return [];
    return [
      { kind: "address", href: entry.url, ...(typeof entry.name === "string" ? { name: entry.name } : {}) } as const,
    ];
  });
}

/** a line that one can still read */
const MOST_NAMED = 20;

/** A page of several APIs leaves the choice to the user. */
function severalDocuments(page: Page, clues: readonly Clue[]): Outcome<never> | undefined {
  const base = baseOf(page);
  const named = clues.flatMap((clue) =>
    clue.kind === "address" && clue.name !== undefined && URL.canParse(clue.href, base)
      ? [{ name: clue.name, url: new URL(clue.href, base).href }]
      : [],
  );
  const distinct = [...new Map(named.map((one) => [one.url, one])).values()];
  if (distinct.length < 2) return undefined;
  return problem(`${page.url} shows ${distinct.length} documents`, {
    hint: `Name the one you mean: ${distinct
      .slice(0, MOST_NAMED)
      .map(({ name, url }) => `${name} (${url})`)
      .join(", ")}${distinct.length > MOST_NAMED ? ", …" : ""}`,
  });
}
