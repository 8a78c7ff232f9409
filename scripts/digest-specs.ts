// Writes the digests of the shipped snapshots anew, after one was edited by hand: `npm run specs:digest`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DIGESTS_KEY, digestsOf } from "../src/spec/snapshot/digests.js";
import { layOut, type Json } from "../src/spec/snapshot/layout.js";
import { isLaidOut } from "../src/spec/snapshot/mark.js";

for (const provider of readdirSync("specs")) {
  for (const name of readdirSync(join("specs", provider))) {
    const file = join("specs", provider, name);
    const bytes = readFileSync(file);
    if (!isLaidOut(bytes)) continue;
    const document = JSON.parse(bytes.toString("utf8")) as Record<string, Json>;
    delete document[DIGESTS_KEY];
    writeFileSync(file, layOut({ ...document, [DIGESTS_KEY]: { ...digestsOf(document) } }));
  }
}
