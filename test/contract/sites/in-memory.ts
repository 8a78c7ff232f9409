/** A site that is a table of answers: nothing is served, and nothing waits. */
import { type PageStore, SiteReader } from "../../../src/contract/sites/reader.js";
import type { Fetcher } from "../../../src/contract/source.js";
import { ok } from "../../../src/outcome.js";

export const SITE = "https://docs.example";

export interface Answer {
  readonly body?: string | Uint8Array;
  readonly status?: number;
  /** where the redirects ended */
  readonly at?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** By address from the root of the site on; a number is a status, and what is not there is 404. */
export type Answers = Readonly<Record<string, string | number | Answer>>;

export const short = (text: string): string => text.replaceAll(SITE, "");

export interface InMemory {
  readonly fetcher: Fetcher;
  readonly asked: { readonly url: string; readonly headers: Readonly<Record<string, string>> }[];
}

export function inMemory(site: Answers): InMemory {
  const asked: { url: string; headers: Readonly<Record<string, string>> }[] = [];
  const fetcher: Fetcher = (url, sent) => {
    asked.push({ url: short(url), headers: sent });
    const found = site[short(url)] ?? 404;
    const answer: Answer =
      typeof found === "number" ? { status: found } : typeof found === "string" ? { body: found } : found;
    const { body = "", status = 200, at = url, headers = {} } = answer;
    return Promise.resolve(ok({ url: new URL(at, url).href, status, headers, body: Buffer.from(body) }));
  };
  return { fetcher, asked };
}

export const readerOf = (
  site: Answers,
  { mayBeOther = false, pages }: { readonly mayBeOther?: boolean; readonly pages?: PageStore } = {},
): { readonly reader: SiteReader; readonly asked: InMemory["asked"] } => {
  const { fetcher, asked } = inMemory(site);
  const reader = new SiteReader({
    fetcher,
    hasToken: false,
    by: "user",
    wait: () => Promise.resolve(),
    mayBeOther,
    now: new Date("2026-11-20T12:00:00Z"),
    ...(pages === undefined ? {} : { pages }),
  });
  return { reader, asked };
};
