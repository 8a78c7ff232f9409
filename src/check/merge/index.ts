/** `merge`: the reports of all shards of one run, as the report of the run. */
import { type Outcome, ok, problem } from "../../outcome.js";
import type { AcceptedFinding, CheckReport } from "../finding.js";
import { acceptedInOrder, inOrder, troublesInOrder, unresolvedInOrder } from "../order.js";
import { reviveApi, reviveFinding, type ShardReport } from "./revive.js";

export interface ShardText {
  /** as the user named it */
  readonly file: string;
  /** the JSON of `check --shard i/n` */
  readonly text: string;
}

export function mergeReports(texts: readonly ShardText[]): Outcome<CheckReport> {
  const shards: {
    readonly file: string;
    readonly report: ShardReport;
    readonly index: number;
    readonly total: number;
  }[] = [];
  for (const { file, text } of texts) {
    const report = parse(file, text);
    if (!report.ok) return report;
    const { shard } = report.value;
    if (shard === null)
      return problem(`${file} is the report of a whole run, not of a shard`, {
        file,
        hint: "Merge what `lastcall check --shard i/n --format json` writes.",
      });
    shards.push({ file, report: report.value, ...shard });
  }
  shards.sort((one, other) => one.index - other.index);
  const [first] = shards;
  if (first === undefined)
    return problem("there is no report to merge", { hint: "Name the JSON reports of all shards." });
  const wrong = shards.map((one) => mismatch(first, one)).find((said) => said !== undefined);
  if (wrong !== undefined) return wrong;
  const incomplete = gapIn(shards, first.total);
  return incomplete ?? ok(joined(shards.map((one) => one.report)));
}

function parse(file: string, text: string): Outcome<ShardReport> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return problem(`${file} is no JSON`, {
      file,
      hint: "Merge what `lastcall check --shard i/n --format json` writes.",
    });
  }
  const isReport =
    typeof value === "object" &&
    value !== null &&
    "schemaVersion" in value &&
    value.schemaVersion === 1 &&
    "findings" in value &&
    "shard" in value &&
    "apis" in value;
  return isReport
    ? ok(value as ShardReport)
    : problem(`${file} is no JSON report of \`lastcall check\``, {
        file,
        hint: "Merge what `lastcall check --shard i/n --format json` writes.",
      });
}

type Named = { readonly file: string; readonly report: ShardReport; readonly total: number };

const apisOf = ({ report: { api, apis } }: Named) => [api, ...apis];

/** Parts of different runs do not add up. */
function mismatch(first: Named, other: Named): Outcome<never> | undefined {
  const questions: readonly (readonly [string, unknown, unknown])[] = [
    ["version of the tool", first.report.tool, other.report.tool],
    ["API, releases and day", apisOf(first), apisOf(other)],
    ["number of shards", first.total, other.total],
  ];
  const different = questions.find(([, one, two]) => JSON.stringify(one) !== JSON.stringify(two));
  return different === undefined
    ? undefined
    : problem(`${first.file} and ${other.file} differ in the ${different[0]}`, {
        file: other.file,
        hint: "Run all shards with the same options.",
      });
}

function gapIn(
  shards: readonly { readonly index: number; readonly file: string }[],
  total: number,
): Outcome<never> | undefined {
  const twice = shards.find((one, at) => shards[at - 1]?.index === one.index);
  if (twice !== undefined) return problem(`shard ${twice.index}/${total} is given twice`, { file: twice.file });
  const present = new Set(shards.map((one) => one.index));
  const missing = Array.from({ length: total }, (_, at) => at + 1).filter((index) => !present.has(index));
  return missing.length === 0
    ? undefined
    : problem(`shard ${missing.join(", ")} of ${total} is missing`, { hint: "Name the JSON reports of all shards." });
}

function joined(reports: readonly ShardReport[]): CheckReport {
  const [first] = reports;
  const [api, ...others] = first?.apis.map(reviveApi) ?? [];
  if (first === undefined || api === undefined) throw new Error("there is at least one shard, of at least one API");
  const findings = inOrder(reports.flatMap((report) => report.findings.map(reviveFinding)));
  const accepted: readonly AcceptedFinding[] = reports.flatMap((report) =>
    report.accepted.map(({ acceptedBy, reason, ...finding }) => ({
      finding: reviveFinding(finding),
      by: acceptedBy,
      reason,
    })),
  );
  const sum = (count: (summary: CheckReport["summary"]) => number): number =>
    reports.reduce((total, report) => total + count(report.summary), 0);
  return {
    tool: first.tool,
    apis: [api, ...others],
    shard: undefined,
    findings,
    accepted: acceptedInOrder(accepted),
    unresolved: unresolvedInOrder(reports.flatMap((report) => report.unresolved)),
    troubledFiles: troublesInOrder(
      reports.flatMap((report) =>
        report.troubledFiles.map(({ file, line, reason }) => ({ file, reason, ...(line === null ? {} : { line }) })),
      ),
    ),
    // Every shard looks through all files: what one of them finds nothing in, all of them do.
    empty: reports.every((report) => (report.empty ?? undefined) !== undefined)
      ? (first.empty ?? undefined)
      : undefined,
    remarks: [...new Set(reports.flatMap((report) => report.remarks))],
    summary: {
      errors: sum((one) => one.errors),
      warnings: sum((one) => one.warnings),
      infos: sum((one) => one.infos),
      // Every shard looks through all files, to see calls through wrappers in other files.
      files: first.summary.files,
      filesParsed: first.summary.filesParsed,
      calls: sum((one) => one.calls),
      unresolved: sum((one) => one.unresolved),
      mentions: sum((one) => one.mentions),
      others: first.summary.others,
      suppressed: sum((one) => one.suppressed),
      baselined: sum((one) => one.baselined),
    },
  };
}
