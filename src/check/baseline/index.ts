/** `baseline write` and `baseline prune`: the whole code's findings against the file of accepted ones. */
import { dirname, join, relative, resolve } from "node:path";
import { isInside } from "../../inside.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { writeText } from "../../write-file.js";
import { judgeCode } from "../check.js";
import { exists } from "../files.js";
import type { CheckEnvironment, CheckOptions } from "../options.js";
import { askedFiles } from "../scope/asked.js";
import { BASELINE_NAME, type Baseline, EMPTY_BASELINE, printBaseline } from "./file.js";
import { baselineReach } from "./reach.js";
import { readBaseline } from "./read.js";
import { pruneBaseline, rewriteBaseline } from "./write.js";

export interface BaselineUpdate {
  /** absolute */
  readonly file: string;
  readonly entries: number;
  readonly added: number;
  readonly dropped: number;
  /** the file was named on the command line or in the config; else `check` does not read it by itself */
  readonly named: boolean;
}

/** Accepts today's findings. The file: `--baseline`, the config's, or `lastcall-baseline.json` beside the config. */
export const writeBaseline = (
  paths: readonly string[],
  options: CheckOptions & CheckEnvironment,
): Promise<Outcome<BaselineUpdate>> => update(paths, options, "optional", rewriteBaseline);

/** Drops what no longer occurs; takes in nothing new. */
export const dropStale = (
  paths: readonly string[],
  options: CheckOptions & CheckEnvironment,
): Promise<Outcome<BaselineUpdate>> => update(paths, options, "required", pruneBaseline);

async function update(
  paths: readonly string[],
  options: CheckOptions & CheckEnvironment,
  need: "required" | "optional",
  change: typeof rewriteBaseline,
): Promise<Outcome<BaselineUpdate>> {
  const judged = await judgeCode(paths, options);
  if (!judged.ok) return judged;
  const { workspace, apis } = judged.value;
  const isAsked = askedFiles(workspace, options.cwd);
  const open = judged.value.open.filter(({ place }) => isAsked(place.file));
  const { settings } = workspace.resolved;
  const file = settings.baseline ?? resolve(workspace.project, BASELINE_NAME);
  const previous = readBaseline(file, options.cwd, need);
  if (!previous.ok) return previous;
  const before = previous.value ?? EMPTY_BASELINE;
  const after = change(
    before,
    open,
    baselineReach(
      workspace,
      file,
      apis.map(({ opened }) => opened.provider.name),
    ),
  );
  const shown = `the baseline ${relative(options.cwd, file)}`;
  const within = repositoryOf(workspace.project);
  const { origins } = workspace.resolved;
  if (origins.baseline.kind === "config" && !isInside(within, file))
    return problem(
      `${shown} is not written: the config names a file outside of ${relative(options.cwd, within) || "."}`,
      {
        hint: "If that is what you want, name it with --baseline.",
      },
    );
  const written = await writeText(file, shown, printBaseline(after), { within });
  if (!written.ok) return written;
  return ok({
    file,
    entries: after.accepted.length + after.findings.length,
    added: newTo(before, after),
    dropped: newTo(after, before),
    named: settings.baseline !== undefined,
  });
}

/** The repository around a folder; without one, the folder. */
function repositoryOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (exists(join(at, ".git"))) return at;
    if (dirname(at) === at) return folder;
  }
}

function newTo(known: Baseline, other: Baseline): number {
  const fingerprints = new Set(known.findings.map((entry) => entry.fingerprint));
  return other.findings.filter((entry) => !fingerprints.has(entry.fingerprint)).length;
}
