import type { Outcome } from "../../outcome.js";
import type { Contract } from "../contract.js";
import { loadShipped } from "../load.js";
import type { SpecSource } from "../source.js";
import { Statements, type StatementsRecord } from "../statements/index.js";

/**
 * Contracts that come with this package, and what is written down of them, so that few have to be read. The files
 * are made by `npm run specs:digest`; a version that the project has its own contract of is not among them.
 */
export interface Shipped {
  readonly statements: Statements;
  /** by version; read on first asking */
  readonly contracts: ReadonlyMap<string, () => Contract>;
  /** a JSON file beside the contracts, written together with them; `undefined`: there is none */
  readonly read: (name: string) => unknown;
}

type Sources = ReadonlyMap<string, SpecSource>;
/** `undefined`: the source is none that comes with this package */
export type OpenShipped = (version: string) => Outcome<Contract> | undefined;

/** Each version once. */
export function shippedBy(sources: Sources): OpenShipped {
  const opened = new Map<string, Outcome<Contract> | undefined>();
  return (version) => {
    const source = sources.get(version);
    if (source !== undefined && !opened.has(version)) opened.set(version, loadShipped(source));
    return opened.get(version);
  };
}

export function readShipped(read: Shipped["read"], sources: Sources, open: OpenShipped): Shipped | undefined {
  const record = read("statements.json") as StatementsRecord | undefined;
  if (record === undefined) return undefined;
  const contracts = new Map<string, () => Contract>();
  for (const version of record.releases) {
    const source = sources.get(version);
    if (source?.kind === "file" && source.shipped === true)
      contracts.set(version, () => valueOf(open(version), source.path));
  }
  return { statements: new Statements(record), contracts, read };
}

function valueOf(contract: Outcome<Contract> | undefined, path: string): Contract {
  if (contract?.ok === true) return contract.value;
  throw new Error(`${path} came with this package and cannot be read: install it anew`);
}
