import { relative } from "node:path";
import type { AddedSpec, Drift, ListedSpec, VerifiedSpec } from "../../contract/folder.js";
import type { Contract, Operation } from "../../contract/index.js";
import { withoutSecrets } from "../../contract/network/secrets.js";
import { isAddress } from "../../contract/source.js";
import type { painter } from "../../report/text/paint.js";
import { visible } from "../../report/text/visible.js";
import { counted } from "../../report/words/counted.js";
import type { ApiDocuments, DocumentRow } from "./rows.js";

type Paint = ReturnType<typeof painter>;

/** How many of a long list are worth reading at a terminal. */
const SHOWN = 10;

export const addedText = (
  { file, contract, skipped, hidden, remarks, provenance, calledOtherwise }: AddedSpec,
  cwd: string,
  replacesBuiltIn: boolean,
): string =>
  [
    `wrote ${visible(relative(cwd, file))}: ${counted(contract.operations.size, "operation")}, ${deprecated(contract)} deprecated`,
    ...(replacesBuiltIn
      ? [
          `note      it stands in for the built-in contract of ${visible(provenance.version)}; delete the file to have that one back`,
        ]
      : []),
    ...(provenance.assembly === undefined
      ? foundAt(contract, provenance)
      : [`from      ${assemblyText(provenance.assembly)}`]),
    ...(calledOtherwise === undefined
      ? []
      : [
          `note      the document calls itself ${visible(calledOtherwise)}: if it is not that of ${visible(provenance.version)}, delete ${visible(relative(cwd, file))} and name another one`,
        ]),
    ...(provenance.partial === true ? ["note      a part of the API: nothing that it lacks is called removed"] : []),
    ...hiddenText(hidden),
    ...unreadText(contract.unread).map((text) => `note      ${text}`),
    ...shortened(
      skipped,
      ({ origin, reason }) => `left out  ${visible(`${origin.file}#/${origin.pointer.join("/")}`)}: ${visible(reason)}`,
    ),
    ...shortened(remarks, (remark) => `remark    ${visible(remark)}`),
  ].join("\n");

/** The address is written to a file that is committed. */
export const hiddenText = (hidden: readonly string[]): readonly string[] =>
  hidden.length === 0
    ? []
    : [
        `note      ${visible(hidden.join(", "))} of the address may be a secret and is not kept: spec update cannot read it again; put a bearer token into LASTCALL_TOKEN instead where the server takes one`,
      ];

/** Of several APIs each below its name. */
export const listText = (apis: readonly ApiDocuments[], paint: Paint, cwd: string): string =>
  apis
    .map(({ provider, rows }) =>
      [
        ...(apis.length === 1 ? [] : [paint(visible(provider), "bold", "underline")]),
        rows.length === 0 ? "no document: lastcall spec add" : rowsText(rows, paint, cwd),
      ].join("\n"),
    )
    .join("\n\n");

function rowsText(rows: readonly DocumentRow[], paint: Paint, cwd: string): string {
  const version = Math.max(...rows.map(({ spec }) => spec.version.length));
  return rows
    .map(({ spec, where }) => {
      const age =
        spec.ageInDays === undefined
          ? ""
          : `, ${spec.ageInDays === 0 ? "today" : `${spec.ageInDays} ${spec.ageInDays === 1 ? "day" : "days"} ago`}`;
      const byHand = where === "config" ? "named there" : "put there by hand";
      const captured = spec.captured === undefined ? byHand : `captured ${spec.captured}${age}`;
      const named = isAddress(spec.file) ? spec.file : relative(cwd, spec.file);
      return [
        paint(visible(spec.version.padEnd(version)), "bold"),
        where.padEnd("built in".length),
        captured,
        paint(visible(where === "config" ? named : (spec.source ?? "")), "dim"),
        ...(spec.partial ? [paint("a part of the API", "yellow")] : []),
        ...unreadText(spec.unread).map((text) => paint(text, "yellow")),
        ...(spec.assembly === undefined ? [] : [assemblyText(spec.assembly)]),
      ]
        .join("  ")
        .trimEnd();
    })
    .join("\n");
}

/** Paths and operations that the source has and that were not taken in. */
function unreadText(unread: Iterable<string>): readonly string[] {
  const all = [...unread];
  if (all.length === 0) return [];
  const more = all.length > SHOWN ? `, and ${all.length - SHOWN} more` : "";
  return [`not read, so unknown and never called removed: ${visible(all.slice(0, SHOWN).join(", "))}${more}`];
}

/** `62 pages read, 8 without a document` */
const assemblyText = ({
  read,
  without,
  refused,
  bare = [],
  otherApi = [],
}: NonNullable<ListedSpec["assembly"]>): string =>
  [
    `${counted(read.length, "page")} read`,
    ...(without.length === 0 ? [] : [`${without.length} without a document${bareText(bare)}`]),
    ...(refused.length === 0 ? [] : [`${refused.length} that could not be read`]),
    ...(otherApi.length === 0 ? [] : [`left out as another API: ${visible(otherApi.slice(0, SHOWN).join(", "))}`]),
  ].join(", ");

const bareText = (bare: readonly string[]): string =>
  bare.length === 0
    ? ""
    : ` (next to nothing stands on ${visible(bare.slice(0, SHOWN).join(", "))}${bare.length > SHOWN ? ", …" : ""}: what belongs there is unknown)`;

/** Where a page led to its document. */
export function foundAt({ file }: Contract, { source }: AddedSpec["provenance"]): readonly string[] {
  const { address } = withoutSecrets(file);
  return isAddress(file) && address !== source ? [`from      ${visible(address)}`] : [];
}

export function showText(name: string, contract: Contract, filter: string | undefined, paint: Paint): string {
  const operations = [...contract.operations.values()].filter(
    (operation) =>
      filter === undefined || `${operation.method} ${operation.path}`.toLowerCase().includes(filter.toLowerCase()),
  );
  return [
    `${paint(visible(name), "bold")}  OpenAPI ${contract.openapi}, ${counted(contract.operations.size, "operation")}, ${deprecated(contract)} deprecated${contract.partial ? ", a part of the API" : ""}`,
    ...(operations.length === 0 && filter !== undefined
      ? [`No operation has "${visible(filter)}" in its method and path.`]
      : []),
    ...operations
      .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.method < b.method ? -1 : 1))
      .map((operation) => operationLine(operation, paint)),
    ...shortened(
      contract.skipped,
      ({ origin, reason }) => `left out  ${visible(`#/${origin.pointer.join("/")}`)}: ${visible(reason)}`,
    ),
  ].join("\n");
}

export function verifyText({ version, drift, partial, unread, assembly }: VerifiedSpec, paint: Paint): string {
  const kept = [
    ...(partial ? ["a part of the API"] : []),
    ...unreadText(unread),
    ...(assembly === undefined ? [] : [assemblyText(assembly)]),
  ];
  const how = kept.length === 0 ? "" : paint(` (${kept.join("; ")})`, "dim");
  return `${paint(visible(version), "bold")}  ${driftText(drift, paint)}${drift.kind === "changed" ? "" : how}`;
}

function driftText(drift: Drift, paint: Paint): string {
  switch (drift.kind) {
    case "unchanged":
      return "holds: the source is the same";
    case "same-facts":
      return "holds: other words, the same contract";
    case "no-source":
      return paint("cannot be verified: nothing says where it came from", "yellow");
    case "superseded":
      return `holds: what the source said that day; ${drift.by} is a later document of it`;
    case "unreadable":
      return [
        `${paint("cannot be verified", "yellow")}: ${visible(drift.problem.message)}`,
        ...(drift.problem.hint === undefined ? [] : [`  hint: ${visible(drift.problem.hint)}`]),
      ].join("\n");
    case "changed":
      return [
        paint("has drifted from its source; take it in again with: lastcall spec add", "red"),
        ...shortened(drift.added, (operation) => `  came  ${visible(operation)}`),
        ...shortened(drift.removed, (operation) => `  went  ${visible(operation)}`),
        ...shortened(drift.differing, (part) => `  says otherwise  ${visible(part)}`),
      ].join("\n");
  }
}

function operationLine(operation: Operation, paint: Paint): string {
  const marks = [
    ...(operation.deprecated
      ? [`deprecated${operation.replacement.length > 0 ? `, use ${operation.replacement.join(", ")}` : ""}`]
      : []),
    ...(operation.maturity === "stable" ? [] : [operation.maturity]),
  ];
  return `  ${nameOf(operation)}${marks.length > 0 ? `  ${paint(visible(marks.join(", ")), "yellow")}` : ""}`;
}

const nameOf = ({ method, path }: Operation): string => `${method.padEnd(6)} ${visible(path)}`;
const deprecated = (contract: Contract): number =>
  [...contract.operations.values()].filter((operation) => operation.deprecated).length;

function shortened<T>(all: readonly T[], line: (one: T) => string): readonly string[] {
  const more = all.length - SHOWN;
  return [...all.slice(0, SHOWN).map(line), ...(more > 0 ? [`  … and ${more} more`] : [])];
}
