// Wall clock and peak memory of whole processes, start to exit: what a user waits for.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const PEAK = fileURLToPath(new URL("./peak.mjs", import.meta.url));
export const CLI = fileURLToPath(new URL("../bin/lastcall.js", import.meta.url));
export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** One run: milliseconds by the clock and by the processor, peak MB, exit code, the two outputs. */
export function runOnce(args, { cwd = ROOT, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, ["--import", PEAK, ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    const [stdout, stderr, peak] = [child.stdout, child.stderr, child.stdio[3]].map(collect);
    child.on("error", reject);
    child.on("close", (exitCode) => {
      const ms = performance.now() - start;
      const { maxRSS, cpuMs } = JSON.parse(peak());
      resolve({ ms, cpuMs, peakMb: maxRSS / 1024, exitCode, stdout: stdout(), stderr: stderr() });
    });
  });
}

/** The median of several runs by time, the highest peak, after one run that warms the disk cache. */
export async function measure(args, { runs = 5, ...options } = {}) {
  await runOnce(args, options);
  const all = [];
  for (let run = 0; run < runs; run++) all.push(await runOnce(args, options));
  const sorted = all.toSorted((a, b) => a.ms - b.ms);
  return { ...sorted[Math.floor(runs / 2)], peakMb: Math.max(...all.map(({ peakMb }) => peakMb)) };
}

function collect(stream) {
  const chunks = [];
  stream.on("data", (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}
