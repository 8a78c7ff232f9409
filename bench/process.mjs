// Wall clock and peak memory of whole processes, start to exit: what a user waits for.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const PEAK = fileURLToPath(new URL("./peak.cjs", import.meta.url));
export const CLI = fileURLToPath(new URL("../bin/lastcall.js", import.meta.url));
export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Where NODE_EXTRA_CA_CERTS names a system's certificates, Node 20 reads them all at every start, 70 ms that no program can help. */
const { NODE_EXTRA_CA_CERTS: _, ...surroundings } = process.env;
export const ENV = surroundings;

/** One run: milliseconds by the clock and by the processor, peak MB, exit code, the two outputs. */
export function runOnce(args, { cwd = ROOT, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, ["--require", PEAK, ...args], {
      cwd,
      env: { ...ENV, ...env },
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

/**
 * The quickest of several runs (what else the machine does can only add to it) with the median beside it, and the
 * highest peak, after one that warms the caches.
 */
export async function measure(args, { runs = 5, ...options } = {}) {
  await runOnce(args, options);
  const all = [];
  for (let run = 0; run < runs; run++) all.push(await runOnce(args, options));
  all.sort((a, b) => a.ms - b.ms);
  return { ...all[0], medianMs: all[all.length >> 1].ms, peakMb: Math.max(...all.map(({ peakMb }) => peakMb)) };
}

function collect(stream) {
  const chunks = [];
  stream.on("data", (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}
