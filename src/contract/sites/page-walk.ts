/** Reads what a site lists, and the pages that only a page above them names. */
import type { Outcome } from "../../outcome.js";
import { problem } from "../../outcome.js";
import { isNoPage, isOtherForm } from "./holes.js";
import type { LeftOut } from "./left-out.js";
import type { Listing } from "./listing.js";
import { oneRelease } from "./one-release.js";
import type { ReadPage } from "./page.js";
import type { SiteReader } from "./reader.js";
import { isWithin, onSite, withoutEnding } from "./scope.js";

export interface VisitedPage {
  readonly page: URL;
  readonly read: ReadPage;
}

interface Walked {
  /** in the order of the list, then of the links */
  readonly visited: readonly VisitedPage[];
  readonly failures: readonly LeftOut[];
  /** pages that were to be read */
  readonly all: number;
}

export interface Walk {
  readonly listing: Listing;
  readonly reader: SiteReader;
  readonly read: (page: URL) => Promise<Outcome<ReadPage>>;
  readonly allowed: (page: URL) => boolean;
  /** a page that cannot be read is left out instead of ending it all */
  readonly partial: boolean;
  readonly onStep?: (step: string) => void;
}

/** pages or documents of one release */
export const MOST_PAGES = 200;
/** a site that fails that often is down: nobody gains by asking for the rest */
const MOST_FAILURES = 10;

export async function walk({ listing, reader, read, allowed, partial, onStep }: Walk): Promise<Walked> {
  const listed = listedIn(listing);
  const known = new Set(listed.map(keyOf));
  const failures: LeftOut[] = [...listed.slice(MOST_PAGES).map(beyond), ...listing.lost];
  const visited: VisitedPage[] = [];
  let all = Math.min(listed.length, MOST_PAGES);
  let done = 0;
  let isListed = true;
  let waiting = listed.slice(0, MOST_PAGES);
  while (waiting.length > 0) {
    const wanted = waiting.filter((page) => {
      if (!allowed(page)) failures.push({ kind: "forbidden", page });
      return allowed(page);
    });
    const isLink = !isListed;
    const answers = await reader.each(wanted, async (page): Promise<Outcome<ReadPage>> => {
      if (!partial && failures.length >= MOST_FAILURES) return problem("not asked for");
      const answer = await read(page);
      onStep?.(`reading ${listing.root.host}: ${(done += 1)} of ${all}`);
      // a text of another kind, `license.txt`
      const isText = page.pathname.endsWith(".txt") && !answer.ok && isOtherForm(answer.problem);
      if (!answer.ok && !isText && !(isLink && isNoPage(answer.problem)))
        failures.push({ kind: "unread", page, why: answer.problem.message });
      return answer;
    });
    const next: URL[] = [];
    for (const [at, answer] of answers.entries()) {
      const page = wanted[at];
      if (page === undefined || !answer.ok) continue;
      visited.push({ page, read: answer.value });
      for (const link of listing.documents.length > 0 ? [] : linksBelow(page, answer.value, listing))
        if (!known.has(keyOf(link)) && known.add(keyOf(link))) next.push(link);
    }
    const left = MOST_PAGES - all;
    failures.push(...next.slice(left).map(beyond));
    waiting = next.slice(0, left);
    all += waiting.length;
    isListed = false;
  }
  return { visited, failures, all };
}

export const listedIn = ({ documents, pages }: Listing): readonly URL[] => (documents.length === 0 ? pages : documents);

const beyond = (page: URL): LeftOut => ({ kind: "beyond", page });

/** One page may be listed under two spellings of its folders. */
const keyOf = (page: URL): string => withoutEnding(page).href;

/** A page without documents that names pages below itself is a list of them, as GitBook's groups are. */
function linksBelow(page: URL, { fragments, links }: ReadPage, { root, variants }: Listing): readonly URL[] {
  if (fragments.length > 0) return [];
  const own = withoutEnding(page);
  const below = links.flatMap(({ href }) => {
    // relative ones count from the page as a file, or as the folder that it stands for
    const [url] = [own.href, `${own.href}/`]
      .flatMap((base) => (URL.canParse(href, base) ? (onSite(new URL(href, base).href, root) ?? []) : []))
      .filter((one) => isWithin(own, one) && one.href !== own.href);
    return url === undefined || ANOTHER_FILE.test(url.pathname) ? [] : [withoutEnding(url)];
  });
  const scoped = oneRelease(root, below, variants);
  return scoped.ok ? scoped.value : [];
}

const ANOTHER_FILE = /\.(?:txt|xml|json|ya?ml|png|jpe?g|gif|svg|webp|pdf|zip|html?)$/i;
