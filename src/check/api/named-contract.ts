/** A provider or a contract by the words a user has for it, without any code being looked at. */

import { earliestDay } from "../../contract/calendar-date.js";
import { type Contract, loadContract, type SpecEnvironment } from "../../contract/index.js";
import { withoutSecrets } from "../../contract/network/secrets.js";
import { type Provider, resolveVersion } from "../../contract/provider/index.js";
import { isAddress } from "../../contract/source.js";
import type { ContractName } from "../../diff/index.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import type { CheckEnvironment, CheckOptions } from "../options.js";
import { openWorkspace } from "../workspace.js";
import { chooseApis } from "./choose.js";
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
 * The providers are opened once, and only where a release is meant: two files need none, and no config.
 */
export function contractsNamed(
  options: NamingOptions,
  environment: CheckEnvironment,
): (argument: string) => Promise<Outcome<NamedContract>> {
  let providers: Promise<Outcome<readonly Provider[]>> | undefined;
  return (argument) =>
    contractOf(argument, options, environment, () => (providers ??= providersNamed(options, environment)));
}

async function contractOf(
  argument: string,
  options: NamingOptions,
  environment: CheckEnvironment,
  providersOnce: () => Promise<Outcome<readonly Provider[]>>,
): Promise<Outcome<NamedContract>> {
  const { cwd, fetcher } = environment;
  const specEnvironment: SpecEnvironment = {
    cwd,
    remoteReferences: options.allowRemoteRefs === true,
    ...(fetcher === undefined ? {} : { fetcher }),
  };
  if (isAddress(argument))
    return named(
      { version: withoutSecrets(argument).address },
      await loadContract({ kind: "url", url: argument }, specEnvironment),
    );
  if (looksLikeFile(argument))
    return named({ version: argument }, await loadContract({ kind: "file", path: argument }, specEnvironment));
  const providers = await providersOnce();
  if (!providers.ok) return providers;
  const found = releaseOf(providers.value, argument);
  if (!found.ok) return found;
  const { provider, version } = found.value;
  const contract = await provider.contract(version);
  return contract.ok ? ok({ name: nameOf(version, provider), contract: contract.value, provider }) : contract;
}

/** Whose release it is: of several APIs, the only one that has it. */
function releaseOf(
  providers: readonly Provider[],
  argument: string,
): Outcome<{ readonly provider: Provider; readonly version: string }> {
  const answers = providers.map((provider) => ({ provider, version: resolveVersion(provider, argument) }));
  const [first, ...others] = answers.flatMap(({ provider, version }) =>
    version.ok ? [{ provider, version: version.value }] : [],
  );
  if (first !== undefined && others.length > 0)
    return problem(
      `several APIs of the config have a release ${argument}: ${[first, ...others].map(({ provider }) => provider.name).join(", ")}`,
      { hint: "Pick one with --provider." },
    );
  if (first !== undefined) return ok(first);
  const unknown = answers.flatMap(({ version }) => (version.ok ? [] : [version.problem]));
  return problem(unknown.map(({ message }) => message).join("; "), {
    hint: `${unknown[0]?.hint ?? ""}; a file is named with its ending or folder, ./${argument}`,
  });
}

/** The providers that flags, config and working directory name. */
async function providersNamed(
  options: NamingOptions,
  environment: CheckEnvironment,
): Promise<Outcome<readonly Provider[]>> {
  const workspace = await openWorkspace([], options, environment);
  if (!workspace.ok) return workspace;
  const { resolved, project } = workspace.value;
  const choices = chooseApis(resolved);
  if (!choices.ok) return choices;
  const providers: Provider[] = [];
  for (const choice of choices.value) {
    const opened = await openApi(choice, {
      cwd: environment.cwd,
      project,
      ...(environment.fetcher === undefined ? {} : { fetcher: environment.fetcher }),
    });
    if (!opened.ok) return opened;
    providers.push(opened.value);
  }
  return ok(providers);
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
