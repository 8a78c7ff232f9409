import { Option } from "commander";
import { ok } from "../../outcome.js";
import { defineCommand } from "../command.js";
import { environmentOf } from "../environment.js";
import { CLEAN, FINDINGS } from "../exit.js";
import { nothingChecked } from "../nothing-checked.js";
import { releaseOptions, surfaceOptions } from "../options/api.js";
import { type CheckFlags, checkOptions } from "../options/check-options.js";
import { allowEmptyOption } from "../options/gate.js";
import { ruleName } from "../options/rule-name.js";
import { changedSinceOption, pathsArgument, scopeOptions } from "../options/scope.js";
import { colourOptions, quietOption, verboseOption } from "../options/talk.js";
import { collect } from "../options/values.js";
import { shownFrom } from "../render-context.js";

const FORMATS = ["patch", "json"] as const;

interface Flags extends Omit<CheckFlags, "rule"> {
  readonly write?: boolean;
  readonly suggested?: boolean;
  readonly rule?: readonly string[];
  readonly finding?: readonly string[];
  readonly tests?: boolean;
  readonly allowDirty?: boolean;
  readonly format: (typeof FORMATS)[number];
}

const GROUP = "Edits:";

export const fix = defineCommand<Flags>({
  name: "fix",
  summary: "rewrite the calls whose replacement is proved to serve them: as a patch, or in the files",
  examples: [
    { line: "lastcall fix src --from 2.22 --to 2.24", does: "print a patch of what is proved; nothing is written" },
    { line: "lastcall fix src --from 2.22 --to 2.24 --write", does: "change the files, if they are committed" },
    {
      line: "lastcall fix src --suggested",
      does: "what looks right and is not proved as well: read it before you apply it",
    },
    { line: "lastcall fix --finding 3f9c2a71d04be856", does: "only the edit of one finding of check --format json" },
  ],
  arguments: [pathsArgument()],
  one: "edits are offered and not written",
  options: [
    new Option("--write", "change the files instead of printing a patch").helpGroup(GROUP),
    new Option("--suggested", "suggestions as well: edits that are not proved").helpGroup(GROUP),
    new Option("--rule <id>", "only findings of this rule (repeatable)").argParser(ruleName).helpGroup(GROUP),
    new Option("--finding <fingerprint>", "only this finding (repeatable)").argParser(collect).helpGroup(GROUP),
    new Option("--tests", "edit tests and mocks, too").helpGroup(GROUP),
    new Option("--allow-dirty", "write files that have changes which are not committed").helpGroup(GROUP),
    new Option("--format <name>", "what is printed").choices(FORMATS).default("patch").helpGroup(GROUP),
    ...surfaceOptions(),
    ...releaseOptions(),
    ...scopeOptions(),
    changedSinceOption(),
    allowEmptyOption(),
    new Option("--baseline <file>", "findings that were accepted are left alone").helpGroup("Gate:"),
    quietOption(),
    verboseOption(),
    ...colourOptions(),
  ],
  async run({ args: [paths], flags, terminal }) {
    const { rule, ...others } = flags;
    const environment = {
      ...environmentOf(terminal),
      git: (await import("../../check/scope/git.js")).gitOf(terminal.env),
    };
    const { runFix } = await import("../../fix/run.js");
    const choice = {
      suggested: flags.suggested === true,
      rules: rule ?? [],
      fingerprints: flags.finding ?? [],
      tests: flags.tests === true,
    };
    const run = await runFix(paths as readonly string[], choice, { ...checkOptions(others), ...environment });
    if (!run.ok) return run;
    terminal.progress.end();
    const { report } = run.value.after;
    const shown = shownFrom(run.value.root, terminal.cwd);
    if (report.empty !== undefined && run.value.files.length === 0) return nothingChecked(report.empty, shown);
    const [{ fixSummary }, { fixJson }, { patchText }] = await Promise.all([
      import("../../report/fix/summary.js"),
      import("../../report/fix/json.js"),
      import("../fix-patch.js"),
    ]);
    const isWritten = flags.write === true;
    if (isWritten) {
      const { writeFiles } = await import("../../fix/apply/write.js");
      const { root, files } = run.value;
      const written = await writeFiles({ root, files, git: environment.git, allowDirty: flags.allowDirty === true });
      if (!written.ok) return written;
      for (const remark of written.value.remarks) terminal.say(remark);
    }
    if (flags.format === "json") terminal.print(fixJson(run.value, { written: isWritten }));
    else if (!isWritten && run.value.files.length > 0) terminal.print(patchText(run.value));
    for (const line of fixSummary(run.value, { written: isWritten, shown })) terminal.say(line);
    return ok(isWritten || run.value.files.length === 0 ? CLEAN : FINDINGS);
  },
});
