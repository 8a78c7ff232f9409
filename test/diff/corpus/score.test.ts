import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { agreement, CORPUS, hasCorpus, mentioned, readCases, scoreCases, type Ratio } from "./score.js";

const explained = readFileSync(join(import.meta.dirname, "../../../docs/verdicts.md"), "utf8");
const isExplained = (caseId: string): boolean => explained.includes(`\`${caseId}\``);

const share = ({ agreed, of }: Ratio): number => agreed / of;

/** Verdicts of a peer tool on pairs that are not part of the project; skipped where they are not there. */
describe.skipIf(!hasCorpus())(`spec pairs of ${CORPUS}`, () => {
  test("every verdict agrees with the peer's or is explained in docs/verdicts.md", async () => {
    const { verdicts, unread, falseBreaks } = await scoreCases(await readCases());
    const apart = verdicts.filter(({ peer, ours }) => peer !== ours);
    expect(apart.filter(({ caseId }) => !isExplained(caseId))).toEqual([]);
    expect(unread.filter(({ caseId }) => !isExplained(caseId))).toEqual([]);
    expect(falseBreaks.filter(({ caseId }) => !isExplained(caseId))).toEqual([]);
    // the explanations are exceptions: most must simply agree
    expect(share(agreement(verdicts))).toBeGreaterThan(0.98);
    expect(share(agreement(mentioned(verdicts)))).toBeGreaterThan(0.91);
  }, 120_000);
});
