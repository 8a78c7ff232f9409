import type { CheckEnvironment } from "../check/options.js";
import { networkFetcher } from "../contract/fetch.js";
import { withTokens } from "../contract/network/tokens.js";
import type { Terminal } from "./terminal/terminal.js";

type RoomEnvironment = CheckEnvironment & { readonly fetcher: ReturnType<typeof networkFetcher> };

/** What the rooms may touch; the network is used for what the user named or consented to. */
export const environmentOf = ({ cwd, today, env, progress, network }: Terminal): RoomEnvironment => ({
  cwd,
  today,
  env,
  fetcher: withTokens(networkFetcher(network), { env, allowHosts: network.allowHosts }),
  ...(progress.live ? { onStep: progress.say } : {}),
});
