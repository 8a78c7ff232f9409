import { promises as fs } from "node:fs";
import { resolve } from "node:path";
import { Argument, Option } from "commander";
import type { ShardText } from "../../check/merge/index.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { FORMATS, type Format } from "../../report/check/index.js";
import { defineCommand } from "../command.js";
import { environmentOf } from "../environment.js";
import { type FormatRequest, formatOption } from "../options/format.js";
import { type GateFlags, gateOptions } from "../options/gate.js";
import { colourOptions, quietOption, verboseOption } from "../options/talk.js";
import { defaultFormats, reportOn } from "../report-on.js";
import { checkFormats } from "../reports.js";

interface Flags extends Omit<GateFlags, "gatePossible"> {
  readonly config?: string;
  readonly root?: string;
  readonly format?: readonly FormatRequest<Format>[];
}

export const merge = defineCommand<Flags>({
  name: "merge",
  summary: "join the reports of all shards: the same report and exit code as one run",
  examples: [
    {
      line: "lastcall merge shard-*.json --format pretty --format sarif=all.sarif",
      does: "after lastcall check --shard 1/4 --format json=shard-1.json and so on",
    },
  ],
  arguments: [new Argument("<reports...>", "the JSON reports of all shards")],
  one: "findings at or above --fail-on",
  options: [
    new Option(
      "--root <folder>",
      "the code the shards were run on, for code frames (default: the current folder)",
    ).helpGroup("Scope:"),
    new Option("--config <file>", "the config (default: looked for upward)").helpGroup("Scope:"),
    ...gateOptions().filter(({ long }) => long !== "--gate-possible"),
    formatOption(FORMATS),
    quietOption(),
    verboseOption(),
    ...colourOptions(),
  ],
  async run({ args: [files], flags, terminal }) {
    const formats = flags.format ?? defaultFormats(terminal);
    const possible = checkFormats(formats);
    if (!possible.ok) return possible;
    const [{ judge }, { mergeReports }, { openWorkspace, rootFrom }] = await Promise.all([
      import("../../check/index.js"),
      import("../../check/merge/index.js"),
      import("../../check/workspace.js"),
    ]);
    const { config, failOn, maxWarnings, allowEmpty } = flags;
    const workspace = await openWorkspace(
      [flags.root ?? "."],
      { config, failOn, maxWarnings, allowEmpty },
      environmentOf(terminal),
    );
    if (!workspace.ok) return workspace;
    const texts = await readAll(files as readonly string[], terminal.cwd);
    if (!texts.ok) return texts;
    const report = mergeReports(texts.value);
    if (!report.ok) return report;
    const { root, resolved } = workspace.value;
    return reportOn(
      {
        report: { ...report.value, root: rootFrom(root, terminal.cwd) },
        root,
        gate: resolved.settings,
        verdict: judge(report.value, resolved.settings),
      },
      formats,
      terminal,
    );
  },
});

async function readAll(files: readonly string[], cwd: string): Promise<Outcome<readonly ShardText[]>> {
  const texts: ShardText[] = [];
  for (const file of files) {
    const text = await fs.readFile(resolve(cwd, file), "utf8").catch(() => undefined);
    if (text === undefined)
      return problem(`${file} cannot be read`, { file, hint: "name the JSON reports of all shards" });
    texts.push({ file, text });
  }
  return ok(texts);
}
