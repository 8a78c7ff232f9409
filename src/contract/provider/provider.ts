import { type Outcome, ok, problem } from "../../outcome.js";
import type { Shipped } from "../../shipped/shipped.js";
import type { Contract } from "../contract.js";
import { loadContract } from "../load.js";
import type { SpecEnvironment, SpecSource } from "../source.js";
import type { ProviderDefinition } from "./definition.js";
import type { Notice } from "./notice.js";
import { orderReleases } from "./order.js";
import { unknownVersion } from "./unknown-version.js";

/** A vendor's API: what is known of it, and its contracts by release, read on first use. */
export interface Provider {
  readonly name: string;
  readonly title: string;
  readonly definition: ProviderDefinition;
  readonly notices: readonly Notice[];
  /** releases with a contract, oldest first; `latest` at the end where it has a contract of its own */
  readonly versions: readonly string[];
  /** those of them that no list of releases names, so that their number alone says where they stand */
  readonly unlisted: readonly string[];
  /** the release or `latest` whose contract answers for `latest`; `undefined` without any contract */
  readonly latest: string | undefined;
  /** a release, or `latest` */
  readonly contract: (version: string) => Promise<Outcome<Contract>>;
  /** where a version's contract is read from, for reports */
  readonly source: (version: string) => SpecSource | undefined;
  /** contracts that come with this package, and what need not be asked of them */
  readonly shipped: Shipped | undefined;
}

export interface ProviderParts {
  readonly definition: ProviderDefinition;
  /** made when somebody asks: who only wants contracts does not */
  readonly notices: () => readonly Notice[];
  readonly sources: ReadonlyMap<string, SpecSource>;
  readonly environment?: SpecEnvironment;
  readonly shipped?: Shipped;
}

/** A provider from its parts: from folders (`openProvider`), or from an API of the user's config. */
export function createProvider({
  definition: given,
  notices: announced,
  sources,
  environment,
  shipped,
}: ProviderParts): Provider {
  const releases = orderReleases(
    given.releases,
    [...sources.keys()].filter((version) => version !== "latest"),
  );
  const withContract = releases.map((release) => release.version).filter((version) => sources.has(version));
  const latest = sources.has("latest") ? "latest" : withContract.at(-1);
  const versions = sources.has("latest") ? [...withContract, "latest"] : withContract;
  const definition = { ...given, releases };
  const loading = new Map<string, Promise<Outcome<Contract>>>();
  let notices: readonly Notice[] | undefined;
  return {
    name: definition.name,
    title: definition.title,
    definition,
    get notices() {
      return (notices ??= announced());
    },
    versions,
    unlisted: withContract.filter((version) => !given.releases.some((release) => release.version === version)),
    latest,
    source: (version) => sources.get(version),
    contract: (asked) => {
      const version = asked === "latest" && latest !== undefined ? latest : asked;
      const source = sources.get(version);
      if (source === undefined) return Promise.resolve(withoutContract(definition, versions, asked));
      const known = loading.get(version);
      if (known !== undefined) return known;
      const here = shipped?.contract(version);
      const contract = here === undefined ? loadContract(source, environment) : Promise.resolve(ok(here));
      loading.set(version, contract);
      return contract;
    },
    shipped,
  };
}

function withoutContract(
  definition: ProviderDefinition,
  versions: readonly string[],
  asked: string,
): Outcome<Contract> {
  const released = definition.releases.some((release) => release.version === asked);
  const list = versions.length === 0 ? "none" : versions.join(", ");
  return released
    ? problem(`no contract of ${definition.name} ${asked} is known`, {
        hint: `contracts known: ${list}; add one with: lastcall spec add ${asked} <file or URL>`,
      })
    : unknownVersion(definition.name, asked, versions);
}

/** The version as the user wrote it, as the provider calls it: `v2.24` and `2.24.3` are `2.24`. */
export function resolveVersion(provider: Provider, asked: string): Outcome<string> {
  const known = new Set([
    ...provider.definition.releases.map((release) => release.version),
    ...provider.versions,
    "latest",
  ]);
  if (known.has(asked)) return ok(asked);
  const bare = asked.replace(/^v(?=\d)/i, "");
  if (known.has(bare)) return ok(bare);
  // A patch release keeps the contract of its minor release.
  const minor = /^(\d+\.\d+)\.\d+/.exec(bare)?.[1];
  if (minor !== undefined && known.has(minor)) return ok(minor);
  return unknownVersion(provider.name, asked, [...known]);
}
