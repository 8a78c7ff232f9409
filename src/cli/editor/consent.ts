/** The network of what an editor or an agent starts: a config in the code is no consent of the user. */
import { networkFetcher } from "../../contract/fetch.js";
import type { Fetcher } from "../../contract/index.js";
import { problem } from "../../outcome.js";

interface Consent {
  readonly allowHost?: readonly string[];
  readonly offline?: boolean;
}

/** Only the hosts that were named when it was started; none: no network at all. */
export function consentingFetcher({ allowHost = [], offline }: Consent): Fetcher | undefined {
  if (allowHost.length === 0 || offline === true) return undefined;
  const fetcher = networkFetcher({ allowHosts: allowHost });
  return (url, headers, reason) => {
    const host = URL.canParse(url) ? new URL(url).host : undefined;
    return host !== undefined && allowHost.includes(host)
      ? fetcher(url, headers, reason)
      : Promise.resolve(
          problem(`${url} is not read: a config in the code does not choose what this machine calls`, {
            hint: `Start it with --allow-host ${host ?? "<host>"}, or keep the document as a file.`,
          }),
        );
  };
}
