/**
 * What becomes of a call's answer: where it is read, and where it goes out of sight. What is not known to be harmless is
 * an escape, so that the reads are complete where there is none.
 */

import type { ApiCall } from "../../scan/call.js";
import { ts } from "../../scan/project/syntax.js";
import { AnswerWalk, type Escape } from "./answer-walk.js";
import type { Program } from "./program.js";
import { nodeAt } from "./written-path.js";

export type { Escape } from "./answer-walk.js";

export interface Answer {
  readonly escapes: readonly Escape[];
  /** which of several statuses came back is looked at */
  readonly asksStatus: boolean;
  /** where it becomes one with values from elsewhere */
  readonly mixed: readonly Escape[];
  /** reads of the scan that are met on the way from the call */
  readonly met: ReadonlySet<ts.Node>;
  /** what the code says of the type of the answer, or of a part of it */
  readonly types: readonly ts.TypeNode[];
}

/** What becomes of the answer of a call. The reads themselves are those of the scan. */
export function answerOf(program: Program, call: ApiCall, site: ts.Node): Answer {
  const walk = new AnswerWalk(program, readsByPlace(program, call), call.via.length === 0);
  walk.value(site, []);
  const { escapes, besides, unwrapped, asksStatus, mixed, met, types } = walk;
  return { escapes: unwrapped ? escapes : [...escapes, ...besides], asksStatus, mixed, met, types };
}

/** The scan's reads by the node that names them, with those of the fields they lie in. */
function readsByPlace(program: Program, call: ApiCall): ReadonlyMap<ts.Node, readonly string[]> {
  const known = new Map<ts.Node, readonly string[]>();
  const add = (place: ApiCall["reads"][number]["at"], path: readonly string[]): void => {
    const node = nodeAt(program, place, () => true);
    if (node !== undefined && !known.has(innermost(node))) known.set(innermost(node), path);
  };
  for (const read of call.reads) {
    add(read.at, read.path);
    const named = read.path.flatMap((step, index) => (step === "[]" || step === "{}" ? [] : [index]));
    read.above?.forEach((place, index) => {
      const end = named[index];
      if (end !== undefined) add(place, read.path.slice(0, end + 1));
    });
  }
  return known;
}

/** A place stands for a name: `x` of `{ x }`, `.x` of `a.x`. */
export function innermost(node: ts.Node): ts.Node {
  let at = node;
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(at, (child) =>
      child.getStart() === at.getStart() && child.end === at.end ? child : undefined,
    );
    if (inner === undefined) return at;
    at = inner;
  }
}
