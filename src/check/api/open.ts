/** Opens everything a run knows of its API: contracts, lifecycles, policy, and the surface for the scan. */
import { lifecycleOf, openHistory } from "../../diff/history/index.js";
import { diffContracts, type Change } from "../../diff/index.js";
import type { Contract, OperationKey } from "../../spec/index.js";
import { ok, problem, type Outcome } from "../../outcome.js";
import { standingOf } from "../../policy/index.js";
import type { ApiSurface } from "../../scan/call.js";
import type { Provider } from "../../spec/provider/index.js";
import type { Settings } from "../config/settings.js";
import { endsBy, type EndOf } from "../suppression/until.js";
import type { ApiChoice } from "./choose.js";
import type { ApiKnowledge, Target } from "./knowledge.js";
import { openApi, type ApiDoors } from "./provider.js";
import { compareReleases, type ComparedReleases } from "./releases.js";
import { remarksOn } from "./remarks.js";
import { surfaceOf } from "./surface.js";

export interface OpenedApi {
  readonly provider: Provider;
  readonly settings: Settings;
  readonly compared: ComparedReleases;
  readonly knowledge: ApiKnowledge;
  readonly surface: ApiSurface;
  /** of the `until` in suppressions and baselines */
  readonly endOf: EndOf;
  readonly remarks: readonly string[];
}

export async function openChosenApi(choice: ApiChoice, doors: ApiDoors): Promise<Outcome<OpenedApi>> {
  const provider = await openApi(choice, doors);
  if (!provider.ok) return provider;
  const settings = choice.kind === "pair" ? { ...choice.settings, from: choice.base, to: choice.target } : choice.settings;
  return openReleases(provider.value, settings, choice.kind !== "provider");
}

/** `ownDocuments`: the contracts are the user's own files, whose lines are worth naming. */
export async function openReleases(provider: Provider, settings: Settings, ownDocuments: boolean): Promise<Outcome<OpenedApi>> {
  const compared = compareReleases(provider, settings);
  if (!compared.ok) return compared;
  const history = await openHistory(provider);
  if (!history.ok) return history;
  const { contracts } = history.value;
  const contractOf = (version: string | undefined) => contracts.find((one) => one.version === version);
  const base = contractOf(compared.value.base);
  if (base === undefined) return problem(`no contract of ${provider.name} ${compared.value.base} is known`);
  if (contracts.every(({ contract }) => contract.operations.size === 0)) {
    return problem(`${provider.title} has no operations: there is nothing to check against`, { hint: "Is it the right document?" });
  }

  const { definition, notices } = provider;
  const targets: readonly Target[] = compared.value.targets.map((release) => ({ release, contract: contractOf(release.contract)?.contract }));
  const newest = targets.findLast((target) => target.contract !== undefined)?.contract;
  const knowledge: ApiKnowledge = {
    base,
    baseGiven: compared.value.baseGiven,
    targets,
    contracts,
    notices,
    signatures: definition.signatures,
    ownDocuments,
    lifecycle: (operation, element) => lifecycleOf(history.value, operation, element),
    standing: (lifecycle, { release }) => standingOf(lifecycle, { definition, target: release, asOf: settings.asOf, deployment: settings.deployment }),
    changes: newest === undefined || newest === base.contract ? () => [] : changesBetween(base.contract, newest, settings.asOf),
  };
  return ok({
    provider,
    settings,
    compared: compared.value,
    knowledge,
    endOf: endsBy({ asOf: settings.asOf, position: targets.at(-1)?.release.position ?? 0, order: definition.releases.map((release) => release.version) }),
    surface: surfaceOf({ definition, notices, base, contracts, servers: settings.servers }),
    remarks: [...compared.value.remarks, ...remarksOn(provider, contracts, knowledge, settings)],
  });
}

/** One operation at a time, on first asking: code uses a handful of hundreds. */
function changesBetween(base: Contract, target: Contract, today: string): ApiKnowledge["changes"] {
  const known = new Map<OperationKey, readonly Change[]>();
  return ({ key }) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const changes = diffContracts(only(base, key), only(target, key), { today });
    known.set(key, changes);
    return changes;
  };
}

function only(contract: Contract, key: OperationKey): Contract {
  const operation = contract.operations.get(key);
  return { ...contract, operations: new Map(operation === undefined ? [] : [[key, operation]]), webhooks: new Map() };
}
