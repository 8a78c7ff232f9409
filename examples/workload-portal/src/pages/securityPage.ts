import type { RunaiClient } from "../runai/client.js";
import { paths } from "../runai/paths.js";
import type { SecuritySettings } from "../runai/types.js";
import { table } from "./html.js";

export async function securityPage(client: RunaiClient): Promise<string> {
  const settings = await client.get<SecuritySettings>(paths.securitySettings);
  return table([
    ["Single sign-on redirect", settings.autoRedirectSSO.enabled ? "on" : "off"],
    ["Session timeout", `${settings.browserSessionTimeout.idleTimeout} min`],
    ["Groups left out of tokens", settings.excludeGroupsFromTokens.enabled ? "yes" : "no"],
  ]);
}
