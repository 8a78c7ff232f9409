import type { CallInventory, ListedCall } from "../../../src/check/calls.js";
import type { FieldUse } from "../../../src/scan/call.js";
import { HOSTILE } from "./hostile.js";

const use = (...path: readonly string[]): FieldUse => ({
  path,
  at: { file: "src/api.ts", line: 12, column: 30, endLine: 12, endColumn: 36 },
  values: [],
  certainty: "certain",
});

const call = (parts: Partial<ListedCall>): ListedCall => ({
  file: "src/api.ts",
  line: 12,
  column: 18,
  endLine: 12,
  endColumn: 60,
  method: "GET",
  path: "/api/v1/workloads/{}",
  api: "runai",
  operations: ["GET /api/v1/workloads/{workloadId}"],
  query: [],
  headers: [],
  body: [],
  reads: [],
  complete: { query: true, body: true, headers: true },
  certainty: "certain",
  symbol: "",
  via: [],
  from: [],
  client: "fetch",
  generatedSymbol: undefined,
  inTest: false,
  ...parts,
});

const inventory = (calls: readonly ListedCall[], rest: Partial<CallInventory> = {}): CallInventory => ({
  root: ".",
  calls,
  unresolved: [],
  mentions: [],
  others: [],
  interfaces: [],
  empty: undefined,
  remarks: [],
  troubledFiles: [],
  ...rest,
  summary: {
    files: 120,
    filesParsed: 9,
    calls: calls.length,
    unresolved: rest.unresolved?.length ?? 0,
    mentions: rest.mentions?.length ?? 0,
    others: rest.others?.reduce((sum, { calls: count }) => sum + count, 0) ?? 0,
    ms: 840,
  },
});

export const portalInventory = inventory(
  [
    call({
      query: [use("limit"), use("limit")],
      headers: [use("x-foo")],
      reads: [use("workloads", "[]", "name")],
      via: [{ file: "src/http.ts", line: 40 }],
      from: [{ file: "src/page.tsx", line: 7 }],
    }),
    call({
      file: "src/jobs.ts",
      line: 3,
      column: 1,
      method: "POST",
      path: "/api/v1/workloads/workspaces",
      operations: ["POST /api/v1/workloads/workspaces"],
      body: [use("spec", "compute", "migProfile"), use("labels", "a.b")],
      client: "axios",
    }),
    call({
      file: "src/jobs.ts",
      line: 9,
      column: 1,
      method: undefined,
      path: "/api/v1/projects",
      operations: [],
      certainty: "likely",
      inTest: true,
    }),
  ],
  {
    unresolved: [
      { file: "src/x.ts", line: 3, column: 1, endLine: 3, endColumn: 9, reason: "path comes from outside the code" },
    ],
    troubledFiles: [{ file: "src/broken.ts", reason: "';' expected" }],
  },
);

export const emptyInventory = inventory([]);

export const hostileInventory = inventory(
  Object.values(HOSTILE).map((text) =>
    call({
      file: text,
      path: `/${text}`,
      method: text,
      operations: [text],
      query: [use(text)],
      reads: [use(text, "[]")],
      via: [{ file: text, line: 1 }],
      client: text,
    }),
  ),
  {
    unresolved: Object.values(HOSTILE).map((text) => ({
      file: text,
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 2,
      reason: text,
    })),
    troubledFiles: Object.values(HOSTILE).map((text) => ({ file: text, line: 1, reason: text })),
  },
);
