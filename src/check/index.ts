/** The check room: joins the code's calls with the lives of the API's elements. */
import { type Outcome, ok } from "../outcome.js";
import { runCheck } from "./check.js";
import type { CheckReport } from "./finding.js";
import type { CheckEnvironment, CheckOptions } from "./options.js";

export type { ApiChoice } from "./api/choose.js";
export type { OpenedApi } from "./api/open.js";
export { type BaselineUpdate, dropStale as pruneBaseline, writeBaseline } from "./baseline/index.js";
export { type CallInventory, collectCalls, type ListedCall } from "./calls.js";
export { type CheckRun, type JudgedCode, runCheck } from "./check.js";
export { type PrintedSetting, printConfig } from "./config/print.js";
export type { Engine } from "./engine.js";
export type * from "./finding.js";
export { EXIT_CODES, type GateSettings, judge, type Verdict } from "./gate.js";
export type { CheckEnvironment, CheckOptions, Deployment, FailOn, Shard } from "./options.js";

/** Findings for the code under `paths` (default `.`), judged and within the asked scope. */
export async function check(
  paths: readonly string[],
  options: CheckOptions & CheckEnvironment,
): Promise<Outcome<CheckReport>> {
  const run = await runCheck(paths, options);
  return run.ok ? ok(run.value.report) : run;
}
