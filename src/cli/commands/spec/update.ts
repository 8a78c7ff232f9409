import { Argument, Option } from "commander";
import { ok, problem } from "../../../outcome.js";
import { UPDATE_FORMATS, type UpdateFormat } from "../../../report/update/index.js";
import { defineCommand } from "../../command.js";
import { CLEAN, FINDINGS, TROUBLE } from "../../exit.js";
import { networkOptions } from "../../options/api.js";
import { type FormatRequest, formatOption } from "../../options/format.js";
import { quietOption } from "../../options/talk.js";
import { collect } from "../../options/values.js";
import { checkFormats, writeReports } from "../../reports.js";
import type { SpecFlags } from "../../specs/folders.js";
import { readingAgain, sharedOptions } from "../../specs/options.js";

interface UpdateFlags extends SpecFlags {
  readonly allowRemoteRefs?: boolean;
  readonly usedBy?: readonly string[];
  readonly dryRun?: boolean;
  readonly format?: readonly FormatRequest<UpdateFormat>[];
}

export const update = defineCommand<UpdateFlags>({
  name: "update",
  summary: "read the sources again, take in what changed, and tell what of it touches the code",
  examples: [
    { line: "lastcall spec update", does: "all documents of the project; exit code 1 when one has changed" },
    {
      line: "lastcall spec update latest --used-by src",
      does: "exit code 1 only when something changed that this code uses",
    },
    {
      line: "lastcall spec update --dry-run --used-by src --format markdown=update.md",
      does: "write no document, only the report: for a scheduled job",
    },
  ],
  arguments: [new Argument("[version]", "only this one")],
  one: "a document changed; with --used-by, in what the code uses",
  options: [
    ...sharedOptions(),
    ...networkOptions(),
    new Option("--used-by <path>", "tell what of it touches the code there (repeatable)")
      .argParser(collect)
      .helpGroup("Scope:"),
    new Option("--dry-run", "say what would change, and write no document").helpGroup("Output:"),
    formatOption(UPDATE_FORMATS),
    quietOption(),
  ],
  async run({ args: [version], flags, terminal }) {
    const formats = flags.format ?? [{ name: "text", file: undefined }];
    const possible = checkFormats(formats);
    if (!possible.ok) return possible;
    const [{ updateSpecs }, { specFolders }, { reportOn }, { renderUpdate }, { shownFrom }] = await Promise.all([
      import("../../../contract/folder.js"),
      import("../../specs/folders.js"),
      import("../../specs/update-report.js"),
      import("../../../report/update/index.js"),
      import("../../render-context.js"),
    ]);
    const folders = await specFolders(flags, terminal);
    if (!folders.ok) return folders;
    const { provider, own, project } = folders.value;
    const updated = await updateSpecs({
      provider,
      folder: own,
      within: project,
      dryRun: flags.dryRun === true,
      ...readingAgain(terminal, flags, version),
    });
    if (!updated.ok) return updated;
    if (updated.value.length === 0)
      return problem(
        version === undefined
          ? `${provider} has no documents of this project`
          : `${provider} ${version as string} is no document of this project`,
        { hint: "add one with: lastcall spec add <version> <file or URL>" },
      );
    const made = await reportOn(provider, updated.value, flags, terminal);
    if (!made.ok) return made;
    const { report, root } = made.value;
    const written = await writeReports(
      formats,
      (name, file) =>
        renderUpdate(name, report, {
          color: file === undefined && terminal.colour.stdout,
          cwd: terminal.cwd,
          ...(root === undefined ? {} : { shown: shownFrom(root, terminal.cwd) }),
        }),
      terminal,
    );
    if (!written.ok) return written;
    const kinds = new Set(report.documents.map(({ drift }) => drift.kind));
    const concerns =
      report.touched === undefined ? kinds.has("changed") : report.touched.some(({ findings }) => findings.length > 0);
    return ok(concerns ? FINDINGS : kinds.has("unreadable") ? TROUBLE : CLEAN);
  },
});
