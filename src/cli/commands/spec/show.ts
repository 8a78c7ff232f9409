import { Argument } from "commander";
import { ok } from "../../../outcome.js";
import { defineCommand } from "../../command.js";
import { environmentOf } from "../../environment.js";
import { CLEAN } from "../../exit.js";
import { networkOptions } from "../../options/api.js";
import { checkFormats, writeReports } from "../../reports.js";
import { formatsOf, type ReadFlags, sharedOptions, specFormats, versionArgument } from "../../specs/options.js";

export const show = defineCommand<ReadFlags>({
  name: "show",
  summary: "the operations of one version",
  examples: [
    { line: "lastcall spec show 2.24", does: "all operations, with what is deprecated" },
    { line: "lastcall spec show 2.24 workloads", does: "those that have the word in their path" },
  ],
  arguments: [versionArgument(), new Argument("[filter]", "part of a method and path")],
  options: [...sharedOptions(), ...networkOptions(), specFormats()],
  async run({ args: [version, filter], flags, terminal }) {
    const formats = formatsOf(flags);
    const possible = checkFormats(formats);
    if (!possible.ok) return possible;
    const [{ contractNamed }, { showText }, { showJson }, { painter }] = await Promise.all([
      import("../../../check/api/named-contract.js"),
      import("../../specs/text.js"),
      import("../../specs/json.js"),
      import("../../../report/text/paint.js"),
    ]);
    const named = await contractNamed(version as string, flags, environmentOf(terminal));
    if (!named.ok) return named;
    const { name, contract } = named.value;
    const written = await writeReports(
      formats,
      (format, file) =>
        format === "json"
          ? showJson(name.version, contract, filter as string | undefined)
          : showText(
              name.version,
              contract,
              filter as string | undefined,
              painter(file === undefined && terminal.colour.stdout),
            ),
      terminal,
    );
    return written.ok ? ok(CLEAN) : written;
  },
});
