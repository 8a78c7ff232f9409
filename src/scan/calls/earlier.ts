/** An analysis of what changed, put together with an earlier one of everything. */
import type { CodePlace, FieldUse } from "../call.js";
import type { Analysis, Earlier } from "./analysis.js";
import { addField, comparePlaces, placeKey, sortedFields } from "./merge.js";
import type { RawCall } from "./raw-call.js";

type Concerns = Earlier["concerns"];

/**
 * Files that are concerned were analysed with everybody who leads to them by imports, so what lies in them is taken from
 * `now`; all else from before. A call elsewhere may have parts in them: a page reads the answer that a service asked for.
 */
export function putTogether(now: Analysis, { analysis: before, concerns }: Earlier): Analysis {
  const taken = <T>(old: readonly T[], made: readonly T[], placeOf: (one: T) => { readonly file: string }): T[] => [
    ...old.filter((one) => !concerns(placeOf(one).file)),
    ...made.filter((one) => concerns(placeOf(one).file)),
  ];
  const known = new Map(before.calls.map((call) => [keyOf(call), call]));
  const calls = taken([], now.calls, ({ place }) => place).map((call) =>
    asBefore(asRead(call), known.get(keyOf(call))),
  );
  return {
    calls: inOrder([...calls, ...elsewhere(before.calls, now.calls, concerns)]),
    unresolved: inOrder(taken(before.unresolved, now.unresolved, ({ place }) => place)),
    unfinished: taken(before.unfinished, now.unfinished, (one) => one),
    troubledFiles: taken(before.troubledFiles, now.troubledFiles, (one) => one),
    memory: {
      typeUses: now.memory.typeUses,
      writers: new Set([...before.memory.writers, ...now.memory.writers]),
      files: new Set([...before.memory.files, ...now.memory.files]),
    },
  };
}

const inOrder = <T extends { readonly place: CodePlace }>(all: readonly T[]): readonly T[] =>
  [...all].sort((a, b) => comparePlaces(a.place, b.place));

const keyOf = ({ place, method, path }: RawCall): string => `${placeKey(place)} ${method ?? "?"} ${path}`;

function elsewhere(before: readonly RawCall[], now: readonly RawCall[], concerns: Concerns): readonly RawCall[] {
  const made = new Map(now.filter(({ place }) => !concerns(place.file)).map((call) => [keyOf(call), call]));
  const old = before.filter(({ place }) => !concerns(place.file));
  const known = new Set(old.map(keyOf));
  return [
    ...old.map((call) => withPartsOf(asRead(call), made.get(keyOf(call)), concerns)),
    ...[...made].flatMap(([key, call]) => (known.has(key) ? [] : [asRead(call)])),
  ];
}

const READ = new WeakSet<RawCall>();

/** With its fields worked out: what would still work them out holds all that an analysis made. */
function asRead(call: RawCall): RawCall {
  if (READ.has(call)) return call;
  const read = { ...call };
  READ.add(read);
  return read;
}

/** The same object for the same call: whoever judges calls knows it again. */
const asBefore = (call: RawCall, before: RawCall | undefined): RawCall =>
  before !== undefined && READ.has(before) && JSON.stringify(call) === JSON.stringify(before) ? before : call;

/** The same call: its parts in concerned files as they are now, the others as they were. */
function withPartsOf(old: RawCall, now: RawCall | undefined, concerns: Concerns): RawCall {
  const { query, headers, body, reads, from } = old;
  const inConcerned = [...query, ...headers, ...body, ...reads].some(({ at }) => concerns(at.file));
  if (now === undefined && !inConcerned && !from.some(({ file }) => concerns(file))) return old;
  const fields = (of: (call: RawCall) => readonly FieldUse[]): readonly FieldUse[] => {
    const found = new Map<string, FieldUse>();
    for (const field of of(old)) if (!concerns(field.at.file)) addField(found, field);
    for (const field of now === undefined ? [] : of(now)) if (concerns(field.at.file)) addField(found, field);
    return sortedFields(found);
  };
  const whole: RawCall = {
    ...old,
    query: fields((call) => call.query),
    headers: fields((call) => call.headers),
    body: fields((call) => call.body),
    reads: fields((call) => call.reads),
    from: [
      ...old.from.filter(({ file }) => !concerns(file)),
      ...(now?.from.filter(({ file }) => concerns(file)) ?? []),
    ],
  };
  READ.add(whole);
  return asBefore(whole, old);
}
