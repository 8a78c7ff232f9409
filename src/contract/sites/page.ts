/** One page of a site, read in Markdown, and the documents in it. */
import { type Outcome, ok, problem } from "../../outcome.js";
import { isObject, type RawObject } from "../read/raw.js";
import { linkedAddresses } from "../web/links.js";
import { missingTitle, saysNotFound } from "../web/not-found.js";
import { type Ending, endingOf } from "./cut-pages.js";
import { documentIn, holdDocument } from "./fenced-document.js";
import { type Fence, fencesOf, outsideFences } from "./fences.js";
import { type DocumentedOperation, operationsOf } from "./identity.js";
import { type Link, linksOf } from "./links-in-markdown.js";
import { headingOf, isMarkdown, linesOf, partsOf } from "./markdown.js";
import { mentionedOperations } from "./mentioned-operations.js";
import type { Fragment } from "./merge.js";
import type { Answer, SiteReader } from "./reader.js";
import { refersElsewhere, withWholeReferences } from "./references.js";
import { type ShownOperation, shownOperations } from "./shown-operations.js";

/** Markdown first: sites serve it only where nothing is liked better, not even as well. */
export const MARKDOWN = "text/markdown, text/x-markdown;q=0.9, text/plain;q=0.5";

export interface ReadPage {
  /** its documents; empty: it is prose, or shows operations in words alone */
  readonly fragments: readonly Fragment[];
  /** in its words */
  readonly shown: readonly ShownOperation[];
  /** in words that a guide may have as well */
  readonly perhaps: readonly ShownOperation[];
  /** in whatever form; only of a page without documents */
  readonly mentioned: readonly ShownOperation[];
  /** in fences that hold `paths` and no document around them */
  readonly samples: readonly DocumentedOperation[];
  /** of a page without documents; addresses as written */
  readonly links: readonly Link[];
  /** where the redirects ended */
  readonly at: string;
  /** "Coming soon", "Sign in": prose of a line or two that leads nowhere */
  readonly isBare: boolean;
  /** undefined: it is no page in Markdown */
  readonly ending: Ending | undefined;
}

export const documentsOnly = (fragments: readonly Fragment[], at: string): ReadPage => ({
  at,
  fragments,
  shown: [],
  perhaps: [],
  mentioned: [],
  samples: [],
  links: [],
  isBare: false,
  ending: undefined,
});

/** `allowed`: whether the site wants an address to be read */
export async function readPage(
  page: URL,
  reader: SiteReader,
  allowed: (url: URL) => boolean,
): Promise<Outcome<ReadPage>> {
  const answer = await markdownOf(page, reader, allowed);
  if (!answer.ok) return answer;
  const { text } = answer.value;
  if (text.trim() === "") return problem(`${page.href} is empty`);
  const held = await heldBy(text, page.href);
  if (!held.ok) return held;
  const isProse = held.value.fragments.length === 0;
  const links = isProse ? linksOf(text).links : [];
  return ok({
    ...held.value,
    at: answer.value.url,
    ...shownOperations(text, !isProse),
    mentioned: isProse ? mentionedOperations(text) : [],
    links,
    isBare: isProse && links.every(({ href }) => href.endsWith(".txt")) && saysLittle(text),
  });
}

/** Titles, quotes and what the site puts below a line at the end of each page do not count. */
const saysLittle = (page: string): boolean =>
  linesOf(partsOf(page).body.replace(/\n-{3,}[ \t]*\r?\n+#[^]*$/, ""))
    .filter((line) => headingOf(line) === undefined && !line.startsWith(">"))
    .join("").length < LITTLE;

/** characters; an introduction has more to say */
const LITTLE = 120;

/** `<page>.md`, or the page itself, asked for in Markdown. */
async function markdownOf(page: URL, reader: SiteReader, allowed: (url: URL) => boolean): Promise<Outcome<Answer>> {
  const named = /\.(?:mdx?|txt)$/.test(page.pathname) || page.pathname === "/";
  const beside = named ? page.href : `${page.origin}${page.pathname}.md${page.search}`;
  // some ask that none of the `.md` is read, for the sake of search engines: the page itself may be had in Markdown
  if (!named && !allowed(new URL(beside))) return itselfInMarkdown(page, reader);
  const first = await reader.ask(beside, MARKDOWN);
  if (!first.ok) return first;
  if (isThere(first.value)) return first;
  const missing = missingTitle(first.value.text, beside);
  if (missing !== undefined) return problem(`${beside} answered "${missing}"`);
  const refusal = reader.refusal(beside, first.value);
  if (refusal !== undefined && first.value.status !== 404) return refusal;
  if (named) return problem(`${beside} is not served in Markdown`);
  const itself = await itselfInMarkdown(page, reader);
  const isLost = !itself.ok && refusal === undefined && itself.problem.message.endsWith("status 404");
  return isLost ? problem(`${beside} is no page in Markdown, and without .md it answered with status 404`) : itself;
}

async function itselfInMarkdown(page: URL, reader: SiteReader): Promise<Outcome<Answer>> {
  const second = await reader.read(page.href, MARKDOWN);
  if (!second.ok || isThere(second.value)) return second;
  // `<link rel="alternate" type="text/markdown">` may lead to any name
  const beside = linkedAddresses(second.value).markdown.find(
    ({ origin, href }) => origin === page.origin && href !== page.href,
  );
  const third = beside === undefined ? undefined : await reader.ask(beside.href, MARKDOWN);
  if (third?.ok === true && isThere(third.value)) return third;
  const title = missingTitle(second.value.text, page.href);
  return problem(title === undefined ? `${page.href} is not served in Markdown` : `${page.href} answered "${title}"`);
}

const isThere = ({ status, text, headers, url }: Answer): boolean =>
  status === 200 && isMarkdown(text, headers["content-type"]) && !saysNotFound(text, url);

export async function fragmentsIn(text: string, page: string): Promise<Outcome<readonly Fragment[]>> {
  const held = await heldBy(text, page);
  return held.ok ? ok(held.value.fragments) : held;
}

async function heldBy(
  text: string,
  page: string,
): Promise<Outcome<Pick<ReadPage, "fragments" | "samples" | "ending">>> {
  const fragments: Fragment[] = [];
  const samples: DocumentedOperation[] = [];
  const headings = new Set<string>();
  const fences = fencesOf(text);
  for (const fence of fences) {
    const found = await documentIn(fence);
    switch (found.kind) {
      case "prose":
        break;
      case "cut":
        return problem(`${page} is cut: its document has no end`);
      case "broken":
        return problem(`${page} holds a document that cannot be read: ${found.why}`);
      case "paths":
        samples.push(...operationsOf(found.root));
        break;
      case "document":
        if (fence.heading !== undefined) headings.add(fence.heading);
        if (found.roots.some(isHollow)) return problem(`${page} holds a document without operations`);
        for (const root of found.roots)
          fragments.push({
            page,
            root: withSummary(refersElsewhere(fence.text) ? withWholeReferences(root, page) : root, fence),
          });
        break;
      default:
        return found satisfies never;
    }
  }
  const outside = outsideFences(text);
  const ending = endingOf(text, outside, headings);
  if (fragments.length > 0) return ok({ fragments, samples, ending });
  if (fences.some((fence) => fence.text.trim() === "")) return problem(`${page} holds an empty fence`);
  return holdDocument(outside)
    ? problem(`${page} holds a document that stands in no fence`)
    : ok({ fragments, samples, ending });
}

/** Models have a document without `paths`, or with none in it; one with neither operations nor models has lost them. */
const isHollow = (root: RawObject): boolean =>
  isObject(root.paths) &&
  operationsOf(root).length === 0 &&
  Object.keys({
    ...(isObject(root.components) ? root.components : {}),
    ...(isObject(root.definitions) ? root.definitions : {}),
  }).length === 0;

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
