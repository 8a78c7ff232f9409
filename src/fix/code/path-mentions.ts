/**
 * Where else the code says a path that is to be rewritten: a cache that is cleared by it, an interceptor that looks for it, a
 * type of it. These would go on with the old one.
 *
 * @example
 * const { data } = useSWR("/v1/orders", load); // the call
 * const refresh = () => mutate("/v1/orders");  // says it, too
 */
import { isTestFile } from "../../scan/discover/language.js";
import { ts } from "../../scan/project/syntax.js";
import type { Program } from "./program.js";

/** Segments that stand together between two gaps of a path, of which some are to become others. */
export interface PathSection {
  readonly segments: readonly string[];
  /** index of the first segment that becomes another */
  readonly changed: number;
  /** a gap follows */
  readonly goesOn: boolean;
  /** it begins where the call's own text does, below a client's base path: only a whole text says it */
  readonly belowBase: boolean;
}

export interface Mention {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** The first in the code, tests left out: they say what the code should do. `isKnown`: part of a call that is understood. */
export function mentionOf(
  program: Program,
  sections: readonly PathSection[],
  isKnown: (file: string, start: number, end: number) => boolean,
): Mention | undefined {
  for (const file of program.files) {
    if (isTestFile(file) || !program.isWritten(file)) continue;
    const raw = program.raw(file);
    if (raw === undefined || !sections.some((section) => maySay(raw, section))) continue;
    const tree = program.module(file)?.tree;
    const found = tree === undefined ? undefined : firstIn(tree, sections, isKnown);
    if (found !== undefined) return found;
  }
  return undefined;
}

const maySay = (raw: string, { segments, changed }: PathSection): boolean => raw.includes(segments[changed] ?? "/");

interface Said {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const known = new WeakMap<ts.SourceFile, readonly Said[]>();

/** All texts of a file that may be a path. */
function saidIn(tree: ts.SourceFile): readonly Said[] {
  const before = known.get(tree);
  if (before !== undefined) return before;
  const found: Said[] = [];
  const visit = (node: ts.Node): void => {
    const text = textAt(node);
    if (text?.includes("/") === true && !isModuleName(node))
      found.push({ text: text.trim(), start: node.getStart(tree), end: node.end });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  known.set(tree, found);
  return found;
}

function firstIn(
  tree: ts.SourceFile,
  sections: readonly PathSection[],
  isKnown: (file: string, start: number, end: number) => boolean,
): Mention | undefined {
  const found = saidIn(tree).find(
    ({ text, start, end }) => sections.some((section) => says(text, section)) && !isKnown(tree.fileName, start, end),
  );
  if (found === undefined) return undefined;
  return { file: tree.fileName, line: tree.getLineAndCharacterOfPosition(found.start).line + 1, text: found.text };
}

function textAt(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
    return node.text;
  return ts.isRegularExpressionLiteral(node)
    ? node.text.replaceAll("\\/", "/").replace(/^\/\^?|\$?\/[a-z]*$/g, "")
    : undefined;
}

/** Whole, at the end of an address, or from the start as far as what changes: `/v1` says something of `/v1/orders`. */
function says(text: string, { segments, changed, goesOn, belowBase }: PathSection): boolean {
  const address = text.replace(/[?#].*$/s, "").replace(/\/+$/, "");
  const whole = segments.join("/");
  if (belowBase && goesOn && address.startsWith(`/${whole}/`)) return true;
  if (!belowBase && saysWithin(address, whole, { segments, goesOn })) return true;
  return segments.some((_, at) => at >= changed && address === `/${segments.slice(0, at + 1).join("/")}`);
}

function saysWithin(
  address: string,
  whole: string,
  { segments, goesOn }: Pick<PathSection, "segments" | "goesOn">,
): boolean {
  if (address.endsWith(`/${whole}`) || (segments.length > 1 && address === whole)) return true;
  return goesOn && address.includes(`/${whole}/`);
}

const isModuleName = ({ parent }: ts.Node): boolean =>
  ts.isImportDeclaration(parent) ||
  ts.isExportDeclaration(parent) ||
  ts.isExternalModuleReference(parent) ||
  (ts.isLiteralTypeNode(parent) && ts.isImportTypeNode(parent.parent)) ||
  (ts.isCallExpression(parent) && /^(?:import|require|jest\.\w+|vi\.\w+)$/.test(parent.expression.getText()));
