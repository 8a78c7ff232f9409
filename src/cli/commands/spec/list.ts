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
    const [{ listSpecs }, { allSpecFolders }, { documentRows }, { listText }, { listJson }, { painter }] =
      await Promise.all([
        import("../../../contract/folder.js"),
        import("../../specs/folders.js"),
        import("../../specs/rows.js"),
        import("../../specs/text.js"),
        import("../../specs/json.js"),
        import("../../../report/text/paint.js"),
      ]);
    const folders = await allSpecFolders(flags, terminal);
    if (!folders.ok) return folders;
    const now = terminal.now();
    const apis = await Promise.all(
      folders.value.map(async (one) => ({
        provider: one.provider,
        rows: documentRows(
          one,
          ...(await Promise.all([one.shipped, one.own].map((folder) => listSpecs({ folder, now })))),
        ),
      })),
    );
    if (apis.every(({ rows }) => rows.length === 0))
      return problem(`no API document of ${apis.map(({ provider }) => provider).join(", ")} is known`, {
        hint: "add one with: lastcall spec add <version> <file or URL>",
      });
    const written = await writeReports(
      formats,
      (name, file) =>
        name === "json"
          ? listJson(apis, terminal.cwd)
          : listText(apis, painter(file === undefined && terminal.colour.stdout), terminal.cwd),
      terminal,
    );
    return written.ok ? ok(CLEAN) : written;
  },
});
