/** An operation that is going or gone, and another that takes its place: the path in the code is rewritten. */

import type { Unproved } from "../../check/finding.js";
import { operationKey, operationNamed } from "../../contract/index.js";
import { parameterNames } from "../../contract/normalise/path.js";
import type { ApiCall } from "../../scan/call.js";
import { answerOf } from "../code/answer.js";
import { mentionOf } from "../code/path-mentions.js";
import type { Program } from "../code/program.js";
import { callAt, type WrittenSegment, writtenPath } from "../code/written-path.js";
import { differentResources } from "../proof/resource.js";
import { proveSuccessor } from "../proof/successor.js";
import type { CallUse } from "../proof/use.js";
import {
  type ApiOfFixes,
  circumstancesOf,
  type DraftEdit,
  type FixKind,
  isMadeOfContract,
  type Question,
} from "./kind.js";
import { changedSections, runsOf, segmentsOf } from "./moved-sections.js";

export const kind: FixKind = {
  name: "moved-path",
  draft(question) {
    const { finding, program, api, call } = question;
    if (!/^(?:removed|deprecated|expired)-endpoint$/.test(finding.ruleId) || call === undefined) return undefined;
    const [only, ...others] = finding.replacement;
    if (only === undefined || others.length > 0 || !isPlain(question)) return undefined;
    const target = only.chain.at(-1) ?? only.target;
    const [method, oldPath] = finding.operation.split(" ");
    const [newMethod, newPath] = target.split(" ");
    const successor = operationNamed(target);
    if (method === undefined || oldPath === undefined || newPath === undefined || successor === undefined)
      return undefined;
    // a change of method is a change of the code
    if (method !== newMethod) return undefined;
    // a gap that comes or goes is an argument that comes or goes
    if (parameterNames(oldPath).length !== parameterNames(newPath).length) return undefined;
    const edits = editsOf(program, call, oldPath, newPath);
    const mention =
      edits === undefined
        ? undefined
        : mentionOf(
            program,
            changedSections(oldPath, newPath, unwrittenOf(program, call, oldPath)),
            knownIn(program, api),
          );
    const use = useOf(program, call);
    if (edits === undefined || use === undefined) return undefined;
    const proved = proveSuccessor(api.opened.knowledge, operationKey(method, oldPath), successor, use);
    if (proved === undefined) return undefined;
    const unproved: readonly Unproved[] = [
      ...proved,
      ...differentResources(api.opened.knowledge, oldPath, target),
      ...(mention === undefined
        ? []
        : [{ kind: "named-too" as const, name: mention.text, file: mention.file, line: mention.line }]),
      ...(only.certainty === "certain" ? [] : [{ kind: "guessed" as const, target }]),
      ...circumstancesOf(question, call),
    ];
    return { change: { kind: "operation", from: finding.operation, to: target }, unproved, edits };
  },
};

const isPlain = ({ finding, call }: Question): boolean =>
  call !== undefined &&
  call.method !== undefined &&
  call.certainty !== "possible" &&
  finding.certainty !== "possible" &&
  !isMadeOfContract(call);

function useOf(program: Program, call: ApiCall): CallUse | undefined {
  const site = callAt(program, call);
  if (site === undefined) return undefined;
  const { query, headers, body, reads, complete } = call;
  const { escapes, asksStatus } = answerOf(program, call, site);
  const answer = escapes.length === 0 && reads.length === 0 && !asksStatus ? ("unused" as const) : escapes;
  return { query, headers, body, reads, complete, answer };
}

/** How many segments of the path are a client's, and not the call's. */
function unwrittenOf(program: Program, call: ApiCall, oldPath: string): number {
  const written = writtenPath(program, call);
  return written === undefined ? 0 : Math.max(0, segmentsOf(oldPath).length - written.length);
}

const KNOWN = new WeakMap<Program, Map<ApiOfFixes, ReadonlyMap<string, readonly number[]>>>();

/** Whether a literal writes the path of a call that is understood: that one is edited, or stays for a reason of its own. */
function knownIn(program: Program, api: ApiOfFixes): (file: string, start: number, end: number) => boolean {
  const ofProgram = KNOWN.get(program) ?? new Map<ApiOfFixes, ReadonlyMap<string, readonly number[]>>();
  KNOWN.set(program, ofProgram);
  return (file, start, end) => {
    let known = ofProgram.get(api);
    if (known === undefined) {
      known = literalsOf(program, api);
      ofProgram.set(api, known);
    }
    return known.get(file)?.some((place) => start <= place && place < end) === true;
  };
}

function literalsOf(program: Program, { scanned }: ApiOfFixes): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const call of scanned.calls)
    for (const segment of writtenPath(program, call) ?? [])
      if (segment.kind === "literal") {
        const known = places.get(segment.file);
        if (known === undefined) places.set(segment.file, [segment.start]);
        else known.push(segment.start);
      }
  return places;
}

/** Only what differs is rewritten, segment by segment; what stands in a client's base path cannot be. */
function editsOf(program: Program, call: ApiCall, oldPath: string, newPath: string): readonly DraftEdit[] | undefined {
  const written = writtenPath(program, call);
  if (written === undefined) return undefined;
  const [before, after] = [segmentsOf(oldPath), segmentsOf(newPath)];
  // from the end: a gateway's own segments before the path stay as they are, and a client's are not written here
  const shift = written.length - before.length;
  const place = (index: number): WrittenSegment | undefined => written[index + shift];
  const edits: DraftEdit[] = [];
  for (const run of runsOf(before, after)) {
    const segments = before.slice(run.start, run.end).map((_, at) => place(run.start + at));
    const made = rewritten(segments, run.text);
    if (made === undefined) return undefined;
    edits.push(...made);
  }
  return edits.length > 0 && edits.every(({ file }) => program.mayEdit(file)) ? edits : undefined;
}

function rewritten(
  segments: readonly (WrittenSegment | undefined)[],
  text: readonly string[],
): readonly DraftEdit[] | undefined {
  const literals = segments.filter((segment) => segment?.kind === "literal");
  const [first] = literals;
  if (first === undefined || literals.length !== segments.length || text.length === 0) return undefined;
  const isOne = literals.every((segment, at) => {
    const next = literals[at + 1];
    return next === undefined || (next.file === segment.file && next.start === segment.start + segment.text.length + 1);
  });
  if (isOne) {
    const before = literals.map((segment) => segment.text).join("/");
    const edit = {
      file: first.file,
      start: first.start,
      end: first.start + before.length,
      before,
      text: text.join("/"),
    };
    return [{ ...edit, steps: literals.flatMap(({ via }) => via) }];
  }
  if (literals.length !== text.length) return undefined;
  return literals.flatMap((segment, at): readonly DraftEdit[] => {
    const becomes = text[at];
    if (becomes === undefined || becomes === segment.text) return [];
    const end = segment.start + segment.text.length;
    return [{ file: segment.file, start: segment.start, end, before: segment.text, text: becomes, steps: segment.via }];
  });
}
