/** The check room: joins the code's calls with the lives of the API's elements. */
import { ok, type Outcome } from "../outcome.js";
import { runCheck } from "./check.js";
import type { CheckReport } from "./finding.js";
import type { CheckDoors, CheckOptions } from "./options.js";

export { runCheck, type CheckRun } from "./check.js";
export { collectCalls, type CallInventory, type ListedCall } from "./calls.js";
export { BASELINE_NAME, dropStale as pruneBaseline, writeBaseline, type BaselineUpdate } from "./baseline/index.js";
export { printConfig, type PrintedSetting } from "./config/print.js";
export { mergeReports, type ShardText } from "./merge/index.js";
export { EXIT_CODES, judge, type GateSettings, type Verdict } from "./gate.js";
export type { CheckDoors, CheckOptions, Deployment, FailOn, Shard } from "./options.js";
export type * from "./finding.js";

/** Findings for the code under `paths` (default `.`), judged and within the asked scope. */
export async function check(paths: readonly string[], options: CheckOptions & CheckDoors): Promise<Outcome<CheckReport>> {
  const run = await runCheck(paths, options);
  return run.ok ? ok(run.value.report) : run;
}
