import type { Timeline, TimelineRow } from "../../policy/timeline.js";
import { type Paint, painter } from "../text/paint.js";
import { plain, set } from "../text/phrase.js";
import { visible, withoutCommands } from "../text/visible.js";
import { wrap } from "../text/width.js";
import { counted } from "../words/counted.js";
import { dateText } from "../words/date.js";
import type { TimelineRenderer } from "./index.js";
import {
  INTERFACES,
  interfaceWords,
  replacementPhrase,
  rowName,
  rowPlace,
  sectionsOf,
  sinceText,
  standingText,
  summaryText,
} from "./words.js";

export const render: TimelineRenderer = (timeline, { color, width }) => {
  const paint = painter(color);
  const used = timeline.rows.filter((row) => row.places > 0);
  const lines = [
    paint(visible(timeline.title), "bold"),
    headline(timeline),
    "",
    ...(used.length === 0 ? [] : sectionLines("Used by this code", used, timeline, paint, width)),
    ...sectionsOf({ ...timeline, rows: timeline.rows.filter((row) => row.places === 0) }).flatMap((section) =>
      sectionLines(section.title, section.rows, timeline, paint, width),
    ),
    ...interfaceLines(timeline, paint, width),
    ...featureLines(timeline, paint),
    paint(summaryText(timeline), "bold"),
  ];
  return `${lines.map(withoutCommands).join("\n")}\n`;
};

const headline = ({ asOf, deployment, target, forecast }: Timeline): string => {
  const clock = deployment === "saas" ? "SaaS clock" : "self-hosted clock";
  return `as of ${asOf}, against ${target}, ${clock}${forecast ? "; forecast from notices and policy" : ""}`;
};

const sectionLines = (
  title: string,
  rows: readonly TimelineRow[],
  timeline: Timeline,
  paint: Paint,
  width: number,
): readonly string[] => [
  paint(`${title} (${rows.length})`, "bold", "underline"),
  ...rows.flatMap((row) => rowLines(row, timeline, paint, width)),
  "",
];

const TONES = {
  deprecated: "yellow",
  expired: "red",
  removed: "red",
  supported: "green",
  "not-yet": "blue",
  unlisted: "blue",
} as const;

const rowLines = (row: TimelineRow, timeline: Timeline, paint: Paint, width: number): readonly string[] => {
  const place = rowPlace(row);
  const replacement = replacementPhrase(row);
  const detail = [
    ...(place === undefined ? [] : [plain(place)]),
    `${sinceText(row)}; ${standingText(row, timeline)}`,
    ...(replacement === undefined ? [] : [`use ${set(replacement, { text: (text) => text, code: (text) => text })}`]),
  ];
  const uses = row.places === 0 ? "" : paint(`  ${counted(row.places, "place")}`, "cyan");
  return [`  ${paint(visible(rowName(row)), TONES[row.standing.state])}${uses}`, ...detailLines(detail, paint, width)];
};

const detailLines = (detail: readonly string[], paint: Paint, width: number): readonly string[] =>
  detail.flatMap((text) =>
    wrap(visible(text), Math.max(30, width - 6)).map(
      (line, at) => `${at === 0 ? "    " : "      "}${paint(line, "dim")}`,
    ),
  );

const interfaceLines = ({ interfaces }: Timeline, paint: Paint, width: number): readonly string[] =>
  interfaces.length === 0
    ? []
    : [
        paint(`${INTERFACES} (${interfaces.length})`, "bold", "underline"),
        ...interfaces.flatMap((one) => [
          `  ${paint(visible(one.title), "yellow")}${one.places === 0 ? "" : paint(`  ${counted(one.places, "place")}`, "cyan")}`,
          ...detailLines(interfaceWords(one), paint, width),
        ]),
        "",
      ];

const featureLines = ({ features }: Timeline, paint: Paint): readonly string[] =>
  features.length === 0
    ? []
    : [
        paint(`Announced, in no contract (${features.length})`, "bold", "underline"),
        ...features.map(
          ({ feature, announcedIn, date }) =>
            `  ${visible(feature)}  ${paint(`${announcedIn}${date === undefined ? "" : `, ${dateText(date)}`}`, "dim")}`,
        ),
        "",
      ];
