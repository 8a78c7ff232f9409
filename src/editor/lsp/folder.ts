/** One workspace folder: its session, what it last came to, and when it is judged again. */
import { fileURLToPath, pathToFileURL } from "node:url";
import type { CheckEnvironment, CheckOptions, CheckRun, Finding } from "../../check/index.js";
import { toForwardSlashes } from "../../scan/discover/path.js";
import { Session } from "../../session/index.js";

/** A pause in typing, and one long enough to look at everything. */
const PAUSE = 200;
const QUIET = 3_000;

export interface FolderSurroundings {
  /** without `fetcher`: what lies in a workspace does not choose what this machine calls */
  readonly environment: Omit<CheckEnvironment, "cwd" | "today" | "engine" | "fileSystem">;
  readonly options: CheckOptions;
  readonly now: () => Date;
  /** the findings are others than before; `files`: of the report, those whose findings changed */
  readonly onJudged: (folder: Folder, files: ReadonlySet<string>) => void;
  /** a run that came to nothing: a config with a mistake, a document that cannot be read */
  readonly onProblem: (message: string) => void;
}

export class Folder {
  readonly #session: Session;
  readonly #about: FolderSurroundings;
  /** absolute, forward slashes */
  readonly path: string;
  #run: CheckRun | undefined;
  /** the same with its edits */
  #fixed: () => CheckRun | undefined = () => undefined;
  #edited = false;
  #whole = false;
  #timer: NodeJS.Timeout | undefined;
  #judging: Promise<void> = Promise.resolve();

  constructor(path: string, about: FolderSurroundings) {
    this.path = toForwardSlashes(path);
    this.#about = about;
    this.#session = new Session({
      paths: ["."],
      options: about.options,
      environment: { ...about.environment, cwd: path },
      now: about.now,
    });
  }

  holds(uri: string): boolean {
    const file = fileOf(uri);
    return file !== undefined && (file === this.path || file.startsWith(`${this.path}/`));
  }

  /** The text that the editor holds; `undefined`: it was closed. */
  edit(uri: string, text: string | undefined): void {
    const file = fileOf(uri);
    if (file === undefined) return;
    this.#session.edit(file, text);
    this.#edited = true;
    this.#soon(PAUSE);
  }

  /** Something on the disk is new: a file was saved, came or went, the config or a document changed. */
  changedOnDisk(documents: boolean): void {
    if (documents) this.#session.forgetApis();
    this.#whole = false;
    this.#soon(PAUSE);
  }

  /** What the texts as they are now come to. */
  async current(): Promise<CheckRun | undefined> {
    if (this.#run === undefined) await this.#judge("all");
    else if (this.#edited) await this.#judge("edits");
    return this.#run;
  }

  /** The run that was told last, with the edits that its findings have. */
  fixed(): CheckRun | undefined {
    return this.#fixed();
  }

  /** Root-relative, as the report names it. */
  reportFile(uri: string, run: CheckRun): string | undefined {
    const file = fileOf(uri);
    const root = `${toForwardSlashes(run.root)}/`;
    return file?.startsWith(root) === true ? file.slice(root.length) : undefined;
  }

  textOf(file: string, run: CheckRun): string | undefined {
    const read = this.#session.files.read(`${toForwardSlashes(run.root)}/${file}`);
    return read.ok ? read.text : undefined;
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #soon(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#onPause(), delay);
  }

  async #onPause(): Promise<void> {
    if (this.#edited && this.#run !== undefined) {
      await this.#judge("edits");
      if (!this.#whole) this.#soon(QUIET);
    } else if (!this.#whole) await this.#judge("all");
  }

  #judge(what: "all" | "edits"): Promise<void> {
    this.#judging = this.#judging.then(async () => {
      if (what === "edits" && !this.#edited) return;
      this.#edited = false;
      const judged = await (what === "all" ? this.#session.check() : this.#session.recheck());
      if (!judged.ok) {
        const { message, hint } = judged.problem;
        this.#about.onProblem(hint === undefined ? message : `${message} (${hint})`);
        return;
      }
      this.#whole = what === "all" || (this.#whole && judged.value.whole);
      const before = byFile(this.#run);
      this.#run = judged.value.run;
      this.#fixed = judged.value.fixed;
      this.#about.onJudged(this, changed(before, byFile(this.#run)));
    });
    return this.#judging;
  }
}

function byFile(run: CheckRun | undefined): ReadonlyMap<string, readonly Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of run?.report.findings ?? []) {
    const known = files.get(finding.place.file);
    if (known === undefined) files.set(finding.place.file, [finding]);
    else known.push(finding);
  }
  return files;
}

function changed(
  before: ReadonlyMap<string, readonly Finding[]>,
  now: ReadonlyMap<string, readonly Finding[]>,
): ReadonlySet<string> {
  const key = (findings: readonly Finding[] = []): string =>
    JSON.stringify(findings.map(({ ruleId, place, fingerprint, severity }) => [ruleId, place, fingerprint, severity]));
  return new Set([...before.keys(), ...now.keys()].filter((file) => key(before.get(file)) !== key(now.get(file))));
}

/** Forward slashes; undefined for what is no file: `untitled:`, `git:`. */
export function fileOf(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return toForwardSlashes(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

export const uriOf = (path: string): string => pathToFileURL(path).href;
