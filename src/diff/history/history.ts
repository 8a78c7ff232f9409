import { HTTP_METHODS, type HttpMethod, type OperationKey } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import { operationKey } from "../../contract/normalise/path.js";
import type { Notice, Provider } from "../../contract/provider/index.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { buildLifecycle } from "./build.js";
import { type ReleaseLine, releaseLine } from "./events.js";
import type { Lifecycle } from "./lifecycle.js";
import { indexNotices, type NoticeIndex } from "./notices.js";
import { type ReleaseContract, type Releases, releasesOf } from "./release.js";

/** All releases of a provider and its notices: what lifecycles are read from, each on first asking. */
export interface History extends Releases {
  readonly provider: Provider;
  /** operations of any contract, and those that only notices name */
  readonly operations: ReadonlyMap<OperationKey, KnownOperation>;
  readonly notices: NoticeIndex;
  readonly line: ReleaseLine;
  readonly memo: Map<string, Lifecycle>;
}

export interface KnownOperation {
  readonly key: OperationKey;
  readonly method: HttpMethod;
  /** as the newest contract or notice that has it writes it */
  readonly path: string;
  /** versions whose contract lists it, oldest first; empty where only notices name it */
  readonly versions: readonly string[];
}

/** Opens every release of the provider, once. A notice of the project's own that no contract knows is a problem. */
export function openHistory(provider: Provider): Promise<Outcome<History>> {
  const known = opened.get(provider) ?? open(provider);
  opened.set(provider, known);
  return known;
}

const opened = new WeakMap<Provider, Promise<Outcome<History>>>();

async function open(provider: Provider): Promise<Outcome<History>> {
  const releases = await releasesOf(provider);
  if (!releases.ok) return releases;
  const operations = knownOperations(releases.value.contracts, provider.notices);
  const stray = strayNotice(provider.notices, operations);
  if (stray !== undefined) return stray;
  return ok({
    provider,
    ...releases.value,
    operations,
    notices: indexNotices(provider.notices),
    line: releaseLine(provider.definition),
    memo: new Map(),
  });
}

/**
 * The life of an operation (`{ kind: "operation", path: [] }`) or of one of its parts.
 * An element that nothing is known of has a life without events.
 */
export function lifecycleOf(history: History, operation: OperationKey, element: Element): Lifecycle {
  const id = `${operation}\n${element.kind}\n${element.path.join("\n")}`;
  const known = history.memo.get(id);
  if (known !== undefined) return known;
  const lifecycle = buildLifecycle(history, operation, element);
  // names that no release knows come from code, and an editor sends new ones all day
  if (lifecycle.events.length > 0) history.memo.set(id, lifecycle);
  return lifecycle;
}

/** `GET /api/v1/apps/{appId}` for `GET /api/v1/apps/{}`; a path whose methods nobody names stands alone. */
export function spelled(history: History, key: OperationKey): string {
  const known = history.operations.get(key);
  if (known !== undefined) return `${known.method} ${known.path}`;
  const [method = "", path = ""] = key.split(" ");
  const asNoticed = history.notices.get(path)?.[0]?.element.path ?? path;
  return method === "ANY" ? asNoticed : `${method} ${asNoticed}`;
}

function knownOperations(
  contracts: readonly ReleaseContract[],
  notices: readonly Notice[],
): ReadonlyMap<OperationKey, KnownOperation> {
  const known = new Map<OperationKey, KnownOperation & { path: string; versions: string[] }>();
  for (const { version, operations } of contracts) {
    for (const { key, method, path } of operations) {
      const before = known.get(key);
      if (before === undefined) known.set(key, { key, method, path, versions: [version] });
      else {
        before.path = path;
        before.versions.push(version);
      }
    }
  }
  const noticed = (method: string, path: string) => {
    const key = operationKey(method, path);
    if (!known.has(key)) known.set(key, { key, method, path, versions: [] });
  };
  for (const notice of notices) {
    for (const { path, methods, query, header, field, replacement } of notice.elements) {
      if (query === undefined && header === undefined && field === undefined)
        methods?.forEach((method) => {
          noticed(method, path);
        });
      for (const text of replacement) {
        const [, method, target] = /^([A-Z]+) (\/\S+)$/.exec(text) ?? [];
        if (method !== undefined && target !== undefined) noticed(method, target);
      }
    }
  }
  return known;
}

/** Notices shipped with the provider are held right by tests and carry no line. */
function strayNotice(notices: readonly Notice[], operations: History["operations"]): Outcome<never> | undefined {
  for (const { elements, origin, kind } of notices) {
    if (origin.line === undefined || kind === "introduced") continue;
    const stray = elements.find((element) => element.listed && !isListed(element.path, element.methods, operations));
    if (stray !== undefined) {
      return problem(
        `${origin.file}: no contract lists ${stray.methods?.join("|") ?? ""}${stray.methods === undefined ? "" : " "}${stray.path}`,
        {
          file: origin.file,
          line: origin.line,
          hint: 'Check the path; say "listed": false if it is known to be in no contract.',
        },
      );
    }
  }
  return undefined;
}

const isListed = (path: string, methods: readonly string[] | undefined, operations: History["operations"]): boolean =>
  HTTP_METHODS.some(
    (method) =>
      (methods === undefined || methods.includes(method)) &&
      (operations.get(operationKey(method, path))?.versions.length ?? 0) > 0,
  );
