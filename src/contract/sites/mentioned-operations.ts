/**
 * Operations that a page without a document speaks of, in whatever form: `**URL**: /books` beside `**Method**: GET`, a
 * request of curl, the component of some docs tool. Where a page stands among those of the API, what it speaks of may be
 * part of it; no form proves that, so such operations are unknown rather than missing.
 */
import { headingOf, linesOf, partsOf } from "./markdown.js";
import { OF_THE_PAST, type ShownOperation } from "./shown-operations.js";

/** `GET`; `method={"get"}`, `**Method**: get`; `-X get` */
const METHOD =
  /\b(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH)\b|(?:\bmethod["'*]*\s*[:=][\s{"'`*]*|\s(?:-X|--request)[\s=]*)(get|put|post|delete|options|head|patch)\b/gi;
/** of a link in Markdown, `[/books](…)`, only what it reads */
const ADDRESS = /https?:\/\/[^\s"'`<>()|\]*\\]+|(?<=^|[\s"'`|*[:=>])\/[A-Za-z{:][^\s"'`<>()|\]*\\?#]*/g;
const CURL = /\bcurl\b/;
const SENDS = /\s(?:-d|--data(?:-\w+)?|-F|--form|--json)\b/;
/** characters */
const LONGEST_LINE = 4000;
/** lines with something on them, before and after an address, where its method may stand */
const NEAR = 2;
const MOST = 100;

export function mentionedOperations(page: string): readonly ShownOperation[] {
  const lines: { readonly methods: ReadonlySet<string>; readonly addresses: readonly string[] }[] = [];
  let isTitle = true;
  let isPageOfThePast = false;
  let isPast = false;
  let isRequest = false;
  for (const whole of linesOf(partsOf(page).body)) {
    const line = whole.slice(0, LONGEST_LINE);
    const heading = headingOf(line);
    if (heading !== undefined) {
      isPageOfThePast ||= isTitle && OF_THE_PAST.test(heading);
      isPast = isPageOfThePast || OF_THE_PAST.test(heading);
      isTitle = false;
    }
    if (line.trim() === "" || isPast) continue;
    const methods = new Set(methodsIn(line));
    isRequest = CURL.test(line) || (isRequest && lines.length > 0);
    if (methods.size === 0 && CURL.test(line)) methods.add(SENDS.test(line) ? "post" : "get");
    if (methods.size === 0 && isRequest && SENDS.test(line)) methods.add("post");
    isRequest &&= /\\\s*$/.test(line);
    lines.push({ methods, addresses: Array.from(line.matchAll(ADDRESS), ([address]) => address) });
  }
  const found = new Map<string, ShownOperation>();
  for (const [at, { addresses }] of lines.entries()) {
    if (addresses.length === 0) continue;
    const near = lines.slice(Math.max(0, at - NEAR), at + NEAR + 1).flatMap(({ methods }) => [...methods]);
    for (const address of addresses)
      for (const method of near) if (found.size < MOST) found.set(`${method} ${address}`, { method, address });
  }
  return [...found.values()];
}

/** In capitals, or said to be one: `get` is a word of prose. */
const methodsIn = (line: string): readonly string[] =>
  Array.from(line.matchAll(METHOD), ([, plain, said]) =>
    plain === undefined ? said : plain === plain.toUpperCase() ? plain : undefined,
  ).flatMap((method) => (method === undefined ? [] : [method.toLowerCase()]));
