import type { ProviderSignature } from "../../contract/provider/index.js";
import type { ExplainedLife, Explanation } from "../../policy/explain.js";
import type { Standing } from "../../policy/standing.js";
import { type Paint, painter, type Style } from "../text/paint.js";
import { visible, withoutCommands } from "../text/visible.js";
import { padEnd, widthOf, wrap } from "../text/width.js";
import { partName } from "../words/element.js";
import { releaseText } from "../words/release.js";
import { mayBeGoneText } from "../words/removal.js";
import type { ExplainRenderer } from "./index.js";
import {
  documentedText,
  eventLabel,
  eventText,
  maturityLines,
  nowText,
  replacementText,
  sourceText,
  titleOf,
  windowText,
} from "./words.js";

export const render: ExplainRenderer = (explanation, { color, width }) => {
  const paint = painter(color);
  const row = rowsOf(paint, width);
  const blocks = [
    // first: of what a contract lists without a mark the vendor said more elsewhere
    ...explanation.interfaces.map((one) => interfaceLines(one, explanation, paint, row)),
    ...explanation.subjects.map((life) => lifeLines(life, explanation, paint, width)),
  ];
  const lines = blocks.flatMap((block, at) => [...(at === 0 ? [] : [""]), ...block]);
  return `${lines.map(withoutCommands).join("\n")}\n`;
};

const LABEL = 13;

type Row = (label: string, text: string, ...styles: readonly Style[]) => readonly string[];

const rowsOf =
  (paint: Paint, width: number): Row =>
  (label, text, ...styles) =>
    wrap(visible(text), Math.max(30, width - LABEL)).map(
      (line, at) => `${at === 0 ? padEnd(label, LABEL) : " ".repeat(LABEL)}${paint(line, ...styles)}`,
    );

/** What is known of an interface that no contract speaks of: since when, until when, what instead. */
const interfaceLines = (
  { title, deprecatedIn, removedIn, replacement, source }: ProviderSignature,
  explanation: Explanation,
  paint: Paint,
  row: Row,
): readonly string[] => [
  paint(visible(title), "bold"),
  paint(visible(`${explanation.title}, as of ${explanation.asOf}`), "dim"),
  "",
  ...row(
    "now",
    removedIn === undefined ? `deprecated since ${deprecatedIn}; no specification marks it` : `gone since ${removedIn}`,
    removedIn === undefined ? "yellow" : "red",
  ),
  ...(replacement.length === 0
    ? row("use instead", "nobody names a replacement")
    : replacement.flatMap((one, at) => row(at === 0 ? "use instead" : "or", one))),
  ...(source === undefined ? [] : row("source", source)),
];

const lifeLines = (life: ExplainedLife, explanation: Explanation, paint: Paint, width: number): readonly string[] => {
  const row = rowsOf(paint, width);
  const { lifecycle } = life;
  return [
    ...wrap(visible(titleOf(life)), width).map((line) => paint(line, "bold")),
    paint(visible(`${explanation.title}, as of ${explanation.asOf}`), "dim"),
    "",
    ...row("now", nowText(life, explanation), ...toneOf(life.standing)),
    ...mayBeGoneText(life.standing).flatMap((text) => row("", text, "red")),
    ...windowText(life, explanation).flatMap((text, at) => row(at === 0 ? "owed" : "", text)),
    ...lifecycle.replacement.flatMap((one, at) => row(at === 0 ? "use instead" : "or", replacementText(one))),
    ...(lifecycle.replacement.length === 0 && life.standing.state !== "supported" && life.standing.state !== "not-yet"
      ? row("use instead", "nobody names a replacement")
      : []),
    ...(lifecycle.announcedEnd === undefined
      ? []
      : row("announced", `said to fail from ${lifecycle.announcedEnd} on, whatever contracts list`)),
    "",
    ...lifecycle.events.flatMap((event) => row(eventLabel(event), eventText(event))),
    ...lifecycle.disagreements.flatMap((sources) => row("disagree", sources.map(sourceText).join(" and "))),
    ...maturityLines(lifecycle).flatMap(([label, text]) => row(label, text)),
    ...lifecycle.documented.flatMap((fact) => row("documented", documentedText(fact))),
    ...(lifecycle.events.length + lifecycle.documented.length === 0 ? row("life", "nothing is known of it") : []),
    "",
    ...columns(
      life.standings.map(
        ({ release, standing, forecast }) => `${release} ${MARKS[standing.state]}${forecast ? "?" : ""}`,
      ),
      width - LABEL,
    ).map((line, at) => padEnd(at === 0 ? "by release" : "", LABEL) + visible(line)),
    ...row(
      "",
      life.standings.some(({ forecast }) => forecast)
        ? `${LEGEND}, ?: no contract known, only notices and policy`
        : LEGEND,
      "dim",
    ),
    ...partLines(life, paint, width),
  ];
};

/** Side by side in columns of one width, as many as the line takes: none is cut in two. */
function columns(cells: readonly string[], width: number): readonly string[] {
  const column = Math.max(...cells.map(widthOf)) + 3;
  const many = Math.max(1, Math.floor((width + 3) / column));
  return Array.from({ length: Math.ceil(cells.length / many) }, (_, line) =>
    cells
      .slice(line * many, (line + 1) * many)
      .map((cell) => padEnd(cell, column))
      .join("")
      .trimEnd(),
  );
}

const MARKS: Record<Standing["state"], string> = {
  supported: "ok",
  deprecated: "dep",
  expired: "over",
  removed: "gone",
  unlisted: "-",
  "not-yet": "-",
};
const LEGEND = "ok: listed and plain, dep: in its window, over: window ended, gone: removed, -: not there";

const toneOf = (standing: Standing): readonly Style[] => {
  switch (standing.state) {
    case "supported":
      return ["green"];
    case "deprecated":
      return ["yellow"];
    case "not-yet":
    case "unlisted":
      return ["blue"];
    case "expired":
    case "removed":
      return ["red"];
  }
};

const MOST_PARTS = 12;

const partLines = ({ parts }: ExplainedLife, paint: Paint, width: number): readonly string[] => {
  if (parts.length === 0) return [];
  const shown = parts.slice(0, MOST_PARTS).map(({ lifecycle, since, removed, standing }) => {
    const { element } = lifecycle;
    const facts = [
      since === undefined ? "never marked" : `deprecated ${releaseText(since)}`,
      ...(removed === undefined ? [] : [`gone ${releaseText(removed)}`]),
      ...(lifecycle.replacement[0] === undefined
        ? []
        : [`use ${lifecycle.replacement.map((one) => one.target).join(", ")}`]),
    ];
    const text = `${partName(element)}: ${facts.join(", ")}`;
    return wrap(visible(text), Math.max(30, width - 4)).map(
      (line, at) => `${at === 0 ? "  " : "    "}${paint(line, ...(at === 0 ? toneOf(standing) : []))}`,
    );
  });
  const more =
    parts.length > MOST_PARTS
      ? [paint(`  and ${parts.length - MOST_PARTS} more; name one after the operation to see its life`, "dim")]
      : [];
  return ["", paint(`Parts with an end (${parts.length})`, "bold"), ...shown.flat(), ...more];
};
