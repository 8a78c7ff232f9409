import type { CheckDoors } from "../check/options.js";
import { networkFetcher } from "../contract/fetch.js";
import type { Terminal } from "./terminal/terminal.js";

type RoomDoors = CheckDoors & { readonly fetcher: ReturnType<typeof networkFetcher> };

/** What the rooms may touch; the network is used for what the user named or consented to. */
export const doorsOf = ({ cwd, today, env, progress, network }: Terminal): RoomDoors => ({
  cwd,
  today,
  env,
  fetcher: networkFetcher(network),
  onStep: (step) => progress.say(step),
});
