import type { CheckDoors } from "../check/options.js";
import { networkFetcher } from "../contract/fetch.js";
import type { Terminal } from "./terminal/terminal.js";

type RoomDoors = CheckDoors & { readonly fetcher: ReturnType<typeof networkFetcher> };

/** What the rooms may touch; the network is used for the URLs that a user names and for nothing else. */
export const doorsOf = ({ cwd, today, env, progress }: Terminal): RoomDoors => ({
  cwd,
  today,
  env,
  fetcher: networkFetcher(),
  onStep: (step) => progress.say(step),
});
