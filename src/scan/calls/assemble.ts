/** A settled group of views as the call that is reported. */
import type { CodePlace, FieldUse, Waypoint } from "../call.js";
import { MOST_OPTIONS } from "../domain/union.js";
import type { Run } from "../evaluate/run.js";
import { checkedOn } from "../fields/checked.js";
import type { View } from "../fields/field-places.js";
import type { Sent } from "../fields/sent.js";
import { sentFields } from "../fields/sent.js";
import type { Generated } from "../knowledge/generated/recognise.js";
import { isSdkDefinition } from "../knowledge/generated/recognise.js";
import type { ts } from "../project/syntax.js";
import { placeOf, symbolAround } from "../project/syntax.js";
import { addField, compare, sortedFields } from "./merge.js";
import { namesFor, nodeId, wrapperPlace } from "./names.js";
import type { CallBase, RawCall, RawUnresolved } from "./raw-call.js";
import type { CallRecord, Part, Read } from "./record.js";
import { patternOf, type Segment } from "./segments.js";
import { expressionsThrough } from "./through.js";
import type { Address } from "./url.js";
import type { Variant } from "./variant.js";

export interface Group {
  readonly place: ts.Node;
  /** each with the index of the place in its stack */
  readonly views: { readonly variant: Variant; readonly index: number }[];
  /** the same request, seen without the base path that its client was made with */
  readonly lackingBase: Set<Variant>;
}

export function rawCall(run: Run, group: Group, isShared: (declaration: ts.Node) => boolean): RawCall {
  const { generated } = run;
  const { place } = group;
  const views = [...group.views].sort((a, b) => a.variant.ids.length - b.variant.ids.length);
  const [{ variant: first, index }] = views as [Group["views"][number]];
  const way = first.record.stack.slice(index + 1);
  const bases = basesOf(views.map(({ variant }) => variant));
  const nearest = [
    ...[...group.lackingBase].map((variant) => ({ variant, index: variant.record.stack.indexOf(place) })),
    ...views,
  ].map(({ variant: { record, address, addresses }, index: at }) => ({
    record,
    address,
    addresses,
    view: { stack: record.stack, index: at },
  }));
  const records = [...new Map(nearest.map((one) => [one.record, one])).values()];
  const fields = onceAsked(() => ({
    query: mergedSent(
      run,
      nearest.map(({ record, address, addresses, view }) => ({
        parts: [...record.query, ...queryParts(address, place)],
        closed: !address.tail && !mayBeUnknown(record, addresses),
        view,
      })),
      true,
    ),
    body: mergedSent(
      run,
      records.map(({ record, view }) => ({ parts: record.body, closed: true, view })),
      false,
    ),
    headers: mergedSent(
      run,
      records.map(({ record, view }) => ({ parts: record.headers, closed: true, view })),
      true,
    ),
  }));
  const guessed = first.record.nature === "guess";
  return {
    place: placeOf(place),
    symbol: symbolAround(place),
    method: first.method,
    path: patternOf(withoutIds(first.address.segments, group.lackingBase)),
    bases,
    names: namesFor(run.project, {
      place,
      way,
      clientMadeAt: first.record.clientMadeAt,
      baseNames: bases.flatMap((base) => (base.kind === "expression" ? base.names : [])),
    }),
    clientIds: clientIds(first, way, bases),
    nature: first.record.nature,
    get through() {
      return expressionsThrough(nearest.flatMap(({ record }) => [record.clientMadeAt, ...record.stack]));
    },
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
      return readsOf(
        records.map(({ record }) => record),
        isShared,
      );
    },
    get complete() {
      const { query, body, headers } = fields();
      return {
        query: query.complete && !guessed,
        body: body.complete && !guessed,
        headers: headers.complete && !guessed,
      };
    },
    via: way.map(waypoint),
    from: callersOf(group),
    client: first.record.description.name,
    generatedSymbol: generatedSymbol(place, way, generated),
  };
}

/** `/users/1` for one caller is `/users/{}` at a place that leaves the id to callers. */
function withoutIds(segments: readonly Segment[], lackingBase: ReadonlySet<Variant>): readonly Segment[] {
  return [...lackingBase].reduce((path, { address: { after } }) => {
    const start = path.length - (after?.segments.length ?? 0);
    return path.map((segment, index) => {
      const seen = after?.segments[index - start];
      return seen?.kind === "hole" ? seen : segment;
    });
  }, segments);
}

const waypoint = (node: ts.Node): Waypoint => {
  const { file, line } = placeOf(node);
  return { file, line };
};

/** Who reaches the place: those next to it first, each by file and line. */
function callersOf({ views }: Group): readonly Waypoint[] {
  const distances = new Map<ts.Node, number>();
  for (const { variant, index } of views) {
    for (const [at, node] of variant.record.stack.slice(0, index).entries())
      distances.set(node, Math.min(index - at, distances.get(node) ?? index));
  }
  const callers = [...distances].map(([node, distance]) => ({ ...waypoint(node), distance }));
  callers.sort((a, b) => a.distance - b.distance || compare(a.file, b.file) || a.line - b.line);
  return [...new Map(callers.map(({ file, line }) => [`${file}:${line}`, { file, line }])).values()];
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
    if (shown && (address.baseOpen || (address.base.kind === "none" && variants.length > 1 && address.openStart)))
      continue;
    bases.set(JSON.stringify(address.base), address.base);
  }
  return [...bases.values()];
}

/** A query that is written into the address stands where the address is known. */
const queryParts = (address: Address, place: ts.Node): readonly Part[] => [
  ...address.queryObjects.map((value) => ({ value, at: place })),
  ...address.query.map(
    ([key, value]): Part => ({
      value: {
        kind: "object",
        tag: "plain",
        fields: new Map([[key, { value, at: place, sure: true, declared: false }]]),
        open: false,
        origin: place,
        constructedBy: undefined,
        anyValue: undefined,
        behind: [],
      },
      at: place,
    }),
  ),
];

/** In one of its branches nothing of the path is known: what that one asks for nobody sees. */
const mayBeUnknown = ({ url }: CallRecord, addresses: readonly Address[]): boolean =>
  url.kind === "union" &&
  addresses.some(({ base: { kind }, segments }) => kind === "expression" && segments.length === 0);

interface SentSource {
  readonly parts: readonly Part[];
  readonly closed: boolean;
  readonly view: View;
}

function mergedSent(run: Run, sources: readonly SentSource[], flat: boolean): Sent {
  const fields = new Map<string, FieldUse>();
  let complete = true;
  for (const { parts, closed, view } of sources) {
    const sent = sentFields(run, parts, flat, view);
    complete &&= sent.complete && closed;
    for (const field of sent.fields) addField(fields, field);
  }
  return { fields: sortedFields(fields), complete };
}

function placesAbove({ above }: Read): readonly CodePlace[] {
  const places: CodePlace[] = [];
  for (let at = above; at !== undefined; at = at.above) places.unshift(placeOf(at.at));
  return places;
}

/** A type that answers of several operations have says of none of them that it is read. */
function readsOf(records: readonly CallRecord[], isShared: (declaration: ts.Node) => boolean): readonly FieldUse[] {
  const fields = new Map<string, FieldUse>();
  // read on in one view of the code is read on in all
  const identity = ({ at, path }: Read): string => `${nodeId(at)} ${path.join("\u0000")}`;
  const deepened = new Set(records.flatMap(({ reads }) => reads.filter((read) => read.deepened).map(identity)));
  const byCode = records.flatMap(({ reads }) =>
    reads.filter(({ bySchema, declaredBy }) => !bySchema && declaredBy === undefined),
  );
  const readOn = ({ path }: Read): boolean =>
    byCode.some((other) => path.every((step, index) => other.path[index] === step));
  for (const record of records) {
    for (const read of record.reads) {
      if (deepened.has(identity(read)) || (read.bySchema && readOn(read))) continue;
      addField(fields, {
        path: read.path,
        at: placeOf(read.at),
        symbol: symbolAround(read.at),
        values: [...read.values.keys()],
        ...(read.values.size === 0
          ? {}
          : { valuePlaces: [...read.values].map(([value, at]) => ({ value, at: placeOf(at) })) }),
        ...(read.above === undefined ? {} : { above: placesAbove(read) }),
        ...checkedOn(read),
        certainty: read.declaredBy === undefined ? "certain" : isShared(read.declaredBy) ? "possible" : "likely",
      });
    }
  }
  return sortedFields(fields);
}

function clientIds(first: Variant, way: readonly ts.Node[], bases: readonly CallBase[]): readonly string[] {
  const ids = new Set<string>();
  if (first.record.clientMadeAt !== undefined) ids.add(`client ${nodeId(first.record.clientMadeAt)}`);
  for (const site of way) ids.add(`wrapper ${wrapperPlace(site)}`);
  for (const base of bases) {
    if (base.kind === "expression") ids.add(`base ${base.text}`);
    if (base.kind === "host") ids.add(`host ${base.host}`);
  }
  return [...ids];
}

function generatedSymbol(place: ts.Node, way: readonly ts.Node[], generated: Generated): string | undefined {
  if (way.length === 0 || !way.some((site) => generated.has(site) || isSdkDefinition(site))) return undefined;
  return /([\w$]+)\s*(<[^()]*>)?$/.exec(place.getText().split("(", 1)[0] ?? "")?.[1];
}

export const CUT_SHORT = `the path can be more than the ${MOST_OPTIONS} that are followed; those beyond are not seen`;

/**
 * Where one of the texts that make the address stands for more than were kept. When all that were kept are one path,
 * with queries or servers of many kinds, there is no other that anyone would miss.
 */
export function cutShort(run: Run, group: Group): RawUnresolved | undefined {
  const isCut = group.views.some(
    ({ variant: { record, addresses } }) =>
      [record.url, record.base].some((value) => value?.kind === "union" && value.cut) &&
      new Set(addresses.map(({ segments }) => patternOf(segments))).size > 1,
  );
  return isCut ? { ...unresolvedCall(run, group), reason: CUT_SHORT } : undefined;
}

export function unresolvedCall(run: Run, group: Group): RawUnresolved {
  const [{ variant: first, index }] = group.views as [Group["views"][number]];
  const way = first.record.stack.slice(index + 1);
  const bases = basesOf(group.views.map(({ variant }) => variant));
  const path = patternOf(first.address.segments);
  const isPathKnown = first.address.segments.length > 0 && !path.includes("{}");
  const passed = first.method === undefined && isPathKnown ? "method" : "path";
  return {
    place: placeOf(group.place),
    reason: first.open
      ? `the ${passed} is what callers pass, and no caller of it was found`
      : "the path comes from outside the code",
    path,
    bases,
    names: namesFor(run.project, {
      place: group.place,
      way,
      clientMadeAt: first.record.clientMadeAt,
      baseNames: bases.flatMap((base) => (base.kind === "expression" ? base.names : [])),
    }),
    clientIds: clientIds(first, way, bases),
    get through() {
      return expressionsThrough([first.record.clientMadeAt, ...first.record.stack]);
    },
  };
}
