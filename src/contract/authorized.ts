import type { Fetcher } from "./source.js";

/** Sends the bearer token to the host the user named and to nobody else that a page or document points to. */
export function authorized(fetcher: Fetcher, source: string, token: string | undefined): Fetcher {
  if (token === undefined || token === "" || !URL.canParse(source)) return fetcher;
  const { origin } = new URL(source);
  return (url, headers, reason) => {
    const isTheirs = URL.canParse(url) && new URL(url).origin === origin;
    return fetcher(url, isTheirs ? { ...headers, authorization: `Bearer ${token}` } : headers, reason);
  };
}
