/**
 * Pages that gave a part of the document when it was last read, and that no list names now. One that is gone went with its
 * operations; one that is there still was lost by the list, which proves nothing.
 */
import type { Outcome } from "../../outcome.js";
import { isNoPage, undocumented } from "./holes.js";
import { operationsOf } from "./identity.js";
import type { LeftOut } from "./left-out.js";
import { whyOf } from "./listing.js";
import type { Fragment } from "./merge.js";
import type { ReadPage } from "./page.js";
import type { SiteReader } from "./reader.js";
import { inFolder, withoutEnding } from "./scope.js";

interface Relisting {
  /** as an assembly names them */
  readonly before: readonly string[];
  readonly root: URL;
  readonly listed: readonly URL[];
  readonly fragments: readonly Fragment[];
  readonly reader: SiteReader;
  readonly read: (page: URL) => Promise<Outcome<ReadPage>>;
}

/** pages that are asked for */
const MOST = 20;

export async function noLongerListed({ before, root, listed, fragments, reader, read }: Relisting) {
  const known = new Set(listed.map((page) => withoutEnding(page).href));
  const pages = before.flatMap((name) => addressOf(name, root)).filter((page) => !known.has(withoutEnding(page).href));
  const found = await reader.each(pages.slice(0, MOST), async (page): Promise<readonly LeftOut[]> => {
    const answer = await read(page);
    if (!answer.ok)
      return isNoPage(answer.problem)
        ? []
        : [{ kind: "unread", page, why: `is listed no more, and ${whyOf(page, answer.problem)}` }];
    const shown = answer.value.fragments.flatMap((one) => operationsOf(one.root));
    const operations = shown.filter(({ isWebhook }) => !isWebhook);
    const lost = undocumented(
      operations.map(({ method, path }) => ({ page, shown: [{ method, address: path }] })),
      fragments,
    );
    return lost
      .slice(0, 1)
      .flatMap((one) =>
        one.kind === "undocumented"
          ? [{ kind: "unread", page, why: `is listed no more, and still has ${one.operation}` } as const]
          : [],
      );
  });
  return found.flat();
}

function addressOf(name: string, root: URL): readonly URL[] {
  // on another host, or with a secret that is not kept
  if (/^https?:/i.test(name) || name.includes("***")) return [];
  if (name === ".") return [root];
  return [name.startsWith("/") ? new URL(name, root.origin) : inFolder(root, name)];
}
