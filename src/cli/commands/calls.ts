import { resolve } from "node:path";
import type { Shard } from "../../check/options.js";
import { ok } from "../../outcome.js";
import { defineCommand } from "../command.js";
import { environmentOf } from "../environment.js";
import { CLEAN } from "../exit.js";
import { nothingChecked } from "../nothing-checked.js";
import { surfaceOptions } from "../options/api.js";
import { type LookFlags, lookOptions } from "../options/check-options.js";
import { type FormatRequest, formatOption } from "../options/format.js";
import { allowEmptyOption } from "../options/gate.js";
import { changedSinceOption, pathsArgument, scopeOptions, shardOption } from "../options/scope.js";
import { colourOptions, quietOption } from "../options/talk.js";
import { shownFrom } from "../render-context.js";
import { checkFormats, writeReports } from "../reports.js";

const FORMATS = ["pretty", "json"] as const;

interface Flags extends LookFlags {
  readonly changedSince?: string;
  readonly shard?: Shard;
  readonly allowEmpty?: boolean;
  readonly format?: readonly FormatRequest<(typeof FORMATS)[number]>[];
}

export const calls = defineCommand<Flags>({
  name: "calls",
  summary: "list every call of the API that your code makes, resolved or not",
  examples: [
    { line: "lastcall calls src", does: "the inventory, by file" },
    { line: "lastcall calls src --server '${config.apiUrl}'", does: "calls through this expression are the API's too" },
    { line: "lastcall calls src --format json=calls.json", does: "for other programs" },
  ],
  arguments: [pathsArgument()],
  options: [
    ...surfaceOptions(),
    ...scopeOptions(),
    changedSinceOption(),
    shardOption(),
    allowEmptyOption(),
    formatOption(FORMATS),
    quietOption(),
    ...colourOptions(),
  ],
  async run({ args: [paths], flags, terminal }) {
    const formats = flags.format ?? [{ name: "pretty", file: undefined }];
    const possible = checkFormats(formats);
    if (!possible.ok) return possible;
    const { collectCalls } = await import("../../check/index.js");
    const options = {
      ...lookOptions(flags),
      changedSince: flags.changedSince,
      shard: flags.shard,
      allowEmpty: flags.allowEmpty,
    };
    const inventory = await collectCalls(paths as readonly string[], { ...options, ...environmentOf(terminal) }, () =>
      terminal.now().getTime(),
    );
    if (!inventory.ok) return inventory;
    const shown = shownFrom(resolve(terminal.cwd, inventory.value.root), terminal.cwd);
    const render = async (name: (typeof FORMATS)[number], file: string | undefined): Promise<string> => {
      if (name === "json") return (await import("../../report/calls/json.js")).render(inventory.value);
      const context = { color: file === undefined && terminal.colour.stdout, width: terminal.width };
      const [{ render: pretty }, { inventorySeenFrom }] = await Promise.all([
        import("../../report/calls/pretty.js"),
        import("../../report/seen-from.js"),
      ]);
      return pretty(inventorySeenFrom(inventory.value, shown), context);
    };
    const written = await writeReports(formats, render, terminal);
    if (!written.ok) return written;
    return inventory.value.empty === undefined ? ok(CLEAN) : nothingChecked(inventory.value.empty, shown);
  },
});
