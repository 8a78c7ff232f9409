import type { Changeable } from "../../../check/finding.js";
import { paragraph } from "../../text/paragraph.js";
import { code, type Phrase, say } from "../../text/phrase.js";
import { visible } from "../../text/visible.js";
import { padStart } from "../../text/width.js";
import { counted } from "../../words/counted.js";
import { elementName } from "../../words/element.js";
import type { FindingGroup } from "../groups.js";
import { summaryOf } from "../summary.js";
import { type Sheet, verdictStyle } from "./sheet.js";

/** Fewer than these speak for themselves. */
const WORTH_AN_ORDER = 4;
const FIRST = 3;

/** The verdict and, where there is much to do, what to begin with. A report without findings is all verdict. */
export const leadLines = (groups: readonly FindingGroup[], sheet: Sheet): readonly string[] => {
  const { paint, report, width } = sheet;
  if (groups.length === 0) return [];
  const { verdict, apis } = summaryOf(report);
  return [
    paint(visible(verdict), verdictStyle(report), "bold"),
    ...apis.map((api) => `  ${paint(visible(api), "dim")}`),
    ...paragraph(whenPhrase(groups), { first: "  ", rest: "  ", width, paint }).filter((line) => line.trim() !== ""),
    "",
    ...(groups.length < WORTH_AN_ORDER ? [] : [...firstLines(groups, sheet), ""]),
  ];
};

/** "3 findings can be changed now, 2 once the upgrade has run." */
const whenPhrase = (groups: readonly FindingGroup[]): Phrase => {
  const count = (changeable: Changeable): number =>
    groups.flatMap(({ findings }) => findings).filter((finding) => finding.changeable === changeable).length;
  const [now, later] = [count("now"), count("with-upgrade")];
  if (now > 0 && later > 0)
    return say`${counted(now, "finding")} can be changed now, ${later} only together with the upgrade.`;
  if (now > 0) return say`${counted(now, "finding")} can be changed now, before the upgrade.`;
  return later === 0 ? [] : say`${counted(later, "finding")} can be changed only together with the upgrade.`;
};

/** Among what breaks, what can be done today comes before what has to wait for the upgrade. */
const firstLines = (groups: readonly FindingGroup[], { paint, width }: Sheet): readonly string[] => {
  const some = [...groups].sort((left, right) => rankOf(left) - rankOf(right)).slice(0, FIRST);
  return [
    paint("Start with", "bold"),
    ...some.flatMap((group, at) => {
      const { file, line, column } = group.lead.place;
      const number = padStart(`${at + 1}`, 3);
      return [
        ...paragraph(whatToDo(group), { first: `${number}  `, rest: "     ", width, paint }),
        `     ${paint(visible(`${file}:${line}:${column}${others(group)}`), "dim")}`,
      ];
    }),
  ];
};

const RANKS: Readonly<Record<Changeable, number>> = { now: 0, unknown: 1, "with-upgrade": 2 };
const rankOf = ({ lead }: FindingGroup): number =>
  ({ error: 0, warning: 3, info: 6 })[lead.severity] + RANKS[lead.changeable];

/** "`GET /users`: Use `GET /people` instead."; where nothing is named, what happens. */
const whatToDo = ({ lead, message }: FindingGroup): Phrase => {
  const [advice] = message.advice;
  return advice === undefined || lead.replacement.length === 0
    ? message.what
    : say`${code([lead.operation, ...(lead.element.path.length === 0 ? [] : [elementName(lead)])].join(" "))}: ${advice}`;
};

const others = ({ findings }: FindingGroup): string =>
  findings.length === 1 ? "" : ` and ${counted(findings.length - 1, "more place")}`;
