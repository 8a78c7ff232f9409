/** Nobody said which API: then one is assumed, and it is said where the code does not look like it. */
import { maskCredentials } from "../credentials.js";
import type { ResolvedSettings } from "./config/settings.js";
import type { ScannedApi } from "./scanned.js";

/** No config, flag or variable names an API. */
export const isAssumed = ({ settings, apis }: ResolvedSettings): boolean =>
  settings.provider === undefined && settings.base === undefined && apis.length === 0;

const MOST_NAMED = 5;

/** Nothing where the code calls the API that was assumed. */
export function remarksOnAssumption(resolved: ResolvedSettings, apis: readonly ScannedApi[]): readonly string[] {
  const [only] = apis;
  if (!isAssumed(resolved) || only === undefined) return [];
  const { calls, mentions, others, interfaces } = only.scanned;
  if (calls.length + mentions.length + interfaces.length > 0 || others.length === 0) return [];
  const hosts = others.slice(0, MOST_NAMED).map(({ host }) => maskCredentials(host));
  const more = others.length > MOST_NAMED ? " and others" : "";
  return [
    `No config names an API, so ${only.opened.provider.title} was assumed, and this code calls none of it: its requests go to ${hosts.join(", ")}${more}. Set up the API that you mean: lastcall init --spec <address of its OpenAPI document>`,
  ];
}
