import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { type Contract, loadContract } from "../../src/contract/index.js";
import { writeSnapshot } from "../../src/contract/snapshot/write.js";
import { differences } from "./differences.js";
import { contractOf, fixture } from "./load-fixture.js";
import { plainContract } from "./plain-contract.js";
import { asYaml, inlined, reordered } from "./variants.js";

const read = (name: string): unknown => load(readFileSync(fixture(name), "utf8"));
const snapshot = (contract: Contract): string =>
  writeSnapshot(contract, { provider: "p", version: "1", source: "s", captured: "2026-01-31", sha256: "0" });

describe.each([
  "lending-library/swagger-2.0.yaml",
  "lending-library/openapi-3.1.json",
  "every-keyword-3.0.yaml",
  "every-keyword-3.1.yaml",
])("%s", (name) => {
  it("re-ordered is the same contract", async () => {
    expect(differences(await contractOf(read(name)), await contractOf(reordered(read(name))))).toEqual([]);
  });

  it("in JSON and in YAML is the same contract", async () => {
    expect(differences(await contractOf(read(name)), await contractOf(asYaml(read(name))))).toEqual([]);
  });
});

describe("references inlined", () => {
  it.each(["two-shelves.yaml"])("%s is the same contract", async (name) => {
    const document = read(name);
    expect(JSON.stringify(inlined(document))).not.toContain("$ref");
    expect(plainContract(await contractOf(inlined(document)))).toEqual(plainContract(await contractOf(document)));
  });
});

it("of two paths that are one, the same is read whatever the order", async () => {
  const get = (operationId: string) => ({ get: { operationId, responses: {} } });
  const paths = { "/pets/{id}": get("byId"), "/pets/{name}": get("byName") };
  const ids = async (document: unknown) =>
    [...(await contractOf(document)).operations.values()].map(({ operationId }) => operationId);
  expect(await ids({ openapi: "3.0.3", paths })).toEqual(["byId"]);
  expect(await ids({ openapi: "3.0.3", paths: reordered(paths) })).toEqual(["byId"]);
});

const corpus = fileURLToPath(new URL("../../../shared/corpora/spec-pairs/specs/", import.meta.url));
const present = existsSync(corpus);
/** Of hundreds of documents each third; `LASTCALL_CORPUS=all`: every one. */
const SHARE = process.env["LASTCALL_CORPUS"] === "all" ? 1 : 3;

describe.skipIf(!present)(`the documents of the corpus${present ? "" : " (skipped: ../shared is not here)"}`, () => {
  it("re-ordered, in the other format and as snapshots are the same contracts", { timeout: 240_000 }, async () => {
    const different: string[] = [];
    let documents = 0;
    const files = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(ya?ml|json)$/.test(name),
    );
    for (const file of files.sort().filter((_, at) => at % SHARE === 0)) {
      const text = readFileSync(path.join(corpus, file), "utf8");
      const contract = await loadContract({ kind: "text", file, text });
      if (!contract.ok || contract.value.skipped.length > 0) continue;
      documents += 1;
      const raw = load(text);
      for (const [variant, other] of [
        ["re-ordered", JSON.stringify(reordered(raw))],
        ["YAML", asYaml(raw)],
        ["snapshot", snapshot(contract.value)],
      ] as const) {
        const found = differences(contract.value, await contractOf(other)).filter(
          (one) => variant !== "snapshot" || !one.startsWith("/openapi"),
        );
        if (found.length > 0) different.push(`${file} ${variant}: ${found.join("; ")}`);
      }
    }
    expect(documents).toBeGreaterThan(500 / SHARE);
    expect(different).toEqual([]);
  });
});
