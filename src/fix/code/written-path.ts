/** Which characters of which literals make which segment of a call's path. */

import type { ApiCall } from "../../scan/call.js";
import { bare, ts } from "../../scan/project/syntax.js";
import type { Piece, Step } from "./pieces.js";
import { piecesOf } from "./pieces.js";
import type { Program } from "./program.js";

/** One segment of a path: written out in one literal, a gap that code fills, or both or several literals mixed. */
export type WrittenSegment =
  | {
      readonly kind: "literal";
      readonly text: string;
      readonly file: string;
      readonly start: number;
      readonly via: readonly Step[];
    }
  | { readonly kind: "hole" }
  /** `lead`: what is written before the first gap */
  | { readonly kind: "mixed"; readonly lead?: Literal };

type Literal = Extract<WrittenSegment, { kind: "literal" }>;

/** The segments of a call's path, from the first that is written there: what comes before is a client's base path. */
type WrittenPath = readonly WrittenSegment[];

/** The call expression that the scan reported. */
export function callAt(program: Program, call: Pick<ApiCall, "file" | "line" | "column">): ts.Node | undefined {
  return nodeAt(program, call, (node) => ts.isCallExpression(node) || ts.isNewExpression(node));
}

/** The outermost node of a kind that starts and ends as a place of the scan does. */
export function nodeAt(
  program: Program,
  place: {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly endLine?: number;
    readonly endColumn?: number;
  },
  fits: (node: ts.Node) => boolean,
): ts.Node | undefined {
  const tree = program.module(place.file)?.tree;
  const starts = tree?.getLineStarts();
  const line = starts?.[place.line - 1];
  if (tree === undefined || starts === undefined || line === undefined) return undefined;
  const start = line + place.column - 1;
  const endLine = place.endLine === undefined ? undefined : starts[place.endLine - 1];
  const end = endLine === undefined || place.endColumn === undefined ? undefined : endLine + place.endColumn - 1;
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (found !== undefined || node.end < start || node.pos > start) return;
    if (node.getStart(tree) === start && (end === undefined || node.end === end) && fits(node)) {
      found = node;
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/**
 * Where the path of a call is written. Undefined where nobody can say it of each character, or where several texts of the
 * call could be meant.
 */
export function writtenPath(program: Program, call: ApiCall): WrittenPath | undefined {
  const node = callAt(program, call);
  if (node === undefined) return undefined;
  const found = new Map<string, WrittenPath>();
  for (const expression of textsIn(node)) {
    const path = pathOf(piecesOf(program, expression), call.path);
    if (path !== undefined) found.set(JSON.stringify(path.map(placeKey)), path);
  }
  const [only] = found.values();
  return found.size === 1 ? only : undefined;
}

const placeKey = (segment: WrittenSegment): unknown =>
  segment.kind === "literal" ? [segment.file, segment.start] : segment.kind;

/** Expressions in the arguments that can be an address, functions left out; and `client.path("/users").get()`. */
function textsIn(node: ts.Node): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isFunctionLike(child) || ts.isTypeNode(child)) return;
    if (ts.isObjectLiteralExpression(child) || ts.isArrayLiteralExpression(child)) {
      ts.forEachChild(child, visit);
      return;
    }
    if (ts.isPropertyAssignment(child)) {
      visit(child.initializer);
      return;
    }
    if (ts.isShorthandPropertyAssignment(child)) {
      found.push(child.name);
      return;
    }
    if (ts.isConditionalExpression(child)) return;
    if (ts.isExpression(child)) found.push(bare(child));
  };
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    node.arguments?.forEach(visit);
    for (
      let receiver: ts.Expression = node.expression;
      ts.isPropertyAccessExpression(receiver) || ts.isCallExpression(receiver);
      receiver = receiver.expression
    )
      if (ts.isCallExpression(receiver)) receiver.arguments.forEach(visit);
  }
  return found;
}

/** The segments of a text, if they are the end of the path that the scan understood. */
function pathOf(pieces: readonly Piece[], path: string): WrittenPath | undefined {
  if (!pieces.some((piece) => piece.kind === "text" && piece.text.includes("/"))) return undefined;
  const whole = withoutServer(segmentsIn(pieces));
  const wanted = path.split("/").filter((segment) => segment !== "");
  if (whole === undefined || whole.length === 0) return undefined;
  // `/api` of the server's own address, which is no part of the path
  const base = whole.slice(0, Math.max(0, whole.length - wanted.length));
  if (base.some(({ kind }) => kind !== "literal")) return undefined;
  const written = whole.slice(base.length);
  const before = wanted.length - written.length;
  // `/users${query}`: what follows the last segment without a slash is no part of it
  const last = written.at(-1);
  const lead = last?.kind === "mixed" ? last.lead : undefined;
  const segments = lead !== undefined && lead.text === wanted.at(-1) ? [...written.slice(0, -1), lead] : written;
  const agrees = segments.every((segment, index) => {
    const understood = wanted[before + index];
    return segment.kind === "literal" ? segment.text === understood : understood?.includes("{}") === true;
  });
  return agrees ? segments : undefined;
}

interface Draft {
  parts: (
    | { readonly kind: "text"; readonly piece: Piece & { kind: "text" }; readonly at: number; readonly text: string }
    | { readonly kind: "hole" }
  )[];
}

interface Drafted {
  readonly segments: readonly WrittenSegment[];
  /** the text begins with a slash, so that no part of a server or a base path is in it */
  readonly absolute: boolean;
  /** `https://app.run.ai` stands before the path */
  readonly scheme: boolean;
}

function segmentsIn(pieces: readonly Piece[]): Drafted {
  const drafts: Draft[] = [{ parts: [] }];
  let ended = false;
  for (const piece of pieces) {
    if (ended) break;
    if (piece.kind === "hole") {
      drafts.at(-1)?.parts.push({ kind: "hole" });
      continue;
    }
    const query = piece.text.search(/[?#]/);
    const text = query < 0 ? piece.text : piece.text.slice(0, query);
    ended = query >= 0;
    let at = 0;
    text.split("/").forEach((part, index) => {
      if (index > 0) drafts.push({ parts: [] });
      if (part !== "") drafts.at(-1)?.parts.push({ kind: "text", piece, at, text: part });
      at += part.length + 1;
    });
  }
  const [first] = pieces;
  const opening = first?.kind === "text" ? first.text : "";
  return {
    segments: drafts.map(segmentOf).filter((segment) => segment !== undefined),
    absolute: opening.startsWith("/"),
    scheme: /^[a-z][a-z+.-]*:\/\//i.test(opening),
  };
}

function segmentOf({ parts }: Draft): WrittenSegment | undefined {
  const [only] = parts;
  if (only === undefined) return undefined;
  if (only.kind === "hole") return parts.length > 1 ? { kind: "mixed" } : { kind: "hole" };
  const { piece, at, text } = only;
  // `/users/{userId}` as templates of paths write it: the name in braces is part of somebody else's types
  if (/[{}:$[\]%\\]/.test(text)) return { kind: "mixed" };
  const literal: Literal = { kind: "literal", text, file: piece.file, start: piece.start + at, via: piece.via };
  if (parts.length === 1) return literal;
  return parts.slice(1).every((part) => part.kind === "hole") ? { kind: "mixed", lead: literal } : { kind: "mixed" };
}

/** `https://host/…` and `${base}/…` begin with what is no part of the path. */
function withoutServer({ segments, absolute, scheme }: Drafted): readonly WrittenSegment[] | undefined {
  if (scheme) return segments.slice(2);
  if (absolute) return segments;
  const [first, ...rest] = segments;
  return first?.kind === "literal" ? segments : rest;
}
