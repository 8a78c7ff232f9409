import { ok, problem } from "../../../outcome.js";
import { defineCommand } from "../../command.js";
import { CLEAN } from "../../exit.js";
import { checkFormats, writeReports } from "../../reports.js";
import { formatsOf, type ReadFlags, sharedOptions, specFormats } from "../../specs/options.js";

export const list = defineCommand<ReadFlags>({
  name: "list",
  summary: "the API documents known: version, age, source, and what of a site they came from",
  examples: [
    { line: "lastcall spec list", does: "built-in ones and the project's own" },
    { line: "lastcall spec list --format json", does: "with every page that was read" },
  ],
  arguments: [],
  options: [...sharedOptions(), specFormats()],
  async run({ flags, terminal }) {
    const formats = formatsOf(flags);
    const possible = checkFormats(formats);
    if (!possible.ok) return possible;
    const [{ listSpecs }, { specFolders }, { listText }, { listJson }, { painter }] = await Promise.all([
      import("../../../contract/folder.js"),
      import("../../specs/folders.js"),
      import("../../specs/text.js"),
      import("../../specs/json.js"),
      import("../../../report/text/paint.js"),
    ]);
    const folders = await specFolders(flags, terminal);
    if (!folders.ok) return folders;
    const { provider, shipped, own } = folders.value;
    const now = terminal.now();
    const [builtIn, added] = await Promise.all([listSpecs({ folder: shipped, now }), listSpecs({ folder: own, now })]);
    const replaced = new Set(added.map(({ version }) => version));
    const rows = [
      ...builtIn.filter(({ version }) => !replaced.has(version)).map((spec) => ({ spec, own: false })),
      ...added.map((spec) => ({ spec, own: true })),
    ];
    if (rows.length === 0)
      return problem(`no API document of ${provider} is known`, {
        hint: "add one with: lastcall spec add <version> <file or URL>",
      });
    const written = await writeReports(
      formats,
      (name, file) =>
        name === "json"
          ? listJson(provider, rows, terminal.cwd)
          : listText(rows, painter(file === undefined && terminal.colour.stdout)),
      terminal,
    );
    return written.ok ? ok(CLEAN) : written;
  },
});
