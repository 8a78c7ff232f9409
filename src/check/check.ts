/** One run: what is known of the API, what the code calls, where the two do not meet. */
import { relative, resolve } from "node:path";
import { isInside } from "../inside.js";
import { type Outcome, ok } from "../outcome.js";
import { VERSION } from "../version.js";
import type { OpenedApi } from "./api/open.js";
import { isAssumed, remarksOnAssumption } from "./assumed.js";
import { applyBaseline, type Baselined } from "./baseline/apply.js";
import { unknownEnd } from "./baseline/ends.js";
import { type Baseline, EMPTY_BASELINE } from "./baseline/file.js";
import { baselineReach } from "./baseline/reach.js";
import { readBaseline } from "./baseline/read.js";
import { remarksOnBaseline, unusedBaseline } from "./baseline/remarks.js";
import { withPlace } from "./config/setting-place.js";
import { CONFIG_VARIABLE } from "./config/settings.js";
import { remarksOnConfigs, unusedConfigs } from "./config/unused.js";
import { emptinessOf } from "./empty.js";
import type { CheckedApi, CheckReport, Finding } from "./finding.js";
import { type GateSettings, judge, type Verdict } from "./gate.js";
import { join } from "./join/index.js";
import { masked, maskedFinding } from "./masked.js";
import type { CheckEnvironment, CheckOptions } from "./options.js";
import { acceptedInOrder, troublesInOrder, unresolvedInOrder } from "./order.js";
import { levelsByFile, remarksOnOverrides } from "./overrides.js";
import {
  directivesOf,
  onlyOnce,
  othersCount,
  remarksOnServers,
  type ScannedApi,
  type ScannedCode,
  scanCode,
  scanWorkspace,
  seenIn,
} from "./scanned.js";
import { type Scope, scopeOf } from "./scope/scope.js";
import { endOfApis, type Settled, settle } from "./settle.js";
import { packagesOf, rootFrom, type Workspace } from "./workspace.js";

export interface CheckRun {
  readonly report: CheckReport;
  readonly verdict: Verdict;
  readonly gate: GateSettings;
  /** absolute: files of the report are relative to it */
  readonly root: string;
  readonly baseline: Pick<Baselined, "stale" | "ended">;
  /** what the report was made from: calls, contracts, findings before baseline and scope */
  readonly judged: JudgedCode;
}

export async function runCheck(
  paths: readonly string[],
  options: CheckOptions & CheckEnvironment,
): Promise<Outcome<CheckRun>> {
  const judged = await judgeCode(paths, options);
  if (!judged.ok) return judged;
  const { workspace } = judged.value;
  const { settings } = workspace.resolved;
  const baseline = readBaseline(settings.baseline, options.cwd, "required");
  if (!baseline.ok) return withPlace(baseline, settings.placeOf, "baseline");
  const wrongEnd = endNobodyKnows(judged.value, baseline.value, options.cwd);
  if (wrongEnd !== undefined) return wrongEnd;
  const scope = await scopeOf(workspace, options, (before) => knownWith(before, options));
  if (!scope.ok) return scope;
  const { report, baselined } = reportOf(judged.value, baseline.value, scope.value, options);
  const gate = { failOn: settings.failOn, maxWarnings: settings.maxWarnings, allowEmpty: settings.allowEmpty };
  return ok({
    report,
    gate,
    verdict: judge(report, gate),
    root: workspace.root,
    baseline: { stale: baselined.stale, ended: baselined.ended },
    judged: judged.value,
  });
}

function endNobodyKnows(
  { workspace, apis }: JudgedCode,
  baseline: Baseline | undefined,
  cwd: string,
): Outcome<never> | undefined {
  const { baseline: file } = workspace.resolved.settings;
  if (baseline === undefined || file === undefined) return undefined;
  // Two documents have names, and no releases that an end could name.
  const known = apis.filter(({ opened }) => opened.title !== undefined);
  const ends = new Map(known.map(({ opened }) => [opened.provider.name, opened.endOf]));
  return unknownEnd(baseline, relative(cwd, file).replaceAll("\\", "/"), ends);
}

export interface JudgedCode extends Settled {
  readonly workspace: Workspace;
  readonly apis: readonly [ScannedApi, ...ScannedApi[]];
  /** calls that could mean operations of which some are gone and some are not */
  readonly ambiguous: ReturnType<typeof join>["ambiguous"];
}

/** Everything up to the findings of the whole code, before baseline and scope. */
export async function judgeCode(
  paths: readonly string[],
  options: CheckOptions & CheckEnvironment,
): Promise<Outcome<JudgedCode>> {
  const prepared = await scanCode(paths, options);
  return prepared.ok ? judgeScanned(prepared.value, options) : prepared;
}

function judgeScanned({ workspace, apis }: ScannedCode, options: CheckOptions & CheckEnvironment): Outcome<JudgedCode> {
  options.onStep?.("comparing calls with the API");
  const joined = apis.map(({ scanned, opened }) => join(scanned, opened.knowledge));
  const [first, ...others] = apis.map(({ opened }, at) => ({
    api: opened.provider.name,
    drafts: joined[at]?.drafts ?? [],
    endOf: opened.endOf,
  }));
  if (first === undefined) throw new Error("a run is about one API at least");
  const settled = settle([first, ...others], directivesOf(apis), {
    alone: workspace.resolved.apis.length <= apis.length,
    levelsOf: levelsByFile(workspace.resolved, workspace.root, options.rules ?? {}),
    gatePossible: workspace.resolved.settings.gatePossible,
    packageOf: packagesOf(workspace, options.fileSystem),
  });
  return ok({ ...settled, workspace, apis, ambiguous: joined.flatMap(({ ambiguous }) => ambiguous) });
}

/** The code of today with the documents of then. */
async function knownWith(
  workspace: Workspace,
  options: CheckOptions & CheckEnvironment,
): Promise<Outcome<readonly Finding[]>> {
  const { engine: _warm, onStep: _told, ...cold } = options;
  const scanned = await scanWorkspace(workspace, cold);
  if (!scanned.ok) return scanned;
  const judged = judgeScanned(scanned.value, cold);
  return judged.ok ? ok([...judged.value.open, ...judged.value.accepted.map(({ finding }) => finding)]) : judged;
}

function reportOf(
  judged: JudgedCode,
  baseline: Baseline | undefined,
  scope: Scope,
  options: CheckOptions & CheckEnvironment,
) {
  const { apis } = judged;
  const [first, ...others] = apis;
  const file = judged.workspace.resolved.settings.baseline;
  const names = apis.map(({ opened }) => opened.provider.name);
  const baselined = applyBaseline(judged.open, baseline ?? EMPTY_BASELINE, {
    reach: file === undefined ? undefined : baselineReach(judged.workspace, file, names),
    endOf: endOfApis(apis.map(({ opened }) => ({ api: opened.provider.name, endOf: opened.endOf }))),
  });
  const findings = baselined.open.filter(scope.holds);
  const accepted = acceptedInOrder(
    [...judged.accepted, ...baselined.accepted].filter(({ finding }) => scope.holds(finding)),
  );
  const seen = seenIn(apis);
  const mentions = onlyOnce(apis.flatMap(({ scanned }) => scanned.mentions)).filter((mention) =>
    scope.holdsFile(mention.file),
  );
  const calls = apis.flatMap(({ scanned }) => scanned.calls).filter((call) => scope.holdsFile(call.file));
  const unresolved = unresolvedInOrder(
    onlyOnce([...seen.unresolved, ...judged.ambiguous]).filter((call) => scope.holdsFile(call.file)),
  );
  const count = (severity: Finding["severity"]): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const report: CheckReport = {
    tool: { name: "lastcall", version: VERSION },
    root: rootFrom(judged.workspace.root, options.cwd),
    apis: [checkedApi(first.opened), ...others.map(({ opened }) => checkedApi(opened))],
    shard: options.shard,
    ...(options.changedSince === undefined ? {} : { changedSince: options.changedSince }),
    findings: findings.map(maskedFinding),
    accepted: accepted.map((one) => ({ ...masked(one), finding: maskedFinding(one.finding) })),
    unresolved: unresolved.map(masked),
    troubledFiles: troublesInOrder(seen.troubledFiles.filter((trouble) => scope.holdsFile(trouble.file))),
    empty: judged.workspace.resolved.settings.allowEmpty
      ? undefined
      : emptinessOf(apis, scope.isAsked, isAssumed(judged.workspace.resolved)),
    remarks: [
      ...new Set([
        ...judged.workspace.remarks,
        ...packageConfigs(judged, options),
        // An editor asks again at each key: there a second look over all folders is not worth its time.
        ...(options.engine === undefined
          ? remarksOnOverrides(judged.workspace.resolved, options.cwd, options.fileSystem)
          : []),
        ...remarksOnServers(apis),
        ...remarksOnAssumption(judged.workspace.resolved, apis),
        ...apis.flatMap(({ opened }) => opened.remarks),
        ...scope.remarks,
        ...(file === undefined
          ? unusedBaseline(judged.workspace, options)
          : remarksOnBaseline(baseline ?? EMPTY_BASELINE, baselined, judged.workspace, names)),
      ]),
    ],
    summary: {
      errors: count("error"),
      warnings: count("warning"),
      infos: count("info"),
      files: seen.files,
      filesParsed: seen.filesParsed,
      calls: calls.length,
      unresolved: unresolved.length,
      mentions: mentions.length,
      others: othersCount(seen.others),
      suppressed: accepted.filter((one) => one.by === "suppression").length,
      baselined: accepted.filter((one) => one.by === "baseline").length,
    },
  };
  return { report, baselined };
}

function checkedApi({ provider, title, settings, compared, knowledge }: OpenedApi): CheckedApi {
  const { furtherReleases, months } = provider.definition.policy;
  return {
    provider: provider.name,
    title,
    hasPolicy: furtherReleases !== undefined || months !== undefined,
    releases: provider.definition.releases.map((release) => release.version),
    from: compared.from,
    to: compared.to,
    deployment: settings.deployment,
    asOf: settings.asOf,
    forecast: knowledge.targets.some((target) => target.release.forecast),
    supports: settings.supports,
  };
}

/** Whoever names a config means it for all that is checked. */
function packageConfigs({ workspace, apis }: JudgedCode, options: CheckOptions & CheckEnvironment): readonly string[] {
  if (options.config !== undefined || options.env?.[CONFIG_VARIABLE] !== undefined) return [];
  const isAsked = (file: string): boolean =>
    workspace.paths.some((path) => isInside(path, resolve(workspace.root, file)));
  const files = apis.flatMap(({ scanned }) => [...scanned.calls, ...scanned.mentions].map(({ file }) => file));
  const used = workspace.resolved.config?.file;
  return remarksOnConfigs(unusedConfigs(workspace.root, files.filter(isAsked), used), used, options.cwd);
}
