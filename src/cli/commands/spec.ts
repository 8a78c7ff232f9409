import { dirname, resolve } from "node:path";
import { Argument, Option } from "commander";
import { ok, problem } from "../../outcome.js";
import { defineCommand, defineFamily } from "../command.js";
import { environmentOf } from "../environment.js";
import { CLEAN, FINDINGS, TROUBLE } from "../exit.js";
import { networkOptions, providerOption } from "../options/api.js";
import { colourOptions, quietOption } from "../options/talk.js";
import { calendarDay } from "../options/values.js";
import type { SpecFlags } from "../specs/folders.js";

/** For docs pages and documents behind a login. Read from the environment: a flag would end up in logs. */
const TOKEN_VARIABLE = "LASTCALL_TOKEN";

const configOption = (): Option =>
  new Option("--config <file>", "the config; .lastcall/ lies beside it").helpGroup("API:");
const shared = (): readonly Option[] => [providerOption(), configOption(), ...colourOptions()];
const versionArgument = (): Argument => new Argument("<version>", "a release such as 2.25, or latest");

interface ReadFlags extends SpecFlags {
  readonly allowRemoteRefs?: boolean;
}

interface AddFlags extends ReadFlags {
  readonly folder?: string;
  readonly captured?: string;
  readonly sourceName?: string;
}

const add = defineCommand<AddFlags>({
  name: "add",
  summary:
    "take in an API document: a file, a spec URL, or the URL of a docs page (Redoc, Swagger UI, Scalar, Stoplight)",
  examples: [
    {
      line: "lastcall spec add latest https://runai.example.com/api/docs",
      does: "the document that your own control plane shows",
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
    ...shared(),
    ...networkOptions(),
    quietOption(),
    new Option("--folder <dir>", "write there instead of .lastcall/<provider>").helpGroup("Output:"),
    new Option("--captured <date>", "when the document was captured (default: today)")
      .argParser(calendarDay)
      .helpGroup("Output:"),
    new Option("--source-name <text>", "write this instead of the file or URL as given").helpGroup("Output:"),
  ],
  async run({ args: [version, source], flags, terminal }) {
    const [{ addSpec, listSpecs }, { specFolders }, { addedText }] = await Promise.all([
      import("../../contract/folder.js"),
      import("../specs/folders.js"),
      import("../specs/text.js"),
    ]);
    const folders = await specFolders(flags, terminal);
    if (!folders.ok) return folders;
    const token = terminal.env[TOKEN_VARIABLE];
    terminal.progress.say(`reading ${source as string}`);
    const added = await addSpec({
      provider: folders.value.provider,
      version: version as string,
      source: source as string,
      ...(flags.folder === undefined
        ? { folder: folders.value.own, within: folders.value.project }
        : { folder: resolve(terminal.cwd, flags.folder), within: terminal.cwd }),
      fetcher: environmentOf(terminal).fetcher,
      cwd: terminal.cwd,
      now: terminal.now(),
      ...(token === undefined || token === "" ? {} : { token }),
      remoteReferences: flags.allowRemoteRefs === true,
      ...(flags.captured === undefined ? {} : { captured: flags.captured }),
      ...(flags.sourceName === undefined ? {} : { sourceName: flags.sourceName }),
    });
    if (!added.ok) return added;
    const { own, shipped } = folders.value;
    const replacesBuiltIn =
      dirname(added.value.file) === own &&
      (await listSpecs({ folder: shipped, now: terminal.now() })).some((spec) => spec.version === version);
    terminal.print(addedText(added.value, terminal.cwd, replacesBuiltIn));
    return ok(CLEAN);
  },
});

const list = defineCommand<SpecFlags>({
  name: "list",
  summary: "the API documents known: version, age, source",
  examples: [{ line: "lastcall spec list", does: "built-in ones and the project's own" }],
  arguments: [],
  options: [...shared()],
  async run({ flags, terminal }) {
    const [{ listSpecs }, { specFolders }, { listText }, { painter }] = await Promise.all([
      import("../../contract/folder.js"),
      import("../specs/folders.js"),
      import("../specs/text.js"),
      import("../../report/text/paint.js"),
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
    terminal.print(listText(rows, painter(terminal.colour.stdout)));
    return ok(CLEAN);
  },
});

const show = defineCommand<ReadFlags>({
  name: "show",
  summary: "the operations of one version",
  examples: [
    { line: "lastcall spec show 2.24", does: "all operations, with what is deprecated" },
    { line: "lastcall spec show 2.24 workloads", does: "those that have the word in their path" },
  ],
  arguments: [versionArgument(), new Argument("[filter]", "part of a method and path")],
  options: [...shared(), ...networkOptions()],
  async run({ args: [version, filter], flags, terminal }) {
    const [{ contractNamed }, { showText }, { painter }] = await Promise.all([
      import("../../check/api/named-contract.js"),
      import("../specs/text.js"),
      import("../../report/text/paint.js"),
    ]);
    const contract = await contractNamed(version as string, flags, environmentOf(terminal));
    if (!contract.ok) return contract;
    terminal.print(
      showText(
        contract.value.name.version,
        contract.value.contract,
        filter as string | undefined,
        painter(terminal.colour.stdout),
      ),
    );
    return ok(CLEAN);
  },
});

const verify = defineCommand<ReadFlags>({
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
  options: [...shared(), ...networkOptions(), quietOption()],
  async run({ args: [version], flags, terminal }) {
    const [{ verifySpecs }, { specFolders }, { verifyText }, { painter }] = await Promise.all([
      import("../../contract/folder.js"),
      import("../specs/folders.js"),
      import("../specs/text.js"),
      import("../../report/text/paint.js"),
    ]);
    const folders = await specFolders(flags, terminal);
    if (!folders.ok) return folders;
    const { provider, own } = folders.value;
    const token = terminal.env[TOKEN_VARIABLE];
    terminal.progress.say("reading the sources again");
    const verified = await verifySpecs({
      provider,
      folder: own,
      fetcher: environmentOf(terminal).fetcher,
      cwd: terminal.cwd,
      now: terminal.now(),
      ...(token === undefined || token === "" ? {} : { token, tokenHosts: terminal.network.allowHosts }),
      remoteReferences: flags.allowRemoteRefs === true,
      ...(version === undefined ? {} : { version: version as string }),
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
    terminal.print(verified.map((spec) => verifyText(spec, painter(terminal.colour.stdout))).join("\n"));
    // What could not be looked at may have drifted: that is no clean answer.
    const kinds = new Set(verified.map(({ drift }) => drift.kind));
    return ok(kinds.has("changed") ? FINDINGS : kinds.has("unreadable") ? TROUBLE : CLEAN);
  },
});

export const spec = defineFamily(
  "spec",
  "manage what is known of an API: its documents by version",
  [
    {
      line: "lastcall spec add latest https://runai.example.com/api/docs",
      does: "take in the document that your own control plane shows",
    },
    { line: "lastcall spec list", does: "version, age, source" },
    { line: "lastcall spec verify", does: "read the sources again: what has drifted?" },
  ],
  [add, list, show, verify],
);
