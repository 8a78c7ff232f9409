/** Which API a run is about: two documents, one of the config, or a provider. */
import { type Outcome, ok, problem } from "../../outcome.js";
import type { ConfiguredApi } from "../config/schema.js";
import { placeInConfig } from "../config/setting-place.js";
import type { ResolvedSettings, Settings } from "../config/settings.js";

export type ApiChoice =
  | { readonly kind: "pair"; readonly base: string; readonly target: string; readonly settings: Settings }
  | {
      readonly kind: "configured";
      readonly api: ConfiguredApi & { readonly specs: Readonly<Record<string, string>> };
      readonly settings: Settings;
    }
  | {
      readonly kind: "provider";
      readonly name: string;
      readonly beside?: readonly string[];
      /** what the config says of it */
      readonly facts?: ConfiguredApi;
      readonly settings: Settings;
    };

const DEFAULT_PROVIDER = "runai";

type Choices = readonly [ApiChoice, ...ApiChoice[]];

/** All APIs that a run is about: those of the config, unless one is named. */
export function chooseApis(resolved: ResolvedSettings): Outcome<Choices> {
  const choices = candidates(resolved);
  if (!choices.ok || choices.value.length === 1) return choices;
  // A release or an address is one API's own: for several it stands beside each of them in the config.
  const said = OF_ONE_API.find((name) => ["flag", "environment"].includes(resolved.origins[name].kind));
  if (said === undefined) return choices;
  return problem(`"${said}" speaks of one API, and the config lists several: ${namesOf(resolved)}`, {
    hint: "Pick one with --provider, or write it beside its API in the config.",
  });
}

const OF_ONE_API = ["from", "to", "supports", "servers"] as const satisfies readonly (keyof Settings)[];
const namesOf = ({ apis }: ResolvedSettings): string => apis.map((api) => api.name).join(", ");

/** For what looks at one API at a time. */
export function chooseApi(resolved: ResolvedSettings): Outcome<ApiChoice> {
  const choices = candidates(resolved);
  if (!choices.ok) return choices;
  const [first, ...others] = choices.value;
  return others.length === 0
    ? ok(first)
    : problem(`the config lists several APIs: ${namesOf(resolved)}`, { hint: "Pick one with --provider." });
}

function candidates(resolved: ResolvedSettings): Outcome<Choices> {
  const { settings, apis } = resolved;
  if (settings.base !== undefined && settings.target !== undefined) {
    return ok([{ kind: "pair", base: settings.base, target: settings.target, settings }]);
  }
  if (settings.provider !== undefined) {
    const named = apis.find((api) => api.name === settings.provider);
    if (named !== undefined) return ok([choiceOf(named, resolved)]);
    return ok([{ kind: "provider", name: settings.provider, beside: apis.map((api) => api.name), settings }]);
  }
  const [first, ...others] = apis.map((api) => choiceOf(api, resolved));
  return ok(first === undefined ? [{ kind: "provider", name: DEFAULT_PROVIDER, settings }] : [first, ...others]);
}

function choiceOf(api: ConfiguredApi, resolved: ResolvedSettings): ApiChoice {
  const settings = settingsOf(api, resolved);
  return api.specs === undefined
    ? { kind: "provider", name: api.name, facts: api, settings }
    : { kind: "configured", api: { ...api, specs: api.specs }, settings };
}

/** What an API says of itself is closer than the rest of the config, and farther than flags and environment. */
function settingsOf(api: ConfiguredApi, { settings, origins, apis, config }: ResolvedSettings): Settings {
  const said = (key: "from" | "to" | "deployment"): boolean =>
    origins[key].kind === "flag" || origins[key].kind === "environment";
  const ownPair = api.from !== undefined || api.to !== undefined;
  return {
    ...settings,
    // releases of its own are closer than the range that the config has for all
    supports: ownPair && origins.supports.kind === "config" ? undefined : settings.supports,
    from: said("from") ? settings.from : (api.from ?? settings.from),
    to: said("to") ? settings.to : (api.to ?? settings.to),
    deployment: said("deployment") ? settings.deployment : (api.deployment ?? settings.deployment),
    servers: origins.servers.kind === "flag" ? settings.servers : [...(api.servers ?? []), ...settings.servers],
    code: api.code ?? settings.code,
    placeOf: (setting) => {
      const own = setting === "provider" ? "name" : setting;
      const isOwn = own === "name" || ((own === "from" || own === "to") && !said(own) && api[own] !== undefined);
      return isOwn && config !== undefined
        ? placeInConfig(config, ["apis", apis.indexOf(api), own])
        : settings.placeOf(setting);
    },
  };
}
