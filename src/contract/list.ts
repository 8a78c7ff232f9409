import { promises as fs } from "node:fs";
import path from "node:path";
import { isObject } from "./read/raw.js";
import { SNAPSHOT_KEY } from "./snapshot/mark.js";

export interface ListedSpec {
  readonly version: string;
  readonly file: string;
  /** undefined for a document that was put there by hand */
  readonly source: string | undefined;
  /** `2025-12-15` */
  readonly captured: string | undefined;
  /** since it was captured */
  readonly ageInDays: number | undefined;
}

/** The snapshots and documents of a provider's folder, by version; nothing where there is no folder. */
export async function listSpecs({
  folder,
  now,
}: {
  readonly folder: string;
  readonly now: Date;
}): Promise<readonly ListedSpec[]> {
  let names: readonly string[];
  try {
    names = await fs.readdir(folder);
  } catch {
    return [];
  }
  const documents = names.filter((name) => /^(?:latest|v?\d.*)\.(?:json|ya?ml)$/.test(name));
  const listed = await Promise.all(documents.map((name) => describe(path.join(folder, name), now)));
  return listed.sort((a, b) => a.version.localeCompare(b.version, "en", { numeric: true }));
}

async function describe(file: string, now: Date): Promise<ListedSpec> {
  const provenance = provenanceIn(await fs.readFile(file, "utf8"));
  const captured = provenance?.captured;
  return {
    version: path.basename(file).replace(/\.(?:json|ya?ml)$/, ""),
    file,
    source: provenance?.source,
    captured,
    ageInDays: captured === undefined ? undefined : ageInDays(captured, now),
  };
}

/** The snapshot's own first lines say where it is from; the rest of the file need not be parsed. */
export function provenanceIn(
  text: string,
):
  | { readonly provider: string; readonly source: string; readonly captured: string; readonly sha256: string }
  | undefined {
  const line = new RegExp(`^\\{\\s*"${SNAPSHOT_KEY}":(\\{.*\\}),?$`, "m").exec(text.slice(0, 4000))?.[1];
  if (line === undefined) return undefined;
  const value: unknown = JSON.parse(line);
  if (!isObject(value)) return undefined;
  const { provider, source, captured, sha256 } = value;
  if (
    typeof provider !== "string" ||
    typeof source !== "string" ||
    typeof captured !== "string" ||
    typeof sha256 !== "string"
  )
    return undefined;
  return { provider, source, captured, sha256 };
}

function ageInDays(captured: string, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(`${captured}T00:00:00Z`)) / 86_400_000);
}
