import type { Outcome } from "../outcome.js";
import type { Contract } from "./contract.js";
import { makeContract } from "./normalise/contract.js";
import { openLibrary } from "./read/library.js";
import { isSnapshot } from "./snapshot/mark.js";
import { readSource, type SpecEnvironment, type SpecSource } from "./source.js";

/**
 * Reads an OpenAPI document (2.0, 3.0, 3.1, and 3.2 without its novelties; JSON or YAML; one file or many)
 * and gives it as a contract. What cannot be used is a problem with file and line; what can be left out is
 * listed in `skipped`.
 *
 * @example
 * const contract = await loadContract({ kind: "file", path: "openapi.yaml" });
 */
export async function loadContract(source: SpecSource, environment: SpecEnvironment = {}): Promise<Outcome<Contract>> {
  const text = await readSource(source, environment);
  if (!text.ok) return text;
  const trust = isSnapshot(text.value.text) ? "snapshot" : "foreign";
  const library = await openLibrary(text.value, trust, environment);
  return library.ok ? makeContract(library.value, trust === "foreign") : library;
}
