/**
 * Inputs that nobody wrote, for every reader: each comes to a result or to one line, within 10 s and 1 GB, and never to an exception.
 *
 * A few by default; `LASTCALL_FUZZ=20000` makes as many in all. A failure names its seed: `LASTCALL_SEED=7` begins with it.
 */
import { expect, test } from "vitest";
import { mutate, randomFrom } from "./mutate.js";
import { READERS, readerNames } from "./readers.js";

const seed = Number(process.env["LASTCALL_SEED"] ?? 1);
const inputs = Math.ceil(Number(process.env["LASTCALL_FUZZ"] ?? 320) / readerNames.length);
const SLOW = 10_000;
const LARGE = 1024 ** 2; // kilobytes
const mostMemory = (): number => process.resourceUsage().maxRSS;
/** whose valid inputs lead to no result by themselves: pages to documents that are none, a provider without documents */
const INCOMPLETE: ReadonlySet<string> = new Set(["docs pages", "provider files"]);

test.each(readerNames)(
  "%s",
  async (name) => {
    const reader = READERS[name];
    if (reader === undefined) throw new Error(name);
    const valid = await reader.valid();
    for (const text of valid) expect((await reader.read(text)).ok || INCOMPLETE.has(name)).toBe(true);
    const wrong: string[] = [];
    const atFirst = process.memoryUsage.rss() / 1024;
    for (let at = 0; at < inputs; at += 1) {
      const random = randomFrom(seed + at);
      const text = mutate(valid[Math.floor(random() * valid.length)] ?? "", random);
      const started = performance.now();
      const memory = mostMemory();
      try {
        const outcome = await reader.read(text);
        if (!outcome.ok && /\n|\bat .*:\d+:\d+\)/.test(outcome.problem.message))
          wrong.push(`seed ${seed + at}: not one line: ${outcome.problem.message}`);
      } catch (error) {
        wrong.push(`seed ${seed + at}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
      const took = performance.now() - started;
      if (took > SLOW) wrong.push(`seed ${seed + at}: took ${Math.round(took)} ms`);
      if (mostMemory() > Math.max(memory, atFirst + LARGE))
        wrong.push(`seed ${seed + at}: took ${Math.round((mostMemory() - atFirst) / 1024)} MB`);
      if (wrong.length > 5) break;
    }
    expect(wrong).toEqual([]);
  },
  Math.max(60_000, inputs * 1000),
);
