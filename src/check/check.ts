/** One run: what is known of the API, what the code calls, where the two do not meet. */
import { ok, type Outcome } from "../outcome.js";
import type { ScanResult } from "../scan/call.js";
import { cacheDirectory, scan } from "../scan/index.js";
import { VERSION } from "../version.js";
import { chooseApi } from "./api/choose.js";
import { openChosenApi, type OpenedApi } from "./api/open.js";
import { applyBaseline, type Baselined } from "./baseline/apply.js";
import { EMPTY_BASELINE, type Baseline } from "./baseline/file.js";
import { readBaseline } from "./baseline/read.js";
import type { CheckReport, Finding } from "./finding.js";
import { judge, type GateSettings, type Verdict } from "./gate.js";
import { join } from "./join/index.js";
import type { CheckDoors, CheckOptions } from "./options.js";
import { acceptedInOrder, troublesInOrder, unresolvedInOrder } from "./order.js";
import { levelsByFile } from "./overrides.js";
import { scopeOf, type Scope } from "./scope/scope.js";
import { settle } from "./settle.js";
import { openWorkspace, type Workspace } from "./workspace.js";

export interface CheckRun {
  readonly report: CheckReport;
  readonly verdict: Verdict;
  readonly gate: GateSettings;
  /** absolute: files of the report are relative to it */
  readonly root: string;
  readonly baseline: Pick<Baselined, "stale" | "ended">;
}

export async function runCheck(paths: readonly string[], options: CheckOptions & CheckDoors): Promise<Outcome<CheckRun>> {
  const judged = await judgeCode(paths, options);
  if (!judged.ok) return judged;
  const { workspace, settings } = judged.value;
  const baseline = await readBaseline(settings.baseline, options.cwd, "required");
  if (!baseline.ok) return baseline;
  const scope = await scopeOf(workspace, options);
  if (!scope.ok) return scope;
  const { report, baselined } = reportOf(judged.value, baseline.value, scope.value, options);
  const gate = { failOn: settings.failOn, maxWarnings: settings.maxWarnings, allowEmpty: settings.allowEmpty };
  return ok({ report, gate, verdict: judge(report, gate), root: workspace.root, baseline: { stale: baselined.stale, ended: baselined.ended } });
}

export interface JudgedCode extends ReturnType<typeof settle> {
  readonly workspace: Workspace;
  readonly opened: OpenedApi;
  readonly settings: OpenedApi["settings"];
  readonly scanned: ScanResult;
  readonly ambiguous: ReturnType<typeof join>["ambiguous"];
}

/** Everything up to the findings of the whole code, before baseline and scope. */
export async function judgeCode(paths: readonly string[], options: CheckOptions & CheckDoors): Promise<Outcome<JudgedCode>> {
  const prepared = await scanCode(paths, options);
  if (!prepared.ok) return prepared;
  const { workspace, opened, scanned } = prepared.value;
  const { settings, provider } = opened;
  options.onStep?.("comparing calls with the API");
  const joined = join(scanned, opened.knowledge);
  const settled = settle(joined.drafts, scanned.directives, {
    api: provider.name,
    alone: workspace.resolved.apis.length <= 1,
    levelsOf: levelsByFile(workspace.resolved, workspace.root, options.rules ?? {}),
    gatePossible: settings.gatePossible,
    endOf: opened.endOf,
  });
  return ok({ ...settled, workspace, opened, settings, scanned, ambiguous: joined.ambiguous });
}

export interface ScannedCode {
  readonly workspace: Workspace;
  readonly opened: OpenedApi;
  readonly scanned: ScanResult;
}

export async function scanCode(paths: readonly string[], options: CheckOptions & CheckDoors): Promise<Outcome<ScannedCode>> {
  const workspace = await openWorkspace(paths, options, options);
  if (!workspace.ok) return workspace;
  const { root, project, resolved } = workspace.value;
  const choice = chooseApi(resolved);
  if (!choice.ok) return choice;
  const opened = await openChosenApi(choice.value, { cwd: options.cwd, root, project, ...(options.fetcher === undefined ? {} : { fetcher: options.fetcher }) });
  if (!opened.ok) return opened;
  const { include, exclude, tsconfig, allowEmpty } = opened.value.settings;
  const directory = options.cache === false ? undefined : cacheDirectory(root, options.env ?? {});
  options.onStep?.("reading the code");
  const scanned = await scan({
    root,
    paths: workspace.value.paths,
    include,
    exclude,
    tsconfig,
    surface: opened.value.surface,
    clients: resolved.clients,
    allowEmpty,
    cache: directory === undefined ? undefined : { directory, toolVersion: VERSION },
  });
  return scanned.ok ? ok({ workspace: workspace.value, opened: opened.value, scanned: scanned.value }) : scanned;
}

function reportOf(judged: JudgedCode, baseline: Baseline | undefined, scope: Scope, options: CheckOptions) {
  const { opened, settings, scanned, ambiguous } = judged;
  const { compared, provider, knowledge } = opened;
  const baselined = applyBaseline(judged.open, baseline ?? EMPTY_BASELINE, { api: provider.name, endOf: opened.endOf });
  const findings = baselined.open.filter(scope.holds);
  const accepted = acceptedInOrder([...judged.accepted, ...baselined.accepted].filter(({ finding }) => scope.holds(finding)));
  const calls = scanned.calls.filter((call) => scope.holdsFile(call.file));
  const unresolved = unresolvedInOrder([...scanned.unresolved, ...ambiguous].filter((call) => scope.holdsFile(call.file)));
  const count = (severity: Finding["severity"]): number => findings.filter((finding) => finding.severity === severity).length;
  const report: CheckReport = {
    tool: { name: "lastcall", version: VERSION },
    api: {
      provider: provider.name,
      title: opened.title,
      hasPolicy: provider.definition.policy.furtherReleases !== undefined || provider.definition.policy.months !== undefined,
      from: compared.from,
      to: compared.to,
      deployment: settings.deployment,
      asOf: settings.asOf,
      forecast: knowledge.targets.some((target) => target.release.forecast),
      supports: settings.supports,
    },
    shard: options.shard,
    findings,
    accepted,
    unresolved,
    troubledFiles: troublesInOrder(scanned.troubledFiles.filter((trouble) => scope.holdsFile(trouble.file))),
    remarks: [...opened.remarks, ...scope.remarks, ...remarksOnBaseline(baselined)],
    summary: {
      errors: count("error"),
      warnings: count("warning"),
      infos: count("info"),
      files: scanned.files,
      filesParsed: scanned.filesParsed,
      calls: calls.length,
      unresolved: unresolved.length,
      suppressed: accepted.filter((one) => one.by === "suppression").length,
      baselined: accepted.filter((one) => one.by === "baseline").length,
    },
  };
  return { report, baselined };
}

function remarksOnBaseline({ stale, ended }: Baselined): readonly string[] {
  const entries = (count: number): string => (count === 1 ? "1 entry" : `${count} entries`);
  return [
    ...(stale.length === 0 ? [] : [`${entries(stale.length)} of the baseline no longer occur${stale.length === 1 ? "s" : ""}; drop with: lastcall baseline prune`]),
    ...(ended.length === 0 ? [] : [`${entries(ended.length)} of the baseline ${ended.length === 1 ? "has" : "have"} reached the agreed end: reported again`]),
  ];
}
