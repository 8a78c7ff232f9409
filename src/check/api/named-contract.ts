/** A provider or a contract by the words a user has for it, without any code being looked at. */

import { earliestDay } from "../../contract/calendar-date.js";
import { type Contract, loadContract, type SpecEnvironment } from "../../contract/index.js";
import { type Provider, resolveVersion } from "../../contract/provider/index.js";
import { isAddress } from "../../contract/source.js";
import type { ContractName } from "../../diff/index.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import type { CheckEnvironment, CheckOptions } from "../options.js";
import { openWorkspace } from "../workspace.js";
import { chooseApi } from "./choose.js";
import { openApi } from "./provider.js";

export interface NamedContract {
  readonly name: ContractName;
  readonly contract: Contract;
  /** whose release it is; undefined: a file or an address */
  readonly provider?: Provider;
}

export type NamingOptions = Pick<CheckOptions, "provider" | "config" | "allowRemoteRefs">;

export const contractNamed = (
  argument: string,
  options: NamingOptions,
  environment: CheckEnvironment,
): Promise<Outcome<NamedContract>> => contractsNamed(options, environment)(argument);

/**
 * Each a release (`2.22`, `latest`), a file or a URL.
 * The provider is opened once, and only where a release is meant: two files need none, and no config.
 */
export function contractsNamed(
  options: NamingOptions,
  environment: CheckEnvironment,
): (argument: string) => Promise<Outcome<NamedContract>> {
  let provider: Promise<Outcome<Provider>> | undefined;
  return (argument) =>
    contractOf(argument, options, environment, () => (provider ??= providerNamed(options, environment)));
}

async function contractOf(
  argument: string,
  options: NamingOptions,
  environment: CheckEnvironment,
  providerOnce: () => Promise<Outcome<Provider>>,
): Promise<Outcome<NamedContract>> {
  const { cwd, fetcher } = environment;
  const specEnvironment: SpecEnvironment = {
    cwd,
    remoteReferences: options.allowRemoteRefs === true,
    ...(fetcher === undefined ? {} : { fetcher }),
  };
  if (isAddress(argument))
    return named({ version: argument }, await loadContract({ kind: "url", url: argument }, specEnvironment));
  if (looksLikeFile(argument))
    return named({ version: argument }, await loadContract({ kind: "file", path: argument }, specEnvironment));
  const provider = await providerOnce();
  if (!provider.ok) return provider;
  const version = resolveVersion(provider.value, argument);
  if (!version.ok)
    return problem(version.problem.message, {
      hint: `${version.problem.hint ?? ""}; a file is named with its ending or folder, ./${argument}`,
    });
  const contract = await provider.value.contract(version.value);
  return contract.ok
    ? ok({ name: nameOf(version.value, provider.value), contract: contract.value, provider: provider.value })
    : contract;
}

/** The provider that flags, config and working directory name. */
async function providerNamed(options: NamingOptions, environment: CheckEnvironment): Promise<Outcome<Provider>> {
  const workspace = await openWorkspace([], options, environment);
  if (!workspace.ok) return workspace;
  const { resolved, project } = workspace.value;
  const choice = chooseApi(resolved);
  if (!choice.ok) return choice;
  return openApi(choice.value, {
    cwd: environment.cwd,
    project,
    ...(environment.fetcher === undefined ? {} : { fetcher: environment.fetcher }),
  });
}

/** `latest` is a moving name: the day on which it was captured belongs to it. */
function nameOf(version: string, { definition }: Provider): ContractName {
  const captured =
    version === "latest" && definition.latest !== undefined ? earliestDay(definition.latest.capturedOn) : undefined;
  return captured === undefined ? { version } : { version, captured };
}

/** `notes.md` is a file, if a wrong one; `2.22` is none. */
const looksLikeFile = (argument: string): boolean => /[\\/]|\.[a-z]\w*$/i.test(argument);

const named = (name: ContractName, contract: Outcome<Contract>): Outcome<NamedContract> =>
  contract.ok ? ok({ name, contract: contract.value }) : contract;
