// Writes anew what is worked out from the shipped snapshots, after one was edited by hand: `npm run specs:digest`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openProvider } from "../src/contract/provider/index.js";
import { DIGESTS_KEY } from "../src/contract/snapshot/digests.js";
import { type Json, layOut } from "../src/contract/snapshot/layout.js";
import { isLaidOut } from "../src/contract/snapshot/mark.js";
import { digestsOf } from "../src/contract/snapshot/write-digests.js";
import { layOutRecord } from "../src/contract/statements/record.js";
import { recordStatements } from "../src/contract/statements/write.js";
import { openHistory } from "../src/diff/history/index.js";
import { recordParts } from "../src/diff/history/parts/write.js";
import type { Outcome } from "../src/outcome.js";

for (const name of readdirSync("specs")) {
  for (const file of readdirSync(join("specs", name))) digest(join("specs", name, file));

  // opened as a folder of its own, so that nothing that was written down before is used
  const history = valueOf(await openHistory(valueOf(await openProvider(name, { builtIn: "specs" }))));
  const contracts = new Map(history.contracts.map(({ version, contract }) => [version, contract]));
  writeFileSync(join("specs", name, "statements.json"), layOutRecord(recordStatements(contracts)));
  writeFileSync(join("specs", name, "parts.json"), layOutRecord(recordParts(history)));
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.problem.message);
}

function digest(file: string): void {
  const bytes = readFileSync(file);
  if (!isLaidOut(bytes)) return;
  const document = JSON.parse(bytes.toString("utf8")) as Record<string, Json>;
  delete document[DIGESTS_KEY];
  writeFileSync(file, layOut({ ...document, [DIGESTS_KEY]: { ...digestsOf(document) } }));
}
