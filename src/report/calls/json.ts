/** The JSON of `calls`: names and shapes are public, see `schema/`. */

import type { CallInventory, ListedCall } from "../../check/calls.js";
import type { Certainty } from "../../scan/call.js";
import { jsonText } from "../text/json.js";
import { fieldNames } from "./field-names.js";

export interface CallsJson {
  readonly schemaVersion: 1;
  /** the folder that files are relative to, itself relative to the working directory; `.` when one stands in it */
  readonly root: string;
  readonly calls: readonly CallJson[];
  readonly unresolved: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly reason: string;
  }[];
  /** paths of the API in code that no call accounts for */
  readonly mentions: readonly MentionJson[];
  /** what the code calls that is not this API */
  readonly others: readonly { readonly host: string; readonly calls: number }[];
  readonly remarks: readonly string[];
  readonly troubledFiles: readonly { readonly file: string; readonly line: number | null; readonly reason: string }[];
  readonly summary: CallInventory["summary"];
}

interface MentionJson {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly path: string;
  /** the provider's name */
  readonly api: string;
  readonly operations: readonly string[];
  readonly inTest: boolean;
}

export interface CallJson {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** `null` where the code does not let one know */
  readonly method: string | null;
  readonly path: string;
  /** the provider's name */
  readonly api: string;
  readonly operations: readonly string[];
  readonly query: readonly string[];
  readonly headers: readonly string[];
  readonly body: readonly string[];
  readonly reads: readonly string[];
  readonly certainty: Certainty;
  readonly via: readonly { readonly file: string; readonly line: number }[];
  readonly from: readonly { readonly file: string; readonly line: number }[];
  readonly client: string;
  readonly inTest: boolean;
}

const callJson = (call: ListedCall): CallJson => ({
  file: call.file,
  line: call.line,
  column: call.column,
  endLine: call.endLine,
  endColumn: call.endColumn,
  method: call.method ?? null,
  path: call.path,
  api: call.api,
  operations: call.operations,
  query: fieldNames(call.query),
  headers: fieldNames(call.headers),
  body: fieldNames(call.body),
  reads: fieldNames(call.reads),
  certainty: call.certainty,
  via: call.via.map(({ file, line }) => ({ file, line })),
  from: call.from.map(({ file, line }) => ({ file, line })),
  client: call.client,
  inTest: call.inTest,
});

export const toCallsJson = (inventory: CallInventory): CallsJson => ({
  schemaVersion: 1,
  root: inventory.root,
  calls: inventory.calls.map(callJson),
  unresolved: inventory.unresolved.map(({ file, line, column, endLine, endColumn, reason }) => ({
    file,
    line,
    column,
    endLine,
    endColumn,
    reason,
  })),
  mentions: inventory.mentions.map(({ file, line, column, endLine, endColumn, path, api, operations, inTest }) => ({
    file,
    line,
    column,
    endLine,
    endColumn,
    path,
    api,
    operations,
    inTest,
  })),
  others: inventory.others.map(({ host, calls }) => ({ host, calls })),
  remarks: inventory.remarks,
  troubledFiles: inventory.troubledFiles.map(({ file, line, reason }) => ({ file, line: line ?? null, reason })),
  summary: inventory.summary,
});

export const render = (inventory: CallInventory): string => jsonText(toCallsJson(inventory));
