/** What a link of a list is of: the list itself, a document, a page of the address. */
import { folderOf, isWithin, segmentsOf } from "./scope.js";

/** Long lists go on in `/llms.txt/1`, `/llms.txt?page=2`, `/llms-2.txt`. */
export const isContinued = (url: URL, list: URL): boolean =>
  url.origin === list.origin &&
  (url.pathname === list.pathname
    ? url.search !== list.search
    : (url.pathname.startsWith(list.pathname) && /^\/\d+$/.test(url.pathname.slice(list.pathname.length))) ||
      (folderOf(url).href === folderOf(list).href && /^llms[-_.]?\d+\.txt$/.test(segmentsOf(url).at(-1) ?? "")));

/** On another host, in the folder that the address has on its own. */
export const isPageOf = (root: URL, url: URL): boolean =>
  segmentsOf(root).length > 0 && isWithin(root, new URL(url.pathname, root.origin));

export const isDocumentLink = ({ pathname }: URL, heading: string | undefined): boolean =>
  /(?:openapi|swagger)[\w.-]*\.(?:json|ya?ml)$/i.test(pathname) ||
  (/\.(?:json|ya?ml)$/i.test(pathname) && /openapi|swagger/i.test(heading ?? ""));

/** headings under which lists have the pages of operations */
export const OF_API = /\bAPI\b|\bendpoints?\b/i;
