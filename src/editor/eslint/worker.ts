/**
 * The other side of the plugin: one session per folder and options, for as long as the process lives. A rule of ESLint
 * cannot wait for a promise, so the rule sleeps until this thread has answered.
 */
import { type MessagePort, workerData } from "node:worker_threads";
import type { Finding } from "../../check/index.js";
import type { Outcome } from "../../outcome.js";
import { messageIn, messageLine } from "../../report/check/message/index.js";
import { fixTitle, unprovedWords } from "../../report/fix/words.js";
import { plain } from "../../report/text/phrase.js";
import { disk } from "../../scan/discover/file-system.js";
import { toForwardSlashes } from "../../scan/discover/path.js";
import { Session, type SessionRun } from "../../session/index.js";
import type { Answer, Question, Told } from "./question.js";

/** ESLint hands a rule no clock: this is the one place that takes it. */
const now = (): Date => new Date();

class Checked {
  readonly #session: Session;
  #last: Outcome<SessionRun> | undefined;
  /** when everything was looked at, in milliseconds since 1970 */
  #at = 0;
  /** texts that an editor had and the disk did not */
  readonly #unsaved = new Set<string>();

  constructor({ cwd, options }: Question) {
    this.#session = new Session({ paths: ["."], options, environment: { cwd }, now });
  }

  async about(path: string, text: string): Promise<Outcome<SessionRun>> {
    const file = toForwardSlashes(path);
    const onDisk = disk.read(file);
    const isSaved = onDisk.ok && onDisk.text === text;
    this.#session.edit(file, isSaved ? undefined : text);
    const stamp = disk.stamp(file);
    const isNew = stamp === undefined || Math.max(stamp.modified, stamp.changed) >= this.#at;
    if (this.#last?.ok !== true || (isSaved && isNew)) {
      this.#at = now().getTime();
      this.#last = await this.#session.check();
    } else if (!isSaved || this.#unsaved.has(file)) this.#last = await this.#session.recheck();
    if (isSaved) this.#unsaved.delete(file);
    else this.#unsaved.add(file);
    return this.#last;
  }
}

const checked = new Map<string, Checked>();

async function answer(question: Question): Promise<Answer> {
  const key = JSON.stringify([question.cwd, question.options]);
  const own = checked.get(key) ?? new Checked(question);
  checked.set(key, own);
  const run = await own.about(question.file, question.text);
  if (!run.ok) {
    const { message, hint } = run.problem;
    return { kind: "problem", message: hint === undefined ? message : `${message} (${hint})` };
  }
  return { kind: "findings", findings: findingsIn(run.value, question.file) };
}

function findingsIn({ run: judged, fixed }: SessionRun, file: string): readonly Told[] {
  const run = judged.report.findings.length === 0 ? judged : fixed();
  const root = `${toForwardSlashes(run.root)}/`;
  const path = toForwardSlashes(file);
  const own = path.startsWith(root) ? path.slice(root.length) : undefined;
  return run.report.findings
    .filter(({ place }) => place.file === own)
    .map((finding) => ({
      message: messageLine(messageIn(run.report, finding)),
      severity: finding.severity,
      line: finding.place.line,
      column: finding.place.column,
      endLine: finding.place.endLine,
      endColumn: finding.place.endColumn,
      ...editsOf(finding),
    }));
}

function editsOf({ fix, place }: Finding): Pick<Told, "fix"> {
  if (fix === undefined || !fix.edits.every(({ file }) => file === place.file)) return {};
  const [missing] = unprovedWords(fix).map(plain);
  const title = plain(fixTitle(fix.change));
  return { fix: { kind: fix.kind, title: missing === undefined ? title : `${title}: ${missing}`, edits: fix.edits } };
}

const { port, signal } = workerData as { readonly port: MessagePort; readonly signal: Int32Array };
port.on("message", (question: Question) => {
  void answer(question)
    .catch((error: unknown): Answer => ({ kind: "problem", message: `this is a bug of lastcall: ${String(error)}` }))
    .then((told) => {
      port.postMessage(told);
      Atomics.store(signal, 0, 1);
      Atomics.notify(signal, 0);
    });
});
