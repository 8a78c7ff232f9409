import { html, type Markup } from "../text/html.js";

/** To the line of a file at the code host; undefined: there is none. */
export type LinkTo = (file: string, line: number, endLine: number) => string | undefined;

/** An address that a name of the code made is no address. */
export const linked = (address: string | undefined, text: Markup): Markup =>
  address !== undefined && /^https?:\/\//.test(address) ? html`<a href="${address}">${text}</a>` : text;

/** A document that was read at an address is no file of the code host, and the page leads to no other. */
export const documentAddress = (file: string, line: number, link: LinkTo | undefined): string | undefined =>
  /^https?:\/\//.test(file) ? undefined : link?.(file, line, line);
