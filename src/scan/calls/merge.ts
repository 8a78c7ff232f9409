/** Views of one call become one; everything that leaves the engine is in order. */
import type { FieldUse, ValuePlace } from "../call.js";
import type { RawCall } from "./raw-call.js";

/** Two transports behind one wrapper (`retry ? fetch(a) : fetch(b)`) are one call of it; a guess gives way to what is known. */
export function withoutRepeats(calls: readonly RawCall[]): readonly RawCall[] {
  const groups = new Map<string, RawCall[]>();
  for (const call of calls) {
    const key = `${placeKey(call.place)} ${call.method ?? "?"} ${call.path}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [call]);
    else if (known[0]?.nature === "guess" && call.nature !== "guess") known.unshift(call);
    else known.push(call);
  }
  return [...groups.values()].map(merged);
}

function merged(views: readonly RawCall[]): RawCall {
  const [first] = views as [RawCall, ...RawCall[]];
  if (views.length === 1) return first;
  const all = (fields: (call: RawCall) => readonly FieldUse[]): readonly FieldUse[] => {
    const found = new Map<string, FieldUse>();
    for (const call of views) for (const field of fields(call)) addField(found, field);
    return sortedFields(found);
  };
  return {
    place: first.place,
    symbol: first.symbol,
    method: first.method,
    path: first.path,
    names: first.names,
    nature: first.nature,
    via: first.via,
    from: [...new Map(views.flatMap(({ from }) => from).map((one) => [`${one.file}:${one.line}`, one])).values()],
    client: first.client,
    generatedSymbol: first.generatedSymbol,
    bases: [...new Map(views.flatMap(({ bases }) => bases).map((base) => [JSON.stringify(base), base])).values()],
    clientIds: [...new Set(views.flatMap(({ clientIds }) => clientIds))],
    get through() {
      return [...new Set(views.flatMap(({ through = [] }) => through))];
    },
    get query() {
      return all((call) => call.query);
    },
    get headers() {
      return all((call) => call.headers);
    },
    get body() {
      return all((call) => call.body);
    },
    get reads() {
      return all((call) => call.reads);
    },
    get complete() {
      return {
        query: views.every(({ complete }) => complete.query),
        body: views.every(({ complete }) => complete.body),
        headers: views.every(({ complete }) => complete.headers),
      };
    },
  };
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const comparePlaces = (a: RawCall["place"], b: RawCall["place"]): number =>
  compare(a.file, b.file) || a.line - b.line || a.column - b.column;

export const placeKey = (place: RawCall["place"]): string => `${place.file}:${place.line}:${place.column}`;

export const sorted = <
  T extends { readonly place: RawCall["place"]; readonly path: string; readonly method?: string | undefined },
>(
  items: readonly T[],
): readonly T[] =>
  [...items].sort(
    (a, b) => comparePlaces(a.place, b.place) || compare(a.method ?? "", b.method ?? "") || compare(a.path, b.path),
  );

export function addField(fields: Map<string, FieldUse>, field: FieldUse): void {
  const key = `${field.path.join("\u0000")} ${field.at.file}:${field.at.line}:${field.at.column}`;
  const known = fields.get(key);
  if (known !== undefined && addsNothing(known, field)) return;
  fields.set(
    key,
    known === undefined
      ? field
      : {
          ...known,
          values: [...new Set([...known.values, ...field.values])],
          ...(known.valuePlaces === undefined && field.valuePlaces === undefined
            ? {}
            : { valuePlaces: allPlaces(known.valuePlaces ?? [], field.valuePlaces ?? []) }),
          certainty: known.certainty === "certain" ? "certain" : field.certainty,
        },
  );
}

/** Most reads are seen from many callers, each with the same. */
const addsNothing = (known: FieldUse, field: FieldUse): boolean =>
  field.valuePlaces === undefined &&
  (known.certainty === "certain" || known.certainty === field.certainty) &&
  field.values.every((value) => known.values.includes(value));

/** Seen by many callers, a value is written once. */
const allPlaces = (known: readonly ValuePlace[], more: readonly ValuePlace[]): readonly ValuePlace[] => [
  ...known,
  ...more.filter(({ value, at }) => !known.some((one) => one.value === value && comparePlaces(one.at, at) === 0)),
];

export const sortedFields = (fields: ReadonlyMap<string, FieldUse>): readonly FieldUse[] =>
  [...fields.values()].sort(
    (a, b) => compare(a.path.join("\u0000"), b.path.join("\u0000")) || comparePlaces(a.at, b.at),
  );
