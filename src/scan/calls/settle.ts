/** From records to calls: each request at its place, with what is known of it from all who reach that place. */
import type { ApiSurface } from "../call.js";
import type { Run } from "../evaluate/run.js";
import type { ts } from "../project/syntax.js";
import type { Analysis } from "./analysis.js";
import type { Group } from "./assemble.js";
import { CUT_SHORT, cutShort, rawCall, unresolvedCall } from "./assemble.js";
import { Ends } from "./ends.js";
import { placeKey, sorted, withoutRepeats } from "./merge.js";
import { nodeId } from "./names.js";
import { liesInOnlyCalled } from "./only-called.js";
import { openedAt } from "./opening.js";
import { Places } from "./place.js";
import type { RawCall, RawUnresolved } from "./raw-call.js";
import type { CallRecord } from "./record.js";
import { SurfaceMatch } from "./surface-match.js";
import type { Variant } from "./variant.js";
import { decidedByCallers, variantsOf } from "./variant.js";

export function settle(run: Run, surface: ApiSurface): Pick<Analysis, "calls" | "unresolved"> {
  const match = new SurfaceMatch(surface);
  const variants = variantsOf(run.records, match);
  const groups = grouped(run, match, variants);
  const shared = run.typeUses.sharedBy(operationsOf(groups));
  const stray = strayVariants(run, variants);
  const calls: RawCall[] = [];
  const unresolved: RawUnresolved[] = [];
  for (const group of [...groups, ...stray]) {
    const first = group.views[0]?.variant;
    if (first === undefined) continue;
    const short = cutShort(run, group);
    if (short !== undefined) unresolved.push(short);
    const { segments, openEnd, openStart } = first.address;
    const tooOpen = first.open && (openEnd || openStart || match.couldBe(first.method, segments));
    if (match.isSaid(first.method, segments) && !tooOpen)
      calls.push(rawCall(run, group, (declaration) => shared.has(declaration)));
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

/** Method and path that a record is reported with. Views of one call share what is read of its answer. */
function operationsOf(groups: readonly Group[]): (record: CallRecord) => string | undefined {
  const operations = new Map<CallRecord["reads"], string>();
  for (const { views, lackingBase } of groups) {
    const operation = views[0]?.variant.key.replace(/^\S+ /, "");
    if (operation === undefined) continue;
    for (const { record } of [...views.map(({ variant }) => variant), ...lackingBase])
      operations.set(record.reads, operation);
  }
  return ({ reads }) => operations.get(reads);
}

/** Views by the place at which they are reported, method and path. */
function grouped(run: Run, match: SurfaceMatch, variants: readonly Variant[]): readonly Group[] {
  const decided = decidedByCallers(variants);
  const closed = variants.filter(({ open }) => !open);
  const own = closed.filter(({ record }) => !record.inherited);
  const places = new Places(
    run,
    match,
    own.filter(({ record }) => !decided.has(record)),
    variants,
  );
  const keys = new Set(own.map(({ key }) => key));
  const placed = closed.flatMap((variant) => {
    const { record, key } = variant;
    if (decided.has(record) || (record.inherited && keys.has(key))) return [];
    const found = places.placeOf(variant);
    return found === undefined ? [] : [{ variant, ...found }];
  });
  const lackingBase = new Set(placed.flatMap((one) => one.lackingBase));
  const groups = new Map<string, Group>();
  for (const { variant, index, lackingBase: within } of placed) {
    const place = variant.record.stack[index];
    if (place === undefined || lackingBase.has(variant)) continue;
    const id = `${nodeId(place)} ${variant.key.slice(variant.key.indexOf(" "))}`;
    const group: Group = groups.get(id) ?? { place, views: [], lackingBase: new Set() };
    groups.set(id, group);
    group.views.push({ variant, index });
    for (const one of within) group.lackingBase.add(one);
  }
  return [...groups.values()];
}

/** What stays open because nobody in the code says more: the widest view of each, told once for each place. */
function strayVariants(run: Run, variants: readonly Variant[]): readonly Group[] {
  const bySite = new Map<ts.Node, Variant[]>();
  for (const variant of variants) {
    const list = bySite.get(variant.record.site);
    if (list === undefined) bySite.set(variant.record.site, [variant]);
    else list.push(variant);
  }
  const groups = new Map<string, Group>();
  for (const list of bySite.values()) {
    if (!list.some(({ open }) => open)) continue;
    const ends = new Ends<"settled">();
    for (const { ids, open } of list) {
      const end = ends.of(ids);
      if (!open) end.kept = "settled";
    }
    const hasSettled = list.some(({ open }) => !open);
    for (const variant of list) {
      if (!variant.open) continue;
      const says =
        variant.address.segments.some(({ kind }) => kind === "literal") &&
        !variant.address.openEnd &&
        !variant.address.openStart;
      const end = ends.find(variant.ids);
      if (end?.isEndOfAnother === true || (end?.kept === "settled" && !says)) continue;
      // every call of the function around it was followed, and none came here
      if (variant.ids.length === 1 && liesInOnlyCalled(variant.record.site)) continue;
      // `new Users(useRequests())` hands `get` and `post` on; whoever calls them is told by itself
      if (hasSettled && !says && variant.record.stack.slice(0, -1).some((node) => run.returnsSeveral.has(node)))
        continue;
      const { stack } = variant.record;
      const opened = openedAt(variant.record);
      const index = stack.findIndex((node, at) => at >= opened && !run.generated.has(node));
      const place = stack[index];
      if (place === undefined) continue;
      const id = `${nodeId(place)} ${variant.key}`;
      const group: Group = groups.get(id) ?? { place, views: [], lackingBase: new Set() };
      groups.set(id, group);
      group.views.push({ variant, index });
    }
  }
  return [...groups.values()];
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
