import type { ApiSurface } from "../../call.js";

/**
 * `ours`: a host of the API. `foreign`: known not to be. `neutral`: this machine, where anything may be forwarded to.
 * `other`: somebody's, as far as one can tell.
 */
type HostKind = "ours" | "foreign" | "neutral" | "other";

/** How the base URL looks, best case of its alternatives. `named`: it has a name of the API. */
export type BaseKind = HostKind | "named";

/** A host as the code has it, holes `{}` included: `{}.run.ai`, `app.run.ai:8443`. */
export function kindOfHost(host: string, surface: Pick<ApiSurface, "hosts" | "foreignHosts">): HostKind {
  const written = host.toLowerCase().replace(/^[^/@]*@/, "");
  const name = written.replace(/:(?:\d+|\{\})?$/, "");
  const fits = (pattern: string): boolean => hostFits(pattern.toLowerCase(), pattern.includes(":") ? written : name);
  if (surface.foreignHosts.some(fits)) return "foreign";
  if (surface.hosts.some(fits)) return "ours";
  return isLocal(name) || /^(?:\{\}[.:-]?)+$/.test(name) ? "neutral" : "other";
}

/** `*.run.ai` fits `acme.run.ai` and `{}.run.ai`, not `run.ai` and not `run.ai.example.com`. */
function hostFits(pattern: string, host: string): boolean {
  if (!pattern.startsWith("*")) return pattern === host;
  const suffix = pattern.slice(1);
  return host.endsWith(suffix) && host.length > suffix.length;
}

const isLocal = (name: string): boolean =>
  name === "localhost" ||
  name === "0.0.0.0" ||
  name === "[::1]" ||
  name === "host.docker.internal" ||
  /^127\./.test(name) ||
  name.endsWith(".localhost");

/**
 * `sentry.example` and `eu.sentry.example` belong to one owner. A document often names one address of several, and
 * other APIs of that owner may lie at the same.
 */
export function isKin(host: string, { hosts }: Pick<ApiSurface, "hosts">): boolean {
  const domain = domainOf(host);
  return domain !== undefined && hosts.some((one) => domainOf(one) === domain);
}

/** What somebody registered: `example.com`, `example.co.uk`. A domain with a gap in it is not known. */
function domainOf(host: string): string | undefined {
  const labels = host
    .toLowerCase()
    .replace(/^[^/@]*@/, "")
    .replace(/:(?:\d+|\{\})?$/, "")
    .split(".");
  const isShared = /^(?:ac|co|com|edu|gov|net|org)$/.test(labels.at(-2) ?? "") && labels.at(-1)?.length === 2;
  const own = labels.slice(isShared ? -3 : -2);
  return own.length === (isShared ? 3 : 2) && own.every((label) => /^[a-z0-9-]+$/.test(label))
    ? own.join(".")
    : undefined;
}
