/**
 * A field of an answer that has another name now: every read of it by the call is renamed, and the type that declares it.
 *
 * @example
 * const { owner, tags } = await pet(id); // const { holder: owner, tags } = await pet(id);
 */

import { isDeepStrictEqual } from "node:util";
import type { Unproved } from "../../check/fix.js";
import { type OperationKey, operationKey } from "../../contract/index.js";
import type { ApiCall, CodePlace, FieldUse } from "../../scan/call.js";
import type { ts } from "../../scan/project/syntax.js";
import { type Answer, answerOf, type Escape, innermost } from "../code/answer.js";
import { declaredField } from "../code/declared-field.js";
import { namedOnTheWay } from "../code/on-the-way.js";
import { renamedRead } from "../code/renamed-read.js";
import { callAt, nodeAt } from "../code/written-path.js";
import { startsWith } from "../proof/compare.js";
import { nameBeside, proveRename } from "../proof/rename.js";
import { circumstancesOf, type FixKind, isMadeOfContract, type Question } from "./kind.js";

export const kind: FixKind = {
  name: "renamed-answer-field",
  draft(question) {
    const { finding, program, call, api } = question;
    if (!/^(?:removed|deprecated|expired)-response-field$/.test(finding.ruleId) || call === undefined) return undefined;
    const { path } = finding.element;
    const [only, ...others] = finding.replacement;
    const name = only === undefined || others.length > 0 ? undefined : nameBeside(path, only.target);
    if (only === undefined || name === undefined) return undefined;
    if (call.certainty === "possible" || finding.certainty === "possible" || call.generatedSymbol !== undefined)
      return undefined;
    const becomes = [...path.slice(0, -1), name];
    // who reads both names has a way for either release already
    if (call.reads.some((read) => startsWith(read.path, becomes))) return undefined;
    const [method = "", route = ""] = finding.operation.split(" ");
    const key = operationKey(method, route);
    const proved = proveRename(api.opened.knowledge, key, namesOf(path, becomes), []);
    const site = callAt(program, call);
    const places = placesOf(call, path);
    if (proved === undefined || site === undefined || places.length === 0) return undefined;
    const reads: ts.Node[] = [];
    for (const place of places) {
      const node = nodeAt(program, place, () => true);
      if (node === undefined || !otherReadersAgree(question, place, key, { path, name })) return undefined;
      reads.push(innermost(node));
    }
    const answer = answerOf(program, call, site);
    const asked = answer.escapes.filter((escape) => asksFor(escape, path));
    const elsewhere = answer.escapes.filter((one) => !asked.includes(one) && !asksForAnother(one, path));
    const named = [...reads, ...asked.flatMap(({ asks }) => (asks === undefined ? [] : [asks]))];
    const edits = named.map((read) => renamedRead(read, name));
    const made = edits.filter((edit) => edit !== undefined);
    if (made.length !== edits.length || !made.every(({ file }) => program.mayEdit(file))) return undefined;
    const old = path.at(-1) ?? "";
    // what is on the way of all answers; wrappers are part of the walk
    const hook = namedOnTheWay(program, { via: [] }, old);
    const declared = declaredField(program, answer.types, { from: old, to: name });
    return {
      change: { kind: "name", of: "response-property", from: old, to: name },
      unproved: [
        ...proved,
        ...unseenReads({ ...answer, escapes: elsewhere }, path, reads),
        ...declared.unproved,
        ...(isMadeOfContract(call) ? [{ kind: "declared" as const, name: old }] : []),
        ...(hook === undefined ? [] : [{ kind: "named-too" as const, name: old, ...hook }]),
        ...(only.certainty === "certain" ? [] : [{ kind: "guessed" as const, target: name }]),
        ...circumstancesOf(question, call),
      ],
      edits: [...made, ...declared.edits].map((edit) => ({ ...edit, steps: [] })),
    };
  },
};

const namesOf = (from: readonly string[], to: readonly string[]) =>
  ({
    from: { kind: "response-property", path: from },
    to: { kind: "response-property", path: to },
  }) as const;

/** Where a call names the field: to read it, or to read what lies in it. */
function placesOf({ reads }: Pick<ApiCall, "reads">, path: readonly string[]): readonly CodePlace[] {
  const places = new Map<string, CodePlace>();
  for (const read of reads) {
    const place = placeIn(read, path);
    if (place !== undefined) places.set(placeKey(place), place);
  }
  return [...places.values()];
}

const placeKey = ({ file, line, column }: CodePlace): string => `${file} ${line} ${column}`;

function placeIn(read: FieldUse, path: readonly string[]): CodePlace | undefined {
  if (!startsWith(read.path, path)) return undefined;
  if (read.path.length === path.length) return read.at;
  const named = path.filter((step) => step !== "[]" && step !== "{}").length;
  // below a list the last name is the field's own
  const below = read.path.slice(path.length).some((step) => step !== "[]" && step !== "{}");
  return below ? read.above?.[named - 1] : read.at;
}

/** The same characters may read the answers of other calls: all of them must have the new name, by the vendor's word. */
function otherReadersAgree(
  { api, call }: Question,
  place: CodePlace,
  key: OperationKey,
  { path, name }: { readonly path: readonly string[]; readonly name: string },
): boolean {
  const { knowledge } = api.opened;
  const there = placeKey(place);
  const isThere = (at: CodePlace | undefined): boolean => at !== undefined && placeKey(at) === there;
  return api.scanned.calls
    .filter((one) => one !== call)
    .every((one) =>
      one.reads
        .filter((read) => isThere(read.at) || read.above?.some(isThere) === true)
        .every((read) => {
          const [match, ...several] = api.operations.match(one);
          if (match === undefined || several.length > 0) return false;
          if (match.value.key === key && startsWith(read.path, path)) return true;
          const own = read.path.slice(0, read.path.lastIndexOf(path.at(-1) ?? "") + 1);
          const [target] = knowledge.targets;
          if (own.length === 0 || target === undefined) return false;
          const becomes = [...own.slice(0, -1), name];
          const { lifecycle } = knowledge.life(match.value.key, namesOf(own, becomes).from, target);
          return (
            lifecycle?.replacement.length === 1 &&
            lifecycle.replacement.every((named) => nameBeside(own, named.target) === name) &&
            proveRename(knowledge, match.value.key, namesOf(own, becomes), [])?.length === 0
          );
        }),
    );
}

/** `"owner" in pet`, of the object that has the field: what an item of a list is asked for is asked of the list's path. */
const asksFor = ({ asks, path }: Escape, field: readonly string[]): boolean =>
  asks !== undefined && isDeepStrictEqual(names([...path, asks.text]), names(field));
const asksForAnother = ({ asks }: Escape, field: readonly string[]): boolean =>
  asks !== undefined && asks.text !== field.at(-1);
const names = (path: readonly string[]): readonly string[] => path.filter((step) => step !== "[]" && step !== "{}");

/** Where the object that has the field goes out of sight, or is not the answer alone. */
function unseenReads(
  { escapes, mixed, met }: Answer,
  path: readonly string[],
  reads: readonly ts.Node[],
): readonly Unproved[] {
  const above = path.slice(0, -1);
  const out = [...escapes, ...mixed].filter((escape) => startsWith(above, escape.path));
  const unmet = reads.filter((read) => !met.has(read) && !met.has(read.parent));
  const [first] = unmet;
  if (out.length === 0 && first !== undefined) {
    const tree = first.getSourceFile();
    const { line } = tree.getLineAndCharacterOfPosition(first.getStart(tree));
    return [{ kind: "answer", file: tree.fileName, line: line + 1, escape: "mixed" }];
  }
  return out.map(({ file, line, how }) => ({ kind: "answer", file, line, escape: how }));
}
