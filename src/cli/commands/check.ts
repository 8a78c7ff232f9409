import { Option } from "commander";
import type { CheckRun } from "../../check/index.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { FORMATS, type Format, formats, type RenderContext } from "../../report/check/index.js";
import { defineCommand } from "../command.js";
import { environmentOf } from "../environment.js";
import { CLEAN, type ExitCode } from "../exit.js";
import { releaseOptions, surfaceOptions } from "../options/api.js";
import { type CheckFlags, checkOptions } from "../options/check-options.js";
import { type FormatRequest, formatOption } from "../options/format.js";
import { gateOptions, judgementOptions } from "../options/gate.js";
import { performanceOption, startStopwatch } from "../options/performance.js";
import { changedSinceOption, pathsArgument, scopeOptions, shardOption } from "../options/scope.js";
import { colourOptions, quietOption, verboseOption } from "../options/talk.js";
import { defaultFormats, reportOn } from "../report-on.js";
import { checkFormats } from "../reports.js";
import type { Terminal } from "../terminal/terminal.js";

interface Flags extends CheckFlags {
  readonly format?: readonly FormatRequest<Format>[];
  readonly printConfig?: boolean;
  readonly plan?: boolean;
  readonly performance?: boolean;
}

export const check = defineCommand<Flags>({
  name: "check",
  summary: "find the API calls in your code that the next release breaks, and how long each is still kept",
  examples: [
    { line: "lastcall check src --from 2.22 --to 2.24", does: "what an upgrade from Run:ai 2.22 to 2.24 breaks" },
    {
      line: "lastcall check src --from 2.22 --to 3.0",
      does: "past the newest API document: a forecast from release notes and policy",
    },
    {
      line: "lastcall check src --deployment saas --as-of 2027-01-31",
      does: "the SaaS clock: six months per deprecation, judged as of that day",
    },
    { line: "lastcall check src --supports '>=2.22 <=2.24'", does: "the same code must work on all of these releases" },
    { line: "lastcall check src --base old.yaml --target new.yaml", does: "any API with two OpenAPI documents" },
    { line: "lastcall check src --format pretty --format sarif=lastcall.sarif", does: "several reports of one run" },
    {
      line: "lastcall check src --fail-on warning --baseline lastcall-baseline.json",
      does: "a gate for CI that knows what was accepted",
    },
  ],
  arguments: [pathsArgument()],
  one: "findings at or above --fail-on",
  options: [
    ...surfaceOptions(),
    ...releaseOptions(),
    ...scopeOptions(),
    changedSinceOption(),
    shardOption(),
    ...judgementOptions(),
    ...gateOptions(),
    formatOption(FORMATS),
    new Option("--plan", "the findings as work to do: today, with the upgrade, later (pretty and markdown)").helpGroup(
      "Report:",
    ),
    new Option("--print-config", "print what this run would go by and where each value comes from, and stop").helpGroup(
      "Report:",
    ),
    quietOption(),
    verboseOption(),
    performanceOption(),
    ...colourOptions(),
  ],
  async run({ args: [paths], flags, terminal }) {
    const wanted = paths as readonly string[];
    return flags.printConfig === true ? printSettings(wanted, flags, terminal) : runAndReport(wanted, flags, terminal);
  },
});

async function runAndReport(paths: readonly string[], flags: Flags, terminal: Terminal): Promise<Outcome<ExitCode>> {
  const wanted =
    flags.format ?? (flags.plan === true ? [{ name: "pretty", file: undefined }] : defaultFormats(terminal));
  const possible = flags.plan === true ? checkPlanFormats(wanted) : checkFormats(wanted);
  if (!possible.ok) return possible;
  const stopwatch = startStopwatch(terminal);
  const { runCheck } = await import("../../check/index.js");
  stopwatch.lap("start");
  const run = await runCheck(paths, { ...checkOptions(flags), ...environmentOf(terminal) });
  if (!run.ok) return run;
  stopwatch.lap("check");
  const asPlan = flags.plan === true;
  const shown = asPlan || wanted.some(({ name }) => formats[name].edits) ? await withEdits(run.value) : run.value;
  const exitCode = await reportOn(shown, wanted, terminal, asPlan ? renderPlan : undefined);
  stopwatch.lap("report");
  const { filesParsed, files } = run.value.report.summary;
  if (flags.performance === true) terminal.say(`${stopwatch.text()}; ${filesParsed} of ${files} files parsed`);
  return exitCode;
}

async function withEdits(run: CheckRun): Promise<CheckRun> {
  const { mayBeEdited } = await import("../../fix/candidates.js");
  if (!run.report.findings.some(mayBeEdited)) return run;
  const [{ withFixes }, { disk }] = await Promise.all([
    import("../../fix/index.js"),
    import("../../scan/discover/file-system.js"),
  ]);
  return withFixes(run, disk);
}

/** A plan is for people: the formats for machines say of each finding when it can be acted on. */
function checkPlanFormats(wanted: readonly FormatRequest<Format>[]): Outcome<void> {
  const other = wanted.find(({ name }) => name !== "pretty" && name !== "markdown");
  return other === undefined
    ? checkFormats(wanted)
    : problem(`there is no plan as ${other.name}`, { hint: "--plan goes with --format pretty and --format markdown." });
}

async function renderPlan(name: Format, report: CheckRun["report"], context: RenderContext): Promise<string> {
  const { render } = await (name === "markdown"
    ? import("../../report/plan/markdown.js")
    : import("../../report/plan/text.js"));
  return render(report, context);
}

async function printSettings(paths: readonly string[], flags: Flags, terminal: Terminal): Promise<Outcome<ExitCode>> {
  const { printConfig } = await import("../../check/index.js");
  const settings = await printConfig(paths, { ...checkOptions(flags), ...environmentOf(terminal) });
  if (!settings.ok) return settings;
  const rows = settings.value.map(({ name, value, origin }) => ({
    name,
    value: value === undefined ? "not set" : JSON.stringify(value),
    origin,
  }));
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  const originWidth = Math.max(...rows.map(({ origin }) => origin.length));
  terminal.print(
    rows
      .map(({ name, value, origin }) => `${name.padEnd(nameWidth)}  ${origin.padEnd(originWidth)}  ${value}`)
      .join("\n"),
  );
  return ok(CLEAN);
}
