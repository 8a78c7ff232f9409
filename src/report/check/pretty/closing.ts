import type { CheckReport, CheckRuleId } from "../../../check/finding.js";
import { visible } from "../../text/visible.js";
import { padEnd, wrap } from "../../text/width.js";
import { counted } from "../../words/counted.js";
import type { FindingGroup } from "../groups.js";
import { type Remark, summaryOf } from "../summary.js";
import { compare } from "../urgency.js";
import { type Sheet, verdictStyle } from "./sheet.js";

const REMARKS_SHOWN = 5;
const RULES_SHOWN = 4;

/** Last on a terminal is what one sees: the verdict again, what was looked at and what was not, and the next step. */
export const closingLines = (groups: readonly FindingGroup[], sheet: Sheet): readonly string[] => {
  const { paint, report } = sheet;
  const summary = summaryOf(report);
  return [
    paint(visible(summary.verdict), verdictStyle(report), "bold"),
    ...summary.apis.flatMap((text, at) => row(at === 0 ? "API" : "", text, sheet)),
    ...row("checked", summary.checked, sheet),
    ...hiddenInfos(report, sheet),
    ...(summary.accepted === undefined ? [] : row("accepted", summary.accepted, sheet)),
    ...remarks("not understood", "call", summary.notUnderstood, sheet),
    ...remarks("not read whole", "file", summary.notRead, sheet),
    ...summary.remarks.flatMap((remark) => row("note", remark, sheet)),
    ...(groups.length === 0 ? [] : row("next", nextStep(groups), sheet)),
  ];
};

const row = (label: string, text: string, { paint, width }: Sheet): readonly string[] =>
  wrap(visible(text), width - 18).map(
    (line, index) => `  ${index === 0 ? paint(padEnd(label, 14), "dim") : " ".repeat(14)}  ${line}`,
  );

/** "294 not shown: 178 unlisted-response-field, 68 changed-response-field and 48 of other rules; --verbose lists them" */
const hiddenInfos = ({ findings, summary }: CheckReport, sheet: Sheet): readonly string[] => {
  if (sheet.verbose || summary.infos === 0) return [];
  const counts = new Map<CheckRuleId, number>();
  for (const { severity, ruleId } of findings)
    if (severity === "info") counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  const rules = [...counts].sort(([a, many], [b, more]) => more - many || compare(a, b));
  const some = rules.slice(0, RULES_SHOWN).map(([rule, count]) => `${count} ${rule}`);
  const rest = rules.slice(RULES_SHOWN).reduce((sum, [, count]) => sum + count, 0);
  const named = [...some, ...(rest === 0 ? [] : [`${rest} of other rules`])].join(", ");
  return row("infos", `${summary.infos} not shown (${named}): --verbose lists them`, sheet);
};

const nextStep = (groups: readonly FindingGroup[]): string => {
  const findings = groups.flatMap((group) => group.findings);
  const fixes = findings.filter(({ fix }) => fix?.kind === "fix").length;
  const now = findings.filter(({ changeable }) => changeable === "now").length;
  const rest = "lastcall baseline write accepts what has to wait";
  if (fixes > 0) return `lastcall fix shows the edits that settle ${counted(fixes, "finding")}; ${rest}`;
  return now > 0 ? `change what can be changed now; ${rest}` : `change what is listed first; ${rest}`;
};

const remarks = (label: string, noun: string, all: readonly Remark[], sheet: Sheet): readonly string[] => {
  if (all.length === 0) return [];
  const { paint } = sheet;
  const some = sheet.verbose ? all : all.slice(0, REMARKS_SHOWN);
  const more = all.length - some.length;
  return [
    ...row(label, counted(all.length, noun), sheet),
    ...some.map(({ place, text }) => `    ${visible(place)}  ${paint(visible(text), "dim")}`),
    ...(more > 0 ? [`    ${paint(`and ${more} more: --verbose lists them`, "dim")}`] : []),
  ];
};
