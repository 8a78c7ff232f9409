/** Which addresses of a site belong to what was asked for: by whole segments of the path, never by letters. */
import { namesRelease } from "./release-names.js";

/** `/api/2.25/` and `/api/2.25` are one folder: `["api", "2.25"]`. */
export const segmentsOf = ({ pathname }: URL): readonly string[] => pathname.split("/").filter((one) => one !== "");

/** In capitals or not, `/api/2.25` holds itself and `/api/2.25/workloads`, not `/api/2.25-beta`. */
export function isWithin(root: URL, url: URL): boolean {
  const above = segmentsOf(root);
  const below = segmentsOf(url);
  return root.origin === url.origin && above.every((segment, at) => below[at]?.toLowerCase() === segment.toLowerCase());
}

/** `https://x.example/api/2.25/` + `sitemap.xml`: a file in the folder, however the folder is written. */
export const inFolder = (folder: URL, name: string): URL =>
  new URL(`${folder.origin}${folder.pathname.replace(/\/+$/, "")}/${name}`);

/** The folder that holds a file, `…/nodes` of `…/nodes/llms.txt`. */
export const folderOf = (file: URL): URL => new URL(`${file.origin}/${segmentsOf(file).slice(0, -1).join("/")}`);

/** From the root of the site on, `workloads/pods`; the root itself is `.`; of another host the whole address. */
export function pathFrom(root: URL, url: URL): string {
  if (url.origin !== root.origin) return url.href;
  if (!isWithin(root, url)) return `${url.pathname}${url.search}`;
  const path = segmentsOf(url).slice(segmentsOf(root).length).join("/");
  return path === "" ? "." : `${path}${url.search}`;
}

/** Without fragment and without a slash at the end: one page has one address. */
export function plainAddress(href: string, base?: URL): URL | undefined {
  if (!URL.canParse(href, base?.href)) return undefined;
  const url = new URL(href, base?.href);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  url.hash = "";
  if (url.pathname.length > 1) url.pathname = url.pathname.replace(/\/+$/, "");
  return url;
}

/** A page has one address with the ending of its form and without it. */
export const withoutEnding = (url: URL): URL => new URL(url.href.replace(/\.mdx?(?=$|\?)/, ""));

/** As `plainAddress`; `http://` of a site that is read with `https://`, on its port, is the same page of it. */
export function onSite(href: string, site: URL): URL | undefined {
  const url = plainAddress(href, site);
  if (url?.hostname === site.hostname && url.port === site.port) url.protocol = site.protocol;
  return url;
}

/**
 * Of the addresses within a root, those of its own release. A root without a release, `/api`, is the rolling one: what
 * lies under `/api/2.25` or in another `variant` belongs to that.
 */
export function ofOneRelease(root: URL, urls: readonly URL[], variants: readonly URL[] = []): readonly URL[] {
  const others = variants.filter((variant) => isWithin(root, variant) && !isWithin(variant, root));
  const depth = segmentsOf(root).length;
  return urls.filter(
    (url) =>
      isWithin(root, url) &&
      !others.some((variant) => isWithin(variant, url)) &&
      !segmentsOf(url).slice(depth).some(namesRelease),
  );
}
