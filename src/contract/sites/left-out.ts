/**
 * Whatever of a release was not read, not understood or passed over. All of it is gathered as `LeftOut`, and judged here
 * alone: a part is never taken for the whole. A new way to leave something out is a new kind, which does not compile
 * until it is said below what follows from it.
 */
import { type Outcome, ok, problem } from "../../outcome.js";
import type { OperationKey } from "../contract.js";
import { pathFrom } from "./scope.js";

export type LeftOut =
  /** a page, section or list: what it holds is not known */
  | { readonly kind: "unread"; readonly page: URL; readonly why: string }
  /** a sitemap that breaks off */
  | { readonly kind: "cut-list"; readonly page: URL }
  | { readonly kind: "forbidden"; readonly page: URL }
  /** more pages than are read of one site */
  | { readonly kind: "beyond"; readonly page: URL }
  /** it shows `GET /books`, of which no document says anything */
  | { readonly kind: "undocumented"; readonly page: URL; readonly operation: string }
  /** a guide shows them in an example: the API may have them, or not */
  | { readonly kind: "sample"; readonly page: URL; readonly operations: readonly OperationKey[] }
  /** a document of another API among those of this one: its operations are known, and not taken in */
  | {
      readonly kind: "other-api";
      readonly page: URL;
      readonly title: string;
      readonly operations: readonly OperationKey[];
    };

/** What follows from one: all of it ends, unless a part is wanted; or these operations are unknown, and nothing else is. */
type Consequence =
  | { readonly kind: "part"; readonly why: string }
  | { readonly kind: "unknown-operations"; readonly operations: readonly OperationKey[] };

function consequenceOf(one: LeftOut): Consequence {
  switch (one.kind) {
    case "unread":
      return { kind: "part", why: one.why };
    case "cut-list":
      return { kind: "part", why: "is cut: its list has no end" };
    case "forbidden":
      return { kind: "part", why: "robots.txt asks not to read it" };
    case "beyond":
      return { kind: "part", why: "too many pages" };
    case "undocumented":
      return { kind: "part", why: `shows ${one.operation}, of which there is no document` };
    case "sample":
    case "other-api":
      return { kind: "unknown-operations", operations: one.operations };
  }
}

/** Operations that may be there, though they were not taken in. */
export const unknownOperations = (leftOut: readonly LeftOut[]): readonly OperationKey[] =>
  leftOut.map(consequenceOf).flatMap((one) => (one.kind === "unknown-operations" ? one.operations : []));

/** Pages without which what was read is a part. */
export const missingPages = (leftOut: readonly LeftOut[]): readonly URL[] =>
  leftOut.flatMap((one) => (consequenceOf(one).kind === "part" ? [one.page] : []));

export interface Judged {
  /** somebody asked for a part, and gets it */
  readonly partial: boolean;
  readonly root: URL;
  /** pages, sections and lists that were to be read */
  readonly all: number;
}

const SHOWN = 5;

/** why a page is not asked for */
export const ELSEWHERE = "lies on another host";

/** `ok`: what was read is the whole, or a part that was asked for. */
export function judged(leftOut: readonly LeftOut[], { partial, root, all }: Judged): Outcome<void> {
  const missing = leftOut.flatMap((one) => {
    const follows = consequenceOf(one);
    return follows.kind === "part" ? [{ ...one, why: follows.why }] : [];
  });
  if (missing.length === 0 || (partial && missing.length < all)) return ok(undefined);
  const short = (page: URL, why: string): string =>
    why.startsWith(page.href) ? why.slice(page.href.length).replace(/^\.md/, "").trim() : why;
  const told = missing.slice(0, SHOWN).map(({ page, why }) => `${pathFrom(root, page)} (${short(page, why)})`);
  const isCutAlone = missing.every(({ kind }) => kind === "cut-list");
  const [first] = missing;
  const isElsewhere = missing.every(({ page, why }) => why === ELSEWHERE && page.origin === first?.page.origin);
  const again =
    isElsewhere && first !== undefined
      ? `The site calls itself ${first.page.host}: name its address there, ${first.page.origin}${root.pathname}.`
      : isCutAlone
        ? "Which pages the release has is not known without the end of the list: try again in a while, or name the site's llms.txt."
        : missing.every(({ kind }) => kind === "forbidden")
          ? "The site does not want these pages to be read by programs: ask its owner for the document."
          : "Run it again: what was read and has not changed since is not sent again.";
  const more = missing.length > SHOWN ? `, and ${missing.length - SHOWN} more` : "";
  return problem(`${missing.length} of ${all} pages of ${root.href} could not be read: ${told.join(", ")}${more}`, {
    hint: `${again} --partial takes in the rest, as a part of the API.`,
  });
}
