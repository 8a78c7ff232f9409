import type { Timeline, TimelineRow } from "../../policy/timeline.js";
import { markdownCode, markdownText } from "../text/markdown.js";
import { type Phrase, set } from "../text/phrase.js";
import { dateText } from "../words/date.js";
import { releaseText } from "../words/release.js";
import type { TimelineRenderer } from "./index.js";
import {
  INTERFACES,
  interfaceWords,
  replacementPhrase,
  rowName,
  rowPlace,
  type Section,
  sectionsOf,
  standingText,
  summaryText,
} from "./words.js";

export const render: TimelineRenderer = (timeline) => {
  const used = timeline.rows.filter((row) => row.places > 0);
  const rest = { ...timeline, rows: timeline.rows.filter((row) => row.places === 0) };
  const blocks = [
    `# ${markdownText(timeline.title)}: deprecations`,
    markdownText(
      `As of ${timeline.asOf}, against ${timeline.target}${timeline.forecast ? " (a forecast from notices and policy)" : ""}: ${summaryText(timeline)}.`,
    ),
    ...(used.length === 0 ? [] : [sectionText({ title: "Used by this code", rows: used }, timeline)]),
    ...sectionsOf(rest).map((section) => sectionText(section, timeline)),
    ...(timeline.interfaces.length === 0
      ? []
      : [
          `## ${INTERFACES}\n\n${timeline.interfaces
            .map(
              (one) =>
                `- ${markdownText(one.title)}${one.places === 0 ? "" : ` (${one.places}×)`}: ${markdownText(interfaceWords(one).join("; "))}`,
            )
            .join("\n")}`,
        ]),
    ...(timeline.features.length === 0
      ? []
      : [
          `## Announced, in no contract\n\n${timeline.features.map(({ feature, announcedIn, date }) => `- ${markdownText(feature)} (${markdownText(announcedIn)}${date === undefined ? "" : `, ${dateText(date)}`})`).join("\n")}`,
        ]),
  ];
  return `${blocks.join("\n\n")}\n`;
};

const sectionText = ({ title, rows }: Section, timeline: Timeline): string =>
  [
    `## ${markdownText(title)}`,
    "",
    "| element | since | until | use instead |",
    "| --- | --- | --- | --- |",
    ...rows.map((row) => rowText(row, timeline)),
  ].join("\n");

const rowText = (row: TimelineRow, timeline: Timeline): string => {
  const place = rowPlace(row);
  const name = markdownCode(rowName(row), "cell");
  const uses = row.places === 0 ? "" : ` (${row.places}×)`;
  const mark = row.since ?? row.events.find((event) => event.kind === "deprecated");
  const since =
    mark === undefined
      ? "not marked"
      : `${releaseText(mark)}${mark.date === undefined ? "" : `, ${dateText(mark.date)}`}`;
  const replacement = replacementPhrase(row);
  return `| ${name}${uses}${place === undefined ? "" : `<br>${inCell(place)}`} | ${markdownText(since)} | ${markdownText(standingText(row, timeline))} | ${replacement === undefined ? "" : inCell(replacement)} |`;
};

const inCell = (phrase: Phrase): string =>
  set(phrase, { text: markdownText, code: (text) => markdownCode(text, "cell") });
