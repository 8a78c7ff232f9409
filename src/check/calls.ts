import { maskCredentials } from "../credentials.js";
import { type Outcome, ok } from "../outcome.js";
import type { ApiCall, InterfaceUse, Mention, Other, ScanResult } from "../scan/call.js";
import { isAssumed, remarksOnAssumption } from "./assumed.js";
import { type Emptiness, emptinessOf } from "./empty.js";
import { indexOperations, writtenAs } from "./join/index.js";
import { masked } from "./masked.js";
import type { CheckEnvironment, CheckOptions } from "./options.js";
import { inPlaceOrder } from "./order.js";
import { othersCount, remarksOnServers, scanCode, seenIn } from "./scanned.js";
import { scopeOf } from "./scope/scope.js";
import { rootFrom } from "./workspace.js";

/** A call, and what it matches in the contracts known; no operations: unlisted. */
export interface ListedCall extends ApiCall {
  /** the provider's name */
  readonly api: string;
  /** as the contracts write them: `GET /api/v1/workloads/{workloadId}` */
  readonly operations: readonly string[];
}

/** A path of the API in code that no call accounts for. */
interface ListedMention extends Mention {
  /** the provider's name */
  readonly api: string;
  /** as the contracts write them */
  readonly operations: readonly string[];
}

/** Every API call of the code, resolved or not. */
export interface CallInventory {
  /** the folder that files are relative to, itself relative to the working directory; `.` when one stands in it */
  readonly root: string;
  readonly calls: readonly ListedCall[];
  readonly unresolved: ScanResult["unresolved"];
  readonly mentions: readonly ListedMention[];
  readonly others: readonly Other[];
  /** uses of interfaces that no contract lists, by the id that the provider gives them */
  readonly interfaces: readonly Pick<InterfaceUse, "signature" | "file" | "line" | "column">[];
  /** nothing of the API was found: what there is instead; undefined: something was */
  readonly empty: Emptiness | undefined;
  readonly remarks: readonly string[];
  readonly troubledFiles: ScanResult["troubledFiles"];
  readonly summary: {
    readonly files: number;
    readonly filesParsed: number;
    readonly calls: number;
    readonly unresolved: number;
    readonly mentions: number;
    readonly others: number;
    readonly ms: number;
  };
}

/** `elapsed` gives milliseconds since some fixed moment. */
export async function collectCalls(
  paths: readonly string[],
  options: CheckOptions & CheckEnvironment,
  elapsed: () => number,
): Promise<Outcome<CallInventory>> {
  const start = elapsed();
  const prepared = await scanCode(paths, options);
  if (!prepared.ok) return prepared;
  const { workspace, apis } = prepared.value;
  const scope = await scopeOf(workspace, options);
  if (!scope.ok) return scope;
  const seen = seenIn(apis);
  const calls = apis.flatMap(({ opened, scanned }) => {
    const index = indexOperations(opened.knowledge);
    return scanned.calls
      .filter((call) => scope.value.holdsFile(call.file))
      .map((call) => ({
        ...call,
        path: maskCredentials(call.path),
        api: opened.provider.name,
        operations: index.match(call).map((match) => writtenAs(match.value)),
      }));
  });
  const mentions = apis.flatMap(({ opened, scanned }) => {
    const index = indexOperations(opened.knowledge);
    return scanned.mentions
      .filter((mention) => scope.value.holdsFile(mention.file))
      .map((mention) => ({
        ...mention,
        path: maskCredentials(mention.path),
        api: opened.provider.name,
        operations: index.match(mention).map((match) => writtenAs(match.value)),
      }));
  });
  const unresolved = seen.unresolved.filter((call) => scope.value.holdsFile(call.file));
  return ok({
    root: rootFrom(workspace.root, options.cwd),
    calls: apis.length === 1 ? calls : inPlaceOrder(calls),
    unresolved: unresolved.map(masked),
    mentions: apis.length === 1 ? mentions : inPlaceOrder(mentions),
    others: seen.others,
    interfaces: apis
      .flatMap(({ scanned }) => scanned.interfaces)
      .filter((use) => scope.value.holdsFile(use.file))
      .map(({ signature, file, line, column }) => ({ signature, file, line, column })),
    empty: workspace.resolved.settings.allowEmpty
      ? undefined
      : emptinessOf(apis, scope.value.isAsked, isAssumed(workspace.resolved)),
    remarks: [
      ...prepared.value.workspace.remarks,
      ...remarksOnServers(apis),
      ...remarksOnAssumption(workspace.resolved, apis),
    ],
    troubledFiles: seen.troubledFiles,
    summary: {
      files: seen.files,
      filesParsed: seen.filesParsed,
      calls: calls.length,
      unresolved: unresolved.length,
      mentions: mentions.length,
      others: othersCount(seen.others),
      ms: Math.round(elapsed() - start),
    },
  });
}
