import { type Outcome, ok, problem } from "../../outcome.js";
import { lacksConsent } from "../network/consent.js";
import { parseDocument } from "../read/document.js";
import { isObject } from "../read/raw.js";
import { decode, type Fetched, type Fetcher, type FetchReason, type SourceText } from "../source.js";
import { type Clue, cluesIn } from "./clues.js";

/** Where servers put their document by habit, relative to the docs page and to the host. */
const USUAL_PLACES = [
  "openapi.json",
  "openapi.yaml",
  "swagger.json",
  "/openapi.json",
  "/swagger.json",
  "/v3/api-docs",
  "/api-docs",
  "/swagger/v1/swagger.json",
];
/** page → configuration or script → document */
const MAX_STEPS = 3;
/** characters; a page or script beyond it is an application, not a frame around a document */
const LARGEST_PAGE = 10_000_000;
/** what a page may make this machine ask for, the usual places not counted; honest ones need three or four */
const MOST_REQUESTS = 20;
/** characters of all answers together */
const MOST_READ = 150_000_000;
const ACCEPT = { accept: "application/json, application/yaml, text/yaml, text/html;q=0.8, */*;q=0.5" };

/** Reads an OpenAPI document from its own address or from the docs page that shows it. */
export async function findDocument(
  url: string,
  fetcher: Fetcher | undefined,
  hasToken: boolean,
  by: FetchReason["by"] = "user",
): Promise<Outcome<SourceText>> {
  if (fetcher === undefined)
    return problem(`${url} cannot be read: the network is off`, { hint: "Download the document and name the file." });
  const search = new Search(
    (target, headers) => fetcher(target, headers, { named: url, by, mayLeave: false }),
    hasToken,
    by,
  );
  const first = await search.fetch(url);
  if (!first.ok) return first;
  const found = await search.follow(first.value, 0);
  if (!found.ok) return found;
  if (found.value !== undefined) return ok(found.value);
  // What the page names is its document; one that lies in a usual place could be another.
  if (search.elsewhere !== undefined) return search.elsewhere;
  for (const place of USUAL_PLACES) {
    const guess = await search.fetch(new URL(place, first.value.url).href);
    if (guess.ok && (await isDocument(guess.value.text))) return ok(sourceOf(guess.value));
  }
  return problem(`${url} is neither an OpenAPI document nor a docs page that shows one`, {
    hint: "Look for a download link on the page, and name the document or its address.",
  });
}

interface Page {
  readonly url: string;
  readonly text: string;
}

class Search {
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
    const fetched = await this.fetcher(url, ACCEPT);
    if (!fetched.ok) return fetched;
    const refused = this.#refusal(url, fetched.value);
    if (refused !== undefined) return refused;
    const text = decode(url, fetched.value.body);
    if (!text.ok) return text;
    if (text.value.trim() === "")
      return problem(`${url} answered with nothing`, { hint: "Open the address in a browser and check it." });
    this.#characters += text.value.length;
    return ok({ url: fetched.value.url, text: text.value });
  }

  /** The document that a page is or leads to; undefined when it is a page without a clue. */
  async follow(page: Page, steps: number): Promise<Outcome<SourceText | undefined>> {
    const text = page.text.trimStart();
    if (!text.startsWith("<")) {
      if (await isDocument(page.text)) return ok(sourceOf(page));
      // Broken or truncated: the reader says where.
      if (steps === 0 && /["']?(?:openapi|swagger)["']?\s*:/.test(text.slice(0, 2000))) return ok(sourceOf(page));
    }
    if (steps >= MAX_STEPS || page.text.length > LARGEST_PAGE) return ok(undefined);
    const clues = [...cluesIn(page.text), ...configClues(page.text)];
    for (const clue of clues) {
      if (clue.kind === "inline" && (await isDocument(clue.text)))
        return ok({ file: page.url, text: clue.text, base: new URL(page.url) });
    }
    const several = severalDocuments(page, clues);
    if (several !== undefined) return several;
    for (const clue of clues) {
      if (clue.kind === "inline" || !URL.canParse(clue.href, page.url)) continue;
      const target = new URL(clue.href, page.url).href;
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

  #refusal(url: string, { status }: Fetched): Outcome<never> | undefined {
    if (status >= 200 && status <= 299) return undefined;
    if (status === 401 || status === 403) {
      const hint = this.hasToken
        ? "The token was sent and refused: it may have expired, or may not read this."
        : this.by === "config"
          ? `It wants a sign-in: put a bearer token into LASTCALL_TOKEN, and name the host that it is for: --allow-host ${new URL(url).hostname}.`
          : "It wants a sign-in: put a bearer token into LASTCALL_TOKEN and try again (see `lastcall spec add --help`).";
      return problem(`${url} refused access with status ${status}`, { hint });
    }
    return problem(`${url} answered with status ${status}`, { hint: "Open the address in a browser and check it." });
  }
}

const sourceOf = (page: Page): SourceText => ({ file: page.url, text: page.text, base: new URL(page.url) });

async function isDocument(text: string): Promise<boolean> {
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
  const named = clues.flatMap((clue) =>
    clue.kind === "address" && clue.name !== undefined && URL.canParse(clue.href, page.url)
      ? [{ name: clue.name, url: new URL(clue.href, page.url).href }]
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
