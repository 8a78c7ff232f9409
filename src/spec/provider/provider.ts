import { ok, problem, type Outcome } from "../../outcome.js";
import type { Contract } from "../contract.js";
import { loadContract, loadShipped } from "../load.js";
import { Sightings, type SightingsRecord } from "../sightings/index.js";
import type { SpecDoors, SpecSource } from "../source.js";
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
  /** the release or `latest` whose contract answers for `latest`; `undefined` without any contract */
  readonly latest: string | undefined;
  /** a release, or `latest` */
  readonly contract: (version: string) => Promise<Outcome<Contract>>;
  /** where a version's contract is read from, for reports */
  readonly source: (version: string) => SpecSource | undefined;
  /** `undefined`: nothing is written down */
  readonly shipped: () => Promise<Shipped | undefined>;
}

/** Contracts that come with this package, and what is written down of them, so that few have to be read. */
export interface Shipped {
  readonly sightings: Sightings;
  /** by version; read on first asking */
  readonly contracts: ReadonlyMap<string, () => Contract>;
  /** a JSON file beside the contracts, written together with them; `undefined`: there is none */
  readonly read: (name: string) => Promise<unknown>;
}

export interface ProviderParts {
  readonly definition: ProviderDefinition;
  readonly notices: readonly Notice[];
  readonly sources: ReadonlyMap<string, SpecSource>;
  readonly doors?: SpecDoors;
  /** reads a file beside the sources that are `shipped` */
  readonly read?: Shipped["read"];
}

/** A provider from its parts: from folders (`openProvider`), or from an API of the user's config. */
export function createProvider({ definition: given, notices, sources, doors, read }: ProviderParts): Provider {
  const releases = orderReleases(given.releases, [...sources.keys()].filter((version) => version !== "latest"));
  const withContract = releases.map((release) => release.version).filter((version) => sources.has(version));
  const latest = sources.has("latest") ? "latest" : withContract.at(-1);
  const versions = sources.has("latest") ? [...withContract, "latest"] : withContract;
  const definition = { ...given, releases };
  const loading = new Map<string, Promise<Outcome<Contract>>>();
  const opened = new Map<string, Outcome<Contract> | undefined>();
  const open = (version: string, source: SpecSource): Outcome<Contract> | undefined => {
    if (!opened.has(version)) opened.set(version, loadShipped(source));
    return opened.get(version);
  };
  let shipped: Promise<Shipped | undefined> | undefined;
  return {
    name: definition.name,
    title: definition.title,
    definition,
    notices,
    versions,
    latest,
    source: (version) => sources.get(version),
    contract: (asked) => {
      const version = asked === "latest" && latest !== undefined ? latest : asked;
      const source = sources.get(version);
      if (source === undefined) return Promise.resolve(withoutContract(definition, versions, asked));
      const known = loading.get(version);
      if (known !== undefined) return known;
      const here = open(version, source);
      const contract = here === undefined ? loadContract(source, doors) : Promise.resolve(here);
      loading.set(version, contract);
      return contract;
    },
    shipped: () => {
      shipped ??= read === undefined ? Promise.resolve(undefined) : openShipped(read, sources, open);
      return shipped;
    },
  };
}

type OpenSource = (version: string, source: SpecSource) => Outcome<Contract> | undefined;

async function openShipped(read: Shipped["read"], sources: ProviderParts["sources"], open: OpenSource): Promise<Shipped | undefined> {
  const record = (await read("sightings.json")) as SightingsRecord | undefined;
  if (record === undefined) return undefined;
  const sightings = new Sightings(record);
  return { sightings, contracts: shippedContracts(sightings, sources, open), read };
}

function shippedContracts({ releases }: Sightings, sources: ProviderParts["sources"], open: OpenSource): Shipped["contracts"] {
  const contracts = new Map<string, () => Contract>();
  for (const version of releases) {
    const source = sources.get(version);
    if (source?.kind !== "file" || source.shipped !== true) continue;
    contracts.set(version, () => {
      const contract = open(version, source);
      if (contract?.ok === true) return contract.value;
      throw new Error(`${source.path} came with this package and cannot be read: install it anew`);
    });
  }
  return contracts;
}

function withoutContract(definition: ProviderDefinition, versions: readonly string[], asked: string): Outcome<Contract> {
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
  const known = new Set([...provider.definition.releases.map((release) => release.version), ...provider.versions, "latest"]);
  if (known.has(asked)) return ok(asked);
  const bare = asked.replace(/^v(?=\d)/i, "");
  if (known.has(bare)) return ok(bare);
  // A patch release keeps the contract of its minor release.
  const minor = /^(\d+\.\d+)\.\d+/.exec(bare)?.[1];
  if (minor !== undefined && known.has(minor)) return ok(minor);
  return unknownVersion(provider.name, asked, [...known]);
}
