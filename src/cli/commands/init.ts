import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { Option } from "commander";
import { exists } from "../../check/files.js";
import { defineCommand } from "../command.js";
import { ok, problem } from "../../outcome.js";
import { CLEAN } from "../exit.js";
import type { InitFlags } from "../init/files.js";
import { deploymentOption, providerOption } from "../options/api.js";

export const init = defineCommand<InitFlags>({
  name: "init",
  summary: "write a config and a CI workflow for this repository",
  examples: [
    { line: "lastcall init --from 2.22", does: "for code that runs against Run:ai 2.22 today" },
    { line: "lastcall init --deployment saas --no-workflow", does: "only the config, for the SaaS control plane" },
  ],
  arguments: [],
  options: [
    providerOption(),
    new Option("--from <version>", "the release that runs now").helpGroup("API:"),
    new Option("--to <version>", "the release that is planned (default: the newest known)").helpGroup("API:"),
    deploymentOption(),
    new Option("--no-workflow", "only the config").helpGroup("Output:"),
  ],
  async run({ flags, terminal }) {
    const [{ lookAround }, { configText, githubWorkflow, gitlabJob }] = await Promise.all([import("../init/repository.js"), import("../init/files.js")]);
    const repository = await lookAround(terminal.cwd);
    if (repository.config !== undefined) {
      return problem(`there is a config already: ${repository.config}`, { hint: "edit it, or see what it means with: lastcall check --print-config" });
    }
    const written = [join(terminal.cwd, "lastcall.config.json")];
    await writeFile(join(terminal.cwd, "lastcall.config.json"), configText(flags, repository));
    if (flags.workflow !== false && repository.continuousIntegration === "github") {
      const workflow = join(repository.root, ".github", "workflows", "lastcall.yml");
      if (await exists(workflow)) terminal.say(`kept  ${relative(terminal.cwd, workflow)}: it is there already`);
      else {
        await mkdir(dirname(workflow), { recursive: true });
        await writeFile(workflow, githubWorkflow(repository));
        written.push(workflow);
      }
    }
    terminal.print(written.map((file) => `wrote ${relative(terminal.cwd, file)}`).join("\n"));
    if (flags.workflow !== false && repository.continuousIntegration === "gitlab") {
      terminal.print(`\nAdd this job to .gitlab-ci.yml:\n\n${gitlabJob(repository)}`);
    }
    terminal.say(`\nNext: npx lastcall check ${repository.code.join(" ")}${flags.from === undefined ? " --from <the version that runs now>" : ""}`);
    return ok(CLEAN);
  },
});
