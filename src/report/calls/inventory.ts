import type { ApiCall, ScanResult } from "../../scan/call.js";

/** What `calls` reports on: every call found, with the operations it matches in the contracts known. */
export interface CallInventory {
  readonly calls: readonly ListedCall[];
  readonly unresolved: ScanResult["unresolved"];
  readonly troubledFiles: ScanResult["troubledFiles"];
  readonly summary: { readonly files: number; readonly filesParsed: number; readonly calls: number; readonly unresolved: number; readonly ms: number };
}

export interface ListedCall extends ApiCall {
  /** as the contracts write them; empty: unlisted */
  readonly operations: readonly string[];
}
