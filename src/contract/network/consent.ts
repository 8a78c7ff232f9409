/**
 * Which addresses may be read. A person names an address, and that is consent for its host; where a page, a redirect or
 * a document leads is somebody else's choice, and could be the machine's own services or a cloud's metadata.
 */
import { isIP } from "node:net";
import { type Outcome, ok, problem } from "../../outcome.js";
import type { FetchReason } from "../source.js";
import { isLinkLocal, isPublic } from "./ranges.js";

export interface ConsentOptions {
  /** nothing is read from any address */
  readonly offline?: boolean;
  /** hosts that may be read beside those that are named: `specs.example.com`, `10.0.0.7`, `localhost` */
  readonly allowHosts?: readonly string[];
  /** the addresses of a host; default: the system's resolver */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

/** Whether `url` may be read on the way from what was named; `undefined`: it was named itself. */
export async function consentFor(
  url: URL,
  reason: FetchReason | undefined,
  { offline, allowHosts = [], resolve = lookup }: ConsentOptions,
): Promise<Outcome<void>> {
  const shown = withoutSecrets(url);
  if (offline === true)
    return problem(`${shown} cannot be read: the run is offline`, {
      hint: "Download the document and name the file, or leave out --offline (in the Action: offline: false).",
    });
  const host = hostOf(url);
  if (isAmong(allowHosts, url)) return ok(undefined);
  const isNamed = reason === undefined || (URL.canParse(reason.named) && hostOf(new URL(reason.named)) === host);
  if (isNamed) {
    // Cloud machines tell their credentials there. A config comes with the code that is checked.
    if (reason?.by !== "config" || !(await addressesOf(host, resolve)).some(isLinkLocal)) return ok(undefined);
    return problem(`${shown} is an address of this machine's own network, named by a config`, consentHint(host));
  }
  if (!reason.mayLeave) {
    const start = URL.canParse(reason.named) ? hostOf(new URL(reason.named)) : reason.named;
    return problem(`${shown} lies on another host than ${start}, which was named`, consentHint(host));
  }
  const addresses = await addressesOf(host, resolve);
  return addresses.every(isPublic)
    ? ok(undefined)
    : problem(
        `${shown} lies in a private network, and nobody named it (--allow-host ${host} allows it)`,
        consentHint(host),
      );
}

/** Whether one of `hosts` is the host of `url`. */
export const isAmong = (hosts: readonly string[], url: URL): boolean => hosts.some((host) => sameHost(host, url));

/** Whether a problem is that of a host without consent. */
export const lacksConsent = (hint: string | undefined): boolean => hint?.includes("--allow-host") === true;

const consentHint = (host: string) => ({
  hint: `If you trust it, say so: --allow-host ${host}; or name the document's own address.`,
});

/** Without brackets of IPv6 and the dot at the end that some names have. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");

/** `localhost` is each of its ports, `localhost:8080` one. */
function sameHost(allowed: string, url: URL): boolean {
  const wanted = allowed.includes("://")
    ? allowed
    : `${url.protocol}//${isIP(allowed) === 6 ? `[${allowed}]` : allowed}`;
  if (!URL.canParse(wanted)) return false;
  const { port, ...rest } = { port: new URL(wanted).port, host: hostOf(new URL(wanted)) };
  return rest.host === hostOf(url) && (port === "" || port === url.port);
}

async function addressesOf(
  host: string,
  resolve: (host: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  return isIP(host) === 0 ? resolve(host) : [host];
}

/** A host that is not known leads nowhere: the request says so. */
async function lookup(host: string): Promise<readonly string[]> {
  const { lookup: ask } = await import("node:dns/promises");
  return ask(host, { all: true }).then(
    (found) => found.map(({ address }) => address),
    () => [],
  );
}

/** As a message may show it: no user information, no query. */
const withoutSecrets = ({ origin, pathname }: URL): string => `${origin}${pathname}`;
