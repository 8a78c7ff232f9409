// What the program itself says of a code base, as a user runs it: whole processes, their JSON, time and memory.
import { z } from "zod";
import { CLI, runOnce } from "../process.mjs";

const position = { file: z.string(), line: z.number() };
const certainty = z.enum(["certain", "likely", "possible"]);

const reportedCall = z.object({
  ...position,
  method: z.string(),
  path: z.string(),
  operations: z.array(z.string()),
  certainty,
  via: z.array(z.object(position)),
  inTest: z.boolean(),
});
const notUnderstood = z.object({ ...position, endLine: z.number(), reason: z.string() });
const finding = z.object({
  ...position,
  ruleId: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  certainty,
  operation: z.string().nullable(),
  element: z.object({ kind: z.string(), path: z.array(z.string()) }).nullable(),
  call: z.object(position).nullable(),
  via: z.array(z.object(position)),
});

const callsOutput = z.object({ calls: z.array(reportedCall), unresolved: z.array(notUnderstood) });
const checkOutput = z.object({ findings: z.array(finding) });

export type ReportedCall = z.output<typeof reportedCall>;
export type NotUnderstood = z.output<typeof notUnderstood>;
export type Finding = z.output<typeof finding>;
export interface Reported {
  calls: ReportedCall[];
  unresolved: NotUnderstood[];
  findings: Finding[];
  /** Seconds of the processor and the peak of memory in MB, of `check`. */
  seconds: number;
  megabytes: number;
}

export interface Task {
  code: string;
  base: string;
  target: string;
  servers: readonly string[];
}

/** Runs `check` and `calls`; a run that ends in anything but a report is the problem that it printed. */
export async function runOn({ code, base, target, servers }: Task): Promise<Reported | { problem: string }> {
  const options = ["--base", base, "--target", target, ...servers.flatMap((server) => ["--server", server])];
  const run = (command: string, ...rest: string[]) =>
    runOnce([CLI, command, ".", ...options, "--format", "json", "--no-cache", "--allow-empty", ...rest], { cwd: code });
  const check = await run("check", "--fail-on", "never");
  const calls = check.exitCode === 0 ? await run("calls") : undefined;
  for (const one of [check, calls])
    if (one && one.exitCode !== 0) return { problem: `exit ${one.exitCode}: ${one.stderr.trim().split("\n").at(-1)}` };
  return {
    ...checkOutput.parse(JSON.parse(check.stdout)),
    ...callsOutput.parse(JSON.parse(calls?.stdout ?? "")),
    seconds: check.cpuMs / 1000,
    megabytes: Math.round(check.peakMb),
  };
}
