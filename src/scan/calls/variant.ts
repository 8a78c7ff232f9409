/** Each request with each method and address it can have, and whether a caller still has to say more. */

import { type Choices, choicesOf, NO_CHOICES, together } from "../domain/choice.js";
import { literalOf, textsOf } from "../domain/strings.js";
import type { ts } from "../project/syntax.js";
import { Ends } from "./ends.js";
import type { CallRecord } from "./record.js";
import { patternOf, type Segment } from "./segments.js";
import type { BestMatch, SurfaceMatch } from "./surface-match.js";
import type { Address } from "./url.js";
import { addressesOf } from "./url.js";

/** A record with one of its methods and one of its addresses. */
export interface Variant {
  readonly record: CallRecord;
  readonly method: string | undefined;
  readonly address: Address;
  /** all that the record can have */
  readonly addresses: readonly Address[];
  /** the same for all views of the same request: site, method, path with what callers may fill blanked */
  readonly key: string;
  readonly ids: readonly number[];
  /** a caller has to say more */
  readonly open: boolean;
}

/**
 * A request that can be several (`TABLE[kind]`) is one for each caller that says which: then only these count.
 */
export function decidedByCallers(variants: readonly Variant[]): ReadonlySet<CallRecord> {
  const keys = new Map<CallRecord, Set<string>>();
  for (const { record, key } of variants) {
    const known = keys.get(record);
    if (known === undefined) keys.set(record, new Set([key]));
    else known.add(key);
  }
  const choicesOfRecord = (record: CallRecord): number => keys.get(record)?.size ?? 0;

  const several = variants.filter(({ record }) => choicesOfRecord(record) > 1);
  /** how many choices whoever calls it and says most leaves */
  const left = new Ends<number>();
  for (const { ids } of several) left.of(ids).kept = Number.POSITIVE_INFINITY;
  for (const { record, ids, open } of variants) {
    if (open) continue;
    let end: Ends<number> | undefined = left;
    for (let at = ids.length - 1; at > 0 && end !== undefined; at--) {
      end = end.before(ids[at] ?? 0);
      if (end?.kept !== undefined) end.kept = Math.min(end.kept, choicesOfRecord(record));
    }
  }
  return new Set(
    several
      .filter(({ record, ids }) => choicesOfRecord(record) > (left.find(ids)?.kept ?? Number.POSITIVE_INFINITY))
      .map(({ record }) => record),
  );
}

export function variantsOf(records: readonly CallRecord[], match: SurfaceMatch): readonly Variant[] {
  const ids = new Map<ts.Node, number>();
  const idOf = (node: ts.Node): number => {
    const known = ids.get(node);
    if (known !== undefined) return known;
    ids.set(node, ids.size);
    return ids.size - 1;
  };
  return records.flatMap((record) => {
    const stack = record.stack.map(idOf);
    const addresses = addressesOf(record.url, record.base);
    const methods = methodsOf(record);
    const fits = ({ choices }: Method, address: Address): boolean =>
      choices.some((each) => together(each, address.choices) !== undefined);
    // where nothing goes together the code does what nobody followed: then all of it may
    const correlated = methods.some((each) => addresses.some((address) => fits(each, address)));
    return methods.flatMap((each) =>
      addresses
        .filter((address) => !correlated || fits(each, address))
        .map((written): Variant => {
          const { method, open: methodOpen } = each;
          const address = withFittingEnd(withFittingTail(written, method, match), method, match);
          const best =
            match.best(method, address.segments) ??
            (address.base.kind === "expression" ? match.bestBelow(method, address.segments) : undefined);
          const open = methodOpen || address.openStart || (best === undefined && waitsForCaller(address));
          return {
            record,
            method,
            address,
            addresses,
            key: `${idOf(record.site)} ${method ?? "?"} ${best === undefined ? patternOf(address.segments) : operationPath(address.segments, best)}`,
            ids: stack,
            open,
          };
        }),
    );
  });
}

/** `/files/pre-${id}` where the contract has `/files/pre-{id}`, and no query after `/files/pre-`. */
function withFittingTail(address: Address, method: string | undefined, match: SurfaceMatch): Address {
  const { withTail } = address;
  if (withTail === undefined || match.best(method, address.segments) !== undefined) return address;
  return match.best(method, withTail) === undefined
    ? address
    : { ...address, segments: withTail, tail: false, openEnd: false, withTail: undefined };
}

/** `/users/${id ?? ""}` where the contract has `/users/{id}` and nothing without it: nobody means the path without. */
function withFittingEnd(address: Address, method: string | undefined, match: SurfaceMatch): Address {
  const { withEnd } = address;
  if (withEnd === undefined || match.best(method, address.segments) !== undefined) return address;
  return match.best(method, withEnd) === undefined ? address : { ...address, segments: withEnd };
}

/** No operation fits, and a gap that callers fill may be why. */
const waitsForCaller = (address: Address): boolean =>
  address.openEnd ||
  address.segments.some((segment) => segment.kind !== "literal" && segment.parameter) ||
  (address.segments.length === 0 && address.baseOpen);

/** With what the base has of it: `/users/{}` below `API_URL` and `/api/users/{}` are one operation. */
const operationPath = (segments: readonly Segment[], best: BestMatch): string => {
  const inBase = best.segments.slice(0, Math.max(-best.offset, 0)).map((segment) => `/${segment ?? "{}"}`);
  return inBase.join("") + patternOf(blanked(segments, best));
};

/** `/users/me` and `/users/{}` are the same request where the operation has a parameter. */
const blanked = (segments: readonly Segment[], best: BestMatch): readonly Segment[] =>
  segments.map((segment, index) =>
    index >= best.offset && best.segments[index - best.offset] === undefined
      ? { kind: "hole", parameter: false }
      : segment,
  );

const VERB = /^[a-z]+$/i;

interface Method {
  readonly method: string | undefined;
  readonly open: boolean;
  /** the branches that give it */
  readonly choices: Choices[];
}

function methodsOf(record: CallRecord): readonly Method[] {
  const methods = new Map<string, Method>();
  const add = (key: string, method: Omit<Method, "choices">, choices: Choices): void => {
    const known = methods.get(key);
    if (known === undefined) methods.set(key, { ...method, choices: [choices] });
    else known.choices.push(choices);
  };
  for (const option of textsOf(record.method)) {
    const literal = literalOf(option);
    if (literal !== undefined && VERB.test(literal))
      add(literal, { method: literal.toUpperCase(), open: false }, choicesOf(option));
    else {
      const open = option.parts.some((part) => typeof part !== "string" && "hole" in part && part.hole.parameter);
      add("?", { method: undefined, open }, choicesOf(option));
    }
  }
  if (methods.size > 1 && methods.get("?")?.open === true) methods.delete("?");
  return methods.size === 0 ? [{ method: "GET", open: false, choices: [NO_CHOICES] }] : [...methods.values()];
}
