/** A list of links as the site answers it, or why there is none. */
import type { Problem } from "../../outcome.js";
import { nextOf } from "../web/links.js";
import { isMissingPage } from "../web/not-found.js";
import { type Links, linksOf } from "./links-in-markdown.js";
import { whyOf } from "./listing.js";
import { isMarkdown } from "./markdown.js";
import type { SiteReader } from "./reader.js";

const TEXT = "text/plain, text/markdown;q=0.9, */*;q=0.5";

export interface LinkList extends Links {
  readonly kind: "list";
  /** characters */
  readonly length: number;
  /** where the redirects ended */
  readonly at: URL;
  /** `Link: <…>; rel="next"` */
  readonly next: readonly URL[];
}

export type ListAnswer =
  | LinkList
  | { readonly kind: "missing"; readonly why: string }
  | { readonly kind: "failed"; readonly failure: Problem };

export async function linksAt(list: URL, reader: SiteReader): Promise<ListAnswer> {
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
  return found.links.length + found.unread.length === 0
    ? { kind: "missing", why: "names no page" }
    : { kind: "list", at: new URL(url), length: text.length, next: nextOf(answer.value), ...found };
}
