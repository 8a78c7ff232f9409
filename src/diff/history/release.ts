import type { Contract, SkippedPart } from "../../contract/contract.js";
import type { Provider } from "../../contract/provider/index.js";
import type { ListedOperation, Statements } from "../../contract/statements/index.js";
import { type Outcome, ok } from "../../outcome.js";
import { WrittenParts } from "./parts/parts.js";
import type { PartsRecord } from "./parts/record.js";

/** A release whose contract is known. What its statements tell is to be asked of them: the contract is read on first use. */
export interface ReleaseContract {
  readonly version: string;
  readonly contract: Contract;
  /** position in `Statements.releases`; `undefined`: only the contract can tell */
  readonly written: number | undefined;
  /** URLs */
  readonly servers: readonly string[];
  readonly operations: Iterable<ListedOperation>;
  readonly skipped: readonly SkippedPart[];
  /** of what it does not list nothing is known */
  readonly partial: boolean;
}

export interface Releases {
  /** oldest first */
  readonly contracts: readonly ReleaseContract[];
  /** what need not be asked of the contracts */
  readonly written: Statements | undefined;
  readonly parts: WrittenParts | undefined;
}

export async function releasesOf(provider: Provider): Promise<Outcome<Releases>> {
  const shipped = provider.shipped();
  const parts = shipped?.read("parts.json") as PartsRecord | undefined;
  const contracts: ReleaseContract[] = [];
  // All are asked for before one is waited for.
  const loading = provider.versions.map((version) => {
    const contract = shipped?.contracts.get(version);
    return {
      version,
      opened:
        contract === undefined || shipped === undefined
          ? provider.contract(version)
          : writtenRelease(version, shipped.statements, contract),
    };
  });
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
    parts: parts === undefined ? undefined : new WrittenParts(parts),
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
});

function writtenRelease(version: string, statements: Statements, contract: () => Contract): ReleaseContract {
  const written = statements.releases.indexOf(version);
  return {
    version,
    get contract() {
      return contract();
    },
    written,
    servers: statements.servers(written),
    operations: statements.operations(written),
    // only documents that can be read as a whole are shipped
    skipped: [],
    partial: false,
  };
}
