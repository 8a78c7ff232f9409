/**
 * Edits in rounds, on texts in memory: those of one round are of the same texts, and each stays only if the finding that
 * it was made for is gone and no other came.
 */
import type { CheckRun, Finding, Fix } from "../check/index.js";
import type { Outcome } from "../outcome.js";
import { toForwardSlashes } from "../scan/discover/path.js";
import type { Overlay, Texts } from "./apply/overlay.js";
import { applied, composed, ofFirst, type Replacement } from "./apply/text.js";
import { fixesOf } from "./index.js";
import type { EditedFile, FixChoice } from "./run.js";
import { isSettled, type SettledFix, suspectsOf } from "./settled.js";

type Problem = Extract<Outcome<never>, { ok: false }>;
export type Check = (texts: Texts) => Promise<Outcome<CheckRun>>;

/** Edits of one round may make room for others; more than these are no cause of any finding. */
const MOST_ROUNDS = 20;

export class Rounds {
  readonly done: SettledFix[] = [];
  readonly refused: SettledFix[] = [];
  /** as the first round offered them */
  suggestions: readonly SettledFix[] = [];
  run: CheckRun;
  texts: Texts = new Map();
  readonly #files: Overlay;
  readonly #check: Check;
  readonly #fixes: typeof fixesOf;
  readonly #edits = new Map<string, readonly Replacement[]>();
  readonly #refusedBefore = new Set<string>();

  constructor(run: CheckRun, files: Overlay, check: Check, fixes = fixesOf) {
    this.run = run;
    this.#files = files;
    this.#check = check;
    this.#fixes = fixes;
  }

  async all(choice: FixChoice): Promise<Problem | undefined> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const offered = this.#offered(choice);
      if (round === 0) this.suggestions = offered.filter(({ fix }) => fix.kind === "suggestion");
      // what a suggestion leaves to do must not be laid at the door of a fix
      const proved = offered.filter(({ fix }) => fix.kind === "fix");
      const wanted = apart(proved.length > 0 || !choice.suggested ? proved : offered);
      if (wanted.length === 0) return undefined;
      const before = this.texts;
      const taken: SettledFix[] = [];
      const refused = this.refused.length;
      const trouble = await this.#take(wanted, taken, before);
      if (trouble !== undefined) return trouble;
      this.done.push(...taken.map((one) => this.#onDisk(one)));
      this.refused.push(...this.refused.splice(refused).map((one) => this.#onDisk(one)));
      for (const [file, edits] of editsByFile(taken))
        this.#edits.set(file, composed(this.#edits.get(file) ?? [], edits));
    }
    return undefined;
  }

  files(): readonly EditedFile[] {
    return [...this.#edits]
      .map(([file, edits]) => {
        const before = this.#textOf(file, new Map()) ?? "";
        return { file, before, after: this.#textOf(file, this.texts) ?? before, edits };
      })
      .filter(({ before, after }) => before !== after)
      .sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  /** Who reads of it has the files as they are on the disk, not as the rounds before this one made them. */
  #onDisk({ fix, findings }: SettledFix): SettledFix {
    const edits = fix.edits.map(({ file, start, end, text }) => {
      const made = ofFirst(this.#edits.get(file) ?? [], { start, end, text });
      const before = (this.#textOf(file, new Map()) ?? "").slice(made.start, made.end);
      return { file, start: made.start, end: made.end, before, text: made.text };
    });
    return { fix: { ...fix, edits }, findings };
  }

  #offered({ rules, fingerprints, tests }: FixChoice): readonly SettledFix[] {
    this.#files.texts = this.texts;
    const { judged, report } = this.run;
    const settled = new Map<string, { fix: Fix; findings: Finding[] }>();
    for (const [finding, fix] of this.#fixes({ judged, findings: report.findings, fileSystem: this.#files })) {
      const known = settled.get(fix.id);
      if (known === undefined) settled.set(fix.id, { fix, findings: [finding] });
      else known.findings.push(finding);
    }
    return [...settled.values()].filter(
      ({ fix, findings }) =>
        !this.#refusedBefore.has(aboutOf({ fix, findings })) &&
        (tests || !(findings.some(({ inTest }) => inTest) || fix.unproved.some(({ kind }) => kind === "in-test"))) &&
        (rules.length === 0 || findings.some(({ ruleId }) => rules.includes(ruleId))) &&
        (fingerprints.length === 0 || findings.some(({ fingerprint }) => fingerprints.includes(fingerprint))),
    );
  }

  /** Together if that is well; else in parts, down to each by itself. `taken`: those of this round that are well. */
  async #take(wanted: readonly SettledFix[], taken: SettledFix[], before: Texts): Promise<Problem | undefined> {
    const texts = this.#edited([...taken, ...wanted], before);
    const checked = texts === undefined ? undefined : await this.#check(texts);
    if (checked?.ok === false) return checked;
    if (texts !== undefined && checked !== undefined && isSettled(this.run, checked.value, wanted)) {
      this.texts = texts;
      this.run = checked.value;
      taken.push(...wanted);
      return undefined;
    }
    const [only, ...others] = wanted;
    if (only === undefined) return undefined;
    if (others.length === 0) {
      this.refused.push(only);
      this.#refusedBefore.add(aboutOf(only));
      return undefined;
    }
    const suspects = checked === undefined ? new Set() : suspectsOf(this.run, checked.value, wanted);
    const half = Math.ceil(wanted.length / 2);
    const isTelling = suspects.size > 0 && suspects.size < wanted.length;
    const isFirst = (one: SettledFix, at: number): boolean => (isTelling ? !suspects.has(one) : at < half);
    const parts = [wanted.filter(isFirst), wanted.filter((one, at) => !isFirst(one, at))];
    for (const part of parts) {
      const trouble = await this.#take(part, taken, before);
      if (trouble !== undefined) return trouble;
    }
    return undefined;
  }

  #edited(wanted: readonly SettledFix[], before: Texts): Texts | undefined {
    const texts = new Map(before);
    for (const [file, edits] of editsByFile(wanted)) {
      const text = this.#textOf(file, before);
      const after = text === undefined ? undefined : applied(text, edits);
      if (after === undefined) return undefined;
      texts.set(this.#pathOf(file), after);
    }
    return texts;
  }

  #pathOf(file: string): string {
    return `${toForwardSlashes(this.run.root).replace(/\/+$/, "")}/${file}`;
  }

  #textOf(file: string, texts: Texts): string | undefined {
    const path = this.#pathOf(file);
    const read = this.#files.readBelow(path);
    return texts.get(path) ?? (read.ok ? read.text : undefined);
  }
}

/** What it would do about what, wherever other edits moved it to. */
const aboutOf = ({ fix, findings }: SettledFix): string =>
  JSON.stringify([fix.change, findings.map(({ fingerprint }) => fingerprint).sort()]);

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

function editsByFile(wanted: readonly SettledFix[]) {
  const files = new Map<string, Fix["edits"][number][]>();
  for (const edit of wanted.flatMap(({ fix }) => fix.edits))
    files.set(edit.file, [...(files.get(edit.file) ?? []), edit]);
  return [...files].map(([file, edits]) => [file, edits.sort((a, b) => a.start - b.start)] as const);
}
