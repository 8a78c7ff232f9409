/** What a run goes by, and where each value came from: flag, environment, config, default. */
import { resolve } from "node:path";
import { ok, problem, type Outcome } from "../../outcome.js";
import { nearest } from "../../nearest.js";
import type { CheckRuleId } from "../finding.js";
import { DEPLOYMENTS, FAIL_ON, type CheckDoors, type CheckOptions, type Deployment, type FailOn } from "../options.js";
import type { RuleLevel } from "../rules.js";
import { isCalendarDay } from "../suppression/directive.js";
import type { LoadedConfig } from "./locate.js";
import type { Config, ConfiguredApi } from "./schema.js";

export type Origin = { readonly kind: "flag" | "default" } | { readonly kind: "environment"; readonly variable: string } | { readonly kind: "config"; readonly file: string };

export interface Settings {
  readonly provider: string | undefined;
  readonly base: string | undefined;
  readonly target: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly supports: string | undefined;
  readonly deployment: Deployment;
  readonly asOf: string;
  readonly servers: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** absolute */
  readonly tsconfig: string | undefined;
  readonly rules: Readonly<Partial<Record<CheckRuleId, RuleLevel>>>;
  readonly failOn: FailOn;
  readonly maxWarnings: number | undefined;
  readonly allowEmpty: boolean;
  readonly gatePossible: boolean;
  /** absolute */
  readonly baseline: string | undefined;
}

export interface ResolvedSettings {
  readonly settings: Settings;
  readonly origins: Readonly<Record<keyof Settings, Origin>>;
  readonly overrides: NonNullable<Config["overrides"]>;
  readonly apis: readonly ConfiguredApi[];
  readonly config: LoadedConfig | undefined;
}

const VARIABLES: Readonly<Partial<Record<keyof Settings, string>>> = {
  provider: "LASTCALL_PROVIDER",
  from: "LASTCALL_FROM",
  to: "LASTCALL_TO",
  supports: "LASTCALL_SUPPORTS",
  deployment: "LASTCALL_DEPLOYMENT",
  asOf: "LASTCALL_AS_OF",
  failOn: "LASTCALL_FAIL_ON",
  baseline: "LASTCALL_BASELINE",
};
export const CONFIG_VARIABLE = "LASTCALL_CONFIG";

export function resolveSettings(options: CheckOptions, doors: Pick<CheckDoors, "cwd" | "today" | "env">, config: LoadedConfig | undefined): Outcome<ResolvedSettings> {
  const file = config?.config;
  const origins: Partial<Record<keyof Settings, Origin>> = {};

  const from = <K extends keyof Settings, T>(key: K, flag: T | undefined, environment: (text: string) => T, configured: T | undefined, fallback: T): T => {
    const variable = VARIABLES[key];
    const text = variable === undefined ? undefined : doors.env?.[variable];
    if (flag !== undefined) origins[key] = { kind: "flag" };
    else if (variable !== undefined && text !== undefined && text !== "") origins[key] = { kind: "environment", variable };
    else if (configured !== undefined && config !== undefined) origins[key] = { kind: "config", file: config.file };
    else origins[key] = { kind: "default" };
    return flag ?? (text === undefined || text === "" ? (configured ?? fallback) : environment(text));
  };
  const text = (value: string): string => value;
  const inCwd = (path: string | undefined): string | undefined => (path === undefined ? undefined : resolve(doors.cwd, path));
  const inConfig = (path: string | undefined): string | undefined => (path === undefined || config === undefined ? undefined : resolve(config.folder, path));
  const never = <T>(value: T) => (): T => value;

  const settings: Settings = {
    provider: from("provider", options.provider, text, file?.provider, undefined),
    base: from("base", options.base, text, undefined, undefined),
    target: from("target", options.target, text, undefined, undefined),
    from: from("from", options.from, text, file?.from, undefined),
    to: from("to", options.to, text, file?.to, undefined),
    supports: from("supports", options.supports, text, file?.supports, undefined),
    deployment: from<"deployment", string>("deployment", options.deployment, text, file?.deployment, "self-hosted") as Deployment,
    asOf: from("asOf", options.asOf, text, file?.asOf, doors.today),
    servers: from("servers", options.servers, never([]), file?.servers, []),
    include: from("include", options.include, never([]), file?.include, []),
    exclude: from("exclude", options.exclude, never([]), file?.exclude, []),
    tsconfig: from("tsconfig", inCwd(options.tsconfig), text, inConfig(file?.tsconfig), undefined),
    rules: { ...from("rules", undefined, never({}), file?.rules, {}), ...options.rules },
    failOn: from<"failOn", string>("failOn", options.failOn, text, file?.failOn, "error") as FailOn,
    maxWarnings: from("maxWarnings", options.maxWarnings, never(undefined), file?.maxWarnings, undefined),
    allowEmpty: from("allowEmpty", options.allowEmpty, never(false), file?.allowEmpty, false),
    gatePossible: from("gatePossible", options.gatePossible, never(false), file?.gatePossible, false),
    baseline: from("baseline", inCwd(options.baseline), (path) => resolve(doors.cwd, path), inConfig(file?.baseline), undefined),
  };
  if (options.rules !== undefined) origins.rules = { kind: "flag" };

  const wrong = whatIsWrong(settings);
  if (wrong !== undefined) return wrong;
  return ok({
    settings,
    origins: origins as Record<keyof Settings, Origin>,
    overrides: file?.overrides ?? [],
    apis: (file?.apis ?? []).map((api) => withAbsoluteSpecs(api, config?.folder ?? doors.cwd)),
    config,
  });
}

/** Values that a config's schema has checked already, but flags of the library and the environment have not. */
function whatIsWrong(settings: Settings): Outcome<never> | undefined {
  if (!(DEPLOYMENTS as readonly string[]).includes(settings.deployment)) return notOneOf("deployment", settings.deployment, DEPLOYMENTS);
  if (!(FAIL_ON as readonly string[]).includes(settings.failOn)) return notOneOf("fail-on", settings.failOn, FAIL_ON);
  if (!isCalendarDay(settings.asOf)) return problem(`"${settings.asOf}" is no day to judge by`, { hint: "Write it as 2027-01-31." });
  if ((settings.base === undefined) !== (settings.target === undefined)) {
    const missing = settings.base === undefined ? "--base" : "--target";
    return problem(`--base and --target go together; ${missing} is missing`, { hint: "Name both OpenAPI documents, the one in use and the one that comes." });
  }
  if (settings.supports !== undefined && (settings.from !== undefined || settings.to !== undefined)) {
    return problem("--supports asks about a whole range; it cannot be combined with --from or --to", { hint: "Leave out --from and --to, or --supports." });
  }
  return undefined;
}

function notOneOf(name: string, value: string, known: readonly string[]): Outcome<never> {
  const meant = nearest(value, known);
  return problem(`"${value}" is no value of ${name}`, { hint: meant === undefined ? `Known: ${known.join(", ")}` : `Did you mean "${meant}"?` });
}

const withAbsoluteSpecs = (api: ConfiguredApi, folder: string): ConfiguredApi => ({
  ...api,
  ...(api.specs === undefined ? {} : { specs: mapValues(api.specs, (source) => (isUrl(source) ? source : resolve(folder, source))) }),
});

const mapValues = (record: Readonly<Record<string, string>>, change: (value: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

export const isUrl = (text: string): boolean => /^https?:\/\//i.test(text);
