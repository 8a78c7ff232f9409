import type { Marks, SnippetScore } from "./score.js";

const columns = ["calls", "fields", "findings"] as const;

export function total(scores: readonly SnippetScore[], column: (typeof columns)[number]): Marks {
  return scores.reduce(
    (sum, score) => ({ wanted: sum.wanted + score[column].wanted, met: sum.met + score[column].met }),
    { wanted: 0, met: 0 },
  );
}

export const share = ({ wanted, met }: Marks): number => (wanted === 0 ? 1 : met / wanted);

/** By group and by difficulty, then each snippet that is not right. */
export function scoreTable(scores: readonly SnippetScore[]): string {
  const positive = scores.filter((score) => !score.snippet.negative);
  const negative = scores.filter((score) => score.snippet.negative);
  const row = (name: string, of: readonly SnippetScore[]): string =>
    `${name.padEnd(14)}${columns.map((column) => told(total(of, column)).padStart(16)).join("")}`;
  const rows = (by: (score: SnippetScore) => string): string[] =>
    [...groups(positive, by)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, of]) => row(name, of));
  const faults = scores
    .filter((score) => score.faults.length > 0)
    .map(
      (score) =>
        `${score.snippet.id} (${score.snippet.difficulty})\n${score.faults.map((fault) => `    ${fault}`).join("\n")}`,
    );
  return [
    `${"".padEnd(14)}${columns.map((column) => column.padStart(16)).join("")}`,
    ...rows((score) => score.snippet.group),
    "",
    ...rows((score) => `difficulty ${score.snippet.difficulty}`),
    "",
    row("all", positive),
    `${"negatives".padEnd(14)}${told(total(negative, "calls")).padStart(16)}`,
    "",
    ...faults,
  ].join("\n");
}

const told = (marks: Marks): string =>
  marks.wanted === 0 ? "-" : `${marks.met}/${marks.wanted} ${Math.floor(share(marks) * 100)} %`;

function groups(
  scores: readonly SnippetScore[],
  by: (score: SnippetScore) => string,
): ReadonlyMap<string, readonly SnippetScore[]> {
  const found = new Map<string, SnippetScore[]>();
  for (const score of scores) found.set(by(score), [...(found.get(by(score)) ?? []), score]);
  return found;
}
