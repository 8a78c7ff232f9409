/** One change as one message: who it reaches, what it is, and what to do; each sentence with one full stop. */
import { expect, test } from "vitest";
import { changeReport, diffContracts, diffRules, operationFacts } from "../../../src/diff/index.js";
import { noteOf } from "../../../src/report/changes/notes.js";
import { contractOf, TODAY } from "../../diff/documents.js";

const answering = (kind: object) => ({
  responses: {
    "200": {
      description: "OK",
      content: { "application/json": { schema: { type: "object", properties: { kind } } } },
    },
  },
});
const document = (paths: object) => ({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths });
const old = { ...answering({ type: "string" }), deprecated: true, "x-replaced-by": "GET /v2/pets" };

async function messages(one: object, other: object): Promise<readonly string[]> {
  const [base, target] = await Promise.all([
    contractOf(document(one), "before.json"),
    contractOf(document(other), "after.json"),
  ]);
  const changes = diffContracts(base, target, { today: TODAY });
  const report = changeReport({ version: "1" }, { version: "2" }, changes, []);
  const context = {
    color: false,
    width: 80,
    rule: (id: string) => diffRules().get(id),
    operation: operationFacts(base, target),
  };
  return changes.map((change) => noteOf(change, report, context).message);
}

test("an endpoint that has a replacement names it instead of what the rule advises", async () => {
  const v2 = { "/v2/pets": { get: answering({ type: "string" }) } };
  const [gone] = await messages({ "/pets": { get: old }, ...v2 }, v2);
  expect(gone).toMatch(/^GET \/pets: [^.]+\. Use `?GET \/v2\/pets`? instead\.$/);
});

test("what breaks says what to do, what is compatible does not", async () => {
  const plain = { "/pets": { get: answering({ type: "string" }) } };
  const [broken] = await messages(plain, { "/pets": { get: answering({ type: "integer" }) } });
  expect(broken).toMatch(/^GET \/pets: [^.]+\. [^.]+\.$/);
  expect(broken).toContain("`kind`");
  const added = await messages(plain, { ...plain, "/toys": { get: answering({ type: "string" }) } });
  expect(added.map((message) => message.replace(/^GET \/toys: [^.]+\.$/, "one sentence"))).toEqual(["one sentence"]);
});
