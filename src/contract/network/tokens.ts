/** Bearer tokens of the environment, each for the host that it is meant for. */
import type { Fetcher } from "../source.js";
import { isAmong } from "./consent.js";

export interface Tokens {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** hosts of `--allow-host` */
  readonly allowHosts: readonly string[];
}

const COMMON = "LASTCALL_TOKEN";

/**
 * `LASTCALL_TOKEN_DOCS_EXAMPLE_COM` goes to `docs.example.com`, whoever names that. `LASTCALL_TOKEN` goes to the origin
 * of an address that a person named on the command line, and of one that a file names only where the host is allowed.
 */
export function withTokens(fetcher: Fetcher, { env, allowHosts }: Tokens): Fetcher {
  return (url, headers, reason) => {
    if (headers["authorization"] !== undefined || !URL.canParse(url)) return fetcher(url, headers, reason);
    const at = new URL(url);
    const named = reason?.named ?? url;
    const isNamed = URL.canParse(named) && new URL(named).origin === at.origin;
    const isMeant = isNamed && (reason?.by !== "config" || isAmong(allowHosts, at));
    const token = env[tokenVariable(at.hostname)] ?? (isMeant ? env[COMMON] : undefined);
    const isSet = token !== undefined && token !== "";
    return fetcher(url, isSet ? { ...headers, authorization: `Bearer ${token}` } : headers, reason);
  };
}

/** `docs.example.com` → `LASTCALL_TOKEN_DOCS_EXAMPLE_COM` */
export const tokenVariable = (host: string): string => `${COMMON}_${host.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}`;
