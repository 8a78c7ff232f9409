import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  agreement,
  agreementOnShared,
  CORPUS,
  hasCorpus,
  mentioned,
  type Ratio,
  readCases,
  scoreCases,
} from "./score.js";

const explained = readFileSync(join(import.meta.dirname, "../../../docs/verdicts.md"), "utf8");
const [, againstPeer = ""] = /## Against oasdiff\n([\s\S]*?)\n## /.exec(explained) ?? [];
const isExplained = (caseId: string): boolean => againstPeer.includes(`\`${caseId}\``);

const share = ({ agreed, of }: Ratio): number => agreed / of;

/** Verdicts of a peer tool on pairs that are not part of the project; skipped where they are not there. */
describe.skipIf(!hasCorpus())(`spec pairs of ${CORPUS}`, () => {
  test("every verdict agrees with the peer's or is explained in docs/verdicts.md, and nothing else is", async () => {
    const cases = await readCases();
    const { verdicts, unread, falseBreaks } = await scoreCases(cases);
    const apart = verdicts.filter(({ peer, ours }) => peer !== ours);
    expect(apart.filter(({ caseId }) => !isExplained(caseId))).toEqual([]);
    expect(unread.filter(({ caseId }) => !isExplained(caseId))).toEqual([]);
    expect(falseBreaks.filter(({ caseId }) => !isExplained(caseId))).toEqual([]);
    const named = new Set([...apart, ...unread].map(({ caseId }) => caseId));
    const ids = cases.map(({ caseId }) => caseId);
    expect(ids.filter((caseId) => isExplained(caseId) && !named.has(caseId))).toEqual([]);
    // the explanations are exceptions: most must simply agree
    expect(share(agreement(verdicts))).toBeGreaterThan(0.95);
    expect(share(agreementOnShared(verdicts))).toBeGreaterThan(0.96);
    expect(share(agreement(mentioned(verdicts)))).toBeGreaterThan(0.919);
  }, 120_000);
});
