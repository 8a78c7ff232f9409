import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Contract, loadContract } from "../../src/contract/index.js";
import { DIGESTS_KEY } from "../../src/contract/snapshot/digests.js";
import { type Json, layOut } from "../../src/contract/snapshot/layout.js";
import { digestsOf } from "../../src/contract/snapshot/write-digests.js";
import { diffContracts } from "../../src/diff/diff-contracts.js";

type Schemas = Readonly<Record<string, Json>>;
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** A contract as it is shipped: `POST /pets` takes and answers `Pet`. */
async function shipped(schemas: Schemas): Promise<Contract> {
  const content = { "application/json": { schema: ref("Pet") } };
  const document = {
    "x-lastcall": { provider: "pets" },
    openapi: "3.0.3",
    info: { title: "pets", version: "1" },
    paths: { "/pets": { post: { requestBody: { content }, responses: { "200": { description: "", content } } } } },
    components: { schemas },
  };
  const path = join(mkdtempSync(join(tmpdir(), "lastcall-frames-")), "1.json");
  writeFileSync(path, layOut({ ...document, [DIGESTS_KEY]: { ...digestsOf(document) } }));
  const contract = await loadContract({ kind: "file", path, name: "1.json", shipped: true });
  if (!contract.ok) throw new Error(contract.problem.message);
  return contract.value;
}

const read = (contract: Contract): Contract => ({
  ...contract,
  contentOf: () => undefined,
  contentWithin: () => undefined,
  contentBelow: undefined,
  frameOf: () => undefined,
});

/** `Pet` says the same in both; `Owner` is what it leads to. */
const pet = (owner: Json, more: Readonly<Record<string, Json>> = {}): Schemas => ({
  Pet: {
    type: "object",
    required: ["owner"],
    properties: { owner: ref("Owner"), friends: { type: "array", items: ref("Pet") }, ...more },
  },
  Owner: owner,
});
const STRING = { type: "string" };

describe("what says the same words is passed, and what lies below is compared as ever", () => {
  test.each<[string, Schemas, Schemas, readonly string[]]>([
    [
      "another type",
      pet(STRING),
      pet({ type: "integer" }),
      ["request-property-type-changed", "response-property-type-changed"],
    ],
    [
      "becomes read-only",
      pet(STRING),
      pet({ ...STRING, readOnly: true }),
      ["request-required-property-became-read-only", "response-required-property-became-read-only"],
    ],
    [
      "becomes write-only",
      pet(STRING),
      pet({ ...STRING, writeOnly: true }),
      ["request-required-property-became-write-only", "response-required-property-became-write-only"],
    ],
    [
      "read-only before and after, and of another type",
      pet({ ...STRING, readOnly: true }),
      pet({ type: "integer", readOnly: true }),
      ["response-property-type-changed"],
    ],
    [
      "an object that loses a property",
      pet({ type: "object", properties: { name: STRING } }),
      pet({ type: "object" }),
      ["request-property-removed", "response-optional-property-removed"],
    ],
    [
      "a list of it",
      pet(STRING, { owners: { type: "array", items: ref("Owner") } }),
      pet({ ...STRING, enum: ["me"] }, { owners: { type: "array", items: ref("Owner") } }),
      [],
    ],
  ])("%s", async (_, before, after, expected) => {
    const [base, target] = await Promise.all([shipped(before), shipped(after)]);
    const changes = diffContracts(base, target);
    expect(changes).toEqual(diffContracts(read(base), read(target)));
    const ids = changes.map(({ ruleId }) => ruleId);
    for (const id of expected) expect(ids).toContain(id);
    expect(changes.length).toBeGreaterThan(0);
  });

  test("a circle of the same words ends", async () => {
    const [base, target] = await Promise.all([
      shipped(pet(ref("Pet"))),
      shipped(pet(ref("Pet"), { age: { type: "integer" } })),
    ]);
    expect(diffContracts(base, target)).toEqual(diffContracts(read(base), read(target)));
  });
});
