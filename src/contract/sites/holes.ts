/**
 * Whether what a site has no document of is prose or a hole. Sites hold both: an introduction, a page of models, and a
 * section whose document was lost; taken for prose, that one makes a part pass for the whole.
 */
import { type Outcome, ok, type Problem, problem } from "../../outcome.js";
import { parseDocument } from "../read/document.js";
import { isObject } from "../read/raw.js";
import { type DocumentedOperation, hostsOf, keysOf, operationsOf, sameApi, titleOf } from "./identity.js";
import type { LeftOut } from "./left-out.js";
import type { DoubtfulSection } from "./listing.js";
import type { Fragment } from "./merge.js";
import { documentsOnly, type ReadPage, readPage } from "./page.js";
import type { SiteReader } from "./reader.js";
import { isDocumented, keysLike, type ShownOperation } from "./shown-operations.js";

export interface PageShowing {
  readonly page: URL;
  readonly shown: readonly ShownOperation[];
}

interface Holes {
  readonly holes: readonly LeftOut[];
  /** pages that were looked at */
  readonly looked: number;
}

/** pages, of all sections together */
const MOST_LOOKED_AT = 200;

/** Reads some pages of each section without a document: what they show must be in what was read. */
export async function holesIn(
  sections: readonly DoubtfulSection[],
  read: readonly Fragment[],
  reader: SiteReader,
  allowed: (page: URL) => boolean,
): Promise<Holes> {
  const pages = sections
    .flatMap(({ pages: own, isListed, mayBeMissing }) => own.map((page, at) => ({ page, isListed, mayBeMissing, at })))
    // of each section some before the rest of any
    .sort((one, other) => one.at - other.at)
    .slice(0, MOST_LOOKED_AT);
  const found = await reader.each(pages, async ({ page, isListed, mayBeMissing }): Promise<readonly LeftOut[]> => {
    if (!allowed(page)) return isListed ? [] : [{ kind: "forbidden", page }];
    const answer = await (/\.(?:json|ya?ml)$/i.test(page.pathname)
      ? readData(page, reader)
      : readPage(page, reader, allowed));
    if (!answer.ok) {
      // A page that a list names and that comes in HTML alone: there is nothing in it to go by.
      const isWeb = isListed && isOtherForm(answer.problem);
      return isWeb || (mayBeMissing && isNoPage(answer.problem))
        ? []
        : [{ kind: "unread", page, why: answer.problem.message }];
    }
    const { fragments, shown, perhaps, mentioned, samples } = answer.value;
    const inDocuments = fragments
      .filter(({ root }) => read.some((one) => sameApi(one.root, root)))
      .flatMap(({ root }) => operationsOf(root));
    const others = fragments.filter(({ root }) => !read.some((one) => sameApi(one.root, root)));
    return [
      ...others.map(ofAnotherApi),
      ...undocumented([{ page, shown: [...shown, ...[...inDocuments, ...samples].map(asShown)] }], read),
      ...examplesIn(page, [...perhaps, ...mentioned], read),
    ];
  });
  return { holes: found.flat(), looked: pages.length };
}

/** JSON or YAML that a list names without saying that it is a document: some is, most is data. */
async function readData(page: URL, reader: SiteReader): Promise<Outcome<ReadPage>> {
  const answer = await reader.read(page.href, "application/json, application/yaml, */*;q=0.5");
  if (!answer.ok) return answer;
  const { text } = answer.value;
  if (text.trim() === "") return problem(`${page.href} is empty`);
  if (text.trimStart().startsWith("<")) return problem(`${page.href} answered with another page`);
  const parsed = await parseDocument(page.href, text);
  if (!parsed.ok && /["']?(?:openapi|swagger)["']?\s*:/.test(text.slice(0, 2000))) return parsed;
  const root = parsed.ok ? parsed.value.root : undefined;
  const isDocument = isObject(root) && (root.openapi ?? root.swagger) !== undefined;
  return ok(documentsOnly(isDocument ? [{ page: page.href, root }] : [], answer.value.url));
}

export const ofAnotherApi = ({ page, root }: Fragment): LeftOut => ({
  kind: "other-api",
  page: new URL(page),
  title: String(titleOf(root)),
  operations: keysOf(operationsOf(root)),
});

/** A link in prose can be dead, or lead to something else than a page of its kind. */
export const isNoPage = ({ message }: Problem): boolean =>
  /(?:is not served in Markdown|answered "[^"]*"|answered with status (?:404|410))$/.test(message);

export const isOtherForm = ({ message }: Problem): boolean => message.endsWith("is not served in Markdown");

export const asShown = ({ method, path, isWebhook }: DocumentedOperation): ShownOperation => ({
  method,
  address: path,
  isWebhook,
});

/** Operations that a page shows an example of: whoever reads it cannot tell whether the API has them. */
export function samplesIn(
  page: URL,
  samples: readonly DocumentedOperation[],
  read: readonly Fragment[],
): readonly LeftOut[] {
  const known = read.flatMap(({ root }) => operationsOf(root));
  const unknown = keysOf(samples.filter((one) => !isDocumented(asShown(one), known, [])));
  return unknown.length === 0 ? [] : [{ kind: "sample", page, operations: unknown }];
}

/** As `samplesIn`, of operations that a page shows in its words. */
export function examplesIn(page: URL, shown: readonly ShownOperation[], read: readonly Fragment[]): readonly LeftOut[] {
  const operations = keysLike(undocumentedOf(shown, read));
  return operations.length === 0 ? [] : [{ kind: "sample", page, operations }];
}

/** Pages that show an operation of which no document says anything. */
export const undocumented = (pages: readonly PageShowing[], read: readonly Fragment[]): readonly LeftOut[] =>
  pages.flatMap(({ page, shown }) => {
    const [missing] = undocumentedOf(shown, read);
    return missing === undefined
      ? []
      : [{ kind: "undocumented", page, operation: `${missing.method.toUpperCase()} ${missing.address}` }];
  });

function undocumentedOf(shown: readonly ShownOperation[], read: readonly Fragment[]): readonly ShownOperation[] {
  if (shown.length === 0) return [];
  const known = read.flatMap(({ root }) => operationsOf(root));
  const hosts = [...new Set(read.flatMap(({ root }) => hostsOf(root)))];
  return shown.filter((one) => !isDocumented(one, known, hosts));
}
