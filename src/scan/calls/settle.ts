/**
 * From records to calls. One request is seen from many places: in the wrapper by itself, through each caller, through
 * callers of callers. It is reported at the innermost place from which method and path come out the same.
 */
import type { ApiSurface, FieldUse } from "../call.js";
import { sentFields } from "../fields/sent.js";
import type { Sent } from "../fields/sent.js";
import { isSdkDefinition } from "../generated/recognise.js";
import type { Generated } from "../generated/recognise.js";
import { placeOf } from "../project/syntax.js";
import type { ts } from "../project/syntax.js";
import type { Run } from "../values/run.js";
import { literalOf, textsOf } from "../values/union.js";
import type { Analysis } from "./analysis.js";
import { namesFor, nodeId, wrapperPlace } from "./names.js";
import type { CallBase, RawCall, RawUnresolved } from "./rawCall.js";
import type { CallRecord, Part, Read } from "./record.js";
import { SurfaceMatch } from "./surfaceMatch.js";
import { addressesOf, patternOf } from "./url.js";
import type { Address, Segment } from "./url.js";

/** A record with one of its methods and one of its addresses. */
interface Variant {
  readonly record: CallRecord;
  readonly method: string | undefined;
  readonly address: Address;
  /** the same for all views of the same request: site, method, path with what callers may fill blanked */
  readonly key: string;
  readonly ids: readonly number[];
  /** a caller has to say more */
  readonly open: boolean;
}

interface Group {
  readonly place: ts.Node;
  readonly variants: Variant[];
  readonly index: number;
}

export function settle(run: Run, surface: ApiSurface): Analysis {
  const { generated } = run;
  const match = new SurfaceMatch(surface);
  const variants = variantsOf(run.records, match);
  const decided = decidedByCallers(variants);
  const known = new Set(variants.filter(({ open, record }) => !open && !record.inherited && !decided.has(record)).map((variant) => `${variant.key} ${variant.ids.join(",")}`));
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
    const { segments, openEnd, openStart } = first.address;
    const tooOpen = first.open && (openEnd || openStart || match.couldBe(first.method, segments));
    if (segments.some(({ kind }) => kind !== "hole") && !tooOpen) calls.push(rawCall(run, group, generated));
    else if (first.address.base.kind !== "host") unresolved.push(unresolvedCall(run, group));
  }
  const placed = new Set(calls.map(({ place }) => placeKey(place)));
  return { calls: sorted(withoutRepeats(calls)), unresolved: sorted(unresolved.filter(({ place }) => !placed.has(placeKey(place)))) };
}

/**
 * A request that can be several (`TABLE[kind]`) is one for each caller that says which: then only these count.
 */
function decidedByCallers(variants: readonly Variant[]): ReadonlySet<CallRecord> {
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

function variantsOf(records: readonly CallRecord[], match: SurfaceMatch): readonly Variant[] {
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
      addresses.map((address): Variant => {
        const best = match.best(method, address.segments);
        const open = methodOpen || address.openStart || (best === undefined && waitsForCaller(address));
        return { record, method, address, key: `${idOf(record.site)} ${method ?? "?"} ${patternOf(best === undefined ? address.segments : blanked(address.segments, best))}`, ids: stack, open };
      }),
    );
  });
}

/** No operation fits, and a gap that callers fill may be why. */
const waitsForCaller = (address: Address): boolean => address.openEnd || address.segments.some((segment) => segment.kind !== "literal" && segment.parameter) || (address.segments.length === 0 && address.baseOpen);

/** `/users/me` and `/users/{}` are the same request where the operation has a parameter. */
const blanked = (segments: readonly Segment[], best: { readonly segments: readonly (string | undefined)[]; readonly offset: number }): readonly Segment[] =>
  segments.map((segment, index) => (index >= best.offset && best.segments[index - best.offset] === undefined ? { kind: "hole", parameter: false } : segment));

const VERB = /^[a-z]+$/i;

function methodsOf(record: CallRecord): readonly { method: string | undefined; open: boolean }[] {
  const methods = new Map<string, { method: string | undefined; open: boolean }>();
  for (const option of textsOf(record.method)) {
    const literal = literalOf(option);
    if (literal !== undefined && VERB.test(literal)) methods.set(literal, { method: literal.toUpperCase(), open: false });
    else methods.set("?", { method: undefined, open: option.parts.some((part) => typeof part !== "string" && "hole" in part && part.hole.parameter) });
  }
  if (methods.size > 1 && methods.get("?")?.open === true) methods.delete("?");
  return methods.size === 0 ? [{ method: "GET", open: false }] : [...methods.values()];
}

function placeIndex(run: Run, variant: Variant, known: ReadonlySet<string>, generated: Generated): number | undefined {
  const { stack } = variant.record;
  for (let index = stack.length - 1; index >= 0; index--) {
    const node = stack[index];
    if (node === undefined || generated.has(node)) continue;
    if (index === 0 || known.has(`${variant.key} ${variant.ids.slice(index).join(",")}`) || carries(run, node, variant)) return index;
  }
  return stack.findIndex((node) => !generated.has(node)) < 0 ? undefined : stack.findIndex((node) => !generated.has(node));
}

/** `send("/users")` where `send` was handed in: seen by itself nobody knows that it sends, but the path is written here. */
function carries(run: Run, node: ts.Node, variant: Variant): boolean {
  const pattern = patternOf(variant.address.segments);
  return (run.carriers.get(node) ?? []).some((one) => addressesOf(one, undefined).some(({ segments }) => segments.length > 0 && pattern.endsWith(patternOf(segments))));
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
      const says = variant.address.segments.some(({ kind }) => kind === "literal") && !variant.address.openEnd && !variant.address.openStart;
      if (!variant.open || ends.has(own) || (settled.has(own) && !says)) continue;
      const index = variant.record.stack.findIndex((node) => !generated.has(node));
      const place = variant.record.stack[index];
      if (place !== undefined) groups.push({ place, variants: [variant], index });
    }
  }
  return groups;
}

function rawCall(run: Run, group: Group, generated: Generated): RawCall {
  const { place, variants, index } = group;
  const nearest = [...variants].sort((a, b) => a.ids.length - b.ids.length);
  const first = nearest[0] as Variant;
  const way = first.record.stack.slice(index + 1);
  const bases = basesOf(nearest);
  const records = [...new Set(nearest.map(({ record }) => record))];
  const fields = onceAsked(() => ({
    query: mergedSent(run, nearest.map(({ record, address }) => ({ parts: [...record.query, ...queryParts(address, record)], closed: !address.tail })), true),
    body: mergedSent(run, records.map((record) => ({ parts: record.body, closed: true })), false),
    headers: mergedSent(run, records.map((record) => ({ parts: record.headers, closed: true })), true),
  }));
  const guessed = first.record.nature === "guess";
  return {
    place: placeOf(place),
    method: first.method,
    path: patternOf(first.address.segments),
    bases,
    names: namesFor(run.project, { place, way, clientMadeAt: first.record.clientMadeAt, baseNames: bases.flatMap((base) => (base.kind === "expression" ? base.names : [])) }),
    clientIds: clientIds(first, way, bases),
    nature: first.record.nature,
    // worked out for the calls that turn out to be this API's: a field's type may lead through the whole code base
    get query() {
      return fields().query.fields;
    },
    get headers() {
      return fields().headers.fields;
    },
    get body() {
      return fields().body.fields;
    },
    get reads() {
      return readsOf(records);
    },
    get complete() {
      const { query, body, headers } = fields();
      return { query: query.complete && !guessed, body: body.complete && !guessed, headers: headers.complete && !guessed };
    },
    via: way.map((node) => placeOf(node)).map(({ file, line }) => ({ file, line })),
    client: first.record.description.name,
    generatedSymbol: generatedSymbol(place, way, generated),
  };
}

function onceAsked<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => (done ??= { value: work() }).value;
}

/** A base that callers fill says nothing once a caller has. */
function basesOf(variants: readonly Variant[]): readonly CallBase[] {
  const bases = new Map<string, CallBase>();
  const shown = variants.some(({ address }) => !address.baseOpen && address.base.kind !== "none");
  for (const { address } of variants) {
    if (shown && (address.baseOpen || (address.base.kind === "none" && variants.length > 1 && address.openStart))) continue;
    bases.set(JSON.stringify(address.base), address.base);
  }
  return [...bases.values()];
}

const queryParts = (address: Address, record: CallRecord): readonly Part[] => [
  ...address.queryObjects.map((value) => ({ value, at: record.site })),
  ...address.query.map(([key, value]): Part => ({ value: { kind: "object", tag: "plain", fields: new Map([[key, { value, at: record.site, sure: true, declared: false }]]), open: false, origin: record.site, constructedBy: undefined, anyValue: undefined, behind: [] }, at: record.site })),
];

function mergedSent(run: Run, sources: readonly { parts: readonly Part[]; closed: boolean }[], flat: boolean): Sent {
  const fields = new Map<string, FieldUse>();
  let complete = true;
  for (const { parts, closed } of sources) {
    const sent = sentFields(run, parts, flat);
    complete &&= sent.complete && closed;
    for (const field of sent.fields) addField(fields, field);
  }
  return { fields: sortedFields(fields), complete };
}

function addField(fields: Map<string, FieldUse>, field: FieldUse): void {
  const key = `${JSON.stringify(field.path)} ${field.at.file}:${field.at.line}:${field.at.column}`;
  const known = fields.get(key);
  fields.set(key, known === undefined ? field : { ...known, values: [...new Set([...known.values, ...field.values])], certainty: known.certainty === "certain" ? "certain" : field.certainty });
}

const sortedFields = (fields: ReadonlyMap<string, FieldUse>): readonly FieldUse[] => [...fields.values()].sort((a, b) => compare(a.path.join("\u0000"), b.path.join("\u0000")) || comparePlaces(a.at, b.at));

function readsOf(records: readonly CallRecord[]): readonly FieldUse[] {
  const fields = new Map<string, FieldUse>();
  // read on in one view of the code is read on in all
  const identity = ({ at, path }: Read): string => `${nodeId(at)} ${path.join("\u0000")}`;
  const deepened = new Set(records.flatMap(({ reads }) => reads.filter((read) => read.deepened).map(identity)));
  for (const record of records) {
    for (const read of record.reads) {
      if (deepened.has(identity(read))) continue;
      addField(fields, { path: read.path, at: placeOf(read.at), values: [...read.values], certainty: read.declared ? "likely" : "certain" });
    }
  }
  return sortedFields(fields);
}

function clientIds(first: Variant, way: readonly ts.Node[], bases: readonly CallBase[]): readonly string[] {
  const ids = new Set<string>();
  if (first.record.clientMadeAt !== undefined) ids.add(`client ${nodeId(first.record.clientMadeAt)}`);
  for (const site of way) ids.add(`wrapper ${wrapperPlace(site)}`);
  for (const base of bases) if (base.kind === "expression") ids.add(`base ${base.text}`);
  return [...ids];
}

function generatedSymbol(place: ts.Node, way: readonly ts.Node[], generated: Generated): string | undefined {
  if (way.length === 0 || !way.some((site) => generated.has(site) || isSdkDefinition(site))) return undefined;
  return /([\w$]+)\s*(<[^()]*>)?$/.exec(place.getText().split("(", 1)[0] ?? "")?.[1];
}

function unresolvedCall(run: Run, group: Group): RawUnresolved {
  const [first] = group.variants as [Variant];
  const way = first.record.stack.slice(group.index + 1);
  const bases = basesOf(group.variants);
  return {
    place: placeOf(group.place),
    reason: first.open ? "the path is what callers pass, and no caller is in the code" : "the path comes from outside the code",
    path: patternOf(first.address.segments),
    bases,
    names: namesFor(run.project, { place: group.place, way, clientMadeAt: first.record.clientMadeAt, baseNames: bases.flatMap((base) => (base.kind === "expression" ? base.names : [])) }),
    clientIds: clientIds(first, way, bases),
  };
}

/** Two transports behind one wrapper (`retry ? fetch(a) : fetch(b)`) are one call of it. */
function withoutRepeats(calls: readonly RawCall[]): readonly RawCall[] {
  const seen = new Map<string, RawCall>();
  for (const call of calls) {
    const key = `${placeKey(call.place)} ${call.method ?? "?"} ${call.path}`;
    const known = seen.get(key);
    if (known === undefined || score(call) > score(known)) seen.set(key, known === undefined ? call : merged(call, known));
    else seen.set(key, merged(known, call));
  }
  return [...seen.values()];
}

const score = (call: RawCall): number => (call.nature === "request" ? 2 : 1);

function merged(call: RawCall, other: RawCall): RawCall {
  const both = (a: readonly FieldUse[], b: readonly FieldUse[]): readonly FieldUse[] => {
    const fields = new Map<string, FieldUse>();
    for (const field of [...a, ...b]) addField(fields, field);
    return sortedFields(fields);
  };
  const bases = new Map([...call.bases, ...other.bases].map((base) => [JSON.stringify(base), base]));
  return {
    ...call,
    bases: [...bases.values()],
    clientIds: [...new Set([...call.clientIds, ...other.clientIds])],
    query: both(call.query, other.query),
    headers: both(call.headers, other.headers),
    body: both(call.body, other.body),
    reads: both(call.reads, other.reads),
    complete: { query: call.complete.query && other.complete.query, body: call.complete.body && other.complete.body, headers: call.complete.headers && other.complete.headers },
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const comparePlaces = (a: RawCall["place"], b: RawCall["place"]): number => compare(a.file, b.file) || a.line - b.line || a.column - b.column;

const placeKey = (place: RawCall["place"]): string => `${place.file}:${place.line}:${place.column}`;

const sorted = <T extends { readonly place: RawCall["place"]; readonly path: string; readonly method?: string | undefined }>(items: readonly T[]): readonly T[] =>
  [...items].sort((a, b) => comparePlaces(a.place, b.place) || compare(a.method ?? "", b.method ?? "") || compare(a.path, b.path));
