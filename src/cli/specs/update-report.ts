/** What became of the documents of a project, and what of that the code uses. */
import type { UpdatedSpec } from "../../contract/folder.js";
import { type Outcome, ok } from "../../outcome.js";
import type { TouchedVersion, UpdateReport } from "../../report/update/index.js";
import { environmentOf } from "../environment.js";
import type { Terminal } from "../terminal/terminal.js";
import type { SpecFlags } from "./folders.js";

interface MadeReport {
  readonly report: UpdateReport;
  /** absolute: files of findings are relative to it; undefined: no code was looked at */
  readonly root: string | undefined;
}

export async function reportOn(
  provider: string,
  updated: readonly UpdatedSpec[],
  flags: SpecFlags & { readonly usedBy?: readonly string[]; readonly dryRun?: boolean },
  terminal: Terminal,
): Promise<Outcome<MadeReport>> {
  const [{ diffContracts }, { touchedBy }] = await Promise.all([
    import("../../diff/index.js"),
    import("../../check/touched.js"),
  ]);
  const documents = updated.map(({ revision, written, ...spec }) => ({
    spec,
    written,
    drift: spec.drift,
    changes:
      revision === undefined
        ? []
        : diffContracts(revision.before.contract, revision.after.contract, { today: terminal.today }),
  }));
  const touched: TouchedVersion[] = [];
  let root: string | undefined;
  for (const { version, revision } of updated) {
    if (revision === undefined || flags.usedBy === undefined) continue;
    const { before, after } = revision;
    const found = await touchedBy({ version, before, after }, flags.usedBy, {
      ...(flags.provider === undefined ? {} : { provider: flags.provider }),
      ...(flags.config === undefined ? {} : { config: flags.config }),
      ...environmentOf(terminal),
    });
    if (!found.ok) return found;
    root = found.value.root;
    touched.push({ version, api: found.value.api, findings: found.value.findings });
  }
  const report: UpdateReport = {
    provider,
    dryRun: flags.dryRun === true,
    documents,
    touched: flags.usedBy === undefined ? undefined : touched,
  };
  return ok({ report, root });
}
