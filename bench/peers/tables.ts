// What was measured, as a table of the terminal and of `docs/performance.md`.
import { type Cost, gaveUp } from "./measure.js";

/** `what`: `check, cold`, `oxlint …`; undefined: the tool is not there. */
interface Measured {
  readonly what: string;
  readonly cost: Cost | undefined;
}

export interface Row {
  readonly input: string;
  readonly measured: readonly Measured[];
  /** Of one figure to others: `cold to slower`, which is the slower of oxlint and TypeScript 7. */
  readonly ratios: Readonly<Record<string, number | undefined>>;
}

const EMPTY = "-";

/** `1.23 (0.81) s 210 MB`: seconds of the processor, by the clock, the most memory. */
function shown(cost: Measured["cost"]): string {
  if (cost === undefined) return EMPTY;
  if (cost.exitCode === null) return "did not end";
  if (gaveUp(cost)) return "gave up";
  const memory = cost.megabytes === undefined ? "" : ` ${Math.round(cost.megabytes)} MB`;
  return `${cost.processor.toFixed(2)} (${cost.wall.toFixed(2)}) s${memory}`;
}

function cellsOf(rows: readonly Row[]): readonly (readonly string[])[] {
  const titles = [...new Set(rows.flatMap(({ measured }) => measured.map(({ what }) => what)))];
  const ratios = [...new Set(rows.flatMap((row) => Object.keys(row.ratios)))];
  return [
    ["", ...titles, ...ratios],
    ...rows.map((row) => [
      row.input,
      ...titles.map((title) => shown(row.measured.find(({ what }) => what === title)?.cost)),
      ...ratios.map((title) => row.ratios[title]?.toFixed(2) ?? EMPTY),
    ]),
  ];
}

export function textTable(rows: readonly Row[]): string {
  const cells = cellsOf(rows);
  const widths = (cells[0] ?? []).map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

export function markdownTable(rows: readonly Row[]): string {
  const [head = [], ...body] = cellsOf(rows);
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? "---" : "---:"))), ...body.map(line)].join("\n");
}

export function averages(rows: readonly Row[]): string {
  const titles = [...new Set(rows.flatMap((row) => Object.keys(row.ratios)))];
  return titles
    .flatMap((title) => {
      const all = rows.flatMap((row) => row.ratios[title] ?? []);
      if (all.length === 0) return [];
      const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
      return [`${title}: ${mean.toFixed(2)} on average, ${Math.max(...all).toFixed(2)} at most`];
    })
    .join("\n");
}
