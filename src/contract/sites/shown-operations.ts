/** Operations that a page shows without a document of theirs: it is no prose, and what it shows must be had elsewhere. */

import { outsideFences } from "./fences.js";
import type { DocumentedOperation } from "./identity.js";

/** As written: `https://api.example.com/v1/books`, `/books/7`. */
export interface ShownOperation {
  readonly method: string;
  readonly address: string;
  /** then the address is its name */
  readonly isWebhook?: boolean;
}

const METHODS = "get|put|post|delete|options|head|patch|trace";
/** `GET https://api.example.com/v1/books`, with the marks of Markdown around it, and nothing else in its line */
const LINE = new RegExp(`^[\\s>#*_\`]*(${METHODS})[\\s*_\`]+((?:https?:/|)/[^\\s*\`]*)[\\s*_\`]*$`, "i");
/** GitBook's `{% openapi src="…" path="/books" method="get" %}` */
const EMBEDDED = /^\s*\{%-?\s*(?:openapi|swagger)[\w-]*\s([^%]{1,2000})%\}/;
const LONGEST_LINE = 4000;

/**
 * What stands first under the title of a page, what is a heading of its own, and what is embedded. A request within a
 * guide is an example of how to ask, not the place where the operation is described.
 */
export function shownOperations(page: string): readonly ShownOperation[] {
  const shown: ShownOperation[] = [];
  let titles = 0;
  let isFirst = true;
  for (const line of outsideFences(page)) {
    const text = line.slice(0, LONGEST_LINE);
    const [, parameters] = EMBEDDED.exec(text) ?? [];
    if (parameters !== undefined) shown.push(...embedded(parameters));
    const isHeading = /^ {0,3}#{1,6} /.test(text);
    const [, method, address] = isHeading || (isFirst && titles === 1) ? (LINE.exec(text) ?? []) : [];
    if (method !== undefined && address !== undefined) shown.push({ method: method.toLowerCase(), address });
    if (isHeading) titles += 1;
    else if (titles === 1 && text.trim() !== "") isFirst = false;
  }
  return shown;
}

function embedded(parameters: string): readonly ShownOperation[] {
  const [, method] = /\bmethod="(\w+)"/.exec(parameters) ?? [];
  const [, address] = /\bpath="([^"]+)"/.exec(parameters) ?? [];
  return method === undefined || address === undefined ? [] : [{ method: method.toLowerCase(), address }];
}

/** `https://api.example.com/v1/books/7` is `/books/{isbn}` of a document whose server ends in `/v1`. */
export function isDocumented(
  { method, address, isWebhook = false }: ShownOperation,
  documented: readonly DocumentedOperation[],
  hosts: readonly string[],
): boolean {
  if (isWebhook) return documented.some((one) => one.isWebhook && one.method === method && one.path === address);
  const isAbsolute = URL.canParse(address);
  // of another API: an example
  if (isAbsolute && hosts.length > 0 && !hosts.includes(new URL(address).host)) return true;
  const asked = segments(address.replace(/^https?:\/\/[^/]*/i, ""));
  return documented.some((one) => !one.isWebhook && one.method === method && endsLike(asked, segments(one.path)));
}

const segments = (path: string): readonly string[] =>
  path
    .replace(/[?#].*$/s, "")
    .split("/")
    .filter((one) => one !== "");

const isVariable = (segment: string): boolean => /^[:{<]|^%7B/i.test(segment);

const endsLike = (asked: readonly string[], known: readonly string[]): boolean =>
  asked.length >= known.length &&
  known.every((segment, at) => {
    const given = asked[asked.length - known.length + at] ?? "";
    return segment === given || segment.includes("{") || isVariable(given) === true;
  });
