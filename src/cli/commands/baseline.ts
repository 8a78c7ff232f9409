import { relative } from "node:path";
import type { BaselineUpdate } from "../../check/index.js";
import { type Outcome, ok } from "../../outcome.js";
import { defineCommand, defineFamily } from "../command.js";
import { environmentOf } from "../environment.js";
import { CLEAN, type ExitCode } from "../exit.js";
import { releaseOptions, surfaceOptions } from "../options/api.js";
import { type CheckFlags, checkOptions } from "../options/check-options.js";
import { judgementOptions } from "../options/gate.js";
import { pathsArgument, scopeOptions } from "../options/scope.js";
import { colourOptions, quietOption } from "../options/talk.js";
import type { Terminal } from "../terminal/terminal.js";

/** What the findings depend on; a part of the code (`--shard`, `--changed-since`) could not tell what no longer occurs. */
const options = () => [
  ...surfaceOptions(),
  ...releaseOptions(),
  ...scopeOptions(),
  ...judgementOptions(),
  quietOption(),
  ...colourOptions(),
];

const write = defineCommand<CheckFlags>({
  name: "write",
  summary: "accept today's findings; reasons and ends that are written in the file stay",
  examples: [
    {
      line: "lastcall baseline write src --from 2.22 --to 2.24",
      does: "into lastcall-baseline.json beside the config",
    },
  ],
  arguments: [pathsArgument()],
  options: options(),
  run: ({ args, flags, terminal }) => update("writeBaseline", args, flags, terminal),
});

const prune = defineCommand<CheckFlags>({
  name: "prune",
  summary: "drop accepted findings that no longer occur; nothing new is accepted",
  examples: [
    { line: "lastcall baseline prune src --baseline lastcall-baseline.json", does: "after calls were repaired" },
  ],
  arguments: [pathsArgument()],
  options: options(),
  run: ({ args, flags, terminal }) => update("pruneBaseline", args, flags, terminal),
});

export const baseline = defineFamily(
  "baseline",
  "accept today's findings, or drop what no longer occurs",
  [
    { line: "lastcall baseline write src --from 2.22 --to 2.24", does: "accept today's findings" },
    { line: "lastcall baseline prune src", does: "drop what no longer occurs" },
  ],
  [write, prune],
);

async function update(
  change: "writeBaseline" | "pruneBaseline",
  [paths]: readonly unknown[],
  flags: CheckFlags,
  terminal: Terminal,
): Promise<Outcome<ExitCode>> {
  const check = await import("../../check/index.js");
  const updated = await check[change](paths as readonly string[], {
    ...checkOptions(flags),
    ...environmentOf(terminal),
  });
  if (!updated.ok) return updated;
  terminal.print(textOf(updated.value, terminal));
  const { file, named } = updated.value;
  if (!named && change === "writeBaseline") terminal.say(nextStep(relative(terminal.cwd, file)));
  return ok(CLEAN);
}

const textOf = ({ file, entries, added, dropped }: BaselineUpdate, { cwd }: Terminal): string =>
  `${relative(cwd, file)}: ${entries} ${entries === 1 ? "entry" : "entries"}, ${added} new, ${dropped} dropped`;

/** Nobody is surprised by findings that a file hides which he did not name. */
const nextStep = (file: string): string =>
  `Next: lastcall check --baseline ${file}, or "baseline": "${file}" in the config`;
