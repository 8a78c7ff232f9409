/** From the texts of a URL to base, path and query. */

import { type Choices, choicesOf } from "../domain/choice.js";
import { concatenate, textsOf } from "../domain/strings.js";
import type { Hole, TextPart, TextValue, Value } from "../domain/value.js";
import { isNothing, text } from "../domain/value.js";
import { pairsIn, SCHEME, splitOrigin } from "../knowledge/natives/url.js";
import type { CallBase } from "./raw-call.js";
import { fills, type Segment, type Segments, segmentsOf } from "./segments.js";

export interface Address {
  readonly base: CallBase;
  readonly segments: readonly Segment[];
  readonly query: readonly (readonly [string, Value])[];
  /** query objects that stand in the URL */
  readonly queryObjects: readonly Value[];
  /** something unknown follows the path: a query nobody sees */
  readonly tail: boolean;
  /** what is known of the path begins with a gap that a caller fills */
  readonly openStart: boolean;
  /** the base is what a caller passes */
  readonly baseOpen: boolean;
  /** a caller passes what follows: `${prefix}${path}` */
  readonly openEnd: boolean;
  /** the segments with the gap that was taken for a query: `/files/pre-${id}` */
  readonly withTail: readonly Segment[] | undefined;
  /** the segments with a gap at the end, which another way to the request has there: `/users/${id ?? ""}` */
  readonly withEnd: readonly Segment[] | undefined;
  /** the branches it comes from */
  readonly choices: Choices;
  /** where it begins with something that was passed in: that, and the segments after it */
  readonly after: { readonly opening: Hole; readonly segments: readonly Segment[] } | undefined;
}

const MOST_ADDRESSES = 40;

/** Base URL and path as the clients join them: an absolute path stays alone, slashes never double. */
export function addressesOf(url: Value, base: Value | undefined): readonly Address[] {
  const paths = textsOf(url);
  const bases = base === undefined || isNothing(base) ? [] : textsOf(base);
  const joined = paths.flatMap((path): readonly TextValue[] => {
    const first = path.parts[0];
    if (bases.length === 0 || (typeof first === "string" && SCHEME.test(first))) return [path];
    return bases.flatMap((one) => textsOf(concatenate([one, text("/"), path])));
  });
  const read = joined.slice(0, MOST_ADDRESSES).map((one) => {
    const { filled, filledEnd, ...address } = addressOf(one);
    return { filled, filledEnd, address: { ...address, choices: choicesOf(one) } };
  });
  const isShown = (wanted: readonly Segment[]): boolean =>
    read.some(({ address: { segments } }) => fills(segments, wanted));
  // a written end is another path
  const isEnd = (wanted: readonly Segment[]): boolean =>
    read.some(({ address: { segments } }) => segments.at(-1)?.kind !== "literal" && fills(segments, wanted));
  return read.map(({ address, filled, filledEnd }) => ({
    ...address,
    segments: filled !== undefined && isShown(filled) ? filled : address.segments,
    withEnd: filledEnd !== undefined && isEnd(filledEnd) ? filledEnd : undefined,
  }));
}

type Read = Omit<Address, "choices" | "withEnd"> & Pick<Segments, "filled" | "filledEnd">;

function addressOf(value: TextValue): Read {
  const { path: written, query, queryObjects, tail } = cutQuery(value);
  const { origin, path } = splitOrigin(text(...withScheme(written)));
  const base = baseOf(origin);
  const { segments, filled, filledEnd } = segmentsOf(path);
  const baseOpen = origin.some((part) => typeof part !== "string" && "hole" in part && part.hole.parameter);
  let start = false;
  const [head] = path;
  if (base.kind === "none" && head !== undefined && typeof head !== "string")
    start = "hole" in head && head.hole.parameter;
  if (base.kind === "expression" && segments.length === 0) start = baseOpen;
  const after = afterOpening(origin, path, segments);
  const last = segments.at(-1);
  // `/users${query}`: whatever follows a written segment without a slash is no part of it
  if (last?.kind === "mixed" && endsInHole(path)) {
    const known = last.text.replace(/\{\}$/, "");
    if (!known.includes("{}"))
      return {
        base,
        segments: [...segments.slice(0, -1), { kind: "literal", text: known }],
        query,
        queryObjects,
        tail: true,
        openStart: start,
        baseOpen,
        openEnd: last.parameter,
        withTail: segments,
        after: undefined,
        filled: undefined,
        filledEnd: undefined,
      };
  }
  return {
    base,
    segments,
    query,
    queryObjects,
    tail,
    openStart: start,
    baseOpen,
    openEnd: false,
    withTail: undefined,
    after,
    filled,
    filledEnd,
  };
}

/** `${this.url}/users`, `https://app.run.ai${prefix}/users` */
function afterOpening(
  origin: readonly TextPart[],
  path: readonly TextPart[],
  segments: readonly Segment[],
): Address["after"] {
  const passed = (part: TextPart | undefined): Hole | undefined =>
    typeof part === "object" && "hole" in part && part.hole.parameter ? part.hole : undefined;
  const inOrigin = origin.map(passed).find((hole) => hole !== undefined);
  if (inOrigin !== undefined) return { opening: inOrigin, segments };
  const [first] = path;
  const inPath = segments[0]?.kind === "hole" ? passed(first) : undefined;
  return inPath === undefined ? undefined : { opening: inPath, segments: segments.slice(1) };
}

/** `//api.acme.com/users` names its host; `//users` only has a slash too many. */
function withScheme(path: readonly TextPart[]): readonly TextPart[] {
  const [first, ...others] = path;
  return typeof first === "string" && /^\/\/[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/|$)/.test(first)
    ? [`https:${first}`, ...others]
    : path;
}

function endsInHole(path: readonly TextPart[]): boolean {
  const last = path.at(-1);
  return last !== undefined && typeof last !== "string" && "hole" in last;
}

/**
 * At the first `?` the path ends; a fragment is nothing; a query object ends it too. `&` does where a query was thought
 * to have begun: `url += (url.includes("?") ? "&" : "?") + query`.
 */
function cutQuery(value: TextValue): {
  path: readonly TextPart[];
  query: readonly (readonly [string, Value])[];
  queryObjects: readonly Value[];
  tail: boolean;
} {
  const path: TextPart[] = [];
  const rest: TextPart[] = [];
  let inQuery = false;
  for (const part of value.parts) {
    if (inQuery) {
      rest.push(part);
      continue;
    }
    if (typeof part !== "string") {
      if ("query" in part) {
        inQuery = true;
        rest.push(part);
      } else path.push(part);
      continue;
    }
    const end = part.search(/[?#&]/);
    if (end < 0) {
      path.push(part);
      continue;
    }
    if (end > 0) path.push(part.slice(0, end));
    inQuery = true;
    if (part[end] !== "#") rest.push(part.slice(end + 1));
  }
  const queryObjects = rest.flatMap((part) => (typeof part !== "string" && "query" in part ? [part.query] : []));
  const known = rest.filter((part) => typeof part === "string" || "hole" in part);
  const query = pairsIn(text(...known));
  const tail =
    known.some((part) => typeof part !== "string") &&
    query.every(([, given]) => given.kind === "text" && given.parts.every((part) => typeof part === "string"));
  return { path, query, queryObjects, tail };
}

function baseOf(origin: readonly TextPart[]): CallBase {
  if (origin.length === 0) return { kind: "none" };
  const holes = origin.flatMap((part): readonly Hole[] =>
    typeof part !== "string" && "hole" in part ? [part.hole] : [],
  );
  if (holes.length === 0) {
    const written = origin.map((part) => (typeof part === "string" ? part : "")).join("");
    return {
      kind: "host",
      host: written
        .replace(SCHEME, "")
        .replace(/^[^@/]*@/, "")
        .toLowerCase(),
    };
  }
  const written = origin
    .map((part) =>
      typeof part === "string"
        ? part
        : "hole" in part
          ? origin.length === 1
            ? part.hole.text
            : `\${${part.hole.text}}`
          : "",
    )
    .join("");
  return {
    kind: "expression",
    text: written,
    ...(origin.length === 1 && holes.every(({ parameter }) => parameter) ? { passedIn: true } : {}),
    names: [
      ...new Set([
        ...holes.flatMap(({ names }) => names),
        ...origin.flatMap((part) => (typeof part === "string" ? (part.match(/[A-Za-z]\w+/g) ?? []) : [])),
      ]),
    ],
  };
}
