/** One whole process: milliseconds by the clock and by the processor, peak of memory in MB. */
export interface Run {
  ms: number;
  cpuMs: number;
  peakMb: number;
  exitCode: number | null;
  stdout: string;
  stderr: string;
}
interface Where {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

export const CLI: string;
export const ROOT: string;
export const ENV: NodeJS.ProcessEnv;
export function runOnce(args: readonly string[], where?: Where): Promise<Run>;
export function measure(args: readonly string[], options?: Where & { runs?: number }): Promise<Run & { medianMs: number }>;
