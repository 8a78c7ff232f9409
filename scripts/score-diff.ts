import {
  agreement,
  agreementOnShared,
  CORPUS,
  hasCorpus,
  mentioned,
  type Ratio,
  readCases,
  scoreCases,
} from "../test/diff/corpus/score.js";

if (!hasCorpus()) {
  console.log(`No corpus at ${CORPUS}: nothing to score.`);
} else {
  const { verdicts, unread, falseBreaks } = await scoreCases(await readCases());
  const apart = verdicts.filter(({ peer, ours }) => peer !== ours);
  for (const { caseId, operation, peer, peerRules, ourRules } of apart)
    console.log(
      `${peer ? "missed" : "extra "}  ${caseId}  ${operation}\n    peer: ${peerRules.join(", ")}\n    here: ${ourRules.join(", ")}`,
    );
  for (const { caseId, reason } of unread) console.log(`unread  ${caseId}: ${reason}`);
  for (const { caseId, ruleIds } of falseBreaks)
    console.log(`breaks where the peer is silent  ${caseId}: ${ruleIds.join(", ")}`);
  const shown = ({ agreed, of }: Ratio, which: string): string =>
    `${agreed} of ${of} verdicts agree (${((100 * agreed) / of).toFixed(1)} %) ${which}`;
  console.log(`\n${shown(agreement(verdicts), "over every method and path of either document")}`);
  console.log(
    shown(
      agreementOnShared(verdicts),
      "where security, callbacks and webhooks, which the peer does not judge, are left out",
    ),
  );
  console.log(shown(agreement(mentioned(verdicts)), "over those of which either side says something"));
  console.log(`${unread.length} cases unread, ${falseBreaks.length} break where the peer is silent`);
}
