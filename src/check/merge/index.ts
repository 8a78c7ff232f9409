/** `merge`: the reports of all shards of one run, as the report of the run. */
import { type Outcome, ok, problem } from "../../outcome.js";
import type { AcceptedFinding, CheckReport } from "../finding.js";
import { acceptedInOrder, inOrder, troublesInOrder, unresolvedInOrder } from "../order.js";
import { reviveApi, reviveFinding, type ShardReport } from "./revive.js";
import { readShard } from "./shard-text.js";

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
    const report = readShard(file, text);
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
  const beyond = shards.find((one) => one.index > total);
  if (beyond !== undefined)
    return problem(`${beyond.file} calls itself shard ${beyond.index} of ${total}`, { file: beyond.file });
  if (shards.length === total) return undefined;
  const present = new Set(shards.map((one) => one.index));
  const missing: number[] = [];
  for (let index = 1; index <= total && missing.length < MOST_NAMED; index += 1)
    if (!present.has(index)) missing.push(index);
  const more = total - present.size > missing.length ? ", …" : "";
  return problem(`shard ${missing.join(", ")}${more} of ${total} is missing`, {
    hint: "Name the JSON reports of all shards.",
  });
}

const MOST_NAMED = 20;

/** The report that a JSON of `check` was made from, to be shown in another format. */
export const reportFrom = (written: ShardReport): CheckReport => ({
  ...joined([written]),
  shard: written.shard ?? undefined,
});

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
    root: first.root,
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
