/** The calls that are known, and which texts of the code they account for. */
import type { CodePlace, Span, Waypoint } from "../call.js";
import { placeOf, ts } from "../project/syntax.js";
import { textsOf } from "../routes/segment.js";

/** Somebody's call, or one that was not understood, as far as it is known. */
export interface KnownCall {
  readonly place: CodePlace;
  readonly path: string;
  readonly via: readonly Waypoint[];
  readonly hosts: readonly string[];
  /** it reaches this API */
  readonly ours: boolean;
  /** no client is known to send it */
  readonly guessed: boolean;
}

/** The second file can be reached from the first by imports. */
export type LeadsTo = (from: string, to: string) => boolean;

interface PathInCode {
  readonly node: ts.Node;
  readonly path: string;
}

/** Which texts the calls account for. */
export class Account {
  readonly #byFile = new Map<string, KnownCall[]>();
  readonly #byPath = new Map<string, KnownCall[]>();
  readonly #byHost = new Map<string, KnownCall[]>();
  /** lines that calls of the API lead through */
  readonly #ways = new Set<string>();
  readonly #leadsTo: LeadsTo;

  constructor(calls: readonly KnownCall[], leadsTo: LeadsTo) {
    this.#leadsTo = leadsTo;
    for (const call of calls) {
      put(this.#byFile, call.place.file, call);
      for (const { file, line } of call.ours ? call.via : []) this.#ways.add(`${file}:${line}`);
      for (const host of call.hosts) put(this.#byHost, host, call);
      const segments = textsOf(call.path);
      // a text may be the beginning or the end of the path, with a base or a query around it
      for (let at = 0; at < segments.length; at += 1) {
        put(this.#byPath, segments.slice(at).join("/"), call);
        if (at > 0) put(this.#byPath, segments.slice(0, at).join("/"), call);
      }
    }
  }

  isOurs(node: ts.Node): boolean {
    const place = placeOf(node);
    return (this.#byFile.get(place.file) ?? []).some((call) => call.ours && samePlace(call.place, place));
  }

  isGuessed(node: ts.Node): boolean {
    const place = placeOf(node);
    const known = this.#byFile.get(place.file) ?? [];
    return known.some((call) => call.ours && call.guessed && samePlace(call.place, place));
  }

  /** Some call is known there, whosever it is, or a call of the API leads through it. */
  covers(node: ts.Node): boolean {
    const place = placeOf(node);
    const known = this.#byFile.get(place.file) ?? [];
    return (
      this.#ways.has(`${place.file}:${place.line}`) ||
      known.some((one) => covers(place, one.place) || covers(one.place, place))
    );
  }

  /** A call of the API uses that host, and the address can have come from here. */
  reaches(node: ts.Node, host: string): boolean {
    const place = placeOf(node);
    if ((this.#byFile.get(place.file) ?? []).some((one) => covers(one.place, place))) return true;
    return (this.#byHost.get(host) ?? []).some((one) => one.ours && this.#canUse(one, place.file));
  }

  /** `leaves`: it is handed to code that is not here, so that only a call around it can be the one that it is for. */
  holds({ node, path }: PathInCode, leaves: boolean): boolean {
    const place = placeOf(node);
    if ((this.#byFile.get(place.file) ?? []).some((one) => covers(one.place, place))) return true;
    const same = this.#byPath.get(textsOf(path).join("/")) ?? [];
    if (!leaves) return same.some((one) => this.#canUse(one, place.file));
    const whole = placeOf(functionAround(node));
    return same.some((one) => one.place.file === place.file && covers(whole, one.place));
  }

  #canUse(call: KnownCall, file: string): boolean {
    return [call.place, ...call.via].some((step) => step.file === file || this.#leadsTo(step.file, file));
  }
}

function functionAround(node: ts.Node): ts.Node {
  let at = node;
  while (at.parent !== undefined && !ts.isFunctionLike(at)) at = at.parent;
  return at;
}

function put(map: Map<string, KnownCall[]>, key: string, call: KnownCall): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [call]);
  else known.push(call);
}

const samePlace = (one: Span, other: Span): boolean => one.line === other.line && one.column === other.column;

const covers = (outer: Span, inner: Span): boolean =>
  (outer.line < inner.line || (outer.line === inner.line && outer.column <= inner.column)) &&
  (outer.endLine > inner.endLine || (outer.endLine === inner.endLine && outer.endColumn >= inner.endColumn));
