/**
 * From records to calls. One request is seen from many places: in the wrapper by itself, through each caller, through
 * callers of callers. It is reported at the innermost place from which method and path come out the same.
 */
import type { ApiSurface } from "../call.js";
import type { Run } from "../evaluate/run.js";
import type { Generated } from "../knowledge/generated/recognise.js";
import type { ts } from "../project/syntax.js";
import type { Analysis } from "./analysis.js";
import type { Group } from "./assemble.js";
import { CUT_SHORT, cutShort, rawCall, unresolvedCall } from "./assemble.js";
import { placeKey, sorted, withoutRepeats } from "./merge.js";
import { nodeId } from "./names.js";
import type { RawCall, RawUnresolved } from "./rawCall.js";
import { SurfaceMatch } from "./surfaceMatch.js";
import { addressesOf, patternOf } from "./url.js";
import type { Variant } from "./variant.js";
import { decidedByCallers, variantsOf } from "./variant.js";

export function settle(run: Run, surface: ApiSurface): Pick<Analysis, "calls" | "unresolved"> {
  const { generated } = run;
  const match = new SurfaceMatch(surface);
  const variants = variantsOf(run.records, match);
  const decided = decidedByCallers(variants);
  const known = new Set(
    variants
      .filter(({ open, record }) => !open && !record.inherited && !decided.has(record))
      .map((variant) => `${variant.key} ${variant.ids.join(",")}`),
  );
  const keys = new Set(variants.filter(({ open, record }) => !open && !record.inherited).map(({ key }) => key));
  const groups = new Map<string, Group>();
  for (const variant of variants) {
    if (variant.open || decided.has(variant.record)) continue;
    if (variant.record.inherited && keys.has(variant.key)) continue;
    const index = placeIndex(run, variant, known, generated);
    const place = index === undefined ? undefined : variant.record.stack[index];
    if (place === undefined || index === undefined) continue;
    const id = `${nodeId(place)} ${variant.key.slice(variant.key.indexOf(" "))}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { place, variants: [variant], index });
    else group.variants.push(variant);
  }
  const stray = strayVariants(variants, generated);
  const calls: RawCall[] = [];
  const unresolved: RawUnresolved[] = [];
  for (const group of [...groups.values(), ...stray]) {
    const [first] = group.variants;
    if (first === undefined) continue;
    const short = cutShort(run, group);
    if (short !== undefined) unresolved.push(short);
    const { segments, openEnd, openStart } = first.address;
    const tooOpen = first.open && (openEnd || openStart || match.couldBe(first.method, segments));
    if (segments.some(({ kind }) => kind !== "hole") && !tooOpen) calls.push(rawCall(run, group, generated));
    else if (first.address.base.kind !== "host" || segments.length > 0) unresolved.push(unresolvedCall(run, group));
  }
  const placed = new Set(calls.map(({ place }) => placeKey(place)));
  return {
    calls: sorted(withoutRepeats(calls)),
    unresolved: sorted(
      oncePerPlace(unresolved).filter(({ place, reason }) => reason === CUT_SHORT || !placed.has(placeKey(place))),
    ),
  };
}

function placeIndex(run: Run, variant: Variant, known: ReadonlySet<string>, generated: Generated): number | undefined {
  const { stack } = variant.record;
  for (let index = stack.length - 1; index >= 0; index--) {
    const node = stack[index];
    if (node === undefined || generated.has(node)) continue;
    if (index === 0 || known.has(`${variant.key} ${variant.ids.slice(index).join(",")}`) || carries(run, node, variant))
      return index;
  }
  return stack.findIndex((node) => !generated.has(node)) < 0
    ? undefined
    : stack.findIndex((node) => !generated.has(node));
}

/** `send("/users")` where `send` was handed in: seen by itself nobody knows that it sends, but the path is written here. */
function carries(run: Run, node: ts.Node, variant: Variant): boolean {
  const pattern = patternOf(variant.address.segments);
  return (run.carriers.get(node) ?? []).some((one) =>
    addressesOf(one, undefined).some(({ segments }) => segments.length > 0 && pattern.endsWith(patternOf(segments))),
  );
}

/** What stays open because nobody in the code says more: the widest view of each. */
function strayVariants(variants: readonly Variant[], generated: Generated): readonly Group[] {
  const bySite = new Map<ts.Node, Variant[]>();
  for (const variant of variants) {
    const list = bySite.get(variant.record.site);
    if (list === undefined) bySite.set(variant.record.site, [variant]);
    else list.push(variant);
  }
  const groups: Group[] = [];
  for (const list of bySite.values()) {
    const ends = new Set<string>();
    for (const { ids } of list) for (let index = 1; index < ids.length; index++) ends.add(ids.slice(index).join(","));
    const settled = new Set(list.filter(({ open }) => !open).map(({ ids }) => ids.join(",")));
    for (const variant of list) {
      const own = variant.ids.join(",");
      const says =
        variant.address.segments.some(({ kind }) => kind === "literal") &&
        !variant.address.openEnd &&
        !variant.address.openStart;
      if (!variant.open || ends.has(own) || (settled.has(own) && !says)) continue;
      const index = variant.record.stack.findIndex((node) => !generated.has(node));
      const place = variant.record.stack[index];
      if (place !== undefined) groups.push({ place, variants: [variant], index });
    }
  }
  return groups;
}

/** What a set that was cut leaves out, said once for all the paths that were kept. */
function oncePerPlace(unresolved: readonly RawUnresolved[]): readonly RawUnresolved[] {
  const short = new Set<string>();
  return unresolved.filter(({ place, reason }) => {
    if (reason !== CUT_SHORT) return true;
    const key = placeKey(place);
    if (short.has(key)) return false;
    short.add(key);
    return true;
  });
}
