import { Argument } from "commander";
import { ok, problem } from "../../../outcome.js";
import { defineCommand } from "../../command.js";
import { CLEAN, FINDINGS, TROUBLE } from "../../exit.js";
import { networkOptions } from "../../options/api.js";
import { quietOption } from "../../options/talk.js";
import { checkFormats, writeReports } from "../../reports.js";
import {
  formatsOf,
  type ReadFlags,
  readingAgain,
  sharedOptions,
  specFormats,
  TOKEN_VARIABLE,
} from "../../specs/options.js";

export const verify = defineCommand<ReadFlags>({
  name: "verify",
  summary: "read the sources again and tell which documents have drifted",
  examples: [
    {
      line: "lastcall spec verify",
      does: "the project's own documents; exit code 1 when one has drifted, 2 when a source cannot be read",
    },
    { line: "lastcall spec verify latest", does: "only this one" },
    {
      line: `${TOKEN_VARIABLE}=… lastcall spec verify --allow-host runai.example.com`,
      does: "behind a login: the token goes to hosts that you name, not to all that the files name",
    },
  ],
  arguments: [new Argument("[version]", "only this one")],
  one: "a document has drifted from its source",
  options: [...sharedOptions(), ...networkOptions(), specFormats(), quietOption()],
  async run({ args: [version], flags, terminal }) {
    const formats = formatsOf(flags);
    const possible = checkFormats(formats);
    if (!possible.ok) return possible;
    const [{ verifySpecs }, { specFolders }, { verifyText }, { verifyJson }, { painter }] = await Promise.all([
      import("../../../contract/folder.js"),
      import("../../specs/folders.js"),
      import("../../specs/text.js"),
      import("../../specs/json.js"),
      import("../../../report/text/paint.js"),
    ]);
    const folders = await specFolders(flags, terminal);
    if (!folders.ok) return folders;
    const { provider, own } = folders.value;
    const verified = await verifySpecs({
      provider,
      folder: own,
      ...readingAgain(terminal, flags, version),
    });
    if (verified.length === 0) {
      const what =
        version === undefined
          ? `${provider} has no documents of this project`
          : `${provider} ${version as string} is no document of this project`;
      return problem(what, {
        hint: "built-in documents cannot be verified; add your own with: lastcall spec add <version> <file or URL>",
      });
    }
    const written = await writeReports(
      formats,
      (name, file) =>
        name === "json"
          ? verifyJson(provider, verified, terminal.cwd)
          : verified.map((spec) => verifyText(spec, painter(file === undefined && terminal.colour.stdout))).join("\n"),
      terminal,
    );
    if (!written.ok) return written;
    // What could not be looked at may have drifted: that is no clean answer.
    const kinds = new Set(verified.map(({ drift }) => drift.kind));
    return ok(kinds.has("changed") ? FINDINGS : kinds.has("unreadable") ? TROUBLE : CLEAN);
  },
});
