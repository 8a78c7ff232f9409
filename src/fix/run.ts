/** One run of `fix`: what can be edited is chosen, edited on texts in memory, and looked at again. */
import { type CheckEnvironment, type CheckOptions, type CheckRun, runCheck } from "../check/index.js";
import { type Outcome, ok, problem } from "../outcome.js";
import { disk } from "../scan/discover/file-system.js";
import { Overlay } from "./apply/overlay.js";
import type { Replacement } from "./apply/text.js";
import { JudgedTexts } from "./judged-texts.js";
import { type Check, Rounds } from "./rounds.js";
import { isSame, type SettledFix } from "./settled.js";

export type { SettledFix } from "./settled.js";

export interface FixChoice {
  /** suggestions, too */
  readonly suggested: boolean;
  /** only findings of these rules; none: all */
  readonly rules: readonly string[];
  /** only findings with these fingerprints; none: all */
  readonly fingerprints: readonly string[];
  /** what stands in tests and mocks as well */
  readonly tests: boolean;
}

export interface FixRun {
  /** absolute: files are relative to it */
  readonly root: string;
  /** sorted by name */
  readonly files: readonly EditedFile[];
  readonly done: readonly SettledFix[];
  /** what would have brought new findings, or left the old one */
  readonly refused: readonly SettledFix[];
  /** offered only with `suggested` */
  readonly suggestions: readonly SettledFix[];
  /** after the edits */
  readonly after: CheckRun;
}

export interface EditedFile {
  readonly file: string;
  /** as it was read, without a byte order mark */
  readonly before: string;
  readonly after: string;
  /** of `before` */
  readonly edits: readonly Replacement[];
}

export async function runFix(
  paths: readonly string[],
  choice: FixChoice,
  options: CheckOptions & CheckEnvironment,
): Promise<Outcome<FixRun>> {
  const first = await runCheck(paths, options);
  if (!first.ok) return first;
  const known = new Set(first.value.report.findings.map(({ fingerprint }) => fingerprint));
  const strange = choice.fingerprints.find((fingerprint) => !known.has(fingerprint));
  if (strange !== undefined)
    return problem(`there is no finding ${strange}`, {
      hint: "Fingerprints stand in lastcall check --format json, for the same paths and options.",
    });
  options.onStep?.("looking for edits");
  const files = new Overlay(options.fileSystem ?? disk);
  const judged = new JudgedTexts(paths, options, files);
  const edited = async (check: Check): Promise<Outcome<Rounds>> => {
    const rounds = new Rounds(first.value, files, check);
    return (await rounds.all(choice)) ?? ok(rounds);
  };
  let rounds = await edited((texts) => judged.check(texts));
  if (!rounds.ok) return rounds;
  if (rounds.value.done.length > 0) {
    const whole = await judged.checkAll(rounds.value.texts);
    if (!whole.ok) return whole;
    // what only a look at everything tells was missed on the way: each step with such a look, then
    if (!isSame(whole.value, rounds.value.run)) rounds = await edited((texts) => judged.checkAll(texts));
    if (!rounds.ok) return rounds;
  }
  const { done, refused, suggestions, run: after } = rounds.value;
  return ok({
    root: after.root,
    files: rounds.value.files(),
    done,
    refused,
    suggestions: choice.suggested ? [] : suggestions,
    after,
  });
}
