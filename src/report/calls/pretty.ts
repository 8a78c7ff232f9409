/** The inventory for people: what is called where, by file. */

import type { CallInventory, ListedCall } from "../../check/calls.js";
import type { RenderContext } from "../check/context.js";
import { type Paint, painter } from "../text/paint.js";
import { visible, withoutCommands } from "../text/visible.js";
import { padEnd, widthOf, wrap } from "../text/width.js";
import { counted } from "../words/counted.js";
import { fieldNames } from "./field-names.js";

export const render = (inventory: CallInventory, context: Pick<RenderContext, "color" | "width">): string => {
  const paint = painter(context.color);
  const files = [...new Set(inventory.calls.map((call) => call.file))];
  const several = new Set(inventory.calls.map((call) => call.api)).size > 1;
  const lines = [
    ...files.flatMap((file) =>
      fileLines(
        file,
        inventory.calls.filter((call) => call.file === file),
        several,
        paint,
        context.width,
      ),
    ),
    ...unresolvedLines(inventory, paint),
    ...heapLines(inventory, paint),
    ...summaryLines(inventory, paint),
  ];
  return `${lines.map(withoutCommands).join("\n")}\n`;
};

const fileLines = (
  file: string,
  calls: readonly ListedCall[],
  several: boolean,
  paint: Paint,
  width: number,
): readonly string[] => {
  const places = Math.max(...calls.map((call) => placeOf(call).length));
  return [
    paint(visible(file), "bold", "underline"),
    ...calls.flatMap((call) => callLines(call, places, several, paint, width)),
    "",
  ];
};

const placeOf = ({ line, column }: { readonly line: number; readonly column: number }): string => `${line}:${column}`;

const callLines = (
  call: ListedCall,
  places: number,
  several: boolean,
  paint: Paint,
  width: number,
): readonly string[] => {
  const indent = " ".repeat(places + 4);
  const notes = [
    ...(several ? [call.api] : []),
    ...(call.operations.length === 0 ? ["unlisted"] : []),
    ...(call.certainty === "certain" ? [] : [call.certainty]),
    ...(call.inTest ? ["test"] : []),
    call.client,
    ...call.via.map((step) => `via ${step.file}:${step.line}`),
  ].map(visible);
  const fields = [
    ...fieldText("query", call.query),
    ...fieldText("headers", call.headers),
    ...fieldText("body", call.body),
    ...fieldText("reads", call.reads),
  ];
  const name = visible(`${padEnd(call.method ?? "?", 6)} ${call.path}`);
  return [
    `  ${paint(padEnd(placeOf(call), places), "dim")}  ${call.operations.length === 0 ? paint(name, "yellow") : name}`,
    `${indent}${paint(notes.join(", "), "dim")}`,
    ...fields.flatMap((field) =>
      wrap(visible(field), Math.max(20, width - widthOf(indent))).map((line) => indent + paint(line, "dim")),
    ),
  ];
};

const fieldText = (label: string, fields: ListedCall["query"]): readonly string[] =>
  fields.length === 0 ? [] : [`${label} ${fieldNames(fields).join(", ")}`];

const section = (title: string, rows: readonly (readonly [string, string])[], paint: Paint): readonly string[] =>
  rows.length === 0
    ? []
    : [paint(title, "bold"), ...rows.map(([name, text]) => `  ${visible(name)}  ${paint(visible(text), "dim")}`), ""];

const heapLines = ({ mentions, others, remarks }: CallInventory, paint: Paint): readonly string[] => [
  ...section(
    "Mentioned, and no call that was understood",
    mentions.map((mention) => [`${mention.file}:${placeOf(mention)}`, mention.operations.join(", ")] as const),
    paint,
  ),
  ...section(
    "Not this API",
    others.map(({ host, calls }) => [host, counted(calls, "call")] as const),
    paint,
  ),
  ...remarks.map((remark) => paint(visible(remark), "yellow")),
];

const unresolvedLines = ({ unresolved, troubledFiles }: CallInventory, paint: Paint): readonly string[] => [
  ...(unresolved.length === 0
    ? []
    : [
        paint("Not understood", "bold"),
        ...unresolved.map(
          (call) => `  ${visible(`${call.file}:${placeOf(call)}`)}  ${paint(visible(call.reason), "dim")}`,
        ),
        "",
      ]),
  ...(troubledFiles.length === 0
    ? []
    : [
        paint("Not read whole", "bold"),
        ...troubledFiles.map(
          ({ file, line, reason }) =>
            `  ${visible(line === undefined ? file : `${file}:${line}`)}  ${paint(visible(reason), "dim")}`,
        ),
        "",
      ]),
];

const summaryLines = ({ summary }: CallInventory, paint: Paint): readonly string[] => [
  `${paint(counted(summary.calls, "call"), "bold")} in ${counted(summary.filesParsed, "file")} of ${summary.files}, ${counted(summary.unresolved, "call")} not understood, ${counted(summary.mentions, "mention")}, ${counted(summary.others, "call")} of others`,
];
