/** `baseline write` and `baseline prune`: the whole code's findings against the file of accepted ones. */
import { relative, resolve } from "node:path";
import { type Outcome, ok } from "../../outcome.js";
import { writeText } from "../../write-file.js";
import { judgeCode } from "../check.js";
import type { CheckDoors, CheckOptions } from "../options.js";
import { type Baseline, EMPTY_BASELINE, printBaseline } from "./file.js";
import { readBaseline } from "./read.js";
import { pruneBaseline, rewriteBaseline } from "./write.js";

export const BASELINE_NAME = "lastcall-baseline.json";

export interface BaselineUpdate {
  /** absolute */
  readonly file: string;
  readonly entries: number;
  readonly added: number;
  readonly dropped: number;
}

/** Accepts today's findings. The file: `--baseline`, the config's, or `lastcall-baseline.json` beside the config. */
export const writeBaseline = (
  paths: readonly string[],
  options: CheckOptions & CheckDoors,
): Promise<Outcome<BaselineUpdate>> => update(paths, options, "optional", rewriteBaseline);

/** Drops what no longer occurs; takes in nothing new. */
export const dropStale = (
  paths: readonly string[],
  options: CheckOptions & CheckDoors,
): Promise<Outcome<BaselineUpdate>> => update(paths, options, "required", pruneBaseline);

async function update(
  paths: readonly string[],
  options: CheckOptions & CheckDoors,
  need: "required" | "optional",
  change: typeof rewriteBaseline,
): Promise<Outcome<BaselineUpdate>> {
  const judged = await judgeCode(paths, options);
  if (!judged.ok) return judged;
  const { workspace, open, apis } = judged.value;
  const { settings } = workspace.resolved;
  const file = settings.baseline ?? resolve(workspace.project, BASELINE_NAME);
  const previous = readBaseline(file, options.cwd, need);
  if (!previous.ok) return previous;
  const before = previous.value ?? EMPTY_BASELINE;
  const after = change(
    before,
    open,
    apis.map(({ opened }) => opened.provider.name),
  );
  const written = await writeText(file, `the baseline ${relative(options.cwd, file)}`, printBaseline(after));
  if (!written.ok) return written;
  return ok({
    file,
    entries: after.accepted.length + after.findings.length,
    added: newTo(before, after),
    dropped: newTo(after, before),
  });
}

function newTo(known: Baseline, other: Baseline): number {
  const fingerprints = new Set(known.findings.map((entry) => entry.fingerprint));
  return other.findings.filter((entry) => !fingerprints.has(entry.fingerprint)).length;
}
