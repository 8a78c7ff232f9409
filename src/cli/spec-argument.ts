import { loadContract, type Contract, type SpecDoors } from "../spec/index.js";
import { resolveVersion, type Provider } from "../spec/provider/index.js";
import { ok, problem, type Outcome } from "../outcome.js";

/** What stands for a contract on the command line. */
export interface NamedContract {
  /** as reports name it: `2.24`, or the file or URL as given */
  readonly name: string;
  readonly contract: Contract;
}

/**
 * A release (`2.22`, `latest`), a file or a URL.
 * The provider is asked for only where a release is meant: two files need none.
 */
export async function contractOf(argument: string, openProvider: () => Promise<Outcome<Provider>>, doors: SpecDoors): Promise<Outcome<NamedContract>> {
  if (/^https?:\/\//i.test(argument)) return named(argument, await loadContract({ kind: "url", url: argument }, doors));
  if (looksLikeFile(argument)) return named(argument, await loadContract({ kind: "file", path: argument }, doors));
  const provider = await openProvider();
  if (!provider.ok) return provider;
  const version = resolveVersion(provider.value, argument);
  if (!version.ok) return problem(version.problem.message, { hint: `${version.problem.hint ?? ""}; a file is named with its ending or folder, ./${argument}` });
  return named(version.value, await provider.value.contract(version.value));
}

const looksLikeFile = (argument: string): boolean => /[\\/]|\.(?:json|jsonc|ya?ml)$/i.test(argument);

const named = (name: string, contract: Outcome<Contract>): Outcome<NamedContract> => (contract.ok ? ok({ name, contract: contract.value }) : contract);
