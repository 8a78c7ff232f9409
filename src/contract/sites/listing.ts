import type { Problem } from "../../outcome.js";
import type { LeftOut } from "./left-out.js";

/** What a site lists for one release: documents of its sections, or pages that hold small ones. */
export interface Listing {
  /** how it was found, as provenance and messages call it */
  readonly by: "llms.txt" | "sitemap" | "page";
  /** names in messages and provenance start here */
  readonly root: URL;
  /** OpenAPI documents, in the order of the list */
  readonly documents: readonly URL[];
  /** the documents have names of their own: they can be sections of one API, or others beside it */
  readonly isChoice?: boolean;
  /** pages in Markdown, in the order of the list; read where there are no documents */
  readonly pages: readonly URL[];
  /** pages and sections that were looked at and name no document */
  readonly without: readonly URL[];
  /** lists that the site promises and does not give: what they would name is not known */
  readonly lost: readonly LeftOut[];
  /** sections that have no document: prose, or a hole. Their pages say which. */
  readonly doubtful: readonly DoubtfulSection[];
  /** where other releases of the site begin */
  readonly variants?: readonly URL[];
  /** documents that the list names outside of the address, where it names none within */
  readonly elsewhere?: readonly URL[];
}

export interface DoubtfulSection {
  readonly folder: URL;
  /** in the order of the list, what is said to be of the API first */
  readonly pages: readonly URL[];
  /** there is a list of it, which names no document; else the list is missing where other sections have one */
  readonly isListed: boolean;
  /** there is a document beside it, which may be that of the whole: a dead link is no hole */
  readonly mayBeMissing: boolean;
}

/** Without the address, which messages name in their own way. */
export const whyOf = ({ href }: URL, { message }: Problem): string =>
  message.startsWith(href) ? message.slice(href.length).trim() : message;
