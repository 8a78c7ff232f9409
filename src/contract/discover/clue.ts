/** What a page says of where its document is. */
export type Clue = AddressClue | InlineClue | LeadClue;

export interface AddressClue {
  readonly kind: "address";
  /** as written, relative to the page */
  readonly href: string;
  /** what the page calls it: the entry of a list to choose from */
  readonly name?: string;
  /**
   * `shown`: what the page shows, as an element or a setting of a viewer says. `offered`: a link for download.
   * `guessed`: what it is, only its content can tell.
   */
  readonly as: "shown" | "offered" | "guessed";
  /** an element or a list can mean nothing but a document; a setting called `url` can */
  readonly isCertain?: true;
}

/** the document itself, inside the page */
export interface InlineClue {
  readonly kind: "inline";
  readonly text: string;
  readonly name?: string;
}

/** JSON that holds addresses, `swagger-config` of springdoc; a script that may hold a clue, `swagger-initializer.js` */
interface LeadClue {
  readonly kind: "config" | "script";
  readonly href: string;
}
