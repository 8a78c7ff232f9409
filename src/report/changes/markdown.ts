/** A release note: what breaks first, by tag, one sentence per kind of change, with what to use instead. */
import type { Change } from "../../diff/index.js";
import { markdownPhrase, markdownText } from "../text/markdown.js";
import { code, listed, type Phrase, phraseOf, plain, say } from "../text/phrase.js";
import { counted } from "../words/counted.js";
import type { ChangeContext, ChangeReporter } from "./context.js";
import { type AlikeChanges, alikeChanges, isOfValues, partPhrase, sentenceInGeneral, sentenceOf } from "./sentence.js";
import { valuesPhrase } from "./values.js";
import { groupedBy, nothingLeft, operationName, replacementsOf, skippedOf, summaryOf, titleOf } from "./words.js";

/** A chapter of the note; the first one that fits takes the change. */
const CHAPTERS: readonly {
  readonly title: string;
  readonly folded: boolean;
  readonly holds: (change: Change) => boolean;
}[] = [
  { title: "Breaking changes", folded: false, holds: ({ level }) => level === "breaking" },
  { title: "May break, depending on the client", folded: false, holds: ({ level }) => level === "dangerous" },
  { title: "Deprecated", folded: false, holds: ({ ruleId }) => /deprecated|sunset/.test(ruleId) },
  {
    title: "New",
    folded: false,
    holds: ({ ruleId }) => /^(endpoint-added|webhook-added|callback-added|new-)/.test(ruleId),
  },
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
    report.changes.length === 0
      ? nothingLeft(report)
      : `${counted(report.changes.length, "change")}: ${summaryOf(report)}.`,
    "",
    ...chapters,
    ...(report.skipped.length === 0
      ? []
      : ["## Not compared", "", ...skippedOf(report).map((line) => `- ${markdownText(line)}`), ""]),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
};

function chapter(
  title: string,
  folded: boolean,
  changes: readonly Change[],
  context: ChangeContext,
): readonly string[] {
  const tags = [...groupedBy(changes, (change) => tagOf(change, context))].sort(([a], [b]) =>
    a === "" || (b !== "" && a > b) ? 1 : -1,
  );
  const body = tags.flatMap(([tag, tagged]) => [
    ...(tags.length === 1 && tag === "" ? [] : [`### ${tag === "" ? "Everything else" : markdownText(tag)}`, ""]),
    ...pointsAndParagraphs(tagged, context),
  ]);
  return folded
    ? [
        `## ${title}`,
        "",
        `<details><summary>${counted(changes.length, "change")}</summary>`,
        "",
        ...body,
        "</details>",
        "",
      ]
    : [`## ${title}`, "", ...body];
}

const tagOf = ({ affects: [first] }: Change, context: ChangeContext): string =>
  first === undefined ? "" : (context.operation(first)?.tags[0] ?? "");

/** A rule that speaks once is a point of its own; one that speaks often is described in general, then where. */
function pointsAndParagraphs(changes: readonly Change[], context: ChangeContext): readonly string[] {
  const rules = [...groupedBy(changes, ({ ruleId }) => ruleId).values()].map((alike) => alikeChanges(alike, context));
  const points = rules.flatMap((group) =>
    group.length === 1 && group[0] !== undefined ? [`- ${pointOf(group[0], context)}`] : [],
  );
  return [
    ...points,
    ...(points.length === 0 ? [] : [""]),
    ...rules.filter((group) => group.length > 1).flatMap((group) => paragraphOf(group, context)),
  ];
}

function paragraphOf(group: readonly AlikeChanges[], context: ChangeContext): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const items = group.slice(0, LISTED).map((alike) => `- ${placeOf(alike, context)}`);
  const left = group.length - items.length;
  const advice = actionOf(first[0], context);
  const lead = markdownPhrase([
    ...sentenceInGeneral(first[0], context),
    ...(advice === undefined ? [] : [` ${advice}`]),
  ]);
  return [lead, "", ...items, ...(left === 0 ? [] : [`- and ${left} more`]), ""];
}

const actionOf = ({ level, ruleId }: Change, context: ChangeContext): string | undefined =>
  level === "compatible" ? undefined : context.rule(ruleId)?.action;

function pointOf(alike: AlikeChanges, context: ChangeContext): string {
  const [change] = alike;
  const where = operationPhrase(change);
  const phrase = sentenceOf(alike, context, where === undefined ? {} : { whole: where, of: [" of ", ...where] });
  const instead = insteadOf(change, context);
  const advice = instead === undefined ? actionOf(change, context) : `Use ${plain(instead)} instead.`;
  const last = phrase.at(-1);
  const ended = typeof last === "string" && last.endsWith(".") ? phrase : [...phrase, "."];
  return markdownPhrase(advice === undefined ? phrase : [...ended, " ", ...phraseOf(advice)]);
}

/** Below a sentence that says what happened. */
function placeOf(alike: AlikeChanges, context: ChangeContext): string {
  const [change] = alike;
  const part = partPhrase(change);
  const where = operationPhrase(change);
  const values = valuesPhrase(alike, isOfValues(change, context));
  const instead = insteadOf(change, context);
  return markdownPhrase([
    ...(part ?? []),
    ...(part === undefined || where === undefined ? [] : [" of "]),
    ...(where ?? []),
    ...(values === undefined ? [] : withoutStop(values)),
    ...(instead === undefined ? [] : ["; use ", ...instead]),
  ]);
}

const withoutStop = (phrase: Phrase): Phrase =>
  phrase.map((part, at) => (at === phrase.length - 1 && typeof part === "string" ? part.replace(/\.$/, "") : part));

/** `GET /pets` and 3 further operations */
function operationPhrase({ affects: [first, ...others] }: Change): Phrase | undefined {
  if (first === undefined) return undefined;
  return others.length === 0
    ? [code(operationName(first))]
    : say`${code(operationName(first))} and ${counted(others.length, "further operation")}`;
}

function insteadOf(change: Change, context: ChangeContext): Phrase | undefined {
  const replacements = replacementsOf(change, context);
  return replacements.length === 0
    ? undefined
    : listed(
        replacements.map((one) => [code(one)]),
        ", ",
        " or ",
      );
}
