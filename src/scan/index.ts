/** The room's face: files in, calls out. Knows nothing of versions, and runs nothing of what it reads. */
import { type Outcome, ok } from "../outcome.js";
import { openResultCache } from "./cache/result-cache.js";
import type { ScanResult } from "./call.js";
import { disk } from "./discover/file-system.js";
import { discover } from "./discover/index.js";
import { factsOnce } from "./discover/text-facts.js";
import { chooseFiles, scanChosen } from "./files.js";
import type { ScanRequest } from "./request.js";

export type * from "./call.js";
export type { ClientDescription } from "./knowledge/clients/description.js";
export type { OnScanProgress } from "./progress.js";
export type { ScanCacheOptions, ScanRequest } from "./request.js";
export { type Rescanned, WarmScan } from "./warm.js";

export async function scan(request: ScanRequest): Promise<Outcome<ScanResult>> {
  const cache = openResultCache(request, request.fileSystem ?? disk);
  const known = cache.find();
  if (known !== undefined) return ok(known);
  const discovered = discover({ ...request, fileSystem: cache.fileSystem });
  if (!discovered.ok) return discovered;
  const { result } = await scanChosen(request, chooseFiles(request, discovered.value, factsOnce));
  cache.keep(result);
  return ok(result);
}
