import type { Problem } from "../outcome.js";
import { mayHold } from "./absence.js";
import { type MadeSnapshot, snapshotOf } from "./add.js";
import { dayOfSnapshot } from "./calendar-date.js";
import type { Neighbour } from "./completeness.js";
import type { OperationKey } from "./contract.js";
import { isBefore } from "./document-version.js";
import { type KeptProvenance, type ListedSpec, listSpecs, provenanceIn, textOf } from "./list.js";
import { isAmong } from "./network/consent.js";
import { hiddenIn } from "./network/secrets.js";
import { operationKey } from "./normalise/path.js";
import type { Fetcher } from "./source.js";
import { faultOf, lostDocuments, movedOn, wentBack } from "./source-faults.js";

/** What became of a snapshot's source since it was captured. */
export type Drift =
  /** byte for byte the same */
  | { readonly kind: "unchanged" }
  /** other words, the same contract */
  | { readonly kind: "same-facts" }
  /** operations that came and went, as `GET /users/{userId}`, and what differs: operations, and schemas as `schema User` */
  | {
      readonly kind: "changed";
      readonly added: readonly string[];
      readonly removed: readonly string[];
      readonly differing: readonly string[];
    }
  | { readonly kind: "unreadable"; readonly problem: Problem }
  /** nothing says where it came from */
  | { readonly kind: "no-source" }
  /** what the source said before; a later day or release has a document of its own, which is held against it instead */
  | { readonly kind: "superseded"; readonly by: string };

export interface VerifiedSpec extends ListedSpec {
  readonly drift: Drift;
}

export interface VerifyRequest {
  readonly provider: string;
  readonly folder: string;
  readonly fetcher?: Fetcher;
  /** sent to those of `tokenHosts` alone: the addresses are what files of the project say */
  readonly token?: string;
  readonly tokenHosts?: readonly string[];
  readonly cwd?: string;
  /** see `SpecEnvironment` */
  readonly remoteReferences?: boolean;
  readonly now: Date;
  /** only this one */
  readonly version?: string;
  readonly onStep?: (step: string) => void;
}

/** Reads every source again and says whether its snapshot still holds. Writes nothing. */
export async function verifySpecs(request: VerifyRequest): Promise<readonly VerifiedSpec[]> {
  return (await rereadSpecs(request)).map(({ spec, drift }) => ({ ...spec, drift }));
}

/** A snapshot, what its source gives today, and what became of it. */
interface RereadSpec {
  readonly spec: ListedSpec;
  /** the snapshot's text */
  readonly kept: string;
  readonly drift: Drift;
  /** where the source could be read */
  readonly made: MadeSnapshot | undefined;
}

export async function rereadSpecs(
  request: VerifyRequest,
  /** what a source that shrank is measured by; left out: whatever it gives is taken */
  neighboursOf: (spec: ListedSpec, kept: string) => Promise<readonly Neighbour[]> = () => Promise.resolve([]),
): Promise<readonly RereadSpec[]> {
  const specs: RereadSpec[] = [];
  const listed = await listSpecs(request);
  for (const spec of listed) {
    if (request.version !== undefined && request.version !== spec.version) continue;
    const kept = textOf(spec.file);
    const later = laterDay(spec, listed) ?? laterRelease(spec, listed);
    if (later !== undefined) specs.push({ spec, kept, drift: { kind: "superseded", by: later }, made: undefined });
    else specs.push({ spec, kept, ...(await reread(spec, kept, request, await neighboursOf(spec, kept))) });
  }
  return specs;
}

/** A source that moves, as it was on a day, which is how `init --spec` takes it in. */
function laterDay({ version, source }: ListedSpec, listed: readonly ListedSpec[]): string | undefined {
  const own = dayOfSnapshot(version);
  if (own === undefined || source === undefined) return undefined;
  return listed
    .filter((other) => other.source === source)
    .map((other) => ({ version: other.version, of: dayOfSnapshot(other.version) }))
    .flatMap(({ version: later, of }) => (of !== undefined && isLater(of, own) ? [{ later, of }] : []))
    .reduce<{ later: string; of: SnapshotDay } | undefined>(
      (last, one) => (last === undefined || isLater(one.of, last.of) ? one : last),
      undefined,
    )?.later;
}

/** One address, as of a control plane that was upgraded since, or one file, has one release at a time. */
const laterRelease = ({ version, source, captured = "" }: ListedSpec, listed: readonly ListedSpec[]) =>
  listed
    .filter((other) => source !== undefined && other.source === source && (other.captured ?? "") > captured)
    .map((other) => other.version)
    .findLast((other) => isBefore(version, other));

type SnapshotDay = NonNullable<ReturnType<typeof dayOfSnapshot>>;

const isLater = (one: SnapshotDay, other: SnapshotDay): boolean =>
  one.day > other.day || (one.day === other.day && one.count > other.count);

async function reread(
  spec: ListedSpec,
  kept: string,
  request: VerifyRequest,
  neighbours: readonly Neighbour[],
): Promise<Pick<RereadSpec, "drift" | "made">> {
  const broken = faultOf(spec, kept);
  if (broken !== undefined) return { drift: { kind: "unreadable", problem: broken }, made: undefined };
  const provenance = provenanceIn(kept);
  if (provenance === undefined) return { drift: { kind: "no-source" }, made: undefined };
  const { token, tokenHosts = [], ...rest } = request;
  const { source } = provenance;
  const hidden = hiddenIn(source);
  if (hidden.length > 0)
    return { drift: { kind: "unreadable", problem: incomplete(spec, source, hidden) }, made: undefined };
  const mayHaveToken = token !== undefined && URL.canParse(source) && isAmong(tokenHosts, new URL(source));
  const made = await snapshotOf({
    ...rest,
    ...(mayHaveToken ? { token } : {}),
    version: spec.version,
    source,
    namedBy: "config",
    neighbours,
    ...(provenance.otherRelease === true ? { otherRelease: true } : {}),
    ...(provenance.assembly === undefined ? {} : { before: provenance.assembly.read }),
    ofDay: dayOfSnapshot(spec.version)?.day === provenance.captured,
    // what it holds was taken in as that
    ...(provenance.partial ? { extent: "part" } : neighbours.length === 0 ? { extent: "whole" } : {}),
  });
  if (!made.ok) return { drift: { kind: "unreadable", problem: made.problem }, made: undefined };
  const { provenance: now } = made.value;
  const drift = driftBetween(kept, provenance, made.value);
  const fault =
    lostDocuments(provenance, now) ??
    (drift.kind !== "changed"
      ? undefined
      : isAnotherApi(kept, made.value.text)
        ? anotherApi(source)
        : (wentBack(provenance, now) ?? movedOn(spec, provenance, now)));
  return fault === undefined
    ? { drift, made: made.value }
    : { drift: { kind: "unreadable", problem: fault }, made: undefined };
}

/** No operation and no server of it is what it was. */
function isAnotherApi(kept: string, made: string): boolean {
  const serversOf = (text: string) => ((JSON.parse(text) as Snapshot).servers ?? []).map(({ url }) => url);
  const operationsOf = (text: string) => [...partsOf(text).keys()].filter((name) => !name.startsWith("schema "));
  const [was, is] = [serversOf(kept), serversOf(made)];
  if (was.length === 0 || is.length === 0) return false;
  const shares = (mine: readonly string[], theirs: readonly string[]): boolean =>
    mine.some((one) => theirs.includes(one));
  return !shares(was, is) && !shares(operationsOf(kept), operationsOf(made));
}

const anotherApi = (source: string): Problem => ({
  message: `${source} has no operation and no server of what is kept of it: it is another API`,
  hint: "If that is right, take it in anew: lastcall spec add <version> <address>.",
});

/** A secret is kept in no file, so that the address of a snapshot may lack one. */
const incomplete = ({ version }: ListedSpec, source: string, hidden: readonly string[]): Problem => ({
  message: `${source} cannot be read as it stands: ${hidden.join(", ")} ${hidden.length === 1 ? "is" : "are"} not kept with it`,
  hint: `Take it in again by the whole address: lastcall spec add ${version} <address>. Where the server takes a bearer token, put that into LASTCALL_TOKEN instead.`,
});

function driftBetween(kept: string, before: KeptProvenance, made: MadeSnapshot): Drift {
  if (made.provenance.sha256 === before.sha256) return { kind: "unchanged" };
  if (factsOf(made.text) === factsOf(kept)) return { kind: "same-facts" };
  const was = partsOf(kept);
  const is = partsOf(made.text);
  const known = { partial: before.partial, unread: new Set(before.unread) };
  const told = { partial: made.provenance.partial === true, unread: made.contract.unread };
  const isOperation = (name: string): boolean => !name.startsWith("schema ");
  const changed = {
    kind: "changed" as const,
    added: [...is.keys()].filter((name) => !was.has(name) && isOperation(name) && !mayHold(known, keyOf(name))),
    removed: [...was.keys()].filter((name) => !is.has(name) && isOperation(name) && !mayHold(told, keyOf(name))),
    differing: [...was].filter(([name, facts]) => is.has(name) && is.get(name) !== facts).map(([name]) => name),
  };
  const isOfAll = headOf(kept) !== headOf(made.text);
  const isSame = [...was.keys(), ...is.keys()].every((name) => was.get(name) === is.get(name));
  return isSame && !isOfAll ? { kind: "same-facts" } : changed;
}

/** What holds for all operations. */
function headOf(snapshot: string): string {
  const { servers, security, webhooks, "x-webhooks": before } = JSON.parse(snapshot) as Snapshot;
  return JSON.stringify([servers, security, webhooks ?? before]);
}

/** Everything below the line that says where the facts are from. */
const factsOf = (snapshot: string): string => snapshot.split("\n").slice(2).join("\n");

const keyOf = (name: string): OperationKey => {
  const [method = "", path = ""] = name.split(" ");
  return operationKey(method, path);
};

interface Snapshot {
  readonly servers?: readonly { readonly url: string }[];
  readonly security?: unknown;
  readonly webhooks?: unknown;
  readonly "x-webhooks"?: unknown;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

/** The facts of each operation and schema, by name. */
function partsOf(snapshot: string): ReadonlyMap<string, string> {
  const { paths, components } = JSON.parse(snapshot) as Snapshot;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, facts]) => [`${method.toUpperCase()} ${path}`, facts] as const),
  );
  const schemas = Object.entries(components?.schemas ?? {}).map(([name, facts]) => [`schema ${name}`, facts] as const);
  return new Map([...operations, ...schemas].map(([name, facts]) => [name, JSON.stringify(facts)]));
}
