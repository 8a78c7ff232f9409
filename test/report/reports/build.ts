import type {
  AcceptedFinding,
  CheckedApi,
  CheckReport,
  Finding,
  FindingLifecycle,
} from "../../../src/check/finding.js";
import type { CodePlace } from "../../../src/scan/call.js";

/** The first occurrence of `text` in a source as a place. */
export const placeIn = (sources: Readonly<Record<string, string>>, file: string, text: string): CodePlace => {
  const source = sources[file] ?? "";
  const start = source.indexOf(text);
  if (start < 0) throw new Error(`${file} has no ${text}`);
  const position = (offset: number) => {
    const before = source.slice(0, offset).split("\n");
    return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
  };
  const from = position(start);
  const to = position(start + text.length);
  return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
};

export const noLife: FindingLifecycle = {
  introduced: undefined,
  deprecated: undefined,
  removed: undefined,
  keptThrough: undefined,
  experimental: false,
  served: undefined,
  mayBeGone: undefined,
  undated: undefined,
  documented: [],
  full: undefined,
};

export const finding = (
  parts: Pick<Finding, "ruleId" | "severity" | "place" | "operation"> & Partial<Finding>,
): Finding => ({
  api: "runai",
  call: undefined,
  element: { kind: "operation", path: [] },
  lifecycle: undefined,
  replacement: [],
  changeable: "unknown",
  certainty: "certain",
  via: [],
  from: [],
  detail: { kind: "none" },
  contract: { base: undefined, target: undefined },
  forecast: false,
  inTest: false,
  fingerprint: fingerprintOf(
    `${parts.ruleId} ${parts.operation} ${JSON.stringify(parts.element?.path ?? [])} ${parts.place.file}`,
  ),
  ...parts,
});

/** Stands in for a hash: 16 hexadecimal digits that differ with the text. */
const fingerprintOf = (text: string): string => {
  let [high, low] = [0x811c9dc5, 0x1b873593];
  for (const character of text) {
    high = Math.imul(high ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    low = Math.imul(low ^ high, 0x85ebca6b) >>> 0;
  }
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
};

export const api: CheckedApi = {
  provider: "runai",
  title: "runai",
  hasPolicy: true,
  releases: ["2.17", "2.18", "2.19", "2.20", "2.21", "2.22", "2.23", "2.24", "2.25", "2.26", "3.0"],
  from: "2.22",
  to: "2.24",
  deployment: "self-hosted",
  asOf: "2026-11-20",
  forecast: false,
  supports: undefined,
};

const count = (findings: readonly Finding[], severity: Finding["severity"]): number =>
  findings.filter((one) => one.severity === severity).length;

export const reportOf = (
  findings: readonly Finding[],
  accepted: readonly AcceptedFinding[] = [],
  rest: Partial<Omit<CheckReport, "summary">> & { readonly summary?: Partial<CheckReport["summary"]> } = {},
): CheckReport => ({
  tool: { name: "lastcall", version: "0.1.0" },
  root: ".",
  apis: [api],
  findings,
  accepted,
  unresolved: [],
  troubledFiles: [],
  remarks: [],
  empty: undefined,
  shard: undefined,
  ...rest,
  summary: {
    errors: count(findings, "error"),
    warnings: count(findings, "warning"),
    infos: count(findings, "info"),
    files: 16,
    filesParsed: 6,
    calls: 31,
    unresolved: rest.unresolved?.length ?? 0,
    mentions: 0,
    others: 0,
    suppressed: accepted.filter(({ by }) => by === "suppression").length,
    baselined: accepted.filter(({ by }) => by === "baseline").length,
    ...rest.summary,
  },
});

/** Nothing found, nothing accepted. */
export const cleanReport = reportOf([]);
