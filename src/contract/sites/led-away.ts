/** Pages that lead to others: what stood there is not known. */
import { standsAmong } from "./cut-pages.js";
import type { LeftOut } from "./left-out.js";
import type { VisitedPage } from "./page-walk.js";
import { isWithin, pathFrom, withoutEnding } from "./scope.js";

/** To one that is listed as well, or, from among the pages of the API, to one without a document. */
export function ledAway(visited: readonly VisitedPage[], root: URL): readonly LeftOut[] {
  const listed = new Set(visited.map(({ page }) => addressOf(page)));
  const reference = visited.filter(({ read }) => read.fragments.length > 0);
  return visited.flatMap(({ page, read }): readonly LeftOut[] => {
    if (!URL.canParse(read.at)) return [];
    const got = new URL(read.at);
    // a group shows the first of its pages
    if (addressOf(got) === addressOf(page) || isWithin(withoutEnding(page), got)) return [];
    const isEmpty = read.fragments.length === 0 && (standsAmong(page, reference) || isWithin(withoutEnding(got), page));
    if (!isEmpty && !(listed.has(addressOf(got)) && page.origin === got.origin)) return [];
    const why = `leads to ${pathFrom(root, got)}, ${isEmpty ? "which has no document" : "which is another page of the list"}`;
    return [{ kind: "unread", page, why }];
  });
}

const addressOf = (page: URL): string => {
  const plain = withoutEnding(page);
  return `${plain.pathname.replace(/\/+$/, "")}${plain.search}`;
};
