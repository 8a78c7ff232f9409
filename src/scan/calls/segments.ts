/** The segments of a path, as far as its text is known. */

import type { TextPart } from "../domain/value.js";

/** One segment of a path: written, a gap, or a mixture of both. */
export type Segment =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "hole"; readonly parameter: boolean }
  | { readonly kind: "mixed"; readonly text: string; readonly parameter: boolean };

export interface Segments {
  readonly segments: readonly Segment[];
  /** with a gap in each that is empty: `/users//roles`, as where `""` stands for what is yet to come */
  readonly filled: readonly Segment[] | undefined;
  /** the segments and a gap, where it ends in a slash: `/users/` */
  readonly filledEnd: readonly Segment[] | undefined;
}

export function segmentsOf(path: readonly TextPart[]): Segments {
  const pieces: Piece[] = [{ text: "", holes: 0, literal: false, parameter: false }];
  for (const part of path) {
    const current = (): Piece | undefined => pieces.at(-1);
    if (typeof part !== "string") {
      const at = current();
      if (at === undefined || "query" in part) continue;
      at.holes++;
      at.text += "{}";
      at.parameter ||= part.hole.parameter;
      continue;
    }
    part.split("/").forEach((piece, index) => {
      if (index > 0) pieces.push({ text: "", holes: 0, literal: false, parameter: false });
      const at = current();
      if (at === undefined || piece === "") return;
      at.text += piece;
      at.literal = true;
    });
  }
  // as whoever sends it does: `"/users "` is `/users`
  for (const piece of pieces) piece.text = piece.text.trim();
  const isEmpty = ({ text }: Piece): boolean => text === "";
  const known = (piece: Piece): readonly Segment[] => (isEmpty(piece) || piece.text === "." ? [] : [segmentOf(piece)]);
  const inner = pieces.slice(1, -1);
  const segments = pieces.flatMap(known);
  const filled = inner.some(isEmpty)
    ? pieces.flatMap((piece) => (isEmpty(piece) && inner.includes(piece) ? [GAP] : known(piece)))
    : undefined;
  const last = pieces.at(-1);
  const endsInSlash = segments.length > 0 && last !== undefined && isEmpty(last);
  return { segments, filled, filledEnd: endsInSlash ? [...segments, GAP] : undefined };
}

interface Piece {
  text: string;
  holes: number;
  literal: boolean;
  parameter: boolean;
}

const GAP: Segment = { kind: "hole", parameter: false };

function segmentOf(piece: Piece): Segment {
  // `/users/{userId}` and `/users/:userId` as generated clients and route tables write them
  if (piece.holes === 0)
    return /^(\{[^}]*\}|:[A-Za-z_]\w*|\$\{[^}]*\}|\[[^\]]+\])$/.test(piece.text)
      ? GAP
      : { kind: "literal", text: piece.text };
  if (!piece.literal) return { kind: "hole", parameter: piece.parameter };
  return { kind: "mixed", text: piece.text, parameter: piece.parameter };
}

export const patternOf = (segments: readonly Segment[]): string =>
  `/${segments.map((segment) => (segment.kind === "hole" ? "{}" : segment.text)).join("/")}`;

/** `/users/4/roles` is what `/users//roles` is once its value is there; `/api//users` has a slash too many. */
export const fills = (segments: readonly Segment[], filled: readonly Segment[]): boolean =>
  segments.length === filled.length &&
  segments.every((segment, at) => {
    const other = filled[at];
    return other?.kind === "hole" || (other?.kind === segment.kind && other.text === textOf(segment));
  });

const textOf = (segment: Segment): string => (segment.kind === "hole" ? "" : segment.text);
