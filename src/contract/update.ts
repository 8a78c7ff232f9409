/** Brings the snapshots of a project up to what their sources say today. */
import { type Outcome, ok } from "../outcome.js";
import { writeText } from "../write-file.js";
import type { Contract } from "./contract.js";
import type { ListedSpec } from "./list.js";
import { loadContract } from "./load.js";
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
}

export interface Revision {
  readonly before: RevisionSide;
  readonly after: RevisionSide;
}

export interface RevisionSide {
  readonly text: string;
  readonly contract: Contract;
  /** `2026-11-20` */
  readonly captured: string;
}

/** Each snapshot is written whole or not at all; one that cannot be read again stays as it is. */
export async function updateSpecs(request: UpdateRequest): Promise<Outcome<readonly UpdatedSpec[]>> {
  const contractOf = (spec: ListedSpec, text: string) => loadContract({ kind: "text", file: spec.file, text });
  const reread = await rereadSpecs(request, async (spec, kept) => {
    const contract = await contractOf(spec, kept);
    return contract.ok ? [{ version: "what is kept of it", contract: contract.value }] : [];
  });
  const updated: UpdatedSpec[] = [];
  for (const { spec, kept, drift, made } of reread) {
    if (drift.kind !== "changed" || made === undefined) {
      updated.push({ ...spec, drift, revision: undefined });
      continue;
    }
    const [before, after] = await Promise.all([contractOf(spec, kept), contractOf(spec, made.text)]);
    if (!before.ok) return before;
    if (!after.ok) return after;
    if (!request.dryRun) {
      const written = await writeText(spec.file, spec.file, made.text, { within: request.within });
      if (!written.ok) return written;
    }
    const revision: Revision = {
      before: { text: kept, contract: before.value, captured: spec.captured ?? "" },
      after: { text: made.text, contract: after.value, captured: made.provenance.captured },
    };
    updated.push({ ...spec, drift, revision });
  }
  return ok(updated);
}
