/** Reads the pages of one site as a good guest does: few at a time, twice at most, within bounds, and not again what it has. */
import { type Outcome, ok, problem } from "../../outcome.js";
import { patient } from "../network/patience.js";
import { withoutSecrets } from "../network/secrets.js";
import { decode, type Fetcher } from "../source.js";
import { type Asker, refusalOf } from "../web/answer.js";
import { pageOfOtherRelease } from "./one-release.js";

export interface Answer {
  /** where the redirects ended */
  readonly url: string;
  readonly status: number;
  /** by lower-cased name */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Pages that a run before this one has read. A site may have been published anew since, so each is asked for again: what
 * has not changed (RFC 9110, 13.1) is not sent a second time, and no page of the old revision meets one of the new.
 */
export interface PageStore {
  readonly get: (key: string) => string | undefined;
  readonly put: (key: string, text: string) => void;
  /** the work is done, or what was read is of no use */
  readonly forget: () => void;
}

interface SiteReaderOptions extends Asker {
  readonly fetcher: Fetcher;
  readonly pages?: PageStore;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** an address that leads to another release is meant */
  readonly mayBeOther?: boolean;
  /** the day and time, for `Retry-After` with a date */
  readonly now: Date;
}

/** pages at a time */
export const AT_ONCE = 4;
/** characters of all answers together */
export const MOST_READ = 64 * 1024 * 1024;

export class SiteReader {
  #characters = 0;
  readonly #fetcher: Fetcher;

  constructor(readonly options: SiteReaderOptions) {
    this.#fetcher = patient(options.fetcher, options);
  }

  /** Whatever the status is. */
  async ask(url: string, accept: string): Promise<Outcome<Answer>> {
    const kept = this.#kept(url, accept);
    const condition = kept === undefined ? undefined : conditionOf(kept);
    const fetched = await this.#fetcher(url, { accept, ...condition });
    if (!fetched.ok) return fetched;
    const { status, headers, body } = fetched.value;
    const strayed = this.options.mayBeOther === true ? undefined : pageOfOtherRelease(url, fetched.value.url);
    if (strayed !== undefined) return strayed;
    if (status === 304 && kept !== undefined && condition !== undefined) return this.#counted(kept);
    const text = decode(url, body, headers["content-type"]);
    if (!text.ok && status === 200) return text;
    const answer = { url: fetched.value.url, status, headers, text: text.ok ? text.value : "" };
    // an address may hold a secret, and so may what it leads to
    const isPublic = [url, answer.url].every((one) => withoutSecrets(one).hidden.length === 0);
    if (status === 200 && isPublic && conditionOf(answer) !== undefined)
      this.options.pages?.put(keyOf(url, accept), JSON.stringify(answer));
    return this.#counted(answer);
  }

  /** Only what was asked for; any other status is a problem. */
  async read(url: string, accept: string): Promise<Outcome<Answer>> {
    const answer = await this.ask(url, accept);
    return answer.ok ? (this.refusal(url, answer.value) ?? answer) : answer;
  }

  /** `undefined`: the answer is what was asked for. */
  refusal(url: string, { status }: Pick<Answer, "status">): Outcome<never> | undefined {
    return refusalOf(url, status, this.options);
  }

  /** A few at a time, the results in the order of what was asked for. */
  async each<T, R>(items: readonly T[], work: (item: T, at: number) => Promise<R>): Promise<readonly R[]> {
    const results: R[] = [];
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T, at);
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
    return results;
  }

  #kept(url: string, accept: string): Answer | undefined {
    const text = this.options.pages?.get(keyOf(url, accept));
    return text === undefined ? undefined : (JSON.parse(text) as Answer);
  }

  #counted(answer: Answer): Outcome<Answer> {
    this.#characters += answer.text.length;
    return this.#characters > MOST_READ
      ? problem(
          `${answer.url}: the pages of this site are too large: at most ${MOST_READ / 1024 / 1024} MB are read of one`,
          {
            hint: "Name the document itself, or a part of the site with --partial.",
          },
        )
      : ok(answer);
  }
}

/** How to ask whether a page is still what it was; `undefined`: it says nothing to tell by. */
function conditionOf({ headers }: Pick<Answer, "headers">): Readonly<Record<string, string>> | undefined {
  const { etag, date = "", "last-modified": changed = "" } = headers;
  if (etag !== undefined) return { "if-none-match": etag };
  // Seconds are all it tells: a page that changed in the second of the answer may have changed again in it.
  return Date.parse(date) - Date.parse(changed) >= 1000 ? { "if-modified-since": changed } : undefined;
}

const keyOf = (url: string, accept: string): string => `${accept}\n${url}`;
