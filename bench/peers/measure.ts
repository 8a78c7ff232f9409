// What a command costs with all the processes it starts: most of the tools compared here are a script that starts a
// program. Everything is measured by the same rule.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { ENV } from "../process.mjs";

export interface Cost {
  /** Seconds from start to exit. */
  readonly wall: number;
  /** Seconds of the processor, of the command and its children, as the shell counts them. */
  readonly processor: number;
  /** The most resident memory of all its processes together, in MB, looked at every 20 ms; undefined outside of Linux. */
  readonly megabytes: number | undefined;
  readonly exitCode: number | null;
  readonly stdout: string;
}

/** It ended without a word of what it was asked for: what that took is no figure of the task. */
export const gaveUp = ({ exitCode, stdout }: Pick<Cost, "exitCode" | "stdout">): boolean =>
  exitCode !== null && exitCode !== 0 && stdout.trim() === "";

export interface Command {
  readonly args: readonly [program: string, ...rest: string[]];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Killed after so many seconds; the exit code is then `null`. */
  readonly limit?: number;
}

const LOOK_EVERY_MS = 20;
const SHELL = '"$@"; code=$?; times >&3; exit $code';

export function costOf({ args, cwd, env = {}, limit = 600 }: Command): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const shell = spawn("sh", ["-c", SHELL, "sh", ...args], {
      cwd,
      env: { ...ENV, ...env },
      stdio: ["ignore", "pipe", "ignore", "pipe"],
      detached: true,
    });
    const [stdout, times] = [shell.stdio[1], shell.stdio[3]].map(textOf);
    let most: number | undefined;
    const looks = setInterval(() => {
      const now = shell.pid === undefined ? undefined : residentMegabytes(shell.pid);
      if (now !== undefined) most = Math.max(most ?? 0, now);
    }, LOOK_EVERY_MS);
    const end = setTimeout(() => shell.pid !== undefined && process.kill(-shell.pid, "SIGKILL"), limit * 1000);
    shell.on("error", reject);
    shell.on("close", (exitCode) => {
      clearInterval(looks);
      clearTimeout(end);
      const wall = (performance.now() - start) / 1000;
      resolve({
        wall,
        processor: processorSeconds(times?.() ?? ""),
        megabytes: most,
        exitCode,
        stdout: stdout?.() ?? "",
      });
    });
  });
}

function textOf(stream: unknown): () => string {
  const chunks: Buffer[] = [];
  (stream as NodeJS.ReadableStream).on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

/** `times` of a POSIX shell: its own two figures, and on the second line those of what it waited for: `0m1.52s 0m0.20s`. */
export function processorSeconds(times: string): number {
  const children = times.trim().split("\n")[1] ?? "";
  return [...children.matchAll(/(\d+)m([\d.,]+)s/g)].reduce(
    (sum, [, minutes, seconds = ""]) => sum + Number(minutes) * 60 + Number(seconds.replace(",", ".")),
    0,
  );
}

function residentMegabytes(root: number): number | undefined {
  if (process.platform !== "linux") return undefined;
  const parents = new Map<number, number>();
  const pages = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const pid = Number(name);
    // `pid (name of the program) state parent …`; field 24 counts pages in memory (proc_pid_stat(5))
    const fields = statOf(pid)?.split(") ").at(-1)?.split(" ");
    if (fields === undefined) continue;
    parents.set(pid, Number(fields[1]));
    pages.set(pid, Number(fields[21]));
  }
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === root || isBelow(parents.get(pid)));
  return [...pages].filter(([pid]) => isBelow(pid)).reduce((sum, [, count]) => sum + (count * 4096) / 2 ** 20, 0);
}

function statOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "latin1");
  } catch {
    // it ended while we looked
    return undefined;
  }
}
