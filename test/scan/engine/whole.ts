import type { CodePlace, FieldUse, Waypoint } from "../../../src/scan/call.js";
import type { CallBase, RawCall, RawUnresolved } from "../../../src/scan/calls/raw-call.js";
import { analysed, type Files, written } from "./engine.js";

/** All that is known of a request in lines that read well; places as the code that stands there, what is empty left out. */
export function wholeOf(files: Files): readonly string[] {
  const texts = typeof files === "string" ? { "main.tsx": files } : files;
  const { calls, unresolved } = analysed(files);
  return [...calls.flatMap((call) => ofCall(call, texts)), ...unresolved.flatMap((one) => ofUnresolved(one, texts))];
}

type Texts = Readonly<Record<string, string>>;

function ofCall(call: RawCall, texts: Texts): readonly string[] {
  const open = (["query", "body", "headers"] as const).filter((part) => !call.complete[part]);
  return [
    `${call.method ?? "?"} ${call.path} by ${call.client}${call.nature === "request" ? "" : `, a ${call.nature}`}`,
    ...around(call, texts),
    ...listed("in", call.symbol === "" ? [] : [call.symbol]),
    ...listed("more in", open),
    ...(["query", "headers", "body", "reads"] as const).flatMap((part) =>
      call[part].map((field) => `${part} ${ofField(field, texts)}`),
    ),
    ...listed("via", call.via.map(pointAt)),
    ...listed("from", call.from.map(pointAt)),
    ...listed("generated", call.generatedSymbol === undefined ? [] : [call.generatedSymbol]),
  ];
}

const ofUnresolved = (one: RawUnresolved, texts: Texts): readonly string[] => [
  `not understood: ${one.reason}, ${one.path}`,
  ...around(one, texts),
];

function around(call: RawCall | RawUnresolved, texts: Texts): readonly string[] {
  const { names } = call;
  return [
    `at ${codeAt(call.place, texts)}`,
    ...listed("base", call.bases.filter(({ kind }) => kind !== "none").map(ofBase)),
    ...(["client", "base", "around", "files"] as const).flatMap((part) => listed(`names of ${part}`, names[part])),
    ...listed(
      "same as",
      call.clientIds.map((id) => id.replace(/(\.tsx?):\d+$/, "$1")),
    ),
    ...listed("through", call.through ?? []),
  ];
}

function ofField(field: FieldUse, texts: Texts): string {
  const values = field.values.length === 0 ? "" : ` = ${field.values.join("|")}`;
  const at = (field.valuePlaces ?? []).map((place) => codeAt(place.at, texts));
  return `${written(field)} ${field.certainty}${values}, at ${codeAt(field.at, texts)}${
    at.length === 0 ? "" : `, values at ${at.join(" and ")}`
  }${field.symbol === undefined || field.symbol === "" ? "" : `, in ${field.symbol}`}`;
}

const ofBase = (base: CallBase): string =>
  base.kind === "host"
    ? base.host
    : base.kind === "expression"
      ? `${base.text} (${base.names.join(" ")})${base.passedIn === true ? " passed in" : ""}`
      : "none";

const listed = (what: string, values: readonly string[]): readonly string[] =>
  values.length === 0 ? [] : [`${what} ${values.join(", ")}`];

function codeAt(place: CodePlace, texts: Texts): string {
  const lines = (texts[place.file] ?? "").split("\n");
  return `\`${(lines[place.line - 1] ?? "").slice(place.column - 1, place.line === place.endLine ? place.endColumn - 1 : undefined)}\``;
}

const pointAt = ({ file, line }: Waypoint): string => `${file}:${line}`;
