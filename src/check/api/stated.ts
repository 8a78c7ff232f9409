/** What a config says of an API beside its documents. */
import type { ProviderDefinition } from "../../contract/provider/index.js";
import { decodePolicy, decodeRelease, mergeReleases } from "../../contract/provider/index.js";
import type { ConfiguredApi } from "../config/schema.js";

type StatedFacts = Pick<
  ConfiguredApi,
  "title" | "releases" | "policy" | "names" | "distinctivePrefixes" | "foreignHosts"
>;

/** Its single facts go before those that are known, its lists are added to them; a release named alone keeps its date. */
export function withStated(
  { title, releases = [], policy, names = [], distinctivePrefixes = [], foreignHosts = [] }: StatedFacts,
  known: ProviderDefinition,
): ProviderDefinition {
  const listed = releases.map((release) =>
    typeof release === "string"
      ? (known.releases.find(({ version }) => version === release) ?? decodeRelease({ version: release }))
      : decodeRelease(release),
  );
  return {
    ...known,
    title: title ?? known.title,
    policy: policy === undefined ? known.policy : decodePolicy(policy),
    releases: mergeReleases(known.releases, listed),
    names: joined(known.names, names),
    distinctivePrefixes: joined(known.distinctivePrefixes, distinctivePrefixes),
    foreignHosts: joined(known.foreignHosts, foreignHosts),
  };
}

const joined = (known: readonly string[], own: readonly string[]): readonly string[] => [
  ...new Set([...known, ...own]),
];
