/** What a run goes by, and where each value came from: flag, environment, config, default. */
import { resolve } from "node:path";
import { providerName } from "../../contract/provider/names.js";
import { isAddress } from "../../contract/source.js";
import { nearest } from "../../nearest.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import type { ClientDescription } from "../../scan/index.js";
import {
  type CheckEnvironment,
  type CheckOptions,
  DEPLOYMENTS,
  type Deployment,
  FAIL_ON,
  type FailOn,
} from "../options.js";
import type { RuleLevels } from "../severity.js";
import { isCalendarDay } from "../suppression/directive.js";
import type { LoadedConfig } from "./locate.js";
import type { Config, ConfiguredApi } from "./schema.js";
import { noPlace, type PlacedSetting, type PlaceOfSetting, placeInConfig } from "./setting-place.js";
import { isWindowsPath } from "./windows-path.js";

export type Origin =
  | { readonly kind: "flag" | "default" }
  | { readonly kind: "environment"; readonly variable: string }
  | { readonly kind: "config"; readonly file: string };

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
  readonly allowRemoteRefs: boolean;
  readonly include: readonly string[];
  /** the part of the code that the config, or one API of it, is about */
  readonly code: readonly string[];
  readonly exclude: readonly string[];
  /** absolute */
  readonly tsconfig: string | undefined;
  readonly rules: RuleLevels;
  readonly failOn: FailOn;
  readonly maxWarnings: number | undefined;
  readonly allowEmpty: boolean;
  readonly gatePossible: boolean;
  /** absolute */
  readonly baseline: string | undefined;
  /** absolute; never from the config, which lies in the code that is checked */
  readonly cacheFolder: string | undefined;
  /** of the values that are looked up elsewhere */
  readonly placeOf: PlaceOfSetting;
}

export interface ResolvedSettings {
  readonly settings: Settings;
  readonly origins: Readonly<Record<Exclude<keyof Settings, "placeOf" | "code">, Origin>>;
  readonly overrides: NonNullable<Config["overrides"]>;
  readonly apis: readonly ConfiguredApi[];
  /** HTTP clients of the user's own */
  readonly clients: readonly ClientDescription[];
  readonly config: LoadedConfig | undefined;
}

export const CONFIG_VARIABLE = "LASTCALL_CONFIG";

/** A value and its origin, before the layers are folded. */
interface Sourced<T> {
  readonly value: T;
  readonly origin: Origin;
}

const DEFAULT: Origin = { kind: "default" };

export function resolveSettings(
  options: CheckOptions,
  environment: Pick<CheckEnvironment, "cwd" | "today" | "env">,
  config: LoadedConfig | undefined,
): Outcome<ResolvedSettings> {
  const file: Config = config?.config ?? {};
  const layers = <T>(
    flag: T | undefined,
    variable: string | undefined,
    configured: T | undefined,
    read: (text: string) => T | undefined,
  ): Sourced<T | undefined> => {
    const text = variable === undefined ? undefined : environment.env?.[variable];
    if (flag !== undefined) return { value: flag, origin: { kind: "flag" } };
    if (variable !== undefined && text !== undefined && text !== "")
      return { value: read(text), origin: { kind: "environment", variable } };
    if (configured !== undefined && config !== undefined)
      return { value: configured, origin: { kind: "config", file: config.file } };
    return { value: undefined, origin: DEFAULT };
  };
  const plain = <T>(flag: T | undefined, configured?: T): Sourced<T | undefined> =>
    layers(flag, undefined, configured, () => undefined);
  const text = (flag: string | undefined, variable: string, configured?: string): Sourced<string | undefined> =>
    layers(flag, variable, configured, (said) => said);
  const inCwd = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : resolve(environment.cwd, path);
  const inConfig = (path: string | undefined): string | undefined =>
    path === undefined || config === undefined ? undefined : resolve(config.folder, path);

  const sourced = {
    provider: text(options.provider, "LASTCALL_PROVIDER", file.provider),
    base: plain(options.base),
    target: plain(options.target),
    ...releases(
      text(options.from, "LASTCALL_FROM", file.from),
      text(options.to, "LASTCALL_TO", file.to),
      text(options.supports, "LASTCALL_SUPPORTS", file.supports),
    ),
    deployment: text(options.deployment, "LASTCALL_DEPLOYMENT", file.deployment),
    asOf: text(options.asOf, "LASTCALL_AS_OF", file.asOf),
    servers: plain(options.servers, file.servers),
    allowRemoteRefs: plain(options.allowRemoteRefs, file.allowRemoteRefs),
    include: plain(options.include, file.include),
    exclude: plain(options.exclude, file.exclude),
    tsconfig: plain(inCwd(options.tsconfig), inConfig(file.tsconfig)),
    rules: plain(options.rules, file.rules),
    failOn: text(options.failOn, "LASTCALL_FAIL_ON", file.failOn),
    maxWarnings: plain(options.maxWarnings, file.maxWarnings),
    allowEmpty: plain(options.allowEmpty, file.allowEmpty),
    gatePossible: plain(options.gatePossible, file.gatePossible),
    baseline: layers(inCwd(options.baseline), "LASTCALL_BASELINE", inConfig(file.baseline), inCwd),
    cacheFolder: layers(inCwd(options.cacheFolder), "LASTCALL_CACHE_FOLDER", undefined, inCwd),
  } satisfies Record<keyof ResolvedSettings["origins"], Sourced<unknown>>;

  const origins = Object.fromEntries(
    Object.entries(sourced).map(([name, { origin }]) => [name, origin]),
  ) as ResolvedSettings["origins"];
  const provider = sourced.provider.value === undefined ? ok(undefined) : providerName(sourced.provider.value);
  if (!provider.ok) return provider;
  const deployment = oneOf(
    askedBy("deployment", origins.deployment),
    sourced.deployment.value ?? "self-hosted",
    DEPLOYMENTS,
  );
  if (!deployment.ok) return deployment;
  const failOn = oneOf(askedBy("fail-on", origins.failOn), sourced.failOn.value ?? "error", FAIL_ON);
  if (!failOn.ok) return failOn;
  const settings: Settings = {
    provider: provider.value,
    base: sourced.base.value,
    target: sourced.target.value,
    from: sourced.from.value,
    to: sourced.to.value,
    supports: sourced.supports.value,
    deployment: deployment.value,
    asOf: sourced.asOf.value ?? environment.today,
    servers: sourced.servers.value ?? [],
    allowRemoteRefs: sourced.allowRemoteRefs.value ?? false,
    include: sourced.include.value ?? [],
    code: file.include ?? [],
    exclude: sourced.exclude.value ?? [],
    tsconfig: sourced.tsconfig.value,
    // Rule by rule: one flag does not undo the rest of the config.
    rules: { ...file.rules, ...options.rules },
    failOn: failOn.value,
    maxWarnings: sourced.maxWarnings.value,
    allowEmpty: sourced.allowEmpty.value ?? false,
    gatePossible: sourced.gatePossible.value ?? false,
    baseline: sourced.baseline.value,
    cacheFolder: sourced.cacheFolder.value,
    placeOf: saidBy(origins, config),
  };
  const wrong = contradictionIn(settings, origins) ?? idleBesideDocuments(options);
  if (wrong !== undefined) return wrong;
  return ok({
    settings,
    origins,
    overrides: file.overrides ?? [],
    apis: (file.apis ?? []).map((api) => withAbsoluteSpecs(api, config?.folder ?? environment.cwd)),
    clients: file.clients ?? [],
    config,
  });
}

function saidBy(origins: Readonly<Record<PlacedSetting, Origin>>, config: LoadedConfig | undefined): PlaceOfSetting {
  return (setting) => {
    const origin = origins[setting];
    if (origin.kind === "config" && config !== undefined) return placeInConfig(config, [setting]);
    return origin.kind === "default" ? noPlace(setting) : Promise.resolve({ by: askedBy(`--${setting}`, origin) });
  };
}

/** What whoever asked would look for: the name of a variable, else the flag. */
const askedBy = (flag: string, origin: Origin): string => (origin.kind === "environment" ? origin.variable : flag);

type Releases = Readonly<Record<"from" | "to" | "supports", Sourced<string | undefined>>>;

/** A range and a pair of releases are two questions: the one asked closer to the run leaves the other aside. */
function releases(from: Releases["from"], to: Releases["to"], supports: Releases["supports"]): Releases {
  const nearness = (one: Sourced<unknown>): number =>
    ["default", "config", "environment", "flag"].indexOf(one.origin.kind);
  const pair = Math.max(nearness(from), nearness(to));
  const none: Sourced<undefined> = { value: undefined, origin: DEFAULT };
  if (nearness(supports) > pair) return { from: none, to: none, supports };
  return nearness(supports) < pair ? { from, to, supports: none } : { from, to, supports };
}

/** Of flags and the environment, and of the library; a config's own contradictions are told where they stand. */
function contradictionIn(settings: Settings, origins: ResolvedSettings["origins"]): Outcome<never> | undefined {
  if (!isCalendarDay(settings.asOf)) {
    const by = origins.asOf.kind === "environment" ? `, asked for by ${origins.asOf.variable}` : "";
    return problem(`"${settings.asOf}" is no day to judge by${by}`, { hint: "Write it as 2027-01-31." });
  }
  if ((settings.base === undefined) !== (settings.target === undefined)) {
    const missing = settings.base === undefined ? "--base" : "--target";
    return problem(`--base and --target go together; ${missing} is missing`, {
      hint: "Name both OpenAPI documents, the one in use and the one that comes.",
    });
  }
  const glob = [...settings.include, ...settings.exclude].find(isWindowsPath);
  if (glob !== undefined)
    return problem(`"${glob}" is no glob: its folders are parted by backslashes`, {
      hint: `Write it with forward slashes, on every system: ${glob.replaceAll("\\", "/")}`,
    });
  if (settings.supports !== undefined && (settings.from !== undefined || settings.to !== undefined)) {
    const [range, from, to] = (["supports", "from", "to"] as const).map((name) => askedBy(`--${name}`, origins[name]));
    return problem(`${range} asks about a whole range; it cannot be combined with ${from} or ${to}`, {
      hint: `Leave out ${from} and ${to}, or ${range}.`,
    });
  }
  return undefined;
}

/** Two documents are all there is to compare: a release named beside them would be left aside without a word. */
function idleBesideDocuments({ base, target, from, to, supports }: CheckOptions): Outcome<never> | undefined {
  if (base === undefined || target === undefined) return undefined;
  const idle = Object.entries({ from, to, supports }).find(([, value]) => value !== undefined)?.[0];
  return idle === undefined
    ? undefined
    : problem(`--${idle} has no meaning beside --base and --target, which say what is compared`, {
        hint: `Leave out --${idle}; or leave out --base and --target to compare releases of a provider.`,
      });
}

/** A config's schema has checked this already; the environment and callers of the library have not. */
function oneOf<T extends string>(name: string, value: string, known: readonly T[]): Outcome<T> {
  const found = known.find((one) => one === value);
  if (found !== undefined) return ok(found);
  const meant = nearest(value, known);
  return problem(`"${value}" is no value of ${name}`, {
    hint: meant === undefined ? `Known: ${known.join(", ")}` : `Did you mean "${meant}"?`,
  });
}

const withAbsoluteSpecs = (api: ConfiguredApi, folder: string): ConfiguredApi => ({
  ...api,
  ...(api.specs === undefined
    ? {}
    : { specs: mapValues(api.specs, (source) => (isAddress(source) ? source : resolve(folder, source))) }),
});

const mapValues = (
  record: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Record<string, string> => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
