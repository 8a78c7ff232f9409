/** What a page may make this machine ask for, within bounds. */
import { type Outcome, ok, problem } from "../../outcome.js";
import { pageOfOtherRelease } from "../sites/one-release.js";
import type { Answer } from "../sites/reader.js";
import { decode, type Fetcher, type FetchReason } from "../source.js";
import { refusalOf } from "../web/answer.js";

/** what a page may make this machine ask for, the usual places not counted; honest ones need three or four */
export const MOST_REQUESTS = 20;
/** characters of all answers together */
const MOST_READ = 150_000_000;
const ACCEPT = { accept: "application/json, application/yaml, text/yaml, text/html;q=0.8, */*;q=0.5" };

export class Requests {
  #count = 0;
  #characters = 0;

  constructor(
    readonly fetcher: Fetcher,
    readonly hasToken: boolean,
    readonly by: FetchReason["by"],
    /** an address that leads to another release is meant */
    readonly mayBeOther: boolean,
  ) {}

  /** One of the addresses that a page names. */
  async read(url: string): Promise<Outcome<Answer>> {
    this.#count += 1;
    return this.fetch(url);
  }

  /** Whether a page has sent this machine to enough addresses. */
  get tired(): boolean {
    return this.#count > MOST_REQUESTS || this.#characters > MOST_READ;
  }

  async fetch(url: string): Promise<Outcome<Answer>> {
    const answer = await this.ask(url);
    return answer.ok ? (refusalOf(url, answer.value.status, this) ?? answer) : answer;
  }

  /** Whatever the status is. */
  async ask(url: string): Promise<Outcome<Answer>> {
    const fetched = await this.fetcher(url, ACCEPT);
    if (!fetched.ok) return fetched;
    const strayed = this.mayBeOther ? undefined : pageOfOtherRelease(url, fetched.value.url);
    if (strayed !== undefined) return strayed;
    const { status, headers, body } = fetched.value;
    if (status < 200 || status > 299) return ok({ url: fetched.value.url, status, headers, text: "" });
    const text = decode(url, body, headers["content-type"]);
    if (!text.ok) return text;
    if (text.value.trim() === "")
      return problem(`${url} answered with nothing`, { hint: "Open the address in a browser and check it." });
    this.#characters += text.value.length;
    return ok({ url: fetched.value.url, status, headers, text: text.value });
  }
}
