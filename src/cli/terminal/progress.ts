import type { Environment } from "./colour.js";
import { widthOf, type OutputStream } from "./stream.js";

/** Runs shorter than this show nothing: a line that flashes by only disturbs. */
const PATIENCE_MS = 300;

/** One line on stderr that is overwritten and, at the end, cleared. */
export interface Progress {
  /** Names what is being done now. */
  say(what: string): void;
  /** Clears the line; must be called before anything else is printed. */
  end(): void;
}

export interface ProgressDoors {
  readonly stderr: OutputStream;
  readonly env: Environment;
  readonly quiet: boolean;
  /** milliseconds on any monotonic scale */
  readonly elapsed: () => number;
}

const SILENT: Progress = { say: () => undefined, end: () => undefined };

/**
 * Work between two steps is often synchronous, so a timer would fire too late; the line therefore appears
 * at the first step that begins after the patience is over.
 */
export function openProgress({ stderr, env, quiet, elapsed }: ProgressDoors): Progress {
  if (quiet || stderr.isTTY !== true || isTrue(env["CI"]) || env["TERM"] === "dumb") return SILENT;
  const start = elapsed();
  let shown = false;
  return {
    say(what) {
      if (elapsed() - start < PATIENCE_MS) return;
      shown = true;
      stderr.write(`\r\u001b[K${what.slice(0, widthOf(stderr) - 1)}`);
    },
    end() {
      if (shown) stderr.write("\r\u001b[K");
      shown = false;
    },
  };
}

const isTrue = (value: string | undefined): boolean => value !== undefined && value !== "" && value !== "0" && value !== "false";
