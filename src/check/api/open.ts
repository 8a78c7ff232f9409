/** Opens everything a run knows of its API: contracts, lifecycles, policy, and the surface for the scan. */
import { lifecycleOf, openHistory } from "../../diff/history/index.js";
import { diffContracts } from "../../diff/index.js";
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
  const { settings } = choice;
  const opened = await openApi(choice, doors);
  if (!opened.ok) return opened;
  const provider = opened.value;
  const compared = compareReleases(provider, choice.kind === "pair" ? { ...settings, from: choice.base, to: choice.target } : settings);
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
    ownDocuments: choice.kind !== "provider",
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
function changesBetween(base: Parameters<typeof diffContracts>[0], target: Parameters<typeof diffContracts>[1], today: string): ApiKnowledge["changes"] {
  const known = new Map<string, ReturnType<typeof diffContracts>>();
  return (operation) => {
    const before = known.get(operation.key);
    if (before !== undefined) return before;
    const changes = diffContracts(base, target, { today, operations: [operation.key] });
    known.set(operation.key, changes);
    return changes;
  };
}
