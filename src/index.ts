/**
 * The library: what the commands do, as functions that return the commands' JSON as objects.
 * Nothing is printed and the process is not ended; bad input throws a `LastcallError`.
 *
 * @example
 * const { findings } = await check(["src"], { from: "2.22", to: "2.24" });
 */
import type { NamedContract } from "./check/api/named-contract.js";
import { CHECK_SHAPES, DIFF_SHAPES, SURROUNDING_SHAPES, wrongOption } from "./check/option-shapes.js";
import type { CheckEnvironment, CheckOptions } from "./check/options.js";
import type { Contract, Fetcher } from "./contract/index.js";
import type { ChangeReport, DiffOptions } from "./diff/index.js";
import { type Outcome, ok, type Problem } from "./outcome.js";
import type { CallsJson } from "./report/calls/json.js";
import type { CheckJson } from "./report/check/json.js";

export type { AcceptedFinding, CheckRuleId, Finding, Severity } from "./check/finding.js";
export type { CheckOptions, Deployment, FailOn, Shard } from "./check/options.js";
export type { Contract, Operation, Schema } from "./contract/index.js";
export type { Change, ChangeReport, DiffOptions, Level } from "./diff/index.js";
export type { Problem } from "./outcome.js";
export type { CallJson, CallsJson } from "./report/calls/json.js";
export type { CheckJson, FindingJson } from "./report/check/json.js";

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
  held(options, CHECK_SHAPES);
  const [room, { withFixes }, { toCheckJson }, { disk }] = await Promise.all([
    import("./check/index.js"),
    import("./fix/index.js"),
    import("./report/check/json.js"),
    import("./scan/discover/file-system.js"),
  ]);
  const run = valueOf(await room.runCheck([paths].flat(), await environmentFor(options)));
  return toCheckJson(withFixes(run, disk).report);
}

/** Every API call in the code under `paths`, resolved or not: the JSON of `lastcall calls`. */
export async function findCalls(
  paths: string | readonly string[] = ".",
  options: CheckOptions & Surroundings = {},
): Promise<CallsJson> {
  held(options, CHECK_SHAPES);
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
  held(options, CHECK_SHAPES);
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
  const [room, ...opened] = await Promise.all([
    import("./diff/index.js"),
    openContract(base, options),
    openContract(target, options),
  ]);
  // of two that cannot be read the first is reported, whichever was tried sooner
  const [one, other] = [valueOf(opened[0]), valueOf(opened[1])];
  const { changes, skipped } = room.compareContracts(one.contract, other.contract, {
    ...options,
    today: options.today ?? localDay(new Date()),
  });
  return room.changeReport(one.name, other.name, changes.map(room.plainChange), [
    ...room.notCompared(one.contract, other.contract),
    ...skipped,
  ]);
}

/** What the command line would refuse, too. */
function held(options: object, shapes: Parameters<typeof wrongOption>[1]): void {
  const wrong = wrongOption(options, { ...shapes, ...SURROUNDING_SHAPES });
  if (wrong !== undefined && !wrong.ok) throw new LastcallError(wrong.problem);
}

async function openContract(
  spec: string | Contract,
  options: SpecOptions & Surroundings,
): Promise<Outcome<NamedContract>> {
  if (typeof spec !== "string") return ok({ name: { version: spec.file }, contract: spec });
  const { contractNamed } = await import("./check/api/named-contract.js");
  return contractNamed(spec, options, await environmentFor(options));
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
