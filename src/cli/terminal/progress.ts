import type { Environment } from "./colour.js";
import { type OutputStream, widthOf } from "./stream.js";

/** Runs shorter than this show nothing: a line that flashes by only disturbs. */
const PATIENCE_MS = 300;

/** How far a step is may be said thousands of times a second; more often than this nobody sees it. */
const PACE_MS = 80;

/** One line on stderr that is overwritten and, at the end, cleared. */
export interface Progress {
  /** false: nothing that is said is shown */
  readonly live: boolean;
  /** Names what is being done now, and how far it is: `reading the code`, `120 of 900 files`. */
  readonly say: (step: string, far?: string) => void;
  /** Clears the line; must be called before anything else is printed. */
  readonly end: () => void;
}

interface ProgressEnvironment {
  readonly stderr: OutputStream;
  readonly env: Environment;
  readonly quiet: boolean;
  /** milliseconds on any monotonic scale */
  readonly elapsed: () => number;
  /** calls back after so many milliseconds, unless the function it gives is called first */
  readonly later: (milliseconds: number, act: () => void) => () => void;
}

const SILENT: Progress = { live: false, say: () => undefined, end: () => undefined };

/**
 * The line appears when the patience is over: by a timer, or, because work between two steps is often synchronous
 * and timers wait for it, at the first word that is said after that.
 */
export function openProgress({ stderr, env, quiet, elapsed, later }: ProgressEnvironment): Progress {
  if (quiet || stderr.isTTY !== true || isTrue(env["CI"]) || env["TERM"] === "dumb") return SILENT;
  const start = elapsed();
  let [line, shownStep, shownAt] = ["", "", 0];
  let stopWaiting: (() => void) | undefined;
  let shown = false;
  const show = (): void => {
    shown = true;
    stderr.write(`\r\u001b[K${line.slice(0, widthOf(stderr) - 1)}`);
  };
  return {
    live: true,
    say(step, far) {
      line = far === undefined ? step : `${step}: ${far}`;
      const now = elapsed();
      if (now - start < PATIENCE_MS) {
        stopWaiting ??= later(PATIENCE_MS - (now - start), show);
        return;
      }
      if (shown && step === shownStep && now - shownAt < PACE_MS) return;
      [shownStep, shownAt] = [step, now];
      show();
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
