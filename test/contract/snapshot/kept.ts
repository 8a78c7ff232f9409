/** A document as a snapshot keeps it, for the tests beside this. */
import { type Provenance, writeSnapshot } from "../../../src/contract/snapshot/write.js";
import { contractOf } from "../load-fixture.js";

export type Json = Readonly<Record<string, unknown>>;

const FROM: Provenance = { provider: "p", version: "1", source: "s", captured: "2026-01-31", sha256: "0" };
const INFO = { title: "Library", version: "1" };

export async function kept(document: Json) {
  const contract = await contractOf({ info: INFO, ...document });
  const { info: _, "x-lastcall": __, ...written } = JSON.parse(writeSnapshot(contract, FROM)) as Json;
  return { written, told: contract.skipped.map(({ origin, reason }) => `${origin.pointer.join("/")}: ${reason}`) };
}
/** One operation of OpenAPI 3.0 as it is kept. */
export async function operation(given: Json, more: Json = {}, item: Json = {}) {
  const { written, told } = await kept({
    openapi: "3.0.3",
    ...more,
    paths: { "/books/{id}": { ...item, get: given } },
  });
  const { get } = (written["paths"] as Readonly<Record<string, Json>>)["/books/{id}"] ?? {};
  return { get, told };
}

export const STRING = { type: "string" };
export const answer = (more: Json = {}): Json => ({ description: "", ...more });
export const json = (schema: unknown): Json => ({ "application/json": { schema } });
export const EMPTY = { responses: {} };
