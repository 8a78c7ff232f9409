// Writes anew what is worked out from the shipped snapshots, after one came or was edited: `npm run specs:digest`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openProvider } from "../src/contract/provider/index.js";
import type { RawObject } from "../src/contract/read/raw.js";
import { openHistory } from "../src/diff/history/index.js";
import type { Outcome } from "../src/outcome.js";
import { layOutDigests } from "../src/shipped/digests.js";
import { layOutRecord } from "../src/shipped/statements/record.js";
import { recordStatements } from "../src/shipped/statements/write.js";
import { digestsOf } from "../src/shipped/write-digests.js";
import { recordParts } from "./record-parts.js";

for (const name of readdirSync("specs")) {
  // opened as a folder of its own, so that nothing that was written down before is used
  const history = valueOf(await openHistory(valueOf(await openProvider(name, { builtIn: "specs" }))));
  const contracts = new Map(history.contracts.map(({ version, contract }) => [version, contract]));
  const file = (of: string): string => join("specs", name, `${of}.json`);
  const digests = Array.from(contracts.keys(), (version) => {
    const document = JSON.parse(readFileSync(file(version), "utf8")) as RawObject;
    return [version, digestsOf(document)] as const;
  });
  writeFileSync(file("digests"), layOutDigests(Object.fromEntries(digests)));
  writeFileSync(file("statements"), layOutRecord(recordStatements(contracts)));
  writeFileSync(file("parts"), layOutRecord(recordParts(history)));
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.problem.message);
}
