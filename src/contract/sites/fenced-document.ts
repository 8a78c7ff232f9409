/** What a fence of a page holds: a document, or a part of one, whatever comes first in it. */
import { parseDocument } from "../read/document.js";
import { isObject, type RawObject } from "../read/raw.js";
import type { Fence } from "./fences.js";
import { withWrittenVersion } from "./written-version.js";

type Fenced =
  | { readonly kind: "prose" }
  /** one; or several, in a list or an object */
  | { readonly kind: "document"; readonly roots: readonly RawObject[] }
  /** operations without a document around them: `{ "paths": { "/nodes": … } }` */
  | { readonly kind: "paths"; readonly root: RawObject }
  /** the page ends before the fence does */
  | { readonly kind: "cut" }
  | { readonly kind: "broken"; readonly why: string };

const PROSE: Fenced = { kind: "prose" };
/** `"openapi":`, wherever it stands: keys have no order */
const SPEAKS_OF_ONE = /(?:^|[\s{,>])\\?["']?(?:openapi|swagger)\\?["']?[ \t]*:/;
/** its first words: this is meant as a document */
const STARTS_AS_ONE = /^(?:\s|---|#[^\n]*\n)*(?:\{\s*)?["']?(?:openapi|swagger)["']?[ \t]*:/;
/** above a document in JSON: `// generated` */
const COMMENTS = /^(?:\s*\/\/[^\n]*\n|\s*\/\*[^]{0,5000}?\*\/)+/;
/** `paths:` with an address below it */
const HAS_PATHS = /(?:^|[\s{,])["']?paths["']?[ \t]*:[ \t]*(?:\{\s*|(?:#[^\n]*)?\n[ \t]+)["']?\//;

/** `{"/nodes": {"get": …` */
const IS_PATH_ITEM = /^\s*\{\s*"\/[^"]*"\s*:\s*\{/;

export async function documentIn({ text: written, closed }: Fence): Promise<Fenced> {
  const text = written.replace(COMMENTS, "");
  const isMeant = STARTS_AS_ONE.test(text.slice(0, 2000));
  const hasPaths = HAS_PATHS.test(text);
  if (!isMeant && !hasPaths && !SPEAKS_OF_ONE.test(text) && !IS_PATH_ITEM.test(text)) return PROSE;
  if (!closed) return isMeant || hasPaths ? { kind: "cut" } : PROSE;
  const parsed = await parseDocument(FENCE, text);
  if (!parsed.ok)
    return isMeant || hasPaths ? { kind: "broken", why: parsed.problem.message.slice(FENCE.length).trim() } : PROSE;
  const { root } = parsed.value;
  const roots = await documentsIn(root);
  if (roots.length > 0) return { kind: "document", roots: roots.map((one) => withWrittenVersion(one, text)) };
  // in YAML anything is a text: JSON with comments within it as well
  if (!isObject(root)) return hasPaths && !Array.isArray(root) ? { kind: "broken", why: "holds no object" } : PROSE;
  if (isObject(root.paths)) return { kind: "paths", root };
  const items = Object.entries(root).filter(([path, item]) => path.startsWith("/") && isObject(item));
  return items.length === 0 ? PROSE : { kind: "paths", root: { paths: Object.fromEntries(items) } };
}

/** `{ "spec": { "openapi": … } }`, the document as a text in it, or a list of them */
async function documentsIn(root: unknown): Promise<readonly RawObject[]> {
  if (isDocument(root)) return [root];
  const found: RawObject[] = [];
  for (const one of typeof root === "object" && root !== null ? Object.values(root) : []) {
    const inner = typeof one === "string" && SPEAKS_OF_ONE.test(one) ? await parseDocument(FENCE, one) : undefined;
    const value: unknown = inner?.ok === true ? inner.value.root : one;
    if (isDocument(value)) found.push(value);
  }
  return found;
}

const isDocument = (value: unknown): value is RawObject => isObject(value) && isVersion(value.openapi ?? value.swagger);

/** Lines outside of fences that hold a document all the same, as in `<pre>`. */
export const holdDocument = (lines: readonly string[]): boolean => {
  const all = lines.join("\n").replace(/&(?:quot|#34|#x22);/gi, '"');
  return SPEAKS_OF_ONE.test(all) && HAS_PATHS.test(all);
};

/** the name under which the reader of documents speaks of it */
const FENCE = "the fence";

/** `3.0.3`; the configuration of a docs site has the address of its document there */
const isVersion = (value: unknown): boolean => /^\d/.test(typeof value === "number" ? String(value) : text(value));
const text = (value: unknown): string => (typeof value === "string" ? value : "");
