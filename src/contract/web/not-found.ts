/** A page that is not there, served with status 200 all the same. */
import { type Outcome, problem } from "../../outcome.js";
import { firstHeading, partsOf } from "../sites/markdown.js";

/** characters; a head is at the beginning */
const HEAD = 20_000;
const TITLE = /<title\b[^>]{0,500}>([^<]{0,500})/i;
const HTML_HEADING = /<h[1-3]\b[^>]{0,500}>([^<]{0,500})/i;
const NOT_FOUND = /\bnot found\b|^\W*404\b|\berror 404\b|\bdoes(?: not|n't) exist\b/i;
/** Of Markdown, which describes such errors as well: only where it speaks of a page, or says nothing else. */
const MISSING_PAGE =
  /^(?:(?:error )?404\b\W*)?(?:sorry\W+|oops\W+)?(?:this |the |that )?page (?:was |is |could )?(?:not (?:be )?found|(?:does not|doesn't) exist)$/i;
const ERROR_ALONE =
  /^(?:(?:error )?404(?: error)?|(?:(?:error )?404\b\W*)?not found|error|(?:5\d\d\W*)?(?:internal server error|bad gateway|service unavailable|gateway timeout)|(?:error\W+)?something went wrong)$/i;
/** characters of a page that says nothing but that it is not there */
const SHORT = 600;
/** an address of a page that describes errors */
const OF_ERRORS = /error|not-?_?found|40\d|50\d|status|troubleshoot|response/i;

/** Of a page in Markdown. */
export const saysNotFound = (page: string, address = ""): boolean => missingTitle(page, address) !== undefined;

/** What a page in Markdown calls itself that is not there, `Page Not Found`. */
export function missingTitle(page: string, address = ""): string | undefined {
  const titles = titlesOf(page).map((title) => ({ title, plain: plainOf(title) }));
  const isShort = page.length < SHORT && !/^ {0,3}(?:```|~~~)/m.test(page) && !OF_ERRORS.test(pathOf(address));
  return titles.find(({ plain }) => MISSING_PAGE.test(plain) || (isShort && ERROR_ALONE.test(plain)))?.title;
}

const pathOf = (address: string): string => (URL.canParse(address) ? new URL(address).pathname : address);

/** `**Page Not Found.**` reads `Page Not Found`. */
const plainOf = (title: string): string => title.replace(/^[\s*_`#]+|[\s*_`.!]+$/g, "");

/** What a page may have as its title: in its front matter, as its first heading, or as its first line. */
function titlesOf(page: string): readonly string[] {
  const { matter, body } = partsOf(page.slice(0, HEAD));
  const [, titled = ""] = /^title:[ \t]*["']?(.*?)["']?[ \t]*$/m.exec(matter ?? "") ?? [];
  const [, underlined = ""] = /^ {0,3}(\S.{0,500})\n {0,3}(?:=+|-{2,})[ \t]*$/m.exec(body) ?? [];
  const [first = ""] = /\S.{0,500}/.exec(body) ?? [];
  return [titled, firstHeading(body) ?? "", body.trimStart().startsWith(underlined) ? underlined : "", first.trim()];
}

/** Of a page in HTML or Markdown. */
export function isMissingPage(page: string): boolean {
  const head = page.slice(0, HEAD);
  if (!head.trimStart().startsWith("<")) return saysNotFound(page);
  return [TITLE, HTML_HEADING].some((pattern) => NOT_FOUND.test(pattern.exec(head)?.[1] ?? ""));
}

export const notFound = (name: string): Outcome<never> =>
  problem(`${name} answered "Page Not Found"`, { hint: "Open the address in a browser and check it." });
