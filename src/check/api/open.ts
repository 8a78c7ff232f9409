/** Opens everything a run knows of its API: contracts, lifecycles, policy, and the surface for the scan. */
import { relative, resolve } from "node:path";
import type { Contract, Operation, OperationKey } from "../../contract/index.js";
import { responsesRead } from "../../contract/lookup.js";
import type { Provider } from "../../contract/provider/index.js";
import { isAddress } from "../../contract/source.js";
import { openHistory, type ReleaseContract } from "../../diff/history/index.js";
import { changesAlong } from "../../diff/index.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { lifeAt } from "../../policy/index.js";
import type { ApiSurface } from "../../scan/call.js";
import type { Settings } from "../config/settings.js";
import { type EndOf, endsBy } from "../suppression/until.js";
import type { ApiChoice } from "./choose.js";
import { documentNames } from "./document-names.js";
import type { ApiKnowledge, Target } from "./knowledge.js";
import { type ApiEnvironment, openApi } from "./provider.js";
import { type ComparedReleases, compareReleases } from "./releases.js";
import { remarksOn, unlistedReleases } from "./remarks.js";
import { surfaceOf } from "./surface.js";

export interface OpenedApi {
  readonly provider: Provider;
  /** what reports call it; undefined: two documents, which go by their own names */
  readonly title: string | undefined;
  readonly settings: Settings;
  readonly compared: ComparedReleases;
  readonly knowledge: ApiKnowledge;
  readonly surface: ApiSurface;
  /** of the `until` in suppressions and baselines */
  readonly endOf: EndOf;
  readonly remarks: readonly string[];
}

export interface ApiSurroundings extends ApiEnvironment {
  /** absolute: files of a report are relative to it */
  readonly root: string;
}

export async function openChosenApi(choice: ApiChoice, environment: ApiSurroundings): Promise<Outcome<OpenedApi>> {
  const provider = await openApi(choice, environment);
  if (!provider.ok) return provider;
  const opened = await openReleases(
    provider.value,
    settingsOf(choice),
    choice.kind === "provider" ? undefined : (file) => fromRoot(file, environment),
  );
  if (!opened.ok) return opened;
  const remarks = [...unlistedReleases(choice, provider.value), ...opened.value.remarks];
  return ok({ ...opened.value, title: titleOf(choice), remarks });
}

/** Two documents have the names of their releases from `openApi`. */
function settingsOf(choice: ApiChoice): Settings {
  if (choice.kind !== "pair") return choice.settings;
  const [from, to] = documentNames(choice.base, choice.target);
  return { ...choice.settings, from, to };
}

function titleOf(choice: ApiChoice): string | undefined {
  switch (choice.kind) {
    case "pair":
      return undefined;
    case "configured":
      return choice.api.title ?? choice.api.name;
    case "provider":
      return choice.name;
  }
}

/** Places in a report start from the root, and a report is the same on every machine. */
function fromRoot(file: string, { cwd, root }: ApiSurroundings): string {
  return isAddress(file) ? file : relative(root, resolve(cwd, file)).replaceAll("\\", "/");
}

export async function openReleases(
  provider: Provider,
  settings: Settings,
  documentAt: ApiKnowledge["documentAt"],
): Promise<Outcome<Omit<OpenedApi, "title">>> {
  const compared = await compareReleases(provider, settings);
  if (!compared.ok) return compared;
  const history = await openHistory(provider);
  if (!history.ok) return history;
  const { contracts } = history.value;
  const contractOf = (version: string | undefined) => contracts.find((one) => one.version === version);
  const base = contractOf(compared.value.base);
  if (base === undefined) return problem(`no contract of ${provider.name} ${compared.value.base} is known`);
  if ([...history.value.operations.values()].every(({ versions }) => versions.length === 0)) {
    return problem(`${provider.title} has no operations: there is nothing to check against`, {
      hint: "Is it the right document?",
    });
  }

  const { definition, notices } = provider;
  const { asOf, deployment } = settings;
  const targets = compared.value.targets.map((release) => targetOf(release, contractOf(release.contract)));
  const newest = contractOf(compared.value.targets.findLast((release) => release.contract !== undefined)?.contract);
  const knowledge: ApiKnowledge = {
    base,
    baseGiven: compared.value.baseGiven,
    installed: contractOf(compared.value.from),
    targets,
    contracts,
    notices,
    signatures: definition.signatures,
    rewrites: definition.rewrites,
    documentAt,
    life: (operation, element, { release }) =>
      lifeAt(history.value, { operation, element }, { target: release, asOf, deployment }),
    changes: newest === undefined || newest === base ? () => [] : changesBetween(base, newest, settings.asOf),
  };
  return ok({
    provider,
    settings,
    compared: compared.value,
    knowledge,
    endOf: endsBy({
      asOf: settings.asOf,
      position: targets.at(-1)?.release.position ?? 0,
      order: definition.releases.map((release) => release.version),
    }),
    surface: surfaceOf({ definition, notices, base, contracts, servers: settings.servers }),
    remarks: [...compared.value.remarks, ...remarksOn(provider, contracts, knowledge, settings)],
  });
}

const targetOf = (release: Target["release"], own: ReleaseContract | undefined): Target => ({
  release,
  get contract() {
    return own?.contract;
  },
});

/** One operation at a time, on first asking: code uses a handful of hundreds. */
function changesBetween(base: ReleaseContract, target: ReleaseContract, today: string): ApiKnowledge["changes"] {
  const known = new Map<OperationKey, ReturnType<typeof changesAlong>>();
  return ({ key }, elements) => {
    const along = known.get(key) ?? changesAlong(only(base.contract, key), only(target.contract, key), { today });
    known.set(key, along);
    return along(elements);
  };
}

function only(contract: Contract, key: OperationKey): Contract {
  const operation = contract.operations.get(key);
  const operations = new Map(operation === undefined ? [] : [[key, asRead(operation)]]);
  return { ...contract, operations, webhooks: new Map() };
}

/** Fields that code reads are those of success: what becomes of an error's body breaks none of these reads. */
function asRead(operation: Operation): Operation {
  const { key, method, path, operationId, tags, parameters, requestBody, security, servers } = operation;
  const { callbacks, unread, origin, deprecated, replacement, maturity } = operation;
  return {
    ...{ key, method, path, tags, parameters, security, servers, callbacks, unread, origin },
    ...{ deprecated, replacement, maturity, responses: responsesRead(operation) },
    ...(operationId !== undefined && { operationId }),
    ...(requestBody !== undefined && { requestBody }),
  };
}
