/** What a site lists for one release: documents of its sections, or pages that hold small ones. */
export interface Listing {
  /** how it was found, as provenance and messages call it */
  readonly by: "llms.txt" | "sitemap" | "page";
  /** names in messages and provenance start here */
  readonly root: URL;
  /** OpenAPI documents, in the order of the list */
  readonly documents: readonly URL[];
  /** pages in Markdown, in the order of the list; read where there are no documents */
  readonly pages: readonly URL[];
  /** pages and sections that were looked at and name no document */
  readonly without: readonly URL[];
}
