/** Brings the snapshots of a project up to what their sources say today. */
import { dirname, join } from "node:path";
import { type Outcome, ok } from "../outcome.js";
import { writeText } from "../write-file.js";
import { dayOfSnapshot } from "./calendar-date.js";
import type { Contract } from "./contract.js";
import type { ListedSpec } from "./list.js";
import { loadContract } from "./load.js";
import { writeSnapshot } from "./snapshot/write.js";
import { type Drift, rereadSpecs, type VerifyRequest } from "./verify.js";

export interface UpdateRequest extends VerifyRequest {
  /** absolute; no link on the way to a snapshot may lead out of it */
  readonly within: string;
  /** only say what would change */
  readonly dryRun: boolean;
}

export interface UpdatedSpec extends ListedSpec {
  readonly drift: Drift;
  /** of a source that changed: the snapshot before and after */
  readonly revision: Revision | undefined;
  /** of a source that changed: the snapshot that says so, its own or one of a later day beside it; not of a dry run */
  readonly written: string | undefined;
}

export interface Revision {
  readonly before: RevisionSide;
  readonly after: RevisionSide;
}

interface RevisionSide {
  readonly text: string;
  readonly contract: Contract;
  /** `2026-11-20` */
  readonly captured: string;
}

/**
 * Each snapshot is written whole or not at all; one that cannot be read again stays as it is. So does one of an earlier
 * day: it is what the code was written against, and what went since then only it can tell.
 */
export async function updateSpecs(request: UpdateRequest): Promise<Outcome<readonly UpdatedSpec[]>> {
  const contractOf = ({ file }: Pick<ListedSpec, "file">, text: string) => loadContract({ kind: "text", file, text });
  const reread = await rereadSpecs(request, async (spec, kept) => {
    const contract = await contractOf(spec, kept);
    return contract.ok ? [{ version: "what is kept of it", contract: contract.value }] : [];
  });
  const updated: UpdatedSpec[] = [];
  for (const { spec, kept, drift, made } of reread) {
    if (drift.kind !== "changed" || made === undefined) {
      updated.push({ ...spec, drift, revision: undefined, written: undefined });
      continue;
    }
    const { captured } = made.provenance;
    const beside = nameBeside(spec.version, captured);
    const file = beside === undefined ? spec.file : join(dirname(spec.file), `${beside}.json`);
    const text =
      beside === undefined ? made.text : writeSnapshot(made.contract, { ...made.provenance, version: beside });
    // each by the file that it is or becomes: places of changes are lines there
    const [before, after] = await Promise.all([contractOf(spec, kept), contractOf({ file }, text)]);
    if (!before.ok) return before;
    if (!after.ok) return after;
    if (!request.dryRun) {
      const written = await writeText(file, file, text, { within: request.within });
      if (!written.ok) return written;
    }
    const revision: Revision = {
      before: { text: kept, contract: before.value, captured: spec.captured ?? "" },
      after: { text, contract: after.value, captured },
    };
    updated.push({ ...spec, drift, revision, written: request.dryRun ? undefined : file });
  }
  return ok(updated);
}

/** Of a document of a day: the name of that of today, beside it. */
function nameBeside(version: string, today: string): string | undefined {
  const own = dayOfSnapshot(version);
  if (own === undefined) return undefined;
  return own.day < today ? today : `${own.day}.${own.count + 1}`;
}
