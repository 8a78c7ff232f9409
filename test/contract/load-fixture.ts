import { fileURLToPath } from "node:url";
import { assert } from "vitest";
import { type Contract, loadContract, type SpecEnvironment } from "../../src/contract/index.js";
import type { Problem } from "../../src/outcome.js";

export const fixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/contract/${name}`, import.meta.url));

export async function contractOf(document: unknown, file = "api.json"): Promise<Contract> {
  const text = typeof document === "string" ? document : JSON.stringify(document, undefined, 2);
  const loaded = await loadContract({ kind: "text", file, text });
  assert(loaded.ok, loaded.ok ? "" : loaded.problem.message);
  return loaded.value;
}

export async function contractIn(name: string, environment: SpecEnvironment = {}): Promise<Contract> {
  const loaded = await loadContract({ kind: "file", path: fixture(name), name }, environment);
  assert(loaded.ok, loaded.ok ? "" : loaded.problem.message);
  return loaded.value;
}

export async function problemOf(text: string, file = "api.yaml"): Promise<Problem> {
  const loaded = await loadContract({ kind: "text", file, text });
  assert(!loaded.ok, "a problem was expected");
  return loaded.problem;
}

/** A document of one operation `GET /thing` that answers with a schema. */
export const answering = (schema: unknown, more: { openapi?: string; schemas?: unknown } = {}): object => ({
  openapi: more.openapi ?? "3.0.3",
  info: { title: "Thing", version: "1" },
  paths: {
    "/thing": { get: { responses: { 200: { description: "", content: { "application/json": { schema } } } } } },
  },
  components: { schemas: more.schemas ?? {} },
});

export async function answerSchema(document: object) {
  const contract = await contractOf(document);
  const schema = [...contract.operations.values()][0]?.responses.get("200")?.content.get("application/json")?.schema;
  assert(schema !== undefined, "the answer has a schema");
  return { contract, schema };
}
