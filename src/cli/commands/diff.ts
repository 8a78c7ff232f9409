import { Argument, Option } from "commander";
import type { Side } from "../../check/compare/index.js";
import type { Change, Level } from "../../diff/change.js";
import { isAtLeast, LEVELS, pathMatcher } from "../../diff/options.js";
import { nearest } from "../../nearest.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { CHANGE_FORMATS, type ChangeFormat } from "../../report/changes/index.js";
import { counted } from "../../report/words/counted.js";
import { defineCommand } from "../command.js";
import { changeContext } from "../diff/change-context.js";
import { accept, type JudgementFlags, judgementOptions, unknownRule } from "../diff/judgement.js";
import { environmentOf } from "../environment.js";
import { CLEAN, FINDINGS } from "../exit.js";
import { networkOptions, providerOption } from "../options/api.js";
import { type FormatRequest, formatOption } from "../options/format.js";
import { colourOptions, quietOption } from "../options/talk.js";
import { calendarDay } from "../options/values.js";
import { checkFormats, writeReports } from "../reports.js";

interface Flags extends JudgementFlags {
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
function nothingMatches(glob: string, sides: readonly Side[]): Outcome<never> | undefined {
  const matches = pathMatcher(glob);
  const paths = sides
    .flatMap(({ documents }) => [...documents.values()])
    .flatMap(({ operations, webhooks }) => [...operations.values(), ...webhooks.values()].map(({ path }) => path));
  if (paths.some(matches)) return undefined;
  const meant = nearest(glob, paths);
  return problem(`--match ${glob} fits no path of either document`, {
    hint: meant === undefined ? "Check the pattern: * within a segment, ** across." : `Did you mean ${meant}?`,
  });
}

const notForCrossCheck = () =>
  problem("--cross-check compares releases, files and URLs alone", {
    hint: "Save both states as files, or leave it out.",
  });

/** The report has standard output to itself, and --quiet silences what is told beside it. */
const nowhereToTell = () =>
  problem("--cross-check has no place to be read: a report for a machine is printed, and --quiet silences all else", {
    hint: "Write the report to a file, such as --format json=changes.json, or leave out --quiet.",
  });

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
    {
      line: "lastcall diff git:main:openapi.yaml openapi.yaml --baseline accepted.json",
      does: "what this branch breaks, but for what was decided on",
    },
    { line: "lastcall diff 2.22 latest --match '/api/v1/workloads/**'", does: "only what lies below a path" },
    { line: "lastcall diff 2.22 2.24 --format markdown=changes.md", does: "a release note" },
  ],
  arguments: [
    new Argument(
      "<base>",
      "a release, a file, a URL, git:<ref>:<path>, - for standard input, or a folder of documents",
    ),
    new Argument("<target>", "what comes after it"),
  ],
  one: "changes at or above --fail-on",
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
    ...judgementOptions(),
    quietOption(),
    ...colourOptions(),
  ],
  async run({ args: [base, target], flags, terminal }) {
    const formats = flags.format ?? [{ name: "pretty", file: undefined }];
    const possible = checkFormats(formats);
    if (!possible.ok) return possible;
    const wrong = await unknownRule(flags);
    if (wrong !== undefined) return wrong;
    if (base === "-" && target === "-")
      return problem("both sides cannot come from standard input", {
        hint: "Name the other one: a file, a URL, a release, or git:<ref>:<path>.",
      });
    if (flags.crossCheck === true && [base, target].some((side) => /^(?:-$|git:)/.test(side as string)))
      return notForCrossCheck();
    // Beside text it belongs to the report; a machine's report must stay what it is.
    const besideText = formats.every(({ name, file }) => name === "pretty" || file !== undefined);
    if (flags.crossCheck === true && terminal.quiet && !besideText) return nowhereToTell();
    const [{ sidesNamed, compareSides }, { changeReport, diffRule }, { renderChanges }] = await Promise.all([
      import("../../check/compare/index.js"),
      import("../../diff/index.js"),
      import("../../report/changes/index.js"),
    ]);
    const { stdin } = terminal;
    const named = sidesNamed(flags, { ...environmentOf(terminal), ...(stdin === undefined ? {} : { stdin }) });
    const [before, after] = await Promise.all([named(base as string), named(target as string)]);
    if (!before.ok) return before;
    if (!after.ok) return after;
    const [one, other] = [before.value, after.value];
    if (one.provider !== undefined && other.provider !== undefined && one.provider !== other.provider)
      return problem(
        `${base as string} is a release of ${one.provider.name}, ${target as string} of ${other.provider.name}`,
        {
          hint: "Name two releases of one API, or pick the API with --provider.",
        },
      );
    const unmatched = flags.match === undefined ? undefined : nothingMatches(flags.match, [one, other]);
    if (unmatched !== undefined) return unmatched;
    const day = flags.asOf ?? terminal.today;
    const compared = await compareSides(one, other, {
      today: day,
      match: flags.match,
      expand: flags.expand,
      levels: flags.rule,
    });
    if (!compared.ok) return compared;
    const isPassedOver = ({ announced }: Change): boolean =>
      flags.allowAnnounced === true && announced?.windowOver === true;
    const unannounced = compared.value.changes.filter((change) => !isPassedOver(change));
    const judged = await accept(unannounced, flags, other.name.version, { ...terminal, day });
    if (!judged.ok) return judged;
    const { open: changes, accepted } = judged.value;
    // The gate sees every change; what is shown may be less.
    const { level, failOn = "never" } = flags;
    const shown = level === undefined ? changes : changes.filter((change) => isAtLeast(change.level, level));
    const report = changeReport(
      one.name,
      other.name,
      shown,
      compared.value.skipped,
      accepted.map(({ change, reason = null, until = null }) => ({ change, reason, until })),
    );
    const context = changeContext(one, other, terminal);
    const written = await writeReports(
      formats,
      (name, file) =>
        renderChanges(name, report, {
          ...context,
          color: file === undefined && terminal.colour.stdout,
          rule: diffRule,
          operation: compared.value.facts,
        }),
      terminal,
    );
    if (!written.ok) return written;
    const announced = compared.value.changes.length - unannounced.length;
    if (announced > 0)
      terminal.say(`${counted(announced, "change")} announced in time passed over (--allow-announced).`);
    if (shown.length < changes.length)
      terminal.say(`${changes.length - shown.length} more below --level ${level ?? ""}.`);
    if (flags.crossCheck === true) {
      const [first, second] = [one.documents.get(""), other.documents.get("")];
      if (first === undefined || second === undefined) return notForCrossCheck();
      const { secondOpinion } = await import("../second-opinion.js");
      const opinion = await secondOpinion(
        { base: base as string, target: target as string, contracts: [first, second], changes, flags },
        terminal,
      );
      if (!opinion.ok) return opinion;
      if (besideText) terminal.print(`\n${opinion.value}`);
      else terminal.say(opinion.value);
    }
    return ok(failOn !== "never" && changes.some((change) => isAtLeast(change.level, failOn)) ? FINDINGS : CLEAN);
  },
});
