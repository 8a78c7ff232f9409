import { dirname, resolve } from "node:path";
import { Argument, Option } from "commander";
import { ok } from "../../../outcome.js";
import { defineCommand } from "../../command.js";
import { environmentOf } from "../../environment.js";
import { CLEAN } from "../../exit.js";
import { networkOptions } from "../../options/api.js";
import { quietOption } from "../../options/talk.js";
import { calendarDay } from "../../options/values.js";
import { type ReadFlags, sharedOptions, TOKEN_VARIABLE, tokenOf, versionArgument } from "../../specs/options.js";

interface AddFlags extends ReadFlags {
  readonly folder?: string;
  readonly captured?: string;
  readonly sourceName?: string;
  readonly partial?: boolean;
  readonly whole?: boolean;
  readonly otherRelease?: boolean;
}

export const add = defineCommand<AddFlags>({
  name: "add",
  summary:
    "take in an API document: a file, a spec URL, the URL of a docs page (Redoc, Swagger UI, Scalar, Stoplight) or of a " +
    "docs site (GitBook, Fern, Mintlify)",
  examples: [
    {
      line: "lastcall spec add latest https://runai.example.com/api/docs",
      does: "the document that your own control plane shows",
    },
    {
      line: "lastcall spec add 2.25 https://run-ai-docs.nvidia.com/api/2.25",
      does: "a docs site: all pages below the address, put together",
    },
    {
      line: `${TOKEN_VARIABLE}=… lastcall spec add 2.25 https://runai.example.com/api/docs`,
      does: "behind a login: a bearer token, sent to that host alone",
    },
    {
      line: "lastcall spec add 2.25 ./openapi.yaml",
      does: "a file; contract facts go to .lastcall/runai/2.25.json, to be committed",
    },
  ],
  arguments: [versionArgument(), new Argument("<source>", "a file or URL")],
  options: [
    ...sharedOptions(),
    ...networkOptions(),
    new Option("--partial", "take in a part of the API: only what it holds counts, nothing it lacks is called removed")
      .conflicts("whole")
      .helpGroup("API:"),
    new Option("--whole", "it is all there is, though the release beside it has far more").helpGroup("API:"),
    new Option("--other-release", "the source names another release than <version>, and is meant").helpGroup("API:"),
    quietOption(),
    new Option("--folder <dir>", "write there instead of .lastcall/<provider>").helpGroup("Output:"),
    new Option("--captured <date>", "when the document was captured (default: today)")
      .argParser(calendarDay)
      .helpGroup("Output:"),
    new Option("--source-name <text>", "write this instead of the file or URL as given").helpGroup("Output:"),
  ],
  async run({ args: [version, source], flags, terminal }) {
    const [{ addSpec, listSpecs }, { specFolders }, { addedText }, { measure }, { pageStore }] = await Promise.all([
      import("../../../contract/folder.js"),
      import("../../specs/folders.js"),
      import("../../specs/text.js"),
      import("../../specs/measure.js"),
      import("../../specs/page-store.js"),
    ]);
    const folders = await specFolders(flags, terminal);
    if (!folders.ok) return folders;
    const { own, shipped, project, provider } = folders.value;
    const token = tokenOf(terminal);
    const pages = token === undefined ? pageStore(source as string, project, terminal, process.platform) : undefined;
    terminal.progress.say(`reading ${source as string}`);
    const added = await addSpec({
      provider,
      version: version as string,
      source: source as string,
      ...(flags.folder === undefined
        ? { folder: own, within: project }
        : { folder: resolve(terminal.cwd, flags.folder), within: terminal.cwd }),
      ...(await measure(provider, version as string, project)),
      ...(flags.partial === true ? { extent: "part" } : flags.whole === true ? { extent: "whole" } : {}),
      fetcher: environmentOf(terminal).fetcher,
      cwd: terminal.cwd,
      now: terminal.now(),
      ...(token === undefined ? {} : { token }),
      ...(pages === undefined ? {} : { pages }),
      onStep: (step) => terminal.progress.say(step),
      otherRelease: flags.otherRelease === true,
      remoteReferences: flags.allowRemoteRefs === true,
      ...(flags.captured === undefined ? {} : { captured: flags.captured }),
      ...(flags.sourceName === undefined ? {} : { sourceName: flags.sourceName }),
    });
    if (!added.ok) return added;
    const replacesBuiltIn =
      dirname(added.value.file) === own &&
      (await listSpecs({ folder: shipped, now: terminal.now() })).some((spec) => spec.version === version);
    terminal.print(addedText(added.value, terminal.cwd, replacesBuiltIn));
    return ok(CLEAN);
  },
});
