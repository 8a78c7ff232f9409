/**
 * A check that stays: it takes the texts that an editor holds, and judges again what they change. ESLint, the language
 * server and the agent server all stand on it.
 */
import { type CheckEnvironment, type CheckOptions, type CheckRun, runCheck } from "../check/index.js";
import { WarmEngine } from "../check/warm-engine.js";
import { withFixes } from "../fix/index.js";
import { type Outcome, ok } from "../outcome.js";
import { toForwardSlashes } from "../scan/discover/path.js";
import { KeptFiles } from "./kept-files.js";

interface SessionOptions {
  readonly paths: readonly string[];
  readonly options: CheckOptions;
  readonly environment: Omit<CheckEnvironment, "today" | "engine" | "fileSystem">;
  readonly now: () => Date;
}

export interface SessionRun {
  readonly run: CheckRun;
  /** false: only the edited files and those that import them were judged again; {@link Session.check} judges all */
  readonly whole: boolean;
  /** the same run with the edits of its findings; without them where a text was edited since */
  readonly fixed: () => CheckRun;
}

export class Session {
  readonly #about: SessionOptions;
  readonly #engine = new WarmEngine();
  readonly files: KeptFiles;
  #edited = new Set<string>();
  /** how many texts were edited so far */
  #edits = 0;
  /** one run at a time: a run changes what is kept */
  #last: Promise<unknown> = Promise.resolve();

  constructor(about: SessionOptions) {
    this.#about = about;
    this.files = new KeptFiles(() => about.now().getTime());
  }

  /** The text that an editor holds of a file, absolute; `undefined`: the one on the disk. */
  edit(file: string, text: string | undefined): void {
    if (!this.files.open(file, text)) return;
    this.#edited.add(toForwardSlashes(file));
    this.#edits += 1;
  }

  /** Documents of the API may have changed without any of the files that a config names. */
  forgetApis(): void {
    this.#engine.forgetApis();
  }

  /** Everything is looked at: what is new on the disk, and what an edit means for all other files. */
  check(): Promise<Outcome<SessionRun>> {
    return this.#inTurn(() => this.#run(undefined));
  }

  /** What the edits since the last run change in their files and in those that import them; nothing on the disk has. */
  recheck(): Promise<Outcome<SessionRun>> {
    return this.#inTurn(() => this.#run(this.#edited));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #run(edited: ReadonlySet<string> | undefined): Promise<Outcome<SessionRun>> {
    this.#edited = new Set();
    this.#engine.edited = edited;
    this.#engine.whole = true;
    this.files.trusting = edited !== undefined;
    const { paths, options, environment, now } = this.#about;
    const run = await runCheck(paths, {
      ...options,
      ...environment,
      // a config of the code must not choose where this process writes
      cache: false,
      today: localDay(now()),
      fileSystem: this.files,
      engine: this.#engine,
    });
    if (!run.ok) return run;
    const made = this.#edits;
    let fixed: CheckRun | undefined;
    return ok({
      run: run.value,
      whole: this.#engine.whole,
      // what takes its time is done for who asks: after most edits nobody does
      fixed: () => {
        if (fixed === undefined && made === this.#edits) fixed = withFixes(run.value, this.files);
        return fixed ?? run.value;
      },
    });
  }
}

/** The user's own day. */
function localDay(instant: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}
