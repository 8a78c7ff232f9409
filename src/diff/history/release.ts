import { mayAnswer, mayHold } from "../../contract/absence.js";
import type { Contract, ListedOperation, OperationKey, SkippedPart } from "../../contract/contract.js";
import type { Provider, Shipped } from "../../contract/provider/index.js";
import { type Outcome, ok } from "../../outcome.js";

/** A release whose contract is known. What its statements tell is to be asked of them: the contract is read on first use. */
export interface ReleaseContract {
  readonly version: string;
  readonly contract: Contract;
  /** position in the `releases` of its statements; `undefined`: only the contract can tell */
  readonly written: number | undefined;
  /** URLs */
  readonly servers: readonly string[];
  readonly operations: Iterable<ListedOperation>;
  readonly skipped: readonly SkippedPart[];
  /** of what it does not list nothing is known */
  readonly partial: boolean;
  /** see `mayHold` of the contract; costs no reading of one */
  readonly mayHold: (key: OperationKey) => boolean;
  /** the same of a call: `GET`, `/users/42` */
  readonly mayAnswer: (method: string, path: string) => boolean;
}

export interface Releases {
  /** oldest first */
  readonly contracts: readonly ReleaseContract[];
  /** what need not be asked of the contracts */
  readonly written: Shipped["statements"] | undefined;
  readonly parts: Shipped["parts"] | undefined;
}

export async function releasesOf(provider: Provider): Promise<Outcome<Releases>> {
  const { shipped } = provider;
  const contracts: ReleaseContract[] = [];
  // All are asked for before one is waited for.
  const loading = provider.versions.map((version) => ({
    version,
    opened: shipped?.has(version) === true ? writtenRelease(version, shipped) : provider.contract(version),
  }));
  for (const { version, opened } of loading) {
    if ("version" in opened) {
      contracts.push(opened);
      continue;
    }
    const outcome = await opened;
    if (!outcome.ok) return outcome;
    contracts.push(readRelease(version, outcome.value));
  }
  return ok({
    contracts,
    written: shipped?.statements,
    get parts() {
      return shipped?.parts;
    },
  });
}

const readRelease = (version: string, contract: Contract): ReleaseContract => ({
  version,
  contract,
  written: undefined,
  servers: contract.servers.map((server) => server.url),
  operations: { [Symbol.iterator]: () => contract.operations.values() },
  skipped: contract.skipped,
  partial: contract.partial,
  mayHold: (key) => mayHold(contract, key),
  mayAnswer: (method, path) => mayAnswer(contract, method, path),
});

function writtenRelease(version: string, shipped: Shipped): ReleaseContract {
  const { statements } = shipped;
  const written = statements.releases.indexOf(version);
  return {
    version,
    get contract() {
      const contract = shipped.contract(version);
      if (contract === undefined)
        throw new Error(`${version} came with this package and cannot be read: install it anew`);
      return contract;
    },
    written,
    servers: statements.servers(written),
    operations: statements.operations(written),
    // only documents that can be read as a whole are shipped
    skipped: [],
    partial: false,
    mayHold: () => false,
    mayAnswer: () => false,
  };
}
