import { beforeAll, describe, expect, test } from "vitest";
import { openKnowledge, type SnippetScore, scoreSnippet } from "./score.js";
import { readSnippets, SNIPPETS } from "./snippets.js";
import { scoreTable, share, total } from "./table.js";

describe("call shapes, labelled by hand", () => {
  const scores: SnippetScore[] = [];
  beforeAll(async () => {
    const knowledge = await openKnowledge();
    for (const snippet of readSnippets(SNIPPETS) ?? []) scores.push(await scoreSnippet(snippet, knowledge));
  });
  const positive = (): readonly SnippetScore[] => scores.filter((score) => !score.snippet.negative);

  test("are there, with calls, fields and findings to be found", () => {
    expect(scores.filter(({ snippet }) => snippet.negative)).toHaveLength(19);
    const wanted = (["calls", "fields", "findings"] as const).map((column) => total(positive(), column).wanted);
    expect(wanted).toEqual([93, 88, 111]);
  });

  test.each(["calls", "fields", "findings"] as const)("all %s are found", (column) => {
    expect(share(total(positive(), column)), scoreTable(positive())).toBe(1);
  });

  test("nothing is found where nothing is wanted", () => {
    const faults = positive().flatMap(({ snippet, faults }) => faults.map((fault) => `${snippet.id}: ${fault}`));
    expect(faults).toEqual([]);
  });

  test("nothing surer than possible on what only looks like a call", () => {
    const wrong = scores.filter((score) => score.snippet.negative && score.calls.met === 0);
    expect(wrong.map((score) => [score.snippet.id, ...score.faults])).toEqual([]);
  });
});
