/** Views of one call become one; everything that leaves the engine is in order. */
import type { FieldUse } from "../call.js";
import type { RawCall } from "./rawCall.js";

/** Two transports behind one wrapper (`retry ? fetch(a) : fetch(b)`) are one call of it. */
export function withoutRepeats(calls: readonly RawCall[]): readonly RawCall[] {
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

export const placeKey = (place: RawCall["place"]): string => `${place.file}:${place.line}:${place.column}`;

export const sorted = <T extends { readonly place: RawCall["place"]; readonly path: string; readonly method?: string | undefined }>(items: readonly T[]): readonly T[] =>
  [...items].sort((a, b) => comparePlaces(a.place, b.place) || compare(a.method ?? "", b.method ?? "") || compare(a.path, b.path));

export function addField(fields: Map<string, FieldUse>, field: FieldUse): void {
  const key = `${JSON.stringify(field.path)} ${field.at.file}:${field.at.line}:${field.at.column}`;
  const known = fields.get(key);
  fields.set(key, known === undefined ? field : { ...known, values: [...new Set([...known.values, ...field.values])], certainty: known.certainty === "certain" ? "certain" : field.certainty });
}

export const sortedFields = (fields: ReadonlyMap<string, FieldUse>): readonly FieldUse[] => [...fields.values()].sort((a, b) => compare(a.path.join("\u0000"), b.path.join("\u0000")) || comparePlaces(a.at, b.at));
