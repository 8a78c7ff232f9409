// `check` on a code base, cold, with its cache and after one edit, and what one would run instead on a copy of it.
import { appendFileSync, cpSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CLI } from "../process.mjs";
import { CODE_TOOLS, commandOf } from "./code-tools.js";
import type { CodeInput } from "./inputs.js";
import { type Command, type Cost, costOf } from "./measure.js";
import type { Row } from "./tables.js";

export interface Measuring {
  readonly scratch: string;
  /** Folders that hold other tools. */
  readonly tools: readonly string[];
  /** Of several runs the one with the least of the processor counts: what else the machine does can only add. */
  readonly runs: number;
}

const report = z.object({ findings: z.array(z.object({ file: z.string() })) });

export async function measureCode({ name, code, options }: CodeInput, measuring: Measuring): Promise<Row> {
  const own = await ownCosts({ name, code, options }, measuring);
  const peers: { what: string; cost: Cost | undefined }[] = [];
  for (const tool of CODE_TOOLS) {
    const copy = join(measuring.scratch, "copy");
    copyWithout(code, copy, tool.settings);
    const command = commandOf(tool, measuring.tools, copy);
    peers.push({ what: tool.name, cost: command && (await least(command, measuring.runs)) });
    rmSync(copy, { recursive: true, force: true });
  }
  const [oxlint, , compiler] = peers.map(({ cost }) => cost?.processor);
  const slower = Math.max(oxlint ?? 0, compiler ?? 0);
  return {
    input: name,
    measured: [
      { what: "check, cold", cost: own.cold },
      { what: "check, again", cost: own.warm },
      { what: "check, after one edit", cost: own.edited },
      ...peers,
    ],
    ratios: {
      "cold to slower": slower === 0 ? undefined : own.cold.processor / slower,
      "again to cold": own.warm.processor / own.cold.processor,
    },
  };
}

async function ownCosts({ name, code, options }: CodeInput, { scratch, runs }: Measuring) {
  const env = { XDG_CACHE_HOME: join(scratch, "cache", name.replaceAll(/\W+/g, "-")) };
  const check = (...more: readonly string[]): Command => ({
    args: [
      ...([process.execPath, CLI, "check", ".", ...options] as const),
      ...["--format", "json", "--fail-on", "never", "--allow-empty", ...more],
    ],
    cwd: code,
    env,
  });
  // the first run compiles the program and keeps that, as on every user's machine
  await costOf({ args: [process.execPath, CLI, "check", "--help"], cwd: code, env });
  const cold = await least(check("--no-cache"), runs);
  await costOf(check());
  const warm = await least(check(), runs);
  const [first] = report.parse(JSON.parse(cold.stdout)).findings;
  if (first === undefined) return { cold, warm, edited: undefined };
  const edits: Cost[] = [];
  for (let run = 0; run < runs; run++) {
    appendFileSync(join(code, first.file), `\n// edit ${run}\n`);
    edits.push(await costOf(check()));
  }
  return { cold, warm, edited: leastOf(edits) };
}

export async function least(command: Command, runs: number): Promise<Cost> {
  const costs: Cost[] = [];
  for (let run = 0; run < runs; run++) {
    const cost = await costOf(command);
    costs.push(cost);
    if (cost.exitCode === null) break;
  }
  return leastOf(costs);
}

function leastOf(costs: readonly Cost[]): Cost {
  const [first, ...others] = costs;
  if (first === undefined) throw new Error("nothing was measured");
  return others.reduce((best, one) => (one.processor < best.processor ? one : best), first);
}

/** Without settings of its own: most lean on packages that are not there, and then a tool does nothing at all. */
function copyWithout(code: string, copy: string, settings: Readonly<Record<string, string>>): void {
  cpSync(code, copy, { recursive: true, filter: (path) => !/[\\/](?:node_modules|\.git)$/.test(path) });
  for (const file of readdirSync(copy, { recursive: true, encoding: "utf8" }))
    if (/(?:^|[\\/])(?:tsconfig[^\\/]*\.json|\.oxlintrc[^\\/]*|\.?eslint[^\\/]*|package\.json)$/.test(file))
      rmSync(join(copy, file), { force: true, recursive: true });
  for (const [file, text] of Object.entries(settings)) writeFileSync(join(copy, file), text);
}
