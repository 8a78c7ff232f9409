import { describe, expect, test } from "vitest";
import { openKnowledge, type SnippetScore, scoreSnippet } from "./score.js";
import { CORPUS, readSnippets } from "./snippets.js";
import { scoreTable, share, total } from "./table.js";

const snippets = readSnippets(CORPUS);

describe.skipIf(snippets === undefined)(
  `call shapes of the corpus${snippets === undefined ? " (skipped: ../shared is not here)" : ""}`,
  async () => {
    if (snippets === undefined) return;
    const knowledge = await openKnowledge();
    const scores: SnippetScore[] = [];
    for (const snippet of snippets) scores.push(await scoreSnippet(snippet, knowledge));
    const positive = scores.filter((score) => !score.snippet.negative);
    const of = (difficulties: readonly number[]): readonly SnippetScore[] =>
      positive.filter((score) => difficulties.includes(score.snippet.difficulty));

    test("calls of difficulty 1 to 3: 98 % found", () => {
      expect(share(total(of([1, 2, 3]), "calls")), scoreTable(of([1, 2, 3]))).toBeGreaterThanOrEqual(0.98);
    });
    test("calls of difficulty 4 and 5: 85 % found", () => {
      expect(share(total(of([4, 5]), "calls")), scoreTable(of([4, 5]))).toBeGreaterThanOrEqual(0.85);
    });
    test("query, body and read fields: 90 % by name", () => {
      expect(share(total(positive, "fields")), scoreTable(positive)).toBeGreaterThanOrEqual(0.9);
    });
    test("findings: 95 %", () => {
      expect(share(total(positive, "findings")), scoreTable(positive)).toBeGreaterThanOrEqual(0.95);
    });
    test("nothing surer than possible on what only looks like a call", () => {
      const wrong = scores.filter((score) => score.snippet.negative && score.calls.met === 0);
      expect(wrong.map((score) => [score.snippet.id, ...score.faults])).toEqual([]);
    });
  },
);
