/**
 * Edits of one cause belong together. A constant that several calls share is rewritten for all of them or for none, and two
 * findings that the same edits settle have one fix.
 */
import { createHash } from "node:crypto";
import type { Edit, Finding, Fix, Unproved } from "../check/finding.js";
import { isTestFile } from "../scan/discover/language.js";
import type { ts } from "../scan/project/syntax.js";
import type { Program } from "./code/program.js";
import { usesOf } from "./code/references.js";
import type { Draft, DraftEdit } from "./kinds/index.js";

export interface Drafted {
  readonly finding: Finding;
  readonly draft: Draft;
}

/** What may be offered of the drafts, each finding with its whole fix. */
export function together(program: Program, drafted: readonly Drafted[]): ReadonlyMap<Finding, Fix> {
  const groups = groupsOf(drafted);
  const fixes = new Map<Finding, Fix>();
  for (const group of groups) {
    const edits = mergedEdits(group);
    if (edits === undefined || !isWhole(program, group)) continue;
    const fix = fixOf(group, edits);
    for (const { finding } of group) fixes.set(finding, fix);
  }
  return fixes;
}

const keyOf = ({ file, start, end }: Edit): string => `${file}:${start}-${end}`;

/** Drafts that edit the same characters are one, also where a third draft shares something with each of two. */
function groupsOf(drafted: readonly Drafted[]): readonly (readonly [Drafted, ...Drafted[]])[] {
  const leaders = drafted.map((_, at) => at);
  const leaderOf = (at: number): number => {
    let leader = at;
    for (let above = leaders[leader]; above !== undefined && above !== leader; above = leaders[leader]) leader = above;
    return leader;
  };
  const firstWith = new Map<string, number>();
  drafted.forEach(({ draft }, at) => {
    for (const edit of draft.edits) {
      const key = keyOf(edit);
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, at);
      else {
        const [one, other] = [leaderOf(first), leaderOf(at)];
        leaders[Math.max(one, other)] = Math.min(one, other);
      }
    }
  });
  const groups = new Map<number, [Drafted, ...Drafted[]]>();
  drafted.forEach((one, at) => {
    const leader = leaderOf(at);
    const group = groups.get(leader);
    if (group === undefined) groups.set(leader, [one]);
    else group.push(one);
  });
  return [...groups.values()];
}

/** In the order of the files; undefined where two want other texts at the same place, or overlap. */
function mergedEdits(group: readonly Drafted[]): readonly Edit[] | undefined {
  const known = new Map<string, DraftEdit>();
  for (const edit of group.flatMap(({ draft }) => draft.edits)) {
    const other = known.get(keyOf(edit));
    if (other !== undefined && other.text !== edit.text) return undefined;
    known.set(keyOf(edit), edit);
  }
  const edits = [...known.values()].map(
    ({ file, start, end, before, text }): Edit => ({ file, start, end, before, text }),
  );
  edits.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start));
  const overlaps = edits.some((edit, at) => {
    const next = edits[at + 1];
    return next !== undefined && next.file === edit.file && next.start < edit.end;
  });
  return overlaps ? undefined : edits;
}

/** Every use of a constant that is edited is one of the calls that want that edit. */
function isWhole(program: Program, group: readonly Drafted[]): boolean {
  const passed = new Map<string, Set<ts.Node>>();
  for (const edit of group.flatMap(({ draft }) => draft.edits)) {
    const known = passed.get(keyOf(edit)) ?? new Set();
    for (const { use } of edit.steps) known.add(use);
    passed.set(keyOf(edit), known);
  }
  return group.every(({ draft }) =>
    draft.edits.every((edit) =>
      edit.steps.every((step) => {
        if (program.isPublic(edit.file)) return false;
        const uses = usesOf(program, step);
        return uses?.every((use) => passed.get(keyOf(edit))?.has(use) === true) === true;
      }),
    ),
  );
}

function fixOf(group: readonly [Drafted, ...Drafted[]], edits: readonly Edit[]): Fix {
  const unproved = new Map<string, Unproved>();
  for (const one of group.flatMap(({ draft }) => draft.unproved)) unproved.set(JSON.stringify(one), one);
  // code whose answers a test reads: the test says what the code should do
  const inTest: Unproved = { kind: "in-test" };
  if (edits.some(({ file }) => isTestFile(file))) unproved.set(JSON.stringify(inTest), inTest);
  const [{ draft }] = group;
  const id = createHash("sha256").update(JSON.stringify(edits)).digest("hex").slice(0, 16);
  return {
    kind: unproved.size === 0 ? "fix" : "suggestion",
    change: draft.change,
    unproved: [...unproved.values()],
    edits,
    id,
  };
}
