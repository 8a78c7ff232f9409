import { main } from "../../src/cli/main.js";
import { ROOT } from "../action/runner.js";

export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** stdout and stderr are a terminal of 80 columns */
  readonly tty?: boolean;
  readonly now?: string;
  /** what comes in on standard input */
  readonly stdin?: string;
}

/** A command line in this process, from the repository's root, on 2026-11-21. */
export async function lastcall(
  args: readonly string[],
  { cwd = ROOT, env = {}, tty = false, now = "2026-11-21T12:00:00", stdin = "" }: Surroundings = {},
): Promise<Ended> {
  const [stdout, stderr] = [collector(tty), collector(tty)];
  const exitCode = await main({
    args,
    cwd,
    env,
    stdout,
    stderr,
    now: () => new Date(now),
    stdin: () => Promise.resolve(stdin),
  });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(isTTY: boolean) {
  let text = "";
  return { write: (part: string) => (text += part), isTTY, columns: 80, text: () => text };
}
