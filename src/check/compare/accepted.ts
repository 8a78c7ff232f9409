/**
 * The baseline of `diff`: changes that were decided on. The file is that of `check`: `accepted` is kept by hand,
 * `findings` is written. An entry accepts the change of its fingerprint, until its day is over.
 */
import { relative } from "node:path";
import type { Change } from "../../diff/index.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { writeText } from "../../write-file.js";
import { type Baseline, type BaselineEntry, EMPTY_BASELINE, printBaseline } from "../baseline/file.js";
import { readBaseline } from "../baseline/read.js";
import { isCalendarDay } from "../suppression/directive.js";

export interface AcceptedChange {
  readonly change: Change;
  readonly reason: string | undefined;
  readonly until: string | undefined;
}

interface JudgedChanges {
  readonly open: readonly Change[];
  readonly accepted: readonly AcceptedChange[];
  /** entries whose day is over: their changes are open again */
  readonly ended: number;
  /** written entries that nothing matches any more */
  readonly stale: number;
}

/** `file`: absolute; undefined: nothing is accepted. `today`: `2026-11-27`. */
export function acceptChanges(
  changes: readonly Change[],
  file: string | undefined,
  { cwd, today }: { readonly cwd: string; readonly today: string },
): Outcome<JudgedChanges> {
  const read = readBaseline(file, cwd, "required", "Write one with --write-baseline <file>.");
  if (!read.ok) return read;
  const { accepted: kept, findings } = read.value ?? EMPTY_BASELINE;
  const wrong = [...kept, ...findings].find(({ until }) => until !== undefined && !isCalendarDay(until));
  if (wrong !== undefined)
    return problem(
      `the baseline ${relative(cwd, file ?? "")} accepts ${wrong.fingerprint} until "${wrong.until ?? ""}", which is no day`,
      {
        hint: "Two documents have no order of releases: write a day such as 2027-01-31.",
      },
    );
  const entries = new Map([...findings, ...kept].map((entry) => [entry.fingerprint, entry]));
  const [open, accepted, matched, ended] = [
    [] as Change[],
    [] as AcceptedChange[],
    new Set<string>(),
    new Set<string>(),
  ];
  for (const change of changes) {
    const entry = entries.get(change.fingerprint);
    if (entry === undefined) open.push(change);
    else {
      matched.add(entry.fingerprint);
      if (entry.until === undefined || today <= entry.until)
        accepted.push({ change, reason: entry.reason, until: entry.until });
      else {
        ended.add(entry.fingerprint);
        open.push(change);
      }
    }
  }
  return ok({
    open,
    accepted,
    ended: ended.size,
    stale: findings.filter(({ fingerprint }) => !matched.has(fingerprint)).length,
  });
}

/** Accepts what breaks or may break today, and drops written entries that no longer occur; reasons and days stay. */
export async function writeAccepted(
  changes: readonly Change[],
  file: string,
  { cwd, target }: { readonly cwd: string; readonly target: string },
): Promise<Outcome<{ readonly entries: number }>> {
  const read = readBaseline(file, cwd, "optional");
  if (!read.ok) return read;
  const before = read.value ?? EMPTY_BASELINE;
  const kept = new Set(before.accepted.map(({ fingerprint }) => fingerprint));
  const known = new Map(before.findings.map((entry) => [entry.fingerprint, entry]));
  const written = new Map(
    changes
      .filter(({ level, fingerprint }) => level !== "compatible" && !kept.has(fingerprint))
      .map((change) => [change.fingerprint, entryOf(change, target, known.get(change.fingerprint))]),
  );
  const after: Baseline = { accepted: before.accepted, findings: [...written.values()] };
  const done = await writeText(file, `the baseline ${relative(cwd, file)}`, printBaseline(after), { within: cwd });
  return done.ok ? ok({ entries: after.accepted.length + after.findings.length }) : done;
}

function entryOf(
  { fingerprint, ruleId, affects, element, targetLocation, baseLocation }: Change,
  target: string,
  known: BaselineEntry | undefined,
): BaselineEntry {
  const [first] = affects;
  return {
    fingerprint,
    api: target,
    ruleId,
    operation: first === undefined ? "" : `${first.method} ${first.path}`,
    ...(element.path.length === 0 ? {} : { element: element.path.join("/") }),
    file: (targetLocation ?? baseLocation)?.file ?? target,
    ...(known?.reason === undefined ? {} : { reason: known.reason }),
    ...(known?.until === undefined ? {} : { until: known.until }),
  };
}
