/**
 * The library: what the commands do, as functions that return the commands' JSON as objects.
 * Nothing is printed and the process is not ended; bad input throws a `LastcallError`.
 *
 * @example
 * const { findings } = await check(["src"], { from: "2.22", to: "2.24" });
 */
import { resolve } from "node:path";
import type { OpenedLives } from "./check/api/lives.js";
import type { NamedContract } from "./check/api/named-contract.js";
import {
  type Argument,
  CHECK_SHAPES,
  DIFF_SHAPES,
  FILTER_SHAPES,
  FIX_SHAPES,
  RENDER_SHAPES,
  SURROUNDING_SHAPES,
  wrongArgument,
  wrongOption,
} from "./check/option-shapes.js";
import type { CheckEnvironment, CheckOptions } from "./check/options.js";
import type { Contract, Fetcher } from "./contract/index.js";
import type { ChangeReport, DiffOptions } from "./diff/index.js";
import { type Outcome, ok, type Problem } from "./outcome.js";
import type { AuditJson } from "./report/audit/json.js";
import type { CallsJson } from "./report/calls/json.js";
import type { ChangeFormat } from "./report/changes/index.js";
import type { Format } from "./report/check/index.js";
import type { CheckJson } from "./report/check/json.js";
import type { ExplainJson } from "./report/explain/json.js";
import type { FixRunJson } from "./report/fix/json.js";
import type { TimelineJson } from "./report/timeline/json.js";

export type { AcceptedFinding, CheckRuleId, Finding, Severity } from "./check/finding.js";
export type { CheckOptions, Deployment, FailOn, Shard } from "./check/options.js";
export type { Contract, Operation, Schema } from "./contract/index.js";
export type { Change, ChangeReport, DiffOptions, Level } from "./diff/index.js";
export type { Problem } from "./outcome.js";
export type { AuditFormat } from "./report/audit/index.js";
export type { AuditJson } from "./report/audit/json.js";
export type { CallJson, CallsJson } from "./report/calls/json.js";
export type { ChangeFormat } from "./report/changes/index.js";
export type { Format } from "./report/check/index.js";
export type { CheckJson, FindingJson } from "./report/check/json.js";
export type { ExplainJson } from "./report/explain/json.js";
export type { FixRunJson } from "./report/fix/json.js";
export type { TimelineJson } from "./report/timeline/json.js";

/** What the command line would end with exit code 2 for: the message, a hint, the place if there is one. */
export class LastcallError extends Error {
  override readonly name = "LastcallError";
  /** what one can do about it */
  readonly hint: string | undefined;
  constructor(readonly problem: Problem) {
    super(problem.hint === undefined ? problem.message : `${problem.message} (${problem.hint})`);
    this.hint = problem.hint;
  }
}

/** Where the outside world comes in; everything has a default. */
export interface Surroundings {
  /** default: the folder of the process */
  readonly cwd?: string;
  /** `YYYY-MM-DD`; default: the day of the machine's clock */
  readonly today?: string;
  /** `LASTCALL_…` variables and the place of the cache; default: none */
  readonly env?: CheckEnvironment["env"];
  readonly git?: CheckEnvironment["git"];
  /** the way to documents at URLs; default: the network */
  readonly fetcher?: Fetcher;
}

/** Where a release (`2.24`) is looked for; files and URLs need neither. */
export type SpecOptions = Pick<CheckOptions, "provider" | "config" | "allowRemoteRefs" | "allowHosts" | "offline">;

/** Findings for the code under `paths` (default: the current folder): the JSON of `lastcall check`. */
export async function check(
  paths: string | readonly string[] = ".",
  options: CheckOptions & Surroundings = {},
): Promise<CheckJson> {
  held(options, CHECK_SHAPES, { paths });
  const [room, { mayBeEdited }, { toCheckJson }] = await Promise.all([
    import("./check/index.js"),
    import("./fix/candidates.js"),
    import("./report/check/json.js"),
  ]);
  const run = valueOf(await room.runCheck([paths].flat(), await environmentFor(options)));
  if (!run.report.findings.some(mayBeEdited)) return toCheckJson(run.report);
  const [{ withFixes }, { disk }] = await Promise.all([
    import("./fix/index.js"),
    import("./scan/discover/file-system.js"),
  ]);
  return toCheckJson(withFixes(run, disk).report);
}

/** Every API call in the code under `paths`, resolved or not: the JSON of `lastcall calls`. */
export async function findCalls(
  paths: string | readonly string[] = ".",
  options: CheckOptions & Surroundings = {},
): Promise<CallsJson> {
  held(options, CHECK_SHAPES, { paths });
  const [{ collectCalls }, { toCallsJson }] = await Promise.all([
    import("./check/index.js"),
    import("./report/calls/json.js"),
  ]);
  return toCallsJson(
    valueOf(await collectCalls([paths].flat(), await environmentFor(options), () => performance.now())),
  );
}

/** An OpenAPI document by file or URL, or a release of a provider (`2.24`, `latest`). */
export async function loadContract(spec: string, options: SpecOptions & Surroundings = {}): Promise<Contract> {
  held(options, CHECK_SHAPES, { spec });
  return valueOf(await openContract(spec, options)).contract;
}

/**
 * Changes between two documents: the JSON of `lastcall diff`. Each side is what `loadContract` takes or gives.
 */
export async function diffContracts(
  base: string | Contract,
  target: string | Contract,
  options: DiffOptions & SpecOptions & Surroundings = {},
): Promise<ChangeReport> {
  held(options, { ...CHECK_SHAPES, ...DIFF_SHAPES });
  const open = contractOpener(options);
  const [{ changeReport, plainChange }, { compareSides, documentSide }, ...opened] = await Promise.all([
    import("./diff/index.js"),
    import("./check/compare/index.js"),
    open(base),
    open(target),
  ]);
  // of two that cannot be read the first is reported, whichever was tried sooner
  const [one, other] = [documentSide(valueOf(opened[0])), documentSide(valueOf(opened[1]))];
  const today = options.today ?? localDay(new Date());
  const { changes, skipped } = valueOf(await compareSides(one, other, { ...options, today }));
  return changeReport(one.name, other.name, changes.map(plainChange), skipped);
}

/** What the command line would refuse, too. */
function held(options: object, shapes: Parameters<typeof wrongOption>[1], argument?: Argument): void {
  const wrong =
    (argument === undefined ? undefined : wrongArgument(argument)) ??
    wrongOption(options, { ...shapes, ...SURROUNDING_SHAPES });
  if (wrong !== undefined) valueOf(wrong);
}

/** Which API is asked about, at which release, and for whom. */
export type LifeOptions = SpecOptions & Pick<CheckOptions, "to" | "deployment" | "asOf"> & Surroundings;

/** One operation's life, or that of a field of it (`POST /api/v1/token appID`): the JSON of `lastcall explain`. */
export async function explain(subject: string, options: LifeOptions = {}): Promise<ExplainJson> {
  held(options, CHECK_SHAPES, { subject });
  const [policy, { toExplainJson }, { lives, question }] = await Promise.all([
    import("./policy/index.js"),
    import("./report/explain/json.js"),
    livesFor(options),
  ]);
  return toExplainJson(valueOf(policy.explain(lives, subject, question)));
}

/** What is deprecated, until when it is kept, what is gone: the JSON of `lastcall timeline`. `filter`: a word of a path or name. */
export async function timeline(options: LifeOptions & { readonly filter?: string } = {}): Promise<TimelineJson> {
  held(options, { ...CHECK_SHAPES, ...FILTER_SHAPES });
  const { filter, ...rest } = options;
  const [policy, { toTimelineJson }, { lives, question }] = await Promise.all([
    import("./policy/index.js"),
    import("./report/timeline/json.js"),
    livesFor(rest),
  ]);
  return toTimelineJson(policy.timeline(lives, { ...question, ...(filter === undefined ? {} : { filter }) }));
}

/** Where the vendor broke its own policy: the JSON of `lastcall audit`. */
export async function audit(options: SpecOptions & Surroundings = {}): Promise<AuditJson> {
  held(options, CHECK_SHAPES);
  const [policy, { toAuditJson }, { lives }] = await Promise.all([
    import("./policy/index.js"),
    import("./report/audit/json.js"),
    livesFor(options),
  ]);
  return toAuditJson(policy.audit(lives));
}

/** What of the findings an edit is made for. */
export interface FixOptions {
  /** suggestions too, of which something is not proved */
  readonly suggested?: boolean;
  /** only findings of these rules or with these fingerprints */
  readonly rules?: readonly string[];
  readonly fingerprints?: readonly string[];
  /** what stands in tests and mocks as well */
  readonly tests?: boolean;
}

/** The edits that settle findings, proved by checking again; nothing is written. The JSON of `lastcall fix --format json`. */
export async function fix(
  paths: string | readonly string[] = ".",
  options: FixOptions & Omit<CheckOptions, "rules"> & Surroundings = {},
): Promise<FixRunJson> {
  held(options, { ...CHECK_SHAPES, ...FIX_SHAPES }, { paths });
  const { suggested = false, rules = [], fingerprints = [], tests = false, ...rest } = options;
  const [{ runFix }, { toFixRunJson }] = await Promise.all([import("./fix/run.js"), import("./report/fix/json.js")]);
  const choice = { suggested, rules, fingerprints, tests };
  const run = valueOf(await runFix([paths].flat(), choice, await environmentFor(rest)));
  return toFixRunJson(run, { written: false });
}

/** How a report is shown; the texts of files are read from below `cwd`, for the formats that show code. */
export interface RenderOptions {
  readonly cwd?: string;
  readonly color?: boolean;
  /** columns, default 80 */
  readonly width?: number;
  readonly verbose?: boolean;
}

/** What `check` gives, as text in one of the formats of `lastcall check --format`. */
export async function renderCheck(report: CheckJson, format: Format, options: RenderOptions = {}): Promise<string> {
  const [{ FORMATS, renderReport }, { reportFrom }, { DEFAULT_LEVELS }, { disk }] = await Promise.all([
    import("./report/check/index.js"),
    import("./check/merge/index.js"),
    import("./check/rules.js"),
    import("./scan/discover/file-system.js"),
  ]);
  held(options, RENDER_SHAPES, { format, known: FORMATS });
  const { cwd = process.cwd(), color = false, width = 80, verbose = false } = options;
  const root = resolve(cwd, report.root);
  return renderReport(format, reportFrom(report), {
    color,
    width,
    verbose,
    source: (file) => {
      const read = disk.read(resolve(root, file));
      return read.ok ? read.text : undefined;
    },
    defaultSeverity: (rule) => DEFAULT_LEVELS[rule],
  });
}

/** What `diffContracts` gives, as text in one of the formats of `lastcall diff --format`. */
export async function renderDiff(
  report: ChangeReport,
  format: ChangeFormat,
  options: RenderOptions = {},
): Promise<string> {
  const [{ CHANGE_FORMATS, renderChanges }, { diffRule }] = await Promise.all([
    import("./report/changes/index.js"),
    import("./diff/index.js"),
  ]);
  held(options, RENDER_SHAPES, { format, known: CHANGE_FORMATS });
  const { color = false, width = 80 } = options;
  return renderChanges(format, report, { color, width, rule: diffRule, operation: () => undefined });
}

async function livesFor(options: LifeOptions): Promise<OpenedLives> {
  const { openLives } = await import("./check/api/lives.js");
  return valueOf(await openLives(options, await environmentFor(options)));
}

const isContract = (spec: unknown): spec is Contract =>
  typeof spec === "object" && spec !== null && "operations" in spec && spec.operations instanceof Map;

const openContract = (spec: string | Contract, options: SpecOptions & Surroundings): Promise<Outcome<NamedContract>> =>
  contractOpener(options)(spec);

/** Releases that one opener opens share their provider. */
function contractOpener(
  options: SpecOptions & Surroundings,
): (spec: string | Contract) => Promise<Outcome<NamedContract>> {
  const named = Promise.all([import("./check/api/named-contract.js"), environmentFor(options)]).then(
    ([{ contractsNamed }, environment]) => contractsNamed(options, environment),
  );
  return async (spec) => {
    if (isContract(spec)) return ok({ name: { version: spec.file }, contract: spec });
    return wrongArgument({ spec }) ?? (await named)(spec);
  };
}

async function environmentFor<T extends Surroundings & Pick<CheckOptions, "offline" | "allowHosts">>(
  options: T,
): Promise<T & CheckEnvironment> {
  const fetcher = options.fetcher ?? (await networkFor(options));
  const git = options.git ?? (await import("./check/scope/git.js")).gitOf(options.env ?? process.env);
  return { ...options, fetcher, git, cwd: options.cwd ?? process.cwd(), today: options.today ?? localDay(new Date()) };
}

async function networkFor(
  options: Pick<CheckOptions, "offline" | "allowHosts"> & Pick<Surroundings, "env">,
): Promise<Fetcher> {
  const [{ networkFetcher }, { withTokens }] = await Promise.all([
    import("./contract/fetch.js"),
    import("./contract/network/tokens.js"),
  ]);
  return withTokens(networkFetcher(options), { env: options.env ?? {}, allowHosts: options.allowHosts ?? [] });
}

// The user's own day, not UTC's: in the evening of New York a window that ends today still has hours.
function localDay(instant: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new LastcallError(outcome.problem);
  return outcome.value;
}
