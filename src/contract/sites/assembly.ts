/** What comes of a docs site: one document, and how it came together. */
import type { SourceText } from "../source.js";
import type { LeftOut } from "./left-out.js";
import type { Listing } from "./listing.js";

/** How a document came together, kept with the snapshot. Paths start at the address. */
export interface Assembly {
  readonly by: Listing["by"];
  /** pages or documents that gave a part of it */
  readonly read: readonly string[];
  /** pages and sections without a document: prose */
  readonly without: readonly string[];
  /** what could not be read; only a part of an API has any */
  readonly refused: readonly string[];
  /** of those without a document, pages among those of operations that say next to nothing; left out where there is none */
  readonly bare?: readonly string[];
  /** pages with a document of another API; left out where there is none */
  readonly otherApi?: readonly string[];
}

export interface AssembledSource extends SourceText {
  readonly assembly: Assembly;
  readonly leftOut: readonly LeftOut[];
  /** addresses of documents that the site lists elsewhere, while what was asked for has pages alone */
  readonly wholes?: readonly string[];
  /** where it lists documents of other APIs elsewhere: what was read, and those, with title and address */
  readonly otherApis?: readonly string[];
}
