import { join, relative } from "node:path";
import { Option } from "commander";
import { exists } from "../../check/files.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { writeText } from "../../write-file.js";
import { defineCommand } from "../command.js";
import { CLEAN } from "../exit.js";
import type { ApiSetup } from "../init/api.js";
import type { InitFlags, Watch } from "../init/files.js";
import type { Repository } from "../init/repository.js";
import { deploymentOption, networkOptions, providerOption } from "../options/api.js";
import { TOKEN_VARIABLE, tokenOf } from "../specs/options.js";
import type { Terminal } from "../terminal/terminal.js";

export const init = defineCommand<InitFlags>({
  name: "init",
  summary: "write a config and a CI workflow for this repository",
  examples: [
    { line: "lastcall init --from 2.22", does: "for code that runs against Run:ai 2.22 today" },
    {
      line: "lastcall init --spec https://api.example.com/openapi.json",
      does: "another API: a dated snapshot, the config, a job that watches it",
    },
    { line: "lastcall init --deployment saas --no-workflow", does: "only the config, for the SaaS control plane" },
  ],
  arguments: [],
  options: [
    providerOption(),
    new Option("--from <version>", "the release that runs now").helpGroup("API:"),
    new Option("--to <version>", "the release that is planned (default: the newest known)").helpGroup("API:"),
    deploymentOption(),
    new Option("--spec <file or URL>", "another API: its OpenAPI document, docs page or docs site").helpGroup("API:"),
    new Option("--partial", "with --spec: it is a part of the API").helpGroup("API:"),
    ...networkOptions(),
    new Option("--no-workflow", "only the config").helpGroup("Output:"),
  ],
  async run({ flags, terminal }) {
    const [{ lookAround }, { configText, githubWorkflow, gitlabJob }] = await Promise.all([
      import("../init/repository.js"),
      import("../init/files.js"),
    ]);
    const repository = await lookAround(terminal.cwd);
    if (repository.config !== undefined) {
      return problem(`there is a config already: ${repository.config}`, {
        hint: "edit it, or see what it means with: lastcall check --print-config",
      });
    }
    const wrong = flags.spec === undefined ? await wrongApi(flags, terminal) : undefined;
    if (wrong !== undefined) return wrong;
    const api = flags.spec === undefined ? ok(undefined) : await newApi(flags.spec, flags, repository, terminal);
    if (!api.ok) return api;
    const setup = api.value;
    const chosen =
      setup === undefined ? flags : { ...flags, provider: setup.name, from: setup.version, servers: setup.servers };
    const files = [{ file: join(terminal.cwd, CONFIG), text: configText(chosen, repository) }];
    if (flags.workflow !== false && repository.continuousIntegration === "github") {
      const file = join(repository.root, ".github", "workflows", "lastcall.yml");
      if (exists(file)) terminal.say(`kept  ${relative(terminal.cwd, file)}: it is there already`);
      // First, so that a folder that cannot be made leaves nothing half done.
      else {
        const watch = await watchOf(chosen, setup !== undefined, terminal);
        files.unshift({ file, text: githubWorkflow(repository, watch) });
        for (const host of watch?.tokenFor ?? [])
          terminal.say(`The job that watches ${host} signs in with a secret of the repository: add ${TOKEN_VARIABLE}.`);
      }
    }
    for (const { file, text } of files) {
      const written = await writeText(file, relative(terminal.cwd, file), text, {
        within: repository.root,
      });
      if (!written.ok) return written;
    }
    terminal.progress.end();
    terminal.print(
      files
        .map(({ file }) => `wrote ${relative(terminal.cwd, file)}`)
        .toReversed()
        .join("\n"),
    );
    if (setup !== undefined) {
      const { setupText } = await import("../init/text.js");
      terminal.print(setupText(setup, repository, terminal.cwd));
    }
    if (flags.workflow !== false && repository.continuousIntegration === "gitlab") {
      terminal.print(`\nAdd this job to .gitlab-ci.yml:\n\n${gitlabJob(repository)}`);
    }
    const { addCommand, typedCommand } = await import("../init/package-program.js");
    if (setup !== undefined)
      terminal.say(
        "\nCommit what was written, .lastcall/ too: CI and colleagues know the API by it, and updates are compared with it.",
      );
    const { packageManager } = repository;
    if (!packageManager.hasLastcall)
      terminal.say(
        `\nNo package.json here names lastcall. Add it, so that every run is of the same version: ${addCommand(packageManager)} <its file or address>`,
      );
    terminal.say(
      `\nNext: ${typedCommand(packageManager)} check ${repository.code.join(" ")}${chosen.from === undefined ? " --from <the version that runs now>" : ""}`,
    );
    return ok(CLEAN);
  },
});

const CONFIG = "lastcall.config.json";

/** Whether a document of the project was read from an address, and whether that took a token. */
async function watchOf(
  { provider = "runai", spec }: Pick<InitFlags, "provider" | "spec">,
  isNew: boolean,
  terminal: Terminal,
): Promise<Watch | undefined> {
  const [{ listSpecs }, { isAddress }] = await Promise.all([
    import("../../contract/folder.js"),
    import("../../contract/source.js"),
  ]);
  const kept = await listSpecs({ folder: join(terminal.cwd, ".lastcall", provider), now: terminal.now() });
  if (!isNew && !kept.some(({ source }) => source !== undefined && isAddress(source))) return undefined;
  const token = tokenOf(terminal);
  const isSent = token !== undefined && spec !== undefined && URL.canParse(spec);
  return { tokenFor: isSent ? [new URL(spec).hostname] : [], allowHosts: terminal.network.allowHosts };
}

const configured = ({ name, version, servers }: Pick<ApiSetup, "name" | "version" | "servers">) => ({
  provider: name,
  from: version,
  servers,
});

/** Before the config is written: what the address gives may be no API. */
async function newApi(
  spec: string,
  { provider, from, to, partial }: InitFlags,
  repository: Repository,
  terminal: Terminal,
): Promise<Outcome<ApiSetup>> {
  if (from !== undefined || to !== undefined)
    return problem("--spec takes the API as it is today: --from and --to name releases of an API that is known", {
      hint: "Leave them out; add older releases later with: lastcall spec add <version> <file or URL>",
    });
  const [{ setUpApi }, { configText }, { rm }] = await Promise.all([
    import("../init/api.js"),
    import("../init/files.js"),
    import("node:fs/promises"),
  ]);
  const configure = (api: Pick<ApiSetup, "name" | "version" | "servers">): Promise<Outcome<void>> =>
    writeText(join(terminal.cwd, CONFIG), CONFIG, configText(configured(api), repository), { within: repository.root });
  return setUpApi(
    {
      spec,
      name: provider,
      code: repository.code,
      extent: partial === true ? "part" : undefined,
      configure,
      takeBack: () => rm(join(terminal.cwd, CONFIG), { force: true }),
    },
    terminal,
  );
}

/** A config that the next command refuses would help nobody. */
async function wrongApi(
  { provider, from, to, deployment }: InitFlags,
  terminal: Terminal,
): Promise<Outcome<never> | undefined> {
  const [{ openProviderOf }, { resolveTarget }, { resolveVersion }] = await Promise.all([
    import("../provider.js"),
    import("../../policy/index.js"),
    import("../../contract/provider/index.js"),
  ]);
  const opened = await openProviderOf({ provider, deployment }, terminal);
  if (!opened.ok) return opened;
  const known = opened.value.provider;
  const runs = from === undefined ? undefined : resolveVersion(known, from);
  if (runs?.ok === false) return runs;
  const planned = to === undefined ? undefined : resolveTarget(known, to, terminal.today);
  return planned?.ok === false ? planned : undefined;
}
