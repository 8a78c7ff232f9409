import { readFile } from "node:fs/promises";
import { snapshotOf } from "./add.js";
import type { Problem } from "../outcome.js";
import { listSpecs, provenanceIn, type ListedSpec } from "./list.js";
import type { Fetcher } from "./source.js";

/** What became of a snapshot's source since it was captured. */
export type Drift =
  /** byte for byte the same */
  | { readonly kind: "unchanged" }
  /** other words, the same contract */
  | { readonly kind: "same-facts" }
  /** operations that came, went or differ, as `GET /users/{userId}` */
  | { readonly kind: "changed"; readonly added: readonly string[]; readonly removed: readonly string[]; readonly changed: boolean }
  | { readonly kind: "unreadable"; readonly problem: Problem }
  /** nothing says where it came from */
  | { readonly kind: "no-source" };

export interface VerifiedSpec extends ListedSpec {
  readonly drift: Drift;
}

export interface VerifyRequest {
  readonly provider: string;
  readonly folder: string;
  readonly fetcher?: Fetcher;
  readonly token?: string;
  readonly cwd?: string;
  readonly now: Date;
  /** only this one */
  readonly version?: string;
}

/** Reads every source again and says whether its snapshot still holds. Writes nothing. */
export async function verifySpecs(request: VerifyRequest): Promise<readonly VerifiedSpec[]> {
  const verified: VerifiedSpec[] = [];
  for (const spec of await listSpecs(request)) {
    if (request.version !== undefined && request.version !== spec.version) continue;
    verified.push({ ...spec, drift: await driftOf(spec, request) });
  }
  return verified;
}

async function driftOf(spec: ListedSpec, request: VerifyRequest): Promise<Drift> {
  const kept = await readFile(spec.file, "utf8");
  const provenance = provenanceIn(kept);
  if (provenance === undefined) return { kind: "no-source" };
  const made = await snapshotOf({ ...request, version: spec.version, source: provenance.source, captured: provenance.captured });
  if (!made.ok) return { kind: "unreadable", problem: made.problem };
  if (made.value.provenance.sha256 === provenance.sha256) return { kind: "unchanged" };
  if (factsOf(made.value.text) === factsOf(kept)) return { kind: "same-facts" };
  const before = operationsIn(kept);
  const after = operationsIn(made.value.text);
  return {
    kind: "changed",
    added: [...after].filter((one) => !before.has(one)),
    removed: [...before].filter((one) => !after.has(one)),
    changed: true,
  };
}

/** Everything below the line that says where the facts are from. */
const factsOf = (snapshot: string): string => snapshot.split("\n").slice(2).join("\n");

function operationsIn(snapshot: string): ReadonlySet<string> {
  const { paths } = JSON.parse(snapshot) as { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  return new Set(Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`)));
}
