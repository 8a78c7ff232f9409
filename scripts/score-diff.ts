import { CORPUS, hasCorpus, readCases, scoreCases } from "../test/diff/corpus/score.js";

if (!hasCorpus()) {
  console.log(`No corpus at ${CORPUS}: nothing to score.`);
} else {
  const { verdicts, unread, falseBreaks } = await scoreCases(await readCases());
  const apart = verdicts.filter(({ peer, ours }) => peer !== ours);
  for (const { caseId, operation, peer, peerRules, ourRules } of apart)
    console.log(`${peer ? "missed" : "extra "}  ${caseId}  ${operation}\n    peer: ${peerRules.join(", ")}\n    here: ${ourRules.join(", ")}`);
  for (const { caseId, reason } of unread) console.log(`unread  ${caseId}: ${reason}`);
  for (const { caseId, ruleIds } of falseBreaks) console.log(`breaks where the peer is silent  ${caseId}: ${ruleIds.join(", ")}`);
  const agreed = verdicts.length - apart.length;
  console.log(`\n${agreed} of ${verdicts.length} verdicts agree (${((100 * agreed) / verdicts.length).toFixed(1)} %), ${unread.length} cases unread, ${falseBreaks.length} breaks where the peer is silent`);
}
