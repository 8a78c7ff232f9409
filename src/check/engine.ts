/** The costly halves of a run. A process that checks again and again brings its own, which keep what they made. */
import type { Outcome } from "../outcome.js";
import { type ScanRequest, type ScanResult, scan } from "../scan/index.js";
import type { ApiChoice } from "./api/choose.js";
import { type ApiSurroundings, type OpenedApi, openChosenApi } from "./api/open.js";

export interface Engine {
  readonly open: (choice: ApiChoice, surroundings: ApiSurroundings) => Promise<Outcome<OpenedApi>>;
  readonly scan: (request: ScanRequest) => Promise<Outcome<ScanResult>>;
}

export const ONE_RUN: Engine = { open: openChosenApi, scan };
