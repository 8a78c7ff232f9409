import { ok, type Outcome } from "../outcome.js";
import type { ApiCall, ScanResult } from "../scan/call.js";
import { scanCode } from "./check.js";
import { indexOperations, writtenAs } from "./join/index.js";
import type { CheckDoors, CheckOptions } from "./options.js";
import { scopeOf } from "./scope/scope.js";

/** A call, and what it matches in the contracts known; no operations: unlisted. */
export interface ListedCall extends ApiCall {
  /** as the contracts write them: `GET /api/v1/workloads/{workloadId}` */
  readonly operations: readonly string[];
}

/** Every API call of the code, resolved or not. */
export interface CallInventory {
  readonly calls: readonly ListedCall[];
  readonly unresolved: ScanResult["unresolved"];
  readonly troubledFiles: ScanResult["troubledFiles"];
  readonly summary: { readonly files: number; readonly filesParsed: number; readonly calls: number; readonly unresolved: number; readonly ms: number };
}

/** `elapsed` gives milliseconds since some fixed moment. */
export async function collectCalls(paths: readonly string[], options: CheckOptions & CheckDoors, elapsed: () => number): Promise<Outcome<CallInventory>> {
  const start = elapsed();
  const prepared = await scanCode(paths, options);
  if (!prepared.ok) return prepared;
  const { workspace, opened, scanned } = prepared.value;
  const scope = await scopeOf(workspace, options);
  if (!scope.ok) return scope;
  const index = indexOperations(opened.knowledge);
  const calls = scanned.calls
    .filter((call) => scope.value.holdsFile(call.file))
    .map((call) => ({ ...call, operations: index.match(call).map((match) => writtenAs(match.value)) }));
  const unresolved = scanned.unresolved.filter((call) => scope.value.holdsFile(call.file));
  return ok({
    calls,
    unresolved,
    troubledFiles: scanned.troubledFiles,
    summary: { files: scanned.files, filesParsed: scanned.filesParsed, calls: calls.length, unresolved: unresolved.length, ms: Math.round(elapsed() - start) },
  });
}
