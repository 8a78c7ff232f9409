import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../action/runner.js";

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built program as a process of its own, with this environment and `PATH`. */
export function lastcall(
  args: readonly string[],
  { cwd, env, node = process.execPath }: { cwd: string; env: Readonly<Record<string, string>>; node?: string },
): Ended {
  const { status, signal, stdout, stderr } = spawnSync(node, [join(ROOT, "bin/lastcall.js"), ...args], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", ...env },
    encoding: "utf8",
  });
  return { code: status, signal, stdout, stderr };
}
