/** A lone surrogate cannot be encoded; it is shown as the replacement character. */
export const encodeSegment = (segment: string): string =>
  encodeURIComponent(segment.replace(/\p{Surrogate}/gu, "\ufffd"));

/** Every segment encoded, so that a `#`, `?` or `%` in a name stays part of the name. */
export const encodePath = (path: string): string => path.split("/").map(encodeSegment).join("/");

/** A query may hold a token, and belongs in no report. */
export const withoutQuery = ({ origin, pathname }: URL): string =>
  origin + pathname.replace(/[^\w.~:/@!$&'()*+,;=%-]/g, encodeURIComponent).replace(/%(?![\dA-F]{2})/gi, "%25");
