/** The documents of one API: those that ship, those of the project, those that the config names. */
import type { ListedSpec } from "../../contract/folder.js";
import type { SpecFolders } from "./folders.js";

export interface DocumentRow {
  readonly spec: Pick<
    ListedSpec,
    "version" | "file" | "source" | "captured" | "ageInDays" | "partial" | "unread" | "assembly"
  >;
  readonly where: "built in" | "project" | "config";
}

export interface ApiDocuments {
  readonly provider: string;
  readonly rows: readonly DocumentRow[];
}

/** Of two of one version the closer one counts: the config's, then the project's. */
export function documentRows(
  { named }: Pick<SpecFolders, "named">,
  shipped: readonly ListedSpec[] = [],
  own: readonly ListedSpec[] = [],
): readonly DocumentRow[] {
  const rows = new Map<string, DocumentRow>();
  for (const spec of shipped) rows.set(spec.version, { spec, where: "built in" });
  for (const spec of own) rows.set(spec.version, { spec, where: "project" });
  for (const [version, file] of Object.entries(named))
    rows.set(version, {
      spec: {
        ...{ version, file, source: undefined, captured: undefined, ageInDays: undefined },
        ...{ partial: false, unread: [], assembly: undefined },
      },
      where: "config",
    });
  return [...rows.values()].sort((a, b) => a.spec.version.localeCompare(b.spec.version, "en", { numeric: true }));
}
