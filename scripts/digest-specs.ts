// Writes anew what is worked out from the shipped snapshots, after one was edited by hand: `npm run specs:digest`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "../src/outcome.js";
import type { Contract } from "../src/spec/contract.js";
import { openProvider } from "../src/spec/provider/index.js";
import { layOutRecord } from "../src/spec/sightings/record.js";
import { recordSightings } from "../src/spec/sightings/write.js";
import { DIGESTS_KEY, digestsOf } from "../src/spec/snapshot/digests.js";
import { layOut, type Json } from "../src/spec/snapshot/layout.js";
import { isLaidOut } from "../src/spec/snapshot/mark.js";

for (const name of readdirSync("specs")) {
  for (const file of readdirSync(join("specs", name))) digest(join("specs", name, file));

  writeFileSync(join("specs", name, "sightings.json"), layOutRecord(recordSightings(await contractsOf(name))));
}

async function contractsOf(name: string): Promise<ReadonlyMap<string, Contract>> {
  const contracts = new Map<string, Contract>();
  const provider = valueOf(await openProvider(name, { builtIn: "specs" }));
  for (const version of provider.versions) contracts.set(version, valueOf(await provider.contract(version)));
  return contracts;
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
