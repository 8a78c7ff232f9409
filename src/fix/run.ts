/**
 * One run of `fix`: what can be edited is chosen, edited in rounds on texts in memory, and looked at again. An edit stays
 * only if the finding it was made for is gone and no other came.
 */
import {
  type CheckEnvironment,
  type CheckOptions,
  type CheckRun,
  type Finding,
  type Fix,
  runCheck,
} from "../check/index.js";
import { type Outcome, ok, problem } from "../outcome.js";
import { disk, type FileSystem } from "../scan/discover/file-system.js";
import { toForwardSlashes } from "../scan/discover/path.js";
import { overlaid } from "./apply/overlay.js";
import { applied, composed, type Replacement } from "./apply/text.js";
import { fixesOf } from "./index.js";

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

/** A fix and the findings that it settles. */
export interface SettledFix {
  readonly fix: Fix;
  readonly findings: readonly Finding[];
}

/** Edits of one round may make room for others; more than these are no cause of any finding. */
const MOST_ROUNDS = 20;

export async function runFix(
  paths: readonly string[],
  choice: FixChoice,
  options: CheckOptions & CheckEnvironment,
): Promise<Outcome<FixRun>> {
  const below = options.fileSystem ?? disk;
  const first = await runCheck(paths, options);
  if (!first.ok) return first;
  const known = new Set(first.value.report.findings.map(({ fingerprint }) => fingerprint));
  const strange = choice.fingerprints.find((fingerprint) => !known.has(fingerprint));
  if (strange !== undefined)
    return problem(`there is no finding ${strange}`, {
      hint: "Fingerprints stand in lastcall check --format json, for the same paths and options.",
    });
  const session = new Session(first.value, below, (fileSystem) => runCheck(paths, { ...options, fileSystem }));
  let suggestions: readonly SettledFix[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    options.onStep?.("looking for edits");
    const offered = session.offered(choice);
    if (round === 0) suggestions = offered.filter(({ fix }) => fix.kind === "suggestion");
    // what a suggestion leaves to do must not be laid at the door of a fix
    const proved = offered.filter(({ fix }) => fix.kind === "fix");
    const wanted = proved.length > 0 || !choice.suggested ? proved : offered;
    const trouble = await session.take(apart(wanted));
    if (trouble !== undefined) return trouble;
    if (!session.moved) break;
  }
  return ok({
    root: session.root,
    files: session.files(),
    done: session.done,
    refused: session.refused,
    suggestions: choice.suggested ? [] : suggestions,
    after: session.run,
  });
}

/** Those that touch none of the characters of one before them. */
function apart(offered: readonly SettledFix[]): readonly SettledFix[] {
  const taken: SettledFix[] = [];
  const meets = (one: SettledFix, other: SettledFix): boolean =>
    one.fix.edits.some((edit) =>
      other.fix.edits.some((known) => known.file === edit.file && edit.start <= known.end && known.start <= edit.end),
    );
  for (const one of offered) if (!taken.some((other) => meets(one, other))) taken.push(one);
  return taken;
}

type Recheck = (fileSystem: FileSystem) => Promise<Outcome<CheckRun>>;

class Session {
  readonly done: SettledFix[] = [];
  readonly refused: SettledFix[] = [];
  readonly root: string;
  run: CheckRun;
  moved = false;
  readonly #below: FileSystem;
  readonly #check: Recheck;
  #texts: ReadonlyMap<string, string> = new Map();
  readonly #edits = new Map<string, readonly Replacement[]>();
  readonly #refusedIds = new Set<string>();

  constructor(run: CheckRun, below: FileSystem, check: Recheck) {
    this.run = run;
    this.root = run.root;
    this.#below = below;
    this.#check = check;
  }

  offered({ rules, fingerprints, tests }: FixChoice): readonly SettledFix[] {
    const fixes = fixesOf({
      judged: this.run.judged,
      findings: this.run.report.findings,
      fileSystem: overlaid(this.#below, this.#texts),
    });
    const settled = new Map<string, { fix: Fix; findings: Finding[] }>();
    for (const [finding, fix] of fixes) {
      const known = settled.get(fix.id);
      if (known === undefined) settled.set(fix.id, { fix, findings: [finding] });
      else known.findings.push(finding);
    }
    return [...settled.values()].filter(
      ({ fix, findings }) =>
        !this.#refusedIds.has(fix.id) &&
        (tests || !(findings.some(({ inTest }) => inTest) || fix.unproved.some(({ kind }) => kind === "in-test"))) &&
        (rules.length === 0 || findings.some(({ ruleId }) => rules.includes(ruleId))) &&
        (fingerprints.length === 0 || findings.some(({ fingerprint }) => fingerprints.includes(fingerprint))),
    );
  }

  /** Together if that is well; else each by itself, and those that do harm are left out. */
  async take(wanted: readonly SettledFix[]): Promise<Extract<Outcome<never>, { ok: false }> | undefined> {
    this.moved = false;
    if (wanted.length === 0) return undefined;
    const texts = this.#edited(wanted);
    if (texts !== undefined) {
      const checked = await this.#check(overlaid(this.#below, texts));
      if (!checked.ok) return checked;
      if (isSettled(this.run, checked.value, wanted)) {
        this.#keep(wanted, texts, checked.value);
        return undefined;
      }
    }
    const [only] = wanted;
    if (wanted.length === 1 && only !== undefined) {
      this.refused.push(only);
      this.#refusedIds.add(only.fix.id);
      // the others of the round come with the next one
      this.moved = true;
      return undefined;
    }
    return this.take(wanted.slice(0, Math.ceil(wanted.length / 2)));
  }

  files(): readonly EditedFile[] {
    return [...this.#edits]
      .map(([file, edits]) => {
        const before = this.#textOf(file, new Map()) ?? "";
        return { file, before, after: this.#textOf(file, this.#texts) ?? before, edits };
      })
      .filter(({ before, after }) => before !== after)
      .sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  #edited(wanted: readonly SettledFix[]): ReadonlyMap<string, string> | undefined {
    const texts = new Map(this.#texts);
    for (const [file, edits] of editsByFile(wanted)) {
      const text = this.#textOf(file, this.#texts);
      const after = text === undefined ? undefined : applied(text, edits);
      if (after === undefined) return undefined;
      texts.set(this.#pathOf(file), after);
    }
    return texts;
  }

  #keep(wanted: readonly SettledFix[], texts: ReadonlyMap<string, string>, run: CheckRun): void {
    for (const [file, edits] of editsByFile(wanted))
      this.#edits.set(file, composed(this.#edits.get(file) ?? [], edits));
    this.#texts = texts;
    this.run = run;
    this.done.push(...wanted);
    this.moved = true;
  }

  #pathOf(file: string): string {
    return `${toForwardSlashes(this.root).replace(/\/+$/, "")}/${file}`;
  }

  #textOf(file: string, texts: ReadonlyMap<string, string>): string | undefined {
    const path = this.#pathOf(file);
    const read = this.#below.read(path);
    return texts.get(path) ?? (read.ok ? read.text : undefined);
  }
}

function editsByFile(wanted: readonly SettledFix[]) {
  const files = new Map<string, Fix["edits"][number][]>();
  for (const edit of wanted.flatMap(({ fix }) => fix.edits))
    files.set(edit.file, [...(files.get(edit.file) ?? []), edit]);
  return [...files].map(([file, edits]) => [file, edits.sort((a, b) => a.start - b.start)] as const);
}

/**
 * What was to go is gone. Nothing new came, except where only suggestions were taken: whoever takes these looks at what
 * they leave to do. No file became unreadable.
 */
function isSettled(before: CheckRun, after: CheckRun, wanted: readonly SettledFix[]): boolean {
  const known = new Map<string, number>();
  for (const { fingerprint } of before.report.findings) known.set(fingerprint, (known.get(fingerprint) ?? 0) + 1);
  const fresh = after.report.findings.filter(({ fingerprint }) => {
    const left = known.get(fingerprint) ?? 0;
    known.set(fingerprint, left - 1);
    return left <= 0;
  });
  const isProved = wanted.every(({ fix }) => fix.kind === "fix");
  const settled = wanted.reduce((sum, { findings }) => sum + findings.length, 0);
  const gone = before.report.findings.length + fresh.length - after.report.findings.length;
  const sameHeaps =
    after.report.unresolved.length <= before.report.unresolved.length &&
    after.report.troubledFiles.length <= before.report.troubledFiles.length;
  return gone >= settled && sameHeaps && (fresh.length === 0 || !isProved);
}
