/** Checks of the same code with other texts: what an edit changes is judged, all else is kept from the check before. */
import { type CheckEnvironment, type CheckOptions, type CheckRun, runCheck } from "../check/index.js";
import { WarmEngine } from "../check/warm-engine.js";
import type { Outcome } from "../outcome.js";
import type { Overlay, Texts } from "./apply/overlay.js";

export class JudgedTexts {
  readonly #paths: readonly string[];
  readonly #options: CheckOptions & CheckEnvironment;
  readonly #files: Overlay;
  readonly #engine = new WarmEngine();
  /** of the last check; undefined: none yet */
  #last: Texts | undefined;

  constructor(paths: readonly string[], options: CheckOptions & CheckEnvironment, files: Overlay) {
    this.#paths = paths;
    this.#options = options;
    this.#files = files;
  }

  /** Only what the texts that differ since the last check can concern; the first check is of everything. */
  check(texts: Texts): Promise<Outcome<CheckRun>> {
    return this.#run(texts, this.#last === undefined ? undefined : changedIn(this.#last, texts));
  }

  /** As a cold check would judge them. */
  checkAll(texts: Texts): Promise<Outcome<CheckRun>> {
    return this.#run(texts, undefined);
  }

  #run(texts: Texts, edited: ReadonlySet<string> | undefined): Promise<Outcome<CheckRun>> {
    this.#files.texts = texts;
    this.#last = texts;
    this.#engine.edited = edited;
    return runCheck(this.#paths, { ...this.#options, cache: false, fileSystem: this.#files, engine: this.#engine });
  }
}

const changedIn = (before: Texts, now: Texts): ReadonlySet<string> =>
  new Set([...before.keys(), ...now.keys()].filter((file) => before.get(file) !== now.get(file)));
