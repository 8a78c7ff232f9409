/**
 * Pages that were cut. What is left of one is sound Markdown, so that only its end gives it away: it breaks off below a
 * heading, or lacks what the site puts at the end of each of its pages.
 */

import type { LeftOut } from "./left-out.js";
import { headingOf, linesOf } from "./markdown.js";
import type { VisitedPage } from "./page-walk.js";
import { isWithin, segmentsOf } from "./scope.js";

export interface Ending {
  /** the last heading, where no document stands below it: that of a footer, if the site has one */
  readonly heading: string | undefined;
  /** nothing but a quote stands below the last heading */
  readonly isOpen: boolean;
}

/** `outside`: the lines that stand in no fence; `ofDocuments`: headings that documents stand under */
export function endingOf(text: string, outside: readonly string[], ofDocuments: ReadonlySet<string>): Ending {
  const heading = outside.reduce<string | undefined>((last, line) => headingOf(line) ?? last, undefined);
  const written = linesOf(text).findLast((line) => line.trim() !== "" && !QUOTE.test(line));
  return {
    heading: heading === undefined || ofDocuments.has(heading) ? undefined : heading,
    isOpen: heading !== undefined && written !== undefined && headingOf(written) === heading,
  };
}

/** GitBook has the description of an operation in one, above its document. */
const QUOTE = /^ {0,3}>/;

/** Fewer may have the same end by chance. */
const SEVERAL = 3;

/** Of pages that have documents, and of those that stand among them. */
export function cutPages(visited: readonly VisitedPage[]): readonly LeftOut[] {
  const withDocuments = visited.filter(({ read }) => read.fragments.length > 0);
  const footer = footerOf(withDocuments);
  return visited.flatMap(({ page, read: { fragments, ending } }): readonly LeftOut[] => {
    if (ending === undefined) return [];
    if (fragments.length === 0 && (!standsAmong(page, withDocuments) || isGroup(page, visited))) return [];
    if (ending.isOpen)
      return [{ kind: "unread", page, why: "ends with a heading and nothing below it: it may be cut" }];
    if (footer === undefined || ending.heading === footer) return [];
    return [{ kind: "unread", page, why: `has no "${footer}" at its end, as the others have: it may be cut` }];
  });
}

/** The heading that all of them end with, one in ten aside. */
function footerOf(pages: readonly VisitedPage[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { read } of pages)
    if (read.ending?.heading !== undefined) counts.set(read.ending.heading, (counts.get(read.ending.heading) ?? 0) + 1);
  return [...counts].find(([, count]) => count >= SEVERAL && count * 10 >= (pages.length - 1) * 9)?.[0];
}

/** As deep as a page of operations, and with the same folders but for the last: a place where such a page is expected. */
export function standsAmong(page: URL, pages: readonly Pick<VisitedPage, "page">[]): boolean {
  const place = placeOf(page);
  return pages.some((other) => placeOf(other.page) === place && other.page.href !== page.href);
}

const placeOf = (page: URL): string => {
  const segments = segmentsOf(page);
  return `${segments.length} ${segments.slice(0, -2).join("/")}`;
};

const isGroup = (page: URL, visited: readonly VisitedPage[]): boolean =>
  visited.some((other) => other.page.href !== page.href && isWithin(page, other.page));
