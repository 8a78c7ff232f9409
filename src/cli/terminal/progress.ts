import type { Environment } from "./colour.js";
import { type OutputStream, widthOf } from "./stream.js";

/** Runs shorter than this show nothing: a line that flashes by only disturbs. */
const PATIENCE_MS = 300;

/** One line on stderr that is overwritten and, at the end, cleared. */
export interface Progress {
  /** Names what is being done now. */
  say(what: string): void;
  /** Clears the line; must be called before anything else is printed. */
  end(): void;
}

export interface ProgressEnvironment {
  readonly stderr: OutputStream;
  readonly env: Environment;
  readonly quiet: boolean;
  /** milliseconds on any monotonic scale */
  readonly elapsed: () => number;
  /** calls back after so many milliseconds, unless the function it gives is called first */
  readonly later: (milliseconds: number, act: () => void) => () => void;
}

const SILENT: Progress = { say: () => undefined, end: () => undefined };

/**
 * The line appears when the patience is over: by a timer, or, because work between two steps is often synchronous
 * and timers wait for it, at the first step that begins after that.
 */
export function openProgress({ stderr, env, quiet, elapsed, later }: ProgressEnvironment): Progress {
  if (quiet || stderr.isTTY !== true || isTrue(env["CI"]) || env["TERM"] === "dumb") return SILENT;
  const start = elapsed();
  let [step, shown] = ["", false];
  let stopWaiting: (() => void) | undefined;
  const show = (): void => {
    shown = true;
    stderr.write(`\r\u001b[K${step.slice(0, widthOf(stderr) - 1)}`);
  };
  return {
    say(what) {
      step = what;
      if (elapsed() - start >= PATIENCE_MS) show();
      else stopWaiting ??= later(PATIENCE_MS - (elapsed() - start), show);
    },
    end() {
      stopWaiting?.();
      if (shown) stderr.write("\r\u001b[K");
      shown = false;
    },
  };
}

const isTrue = (value: string | undefined): boolean =>
  value !== undefined && value !== "" && value !== "0" && value !== "false";

/** The timer of the process; it never keeps a finished run alive. */
export function laterOfProcess(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}
