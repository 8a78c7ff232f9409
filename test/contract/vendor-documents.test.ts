import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { snapshotOf } from "../../src/contract/add.js";
import { loadContract } from "../../src/contract/index.js";
import { differences } from "./differences.js";
import { contractOf } from "./load-fixture.js";

const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));
const vendor = `${shared}runai/openapi/`;
const builtIn = fileURLToPath(new URL("../../specs/runai/", import.meta.url));
const present = existsSync(vendor);

describe.skipIf(!present)(`the vendor's documents${present ? "" : " (skipped: ../shared is not here)"}`, () => {
  it.each(["2.18", "2.19", "2.20", "2.21", "2.22", "2.23", "2.24"])(
    "%s: the committed snapshot is what `spec add` makes of it",
    async (version) => {
      const committed = await readFile(`${builtIn}${version}.json`, "utf8");
      const made = await snapshotOf({
        provider: "runai",
        version,
        source: `${vendor}${version}.json`,
        folder: builtIn,
        now: new Date(0),
      });
      expect(made.ok && factsOf(made.value.text)).toBe(factsOf(committed));
      expect(made.ok && made.value.contract.skipped).toEqual([]);
    },
  );

  it.each(["2.18", "2.20"])("%s: the snapshot loads as the same contract as the document", async (version) => {
    const document = await loadContract({ kind: "file", path: `${vendor}${version}.json` });
    const snapshot = await loadContract({ kind: "file", path: `${builtIn}${version}.json` });
    if (!document.ok || !snapshot.ok) throw new Error("both load");
    expect(differences(document.value, snapshot.value)).toEqual([]);
  });

  it("a capture in YAML reads as well as JSON does", async () => {
    const loaded = await loadContract({ kind: "file", path: `${vendor}2.21-first-capture.yaml`, name: "first.yaml" });
    if (!loaded.ok) throw new Error(loaded.problem.message);
    expect(loaded.value.operations.size).toBe(319);
    expect(loaded.value.skipped).toEqual([]);
    const [last] = [...loaded.value.operations.values()].slice(-1);
    const lines = (await readFile(`${vendor}2.21-first-capture.yaml`, "utf8")).split("\n");
    const { line, column } = loaded.value.locate(last?.origin ?? { file: "", pointer: [] });
    expect(lines[line - 1]?.slice(column - 1)).toMatch(/^delete:/);
  });
});

/** Below the line that says where the facts are from. */
const factsOf = (text: string): string => text.split("\n").slice(2).join("\n");

it("a snapshot without its first line is the same contract", async () => {
  const text = await readFile(`${builtIn}2.18.json`, "utf8");
  const whole = await contractOf(text.replace(/"x-lastcall":.*\n/, ""));
  const lazy = await contractOf(text);
  expect([...whole.operations.keys()]).toEqual([...lazy.operations.keys()]);
});
