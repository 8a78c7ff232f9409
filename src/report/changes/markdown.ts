/** A release note: what breaks first, by tag, one sentence per kind of change, with what to use instead. */
import type { Change } from "../../diff/index.js";
import { counted } from "../message/time.js";
import { markdownCode, markdownText } from "../text/markdown.js";
import type { ChangeContext, ChangeReporter } from "./context.js";
import { elementOf, groupedBy, operationName, replacementsOf, sentenceOf, skippedOf, summaryOf, titleOf, valuesOf } from "./words.js";

/** A chapter of the note; the first one that fits takes the change. */
const CHAPTERS: readonly { readonly title: string; readonly folded: boolean; readonly holds: (change: Change) => boolean }[] = [
  { title: "Breaking changes", folded: false, holds: ({ level }) => level === "breaking" },
  { title: "May break, depending on the client", folded: false, holds: ({ level }) => level === "dangerous" },
  { title: "Deprecated", folded: false, holds: ({ ruleId }) => /deprecated|sunset/.test(ruleId) },
  { title: "New", folded: false, holds: ({ ruleId }) => /^(endpoint-added|webhook-added|callback-added|new-)/.test(ruleId) },
  { title: "Other changes that break nobody", folded: true, holds: () => true },
];

/** Places listed below a sentence before the rest is only counted. */
const LISTED = 60;

export const render: ChangeReporter = (report, context) => {
  const left = [...report.changes];
  const chapters = CHAPTERS.flatMap(({ title, folded, holds }) => {
    const changes = left.filter(holds);
    for (const change of changes) left.splice(left.indexOf(change), 1);
    return changes.length === 0 ? [] : chapter(title, folded, changes, context);
  });
  const lines = [
    `# ${markdownText(titleOf(report))}`,
    "",
    report.changes.length === 0 ? "Nothing that a client could notice has changed." : `${counted(report.changes.length, "change")}: ${summaryOf(report)}.`,
    "",
    ...chapters,
    ...(report.skipped.length === 0 ? [] : ["## Not compared", "", ...skippedOf(report).map((line) => `- ${markdownText(line)}`), ""]),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
};

function chapter(title: string, folded: boolean, changes: readonly Change[], context: ChangeContext): readonly string[] {
  const tags = [...groupedBy(changes, (change) => tagOf(change, context))].sort(([a], [b]) => (a === b ? 0 : a === "" || (b !== "" && a > b) ? 1 : -1));
  const body = tags.flatMap(([tag, tagged]) => [
    ...(tags.length === 1 && tag === "" ? [] : [`### ${tag === "" ? "Everything else" : markdownText(tag)}`, ""]),
    ...[...groupedBy(tagged, ({ ruleId }) => ruleId).values()].flatMap((alike) => paragraph(alike, context)),
  ]);
  return folded
    ? [`## ${title}`, "", `<details><summary>${counted(changes.length, "change")}</summary>`, "", ...body, "</details>", ""]
    : [`## ${title}`, "", ...body];
}

const tagOf = ({ affects: [first] }: Change, context: ChangeContext): string => (first === undefined ? "" : (context.operation(first)?.tags[0] ?? ""));

/** One sentence for all changes of a rule, then where they are. */
function paragraph(changes: readonly Change[], context: ChangeContext): readonly string[] {
  const [first] = changes;
  if (first === undefined) return [];
  const items = changes.slice(0, LISTED).map((change) => `- ${itemOf(change, context)}`);
  const left = changes.length - items.length;
  const action = first.level === "compatible" ? "" : ` ${context.rule(first.ruleId)?.action ?? ""}`;
  return [markdownText(sentenceOf(first, context) + action), "", ...items, ...(left === 0 ? [] : [`- and ${left} more`]), ""];
}

function itemOf(change: Change, context: ChangeContext): string {
  const [first] = change.affects;
  const element = elementOf(change);
  const values = valuesOf(change);
  const replacements = replacementsOf(change, context);
  const operation = first === undefined ? "" : markdownCode(operationName(first));
  const more = change.affects.length > 1 ? ` and ${counted(change.affects.length - 1, "further operation")}` : "";
  const where = element === undefined ? operation + more : `${element.kind} ${markdownCode(element.name)}${operation === "" ? "" : ` of ${operation}${more}`}`.trim();
  return [
    where,
    ...(values === undefined ? [] : [`: ${markdownCode(values)}`]),
    ...(replacements.length === 0 ? [] : [`; use ${replacements.map((one) => markdownCode(one)).join(" or ")}`]),
  ].join("");
}
