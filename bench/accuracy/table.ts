// The scores as a table: of the terminal, and of `docs/accuracy.md`.
import { OUTCOMES, type Score } from "./judge.js";

export interface Row {
  name: string;
  /** Counts in the averages. */
  main: boolean;
  result: { score: Score; seconds: number; megabytes: number } | { problem: string };
}

interface Column {
  title: string;
  cell: (score: Score, row: { seconds: number; megabytes: number }) => string;
}

const percent = (part: number, of: number): string => (of === 0 ? "-" : `${((100 * part) / of).toFixed(1)} %`);
const known = ({ outcomes }: Score): number => OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0);
const part = ({ reported, known: of }: { reported: number; known: number }): string =>
  of === 0 ? "-" : `${reported}/${of}`;

const COLUMNS: readonly Column[] = [
  { title: "calls known", cell: (score) => String(known(score)) },
  { title: "found", cell: (score) => String(score.outcomes.found) },
  { title: "recall", cell: (score) => percent(score.outcomes.found, known(score)) },
  ...(["caller", "near", "told", "misread", "silent"] as const).map((outcome) => ({
    title: outcome,
    cell: ({ outcomes }: Score) => String(outcomes[outcome]),
  })),
  { title: "precision", cell: ({ said, wrong }) => percent(said - wrong, said) },
  { title: "status", cell: ({ statuses }) => part(statuses) },
  { title: "fields", cell: ({ fields }) => part(fields) },
  { title: "at the gate", cell: ({ gate }) => String(gate) },
  { title: "wrong there", cell: ({ wrongAtGate }) => String(wrongAtGate) },
  { title: "cpu s", cell: (_, { seconds }) => seconds.toFixed(1) },
  { title: "MB", cell: (_, { megabytes }) => String(megabytes) },
];

export function textTable(rows: readonly Row[]): string {
  const cells = [["", ...COLUMNS.map(({ title }) => title)], ...rows.map(cellsOf)];
  const widths = [...COLUMNS.keys(), COLUMNS.length].map((at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  return cells
    .map((row) =>
      row.length === 2
        ? `${row[0]?.padEnd(widths[0] ?? 0)}  ${row[1]}`
        : row.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  "),
    )
    .join("\n");
}

export function markdownTable(rows: readonly Row[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(["code base", ...COLUMNS.map(({ title }) => title)]),
    line(["---", ...COLUMNS.map(() => "--:")]),
    ...rows.map((row) => line(cellsOf(row))),
  ].join("\n");
}

function cellsOf({ name, result }: Row): string[] {
  if ("problem" in result) return [name, result.problem];
  return [name, ...COLUMNS.map(({ cell }) => cell(result.score, result))];
}

/** Averages over the code bases, so that no large one drowns the rest; one that failed counts as nothing found. */
export function averages(rows: readonly Row[]): string {
  const main = rows.filter((row) => row.main);
  const read = main.flatMap(({ result }) => ("problem" in result ? [] : [result.score]));
  const saying = read.filter(({ said }) => said > 0);
  const sum = (of: (score: Score) => number): number => read.reduce((total, score) => total + of(score), 0);
  const mean = (total: number, count: number): string =>
    count === 0 ? "-" : `${((100 * total) / count).toFixed(1)} %`;
  const failed = main.length - read.length;
  return (
    `recall ${mean(
      sum((score) => score.outcomes.found / known(score)),
      main.length,
    )}, ` +
    `precision ${mean(
      saying.reduce((total, { said, wrong }) => total + (said - wrong) / said, 0),
      saying.length,
    )} on average; ` +
    `missed: ${sum(({ outcomes }) => outcomes.told)} told, ${sum(({ outcomes }) => outcomes.misread)} misread, ` +
    `${sum(({ outcomes }) => outcomes.silent)} silent; ` +
    `${sum(({ statuses }) => statuses.reported)} of ${sum(({ statuses }) => statuses.known)} statuses; ` +
    `wrong at the gate ${sum(({ wrongAtGate }) => wrongAtGate)}; failed ${failed}`
  );
}
