import { Argument, Option } from "commander";
import type { NamedContract } from "../../check/api/named-contract.js";
import type { Change, Level } from "../../diff/change.js";
import { isAtLeast, LEVELS, pathMatcher } from "../../diff/options.js";
import { nearest } from "../../nearest.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { CHANGE_FORMATS, type ChangeFormat } from "../../report/changes/index.js";
import { counted } from "../../report/words/counted.js";
import { defineCommand } from "../command.js";
import { environmentOf } from "../environment.js";
import { CLEAN, FINDINGS } from "../exit.js";
import { networkOptions, providerOption } from "../options/api.js";
import { type FormatRequest, formatOption } from "../options/format.js";
import { colourOptions, quietOption } from "../options/talk.js";
import { calendarDay } from "../options/values.js";
import { checkFormats, writeReports } from "../reports.js";

interface Flags {
  readonly provider?: string;
  readonly config?: string;
  readonly allowRemoteRefs?: boolean;
  readonly asOf?: string;
  readonly match?: string;
  readonly level?: Level;
  readonly expand?: boolean;
  readonly crossCheck?: boolean;
  readonly failOn?: Level | "never";
  readonly allowAnnounced?: boolean;
  readonly format?: readonly FormatRequest<ChangeFormat>[];
}

/** A gate that looks at nothing passes everything: a slip in the pattern must not go unseen. */
function nothingMatches(glob: string, sides: readonly NamedContract[]): Outcome<never> | undefined {
  const matches = pathMatcher(glob);
  const paths = sides.flatMap(({ contract }) =>
    [...contract.operations.values(), ...contract.webhooks.values()].map(({ path }) => path),
  );
  if (paths.some(matches)) return undefined;
  const meant = nearest(glob, paths);
  return problem(`--match ${glob} fits no path of either document`, {
    hint: meant === undefined ? "Check the pattern: * within a segment, ** across." : `Did you mean ${meant}?`,
  });
}

const FAIL_ON: readonly (Level | "never")[] = ["never", ...LEVELS];

export const diff = defineCommand<Flags>({
  name: "diff",
  summary: "what changed between two API documents, whoever calls them",
  examples: [
    { line: "lastcall diff 2.22 2.24", does: "two built-in releases" },
    {
      line: "lastcall diff old.yaml new.yaml --fail-on breaking",
      does: "two files, as a gate in the API's own repository",
    },
    { line: "lastcall diff 2.22 latest --match '/api/v1/workloads/**'", does: "only what lies below a path" },
    { line: "lastcall diff 2.22 2.24 --format markdown=changes.md", does: "a release note" },
  ],
  arguments: [new Argument("<base>", "a release, a file or a URL"), new Argument("<target>", "what comes after it")],
  options: [
    providerOption(),
    new Option("--config <file>", "the config (default: looked for upward)").helpGroup("API:"),
    ...networkOptions(),
    new Option("--as-of <date>", "the day by which sunset dates are judged (default: today)")
      .argParser(calendarDay)
      .helpGroup("API:"),
    new Option("--match <path glob>", "only operations whose path matches; * within a segment, ** across").helpGroup(
      "Scope:",
    ),
    new Option("--level <level>", "only changes of at least this level").choices(LEVELS).helpGroup("Scope:"),
    new Option("--expand", "one entry per operation instead of one per cause").helpGroup("Report:"),
    formatOption(CHANGE_FORMATS),
    new Option(
      "--cross-check",
      "ask openapi-diff about every operation too, and tell where the two disagree",
    ).helpGroup("Report:"),
    new Option("--fail-on <level>", "exit with 1 on changes of at least this level (default: never)")
      .choices(FAIL_ON)
      .helpGroup("Gate:"),
    new Option("--allow-announced", "pass over what was deprecated before it went, on its sunset or later").helpGroup(
      "Gate:",
    ),
    quietOption(),
    ...colourOptions(),
  ],
  async run({ args: [base, target], flags, terminal }) {
    const formats = flags.format ?? [{ name: "pretty", file: undefined }];
    const possible = checkFormats(formats);
    if (!possible.ok) return possible;
    const [
      { contractsNamed },
      { changeReport, compareContracts, diffRule, notCompared, operationFacts },
      { renderChanges },
    ] = await Promise.all([
      import("../../check/api/named-contract.js"),
      import("../../diff/index.js"),
      import("../../report/changes/index.js"),
    ]);
    const named = contractsNamed(flags, environmentOf(terminal));
    const [before, after] = await Promise.all([named(base as string), named(target as string)]);
    if (!before.ok) return before;
    if (!after.ok) return after;
    const [one, other] = [before.value, after.value];
    const unmatched = flags.match === undefined ? undefined : nothingMatches(flags.match, [one, other]);
    if (unmatched !== undefined) return unmatched;
    const compared = compareContracts(one.contract, other.contract, {
      today: flags.asOf ?? terminal.today,
      match: flags.match,
      expand: flags.expand,
    });
    const isPassedOver = ({ announced }: Change): boolean =>
      flags.allowAnnounced === true && announced?.windowOver === true;
    const changes = compared.changes.filter((change) => !isPassedOver(change));
    // The gate sees every change; what is shown may be less.
    const { level, failOn = "never" } = flags;
    const shown = level === undefined ? changes : changes.filter((change) => isAtLeast(change.level, level));
    const report = changeReport(one.name, other.name, shown, [
      ...notCompared(one.contract, other.contract),
      ...compared.skipped,
    ]);
    const facts = operationFacts(one.contract, other.contract);
    const written = await writeReports(
      formats,
      (name, file) =>
        renderChanges(name, report, {
          color: file === undefined && terminal.colour.stdout,
          width: terminal.width,
          rule: diffRule,
          operation: facts,
        }),
      terminal,
    );
    if (!written.ok) return written;
    const announced = compared.changes.length - changes.length;
    if (announced > 0)
      terminal.say(`${counted(announced, "change")} announced in time passed over (--allow-announced).`);
    if (shown.length < changes.length)
      terminal.say(`${changes.length - shown.length} more below --level ${level ?? ""}.`);
    if (flags.crossCheck === true) {
      const { secondOpinion } = await import("../second-opinion.js");
      const opinion = await secondOpinion(
        { base: base as string, target: target as string, contracts: [one, other], changes, flags },
        terminal,
      );
      if (!opinion.ok) return opinion;
      // Beside text it belongs to the report; a machine's report must stay what it is.
      const besideText = formats.every(({ name, file }) => name === "pretty" || file !== undefined);
      if (besideText) terminal.print(`\n${opinion.value}`);
      else terminal.say(opinion.value);
    }
    return ok(failOn !== "never" && changes.some((change) => isAtLeast(change.level, failOn)) ? FINDINGS : CLEAN);
  },
});
