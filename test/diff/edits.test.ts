import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadContract, type Operation } from "../../src/contract/index.js";
import { extractOperation } from "../../src/diff/crosscheck/extract.js";
import { diffContracts } from "../../src/diff/index.js";
import { contractOf } from "./documents.js";
import { type Expected, editsOf, type Raw } from "./edits.js";

/** `LASTCALL_EDITS=10000 npx vitest run test/diff/edits.test.ts` for the long run; `LASTCALL_SEED` for other edits. */
const RUNS = Number(process.env["LASTCALL_EDITS"] ?? 150);
const SEED = Number(process.env["LASTCALL_SEED"] ?? 20_261_121);

const file = join(import.meta.dirname, "../../specs/runai/2.24.json");
const text = readFileSync(file, "utf8");
const document = JSON.parse(text) as Raw;
const loaded = await loadContract({ kind: "text", file: "runai 2.24", text });
if (!loaded.ok) throw new Error(loaded.problem.message);
const operations: readonly Operation[] = [...loaded.value.operations.values()];

describe("a known edit of a real operation is found, with its side and its level", () => {
  test(`${RUNS} random edits, both directions, seed ${SEED}`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(operations.length - 1), fc.nat(), async (chosen, at) => {
        const operation = operations[chosen];
        if (operation === undefined) return;
        const before = extractOperation(document, operation) as Raw;
        const edits = editsOf(before, operation.path, operation.method.toLowerCase());
        const edit = edits[at % edits.length];
        if (edit === undefined) return;
        const after = structuredClone(before);
        edit.apply(after);
        const [base, target] = await Promise.all([contractOf(before, "before.json"), contractOf(after, "after.json")]);
        expectFound(diffContracts(base, target), edit.forward, `${operation.key}: ${edit.name}`);
        expectFound(diffContracts(target, base), edit.backward, `${operation.key}, backwards: ${edit.name}`);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }, 1_800_000);
});

function expectFound(changes: ReturnType<typeof diffContracts>, [ruleId, level]: Expected, story: string): void {
  expect(
    changes.map((change) => `${change.level} ${change.ruleId}`),
    story,
  ).toContain(`${level} ${ruleId}`);
  for (const change of changes) expect(change.affects, story).toHaveLength(1);
}
