/** Operations that a page shows without a document of theirs: it is no prose, and what it shows must be had elsewhere. */

import type { OperationKey } from "../contract.js";
import { operationKey } from "../normalise/path.js";
import { blocksOf } from "./fences.js";
import type { DocumentedOperation } from "./identity.js";
import { headingOf, partsOf } from "./markdown.js";

/** As written: `https://api.example.com/v1/books`, `/books/7`. */
export interface ShownOperation {
  readonly method: string;
  readonly address: string;
  /** then the address is its name */
  readonly isWebhook?: boolean;
}

const METHODS = "get|put|post|delete|options|head|patch|trace";
/** `GET https://api.example.com/v1/books`, with the marks of Markdown around it, and a name before it: `Endpoint: GET /books` */
const LINE = new RegExp(
  `^[\\s>#*_\`]*(?:[a-z ]{1,20}:[\\s*_\`]+)?(${METHODS})[\\s*_\`]+((?:https?:/|)/[^\\s*\`]*)[\\s*_\`]*$`,
  "i",
);
/** GitBook's `{% openapi src="…" path="/books" method="get" %}` */
const EMBEDDED = /^\s*\{%-?\s*(?:openapi|swagger)[\w-]*\s([^%]{1,2000})%\}/;
/** what GitBook makes of a method that was written by hand: `<mark style="color:blue;">`GET`</mark>` */
const MARK = /<\/?mark\b[^<>]{0,200}>/gi;
/** Mintlify's `openapi: get /books`, `openapi: "openapi.json GET /books"`, `api: "POST https://…"` */
const IN_MATTER = new RegExp(
  `^(?:openapi|api):[ \\t]*["']?(?:[^\\s"']+[ \\t]+)?(${METHODS})[ \\t]+((?:https?:/|)/[^\\s"']*)`,
  "im",
);
/** What a page says of what there was, or will not be any more. */
export const OF_THE_PAST =
  /\b(?:deprecat\w*|removed|removals?|change ?log|release notes?|what'?s new|(?:migration|upgrade) guide)\b/i;
/** the agent of the docs site itself: `GET /page?ask=<question>` */
const OF_THE_SITE = /[?&]ask=/;
const LONGEST_LINE = 4000;

interface ShownOperations {
  /** it is described here, and nowhere else on the page */
  readonly shown: readonly ShownOperation[];
  /** in a form that a reference has, and a guide may have as well */
  readonly perhaps: readonly ShownOperation[];
}

/**
 * What stands first under the title of a page, what is a heading of its own, and what is embedded; perhaps what stands
 * first under any other heading, or in a table. A request further down in a guide is an example of how to ask, not the
 * place where the operation is described. `hasDocuments`: then a fence is an example.
 */
export function shownOperations(page: string, hasDocuments: boolean): ShownOperations {
  const found: Record<keyof ShownOperations, ShownOperation[]> = { shown: [], perhaps: [] };
  const { matter = "", body } = partsOf(page);
  const add = (where: keyof ShownOperations, [, method, address]: readonly string[]): void => {
    if (method !== undefined && address !== undefined && !OF_THE_SITE.test(address))
      found[where].push({ method: method.toLowerCase(), address });
  };
  add("shown", IN_MATTER.exec(matter) ?? []);
  let titles = 0;
  let isFirst = true;
  let isPageOfThePast = false;
  let isPast = false;
  for (const { text: whole, isFence } of blocksOf(body)) {
    const text = whole.slice(0, LONGEST_LINE);
    if (isFence && hasDocuments) continue;
    const heading = isFence ? undefined : headingOf(text);
    if (heading !== undefined) {
      add("shown", LINE.exec(text) ?? []);
      isPageOfThePast ||= titles === 0 && OF_THE_PAST.test(heading);
      isPast = isPageOfThePast || OF_THE_PAST.test(heading);
      titles += 1;
      isFirst = true;
      continue;
    }
    if (text.trim() === "") continue;
    const [, parameters] = isFence ? [] : (EMBEDDED.exec(text) ?? []);
    if (parameters !== undefined) found.shown.push(...embedded(parameters));
    const marked = text.replace(MARK, "");
    if (!isFence && marked !== text) add("shown", LINE.exec(marked) ?? []);
    else if (isFirst && titles > 0 && !isPast) add(titles === 1 ? "shown" : "perhaps", LINE.exec(text.trim()) ?? []);
    if (!isFence && !isPast && text.includes("|")) add("perhaps", inRow(text));
    isFirst = false;
  }
  return found;
}

/** What they may be in a document, whose servers may have a part of their path: `/v1/books` and `/books`. */
export function keysLike(shown: readonly ShownOperation[]): readonly OperationKey[] {
  const keys = shown.flatMap(({ method, address }) => {
    const path = segments(address.replace(/^https?:\/\/[^/]*/i, "")).map((one) =>
      isVariable(one) || isValue(one) ? "{}" : one,
    );
    return path.flatMap((one, at) => (one === "{}" ? [] : [operationKey(method, `/${path.slice(at).join("/")}`)]));
  });
  return [...new Set(keys)];
}

/** `| GET | \`/books\` |` */
function inRow(line: string): readonly string[] {
  const cells = line.split("|").map((cell) => cell.trim());
  const at = cells.findIndex((cell) => METHOD_ALONE.test(cell));
  return at < 0 ? [] : (LINE.exec(`${cells[at]} ${cells[at + 1] ?? ""}`) ?? []);
}

const METHOD_ALONE = new RegExp(`^[*_\`]*(?:${METHODS})[*_\`]*$`, "i");

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

/** what an example has in the place of a variable: `7`, `$ID`, `YOUR_ID`, a UUID */
const isValue = (segment: string): boolean =>
  /^(?:\d+|\$.*|[A-Z][A-Z\d]*_[A-Z\d_]+|[\da-f]{8}-[\da-f-]{27})$/.test(segment);

const isVariable = (segment: string): boolean => /^[:{<]|^%7B/i.test(segment);

const endsLike = (asked: readonly string[], known: readonly string[]): boolean =>
  asked.length >= known.length &&
  known.every((segment, at) => {
    const given = asked[asked.length - known.length + at] ?? "";
    return segment === given || segment.includes("{") || isVariable(given) === true;
  });
