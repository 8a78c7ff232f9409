/** Each request with each method and address it can have, and whether a caller still has to say more. */

import { literalOf, textsOf } from "../domain/union.js";
import type { ts } from "../project/syntax.js";
import type { CallRecord } from "./record.js";
import type { SurfaceMatch } from "./surface-match.js";
import type { Address, Segment } from "./url.js";
import { addressesOf, patternOf } from "./url.js";

/** A record with one of its methods and one of its addresses. */
export interface Variant {
  readonly record: CallRecord;
  readonly method: string | undefined;
  readonly address: Address;
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
  const byStack = new Map<string, Set<CallRecord>>();
  for (const { record, key, ids } of variants) {
    const known = keys.get(record);
    if (known === undefined) keys.set(record, new Set([key]));
    else known.add(key);
    const stack = ids.join(",");
    const same = byStack.get(stack);
    if (same === undefined) byStack.set(stack, new Set([record]));
    else same.add(record);
  }
  const decided = new Set<CallRecord>();
  for (const { record, ids, open } of variants) {
    if (open) continue;
    for (let index = 1; index < ids.length; index++) {
      for (const inner of byStack.get(ids.slice(index).join(",")) ?? []) {
        const choices = keys.get(inner)?.size ?? 0;
        if (choices > 1 && choices > (keys.get(record)?.size ?? 0)) decided.add(inner);
      }
    }
  }
  return decided;
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
    return methodsOf(record).flatMap(({ method, open: methodOpen }) =>
      addresses.map((written): Variant => {
        const address = withFittingTail(written, method, match);
        const best = match.best(method, address.segments);
        const open = methodOpen || address.openStart || (best === undefined && waitsForCaller(address));
        return {
          record,
          method,
          address,
          key: `${idOf(record.site)} ${method ?? "?"} ${patternOf(best === undefined ? address.segments : blanked(address.segments, best))}`,
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

/** No operation fits, and a gap that callers fill may be why. */
const waitsForCaller = (address: Address): boolean =>
  address.openEnd ||
  address.segments.some((segment) => segment.kind !== "literal" && segment.parameter) ||
  (address.segments.length === 0 && address.baseOpen);

/** `/users/me` and `/users/{}` are the same request where the operation has a parameter. */
const blanked = (
  segments: readonly Segment[],
  best: { readonly segments: readonly (string | undefined)[]; readonly offset: number },
): readonly Segment[] =>
  segments.map((segment, index) =>
    index >= best.offset && best.segments[index - best.offset] === undefined
      ? { kind: "hole", parameter: false }
      : segment,
  );

const VERB = /^[a-z]+$/i;

function methodsOf(record: CallRecord): readonly { method: string | undefined; open: boolean }[] {
  const methods = new Map<string, { method: string | undefined; open: boolean }>();
  for (const option of textsOf(record.method)) {
    const literal = literalOf(option);
    if (literal !== undefined && VERB.test(literal))
      methods.set(literal, { method: literal.toUpperCase(), open: false });
    else
      methods.set("?", {
        method: undefined,
        open: option.parts.some((part) => typeof part !== "string" && "hole" in part && part.hole.parameter),
      });
  }
  if (methods.size > 1 && methods.get("?")?.open === true) methods.delete("?");
  return methods.size === 0 ? [{ method: "GET", open: false }] : [...methods.values()];
}
