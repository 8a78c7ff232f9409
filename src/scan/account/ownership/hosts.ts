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
