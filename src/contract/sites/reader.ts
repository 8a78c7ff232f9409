/** Reads the pages of one site as a good guest does: few at a time, twice at most, within bounds, and not again what it has. */
import { setTimeout as pause } from "node:timers/promises";
import { type Outcome, ok, problem } from "../../outcome.js";
import { lacksConsent } from "../network/consent.js";
import { decode, type Fetched, type Fetcher } from "../source.js";
import { type Asker, refusalOf } from "../web/answer.js";

export interface Answer {
  /** where the redirects ended */
  readonly url: string;
  readonly status: number;
  /** by lower-cased name */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Pages that a run before this one has read: one that was stopped goes on from there. */
export interface PageStore {
  readonly get: (key: string) => string | undefined;
  readonly put: (key: string, text: string) => void;
  /** the work is done, or what was read is of no use */
  readonly forget: () => void;
}

export interface SiteReaderOptions extends Asker {
  readonly fetcher: Fetcher;
  readonly pages?: PageStore;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** the day and time, for `Retry-After` with a date */
  readonly now: Date;
}

/** pages at a time */
export const AT_ONCE = 4;
/** characters of all answers together */
const MOST_READ = 64 * 1024 * 1024;
/** milliseconds; who asks for more has to be asked again by a person */
const LONGEST_WAIT = 60_000;
const USUAL_WAIT = 1000;

export class SiteReader {
  #characters = 0;
  readonly #wait: (milliseconds: number) => Promise<unknown>;

  constructor(readonly options: SiteReaderOptions) {
    this.#wait = options.wait ?? ((milliseconds) => pause(milliseconds));
  }

  /** Whatever the status is. */
  async ask(url: string, accept: string): Promise<Outcome<Answer>> {
    const kept = this.#kept(url, accept);
    if (kept !== undefined) return this.#counted(kept);
    let fetched = await this.options.fetcher(url, { accept });
    if (mayPass(fetched)) {
      await this.#wait(waitBefore(fetched, this.options.now));
      fetched = await this.options.fetcher(url, { accept });
    }
    if (!fetched.ok) return fetched;
    const { status, headers, body } = fetched.value;
    const text = decode(url, body);
    if (!text.ok && status === 200) return text;
    const answer = { url: fetched.value.url, status, headers, text: text.ok ? text.value : "" };
    if (status === 200) this.options.pages?.put(keyOf(url, accept), JSON.stringify(answer));
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

const keyOf = (url: string, accept: string): string => `${accept}\n${url}`;

/** Worth a second try: a server that is busy or stumbled, a connection that broke. */
function mayPass(fetched: Outcome<Fetched>): boolean {
  if (fetched.ok) return fetched.value.status === 429 || fetched.value.status >= 500;
  return !lacksConsent(fetched.problem.hint) && !/offline|too large/.test(fetched.problem.message);
}

/** `Retry-After`: seconds or a date (RFC 9110, 10.2.3). */
function waitBefore(fetched: Outcome<Fetched>, now: Date): number {
  const asked = fetched.ok ? fetched.value.headers["retry-after"]?.trim() : undefined;
  if (asked === undefined) return USUAL_WAIT;
  const until = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - now.getTime();
  return Number.isNaN(until) ? USUAL_WAIT : Math.min(Math.max(until, 0), LONGEST_WAIT);
}
