/**
 * A mark at the place of each mutant says which tests come by: only those can notice it.
 *
 * `if (a > 1) return b;` becomes `mark(7); if (a > 1) return b;`. Marks stand before statements, or around the body of an
 * arrow function, so that they may tell of a test that comes near and no more; never the other way around.
 */
import ts from "typescript";
import type { PlacedMutant } from "./sample.js";

export interface Marked {
  readonly text: string;
  /** Numbers of mutants in what runs once, while the file is loaded: no test of its own can be told to come by. */
  readonly whileLoading: readonly number[];
}

/** The numbers are what the marks say; `module` is the path of what {@link markModule} wrote. */
export function withMarks(
  text: string,
  mutants: readonly { readonly number: number; readonly mutant: PlacedMutant }[],
  module: string,
): Marked {
  const source = ts.createSourceFile("marked.ts", text, ts.ScriptTarget.Latest, true);
  const inserted = [{ at: 0, text: `import { mark as __mark } from ${JSON.stringify(module)}; ` }];
  const whileLoading: number[] = [];
  for (const { number, mutant } of mutants) {
    const place = placeOf(source, mutant);
    if (place === undefined) whileLoading.push(number);
    else if (place.kind === "statement") inserted.push({ at: place.at, text: ` __mark(${number}); ` });
    else inserted.push({ at: place.start, text: `(__mark(${number}), ` }, { at: place.end, text: ")" });
  }
  const sorted = inserted.map((one, index) => ({ ...one, index })).sort((a, b) => a.at - b.at || a.index - b.index);
  let marked = "";
  let end = 0;
  for (const one of sorted) {
    marked += text.slice(end, one.at) + one.text;
    end = one.at;
  }
  return { text: marked + text.slice(end), whileLoading };
}

type Place =
  | { readonly kind: "statement"; readonly at: number }
  | { readonly kind: "expression"; readonly start: number; readonly end: number };

function placeOf(source: ts.SourceFile, { start, end }: PlacedMutant): Place | undefined {
  for (let node = innermost(source, start, end); !ts.isSourceFile(node); node = node.parent) {
    const { parent } = node;
    const isStatement = ts.isBlock(parent) || ts.isCaseOrDefaultClause(parent);
    if (isStatement && !(ts.isCaseClause(parent) && parent.expression === node))
      return isWhileLoading(parent) ? undefined : { kind: "statement", at: node.getStart(source) };
    if (ts.isParameter(node) && ts.isFunctionLike(parent) && "body" in parent && parent.body !== undefined)
      return bodyOf(parent.body, source);
    if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined) return bodyOf(node.body, source);
    if (ts.isArrowFunction(parent) && parent.body === node) return bodyOf(parent.body, source);
    if (ts.isPropertyDeclaration(parent) && parent.initializer === node && !isStatic(parent))
      return { kind: "expression", start: node.getStart(source), end: node.getEnd() };
  }
  return undefined;
}

const bodyOf = (body: ts.ConciseBody, source: ts.SourceFile): Place =>
  ts.isBlock(body)
    ? { kind: "statement", at: body.getStart(source) + 1 }
    : { kind: "expression", start: body.getStart(source), end: body.getEnd() };

const isStatic = (property: ts.PropertyDeclaration): boolean =>
  property.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;

/** A block at the top of a file, of a loop or an `if`. */
function isWhileLoading(node: ts.Node): boolean {
  for (let up = node; !ts.isSourceFile(up); up = up.parent) if (ts.isFunctionLike(up)) return false;
  return true;
}

function innermost(source: ts.SourceFile, start: number, end: number): ts.Node {
  const find = (node: ts.Node): ts.Node =>
    ts.forEachChild(node, (child) =>
      child.getStart(source) <= start && child.getEnd() >= end ? find(child) : undefined,
    ) ?? node;
  return find(source);
}

/**
 * What marks call: in a process of the tests they tell the runner, in a process that a test started they write to the
 * folder, as what the test did that ran while the process started. A thread outlives the test that started it: what it
 * comes by may be noticed by each of that file.
 */
export const markModule = (folder: string): string => `
import { appendFileSync, readFileSync } from "node:fs";
const folder = ${JSON.stringify(folder)};
function ofProcess() {
  const seen = new Set();
  const running = (pid) => {
    try { return JSON.parse(readFileSync(folder + "/running-" + pid, "utf8")); } catch {}
  };
  const thread = running(process.pid);
  const by = thread === undefined ? running(process.ppid) : { file: thread.file };
  return {
    add(number) {
      if (seen.has(number)) return;
      seen.add(number);
      appendFileSync(folder + "/processes.jsonl", JSON.stringify({ number, ...by }) + "\\n");
    },
  };
}
let own;
export const mark = (number) => (globalThis.lastcallMarks ?? (own ??= ofProcess())).add(number);
`;
