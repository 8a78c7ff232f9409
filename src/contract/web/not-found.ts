/** A page that is not there, served with status 200 all the same. */
import { type Outcome, problem } from "../../outcome.js";
import { firstHeading } from "../sites/markdown.js";

/** characters; a head is at the beginning */
const HEAD = 20_000;
const TITLE = /<title\b[^>]{0,500}>([^<]{0,500})/i;
const HTML_HEADING = /<h[1-3]\b[^>]{0,500}>([^<]{0,500})/i;
const NOT_FOUND = /\bnot found\b|^\W*404\b|\berror 404\b|\bdoes(?: not|n't) exist\b/i;
/** Of Markdown, which describes such errors as well. */
const MARKDOWN_HEADING = /^page not found$/i;

/** Of a page in Markdown. */
export const saysNotFound = (page: string): boolean => MARKDOWN_HEADING.test(firstHeading(page) ?? "");

/** Of a page in HTML or Markdown. */
export function isMissingPage(page: string): boolean {
  const head = page.slice(0, HEAD);
  if (!head.trimStart().startsWith("<")) return saysNotFound(page);
  return [TITLE, HTML_HEADING].some((pattern) => NOT_FOUND.test(pattern.exec(head)?.[1] ?? ""));
}

export const notFound = (name: string): Outcome<never> =>
  problem(`${name} answered "Page Not Found"`, { hint: "Open the address in a browser and check it." });
