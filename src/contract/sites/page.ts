/** One page of a site, read in Markdown, and the documents in it. */
import { type Outcome, ok, problem } from "../../outcome.js";
import { parseDocument } from "../read/document.js";
import { isObject, type RawObject } from "../read/raw.js";
import { saysNotFound } from "../web/not-found.js";
import { operationsOf } from "./identity.js";
import { type Fence, fencesOf, isDocumentFence, isMarkdown } from "./markdown.js";
import type { Fragment } from "./merge.js";
import type { Answer, SiteReader } from "./reader.js";
import { type ShownOperation, shownOperations } from "./shown-operations.js";

/** Markdown first: sites serve it only where nothing is liked better, not even as well. */
export const MARKDOWN = "text/markdown, text/x-markdown;q=0.9, text/plain;q=0.5";

export interface ReadPage {
  /** its documents; empty: it is prose, or shows operations in words alone */
  readonly fragments: readonly Fragment[];
  /** of a page without a document */
  readonly shown: readonly ShownOperation[];
}

export async function readPage(page: URL, reader: SiteReader): Promise<Outcome<ReadPage>> {
  const answer = await markdownOf(page, reader);
  if (!answer.ok) return answer;
  const { text } = answer.value;
  if (text.trim() === "") return problem(`${page.href} is empty`);
  const fragments = await fragmentsIn(text, page.href);
  if (!fragments.ok) return fragments;
  return ok({ fragments: fragments.value, shown: fragments.value.length === 0 ? shownOperations(text) : [] });
}

/** `<page>.md`, or the page itself, asked for in Markdown. */
async function markdownOf(page: URL, reader: SiteReader): Promise<Outcome<Answer>> {
  const named = /\.mdx?$/.test(page.pathname) || page.pathname === "/";
  const beside = named ? page.href : `${page.origin}${page.pathname}.md${page.search}`;
  const first = await reader.ask(beside, MARKDOWN);
  if (!first.ok) return first;
  if (isThere(first.value)) return first;
  if (saysNotFound(first.value.text)) return problem(`${beside} answered "Page Not Found"`);
  const refusal = reader.refusal(beside, first.value);
  if (refusal !== undefined && first.value.status !== 404) return refusal;
  if (named) return problem(`${beside} is not served in Markdown`);
  const second = await reader.read(page.href, MARKDOWN);
  if (!second.ok || isThere(second.value)) return second;
  return problem(
    saysNotFound(second.value.text)
      ? `${page.href} answered "Page Not Found"`
      : `${page.href} is not served in Markdown`,
  );
}

const isThere = ({ status, text, headers }: Answer): boolean =>
  status === 200 && isMarkdown(text, headers["content-type"]) && !saysNotFound(text);

export async function fragmentsIn(text: string, page: string): Promise<Outcome<readonly Fragment[]>> {
  const fragments: Fragment[] = [];
  for (const fence of fencesOf(text)) {
    if (!isDocumentFence(fence)) continue;
    if (!fence.closed) return problem(`${page} is cut: its document has no end`);
    const parsed = await parseDocument(page, fence.text);
    if (!parsed.ok)
      return problem(`${page} holds a document that cannot be read: ${bare(parsed.problem.message, page)}`);
    if (!isObject(parsed.value.root)) continue;
    if (isHollow(parsed.value.root)) return problem(`${page} holds a document without operations`);
    fragments.push({ page, root: withSummary(parsed.value.root, fence) });
  }
  return ok(fragments);
}

/** Models have a document without `paths`, or with none in it; one with neither operations nor models has lost them. */
const isHollow = (root: RawObject): boolean =>
  isObject(root.paths) &&
  operationsOf(root).length === 0 &&
  Object.keys({
    ...(isObject(root.components) ? root.components : {}),
    ...(isObject(root.definitions) ? root.definitions : {}),
  }).length === 0;

const bare = (message: string, page: string): string =>
  message.startsWith(page) ? message.slice(page.length).trim() : message;

/** Where a page shows an operation's summary as its heading only, it is the summary all the same: it may say `[Experimental]`. */
function withSummary(root: RawObject, { heading }: Fence): RawObject {
  if (heading === undefined || !isObject(root.paths) || /^[A-Z]+ \//.test(heading)) return root;
  const operations = Object.values(root.paths).flatMap((item) =>
    isObject(item) ? Object.values(item).filter((one) => isObject(one) && isObject(one.responses)) : [],
  );
  const [only] = operations;
  if (operations.length !== 1 || !isObject(only) || only.summary !== undefined) return root;
  const paths = Object.entries(root.paths).map(([path, item]) => [
    path,
    isObject(item)
      ? Object.fromEntries(
          Object.entries(item).map(([key, value]) => [key, value === only ? { summary: heading, ...only } : value]),
        )
      : item,
  ]);
  return { ...root, paths: Object.fromEntries(paths) as RawObject };
}
