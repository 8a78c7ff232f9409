import { promises as fs } from "node:fs";
import path from "node:path";
import { readRegularText } from "../regular-file.js";
import { isList, isObject } from "./read/raw.js";
import { SNAPSHOT_KEY } from "./snapshot/mark.js";
import type { Provenance } from "./snapshot/write.js";

export interface ListedSpec {
  readonly version: string;
  readonly file: string;
  /** undefined for a document that was put there by hand */
  readonly source: string | undefined;
  /** `2025-12-15` */
  readonly captured: string | undefined;
  /** since it was captured */
  readonly ageInDays: number | undefined;
  /** it holds a part of the API */
  readonly partial: boolean;
  /** paths and operations that its source had and that could not be read */
  readonly unread: readonly string[];
  /** how it came together from the pages of a docs site */
  readonly assembly: Provenance["assembly"];
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
  const listed = documents.map((name) => describe(path.join(folder, name), now));
  return listed.sort((a, b) => a.version.localeCompare(b.version, "en", { numeric: true }));
}

function describe(file: string, now: Date): ListedSpec {
  const provenance = provenanceIn(textOf(file));
  const captured = provenance?.captured;
  return {
    version: path.basename(file).replace(/\.(?:json|ya?ml)$/, ""),
    file,
    source: provenance?.source,
    captured,
    ageInDays: captured === undefined ? undefined : ageInDays(captured, now),
    partial: provenance?.partial === true,
    unread: provenance?.unread ?? [],
    assembly: provenance?.assembly,
  };
}

/** What cannot be read says nothing of where it comes from. */
export function textOf(file: string): string {
  try {
    return readRegularText(file).replace(/^\uFEFF/, "");
  } catch {
    return "";
  }
}

/** What the first lines of a snapshot say; a document of other hands says nothing. */
export interface KeptProvenance extends Omit<Provenance, "version" | "partial"> {
  readonly partial: boolean;
  /** see `Contract.unread` */
  readonly unread: readonly string[];
}

/** The snapshot's own first lines say where it is from; the rest of the file need not be parsed. */
export function provenanceIn(text: string): KeptProvenance | undefined {
  const value = writtenIn(text);
  if (!isObject(value)) return undefined;
  const { provider, source, captured, sha256, partial, unread, otherRelease, documentVersion, assembly } = value;
  if (
    typeof provider !== "string" ||
    typeof source !== "string" ||
    typeof captured !== "string" ||
    typeof sha256 !== "string"
  )
    return undefined;
  const assembled = assemblyIn(assembly);
  return {
    provider,
    source,
    captured,
    sha256,
    partial: partial === true,
    unread: texts(unread),
    ...(otherRelease === true ? { otherRelease } : {}),
    ...(typeof documentVersion === "string" ? { documentVersion } : {}),
    ...(assembled === undefined ? {} : { assembly: assembled }),
  };
}

/** `undefined`: it is no snapshot, or no JSON any more. A formatter may have laid it out anew. */
function writtenIn(text: string): unknown {
  const [, written] = OWN_LINE.exec(text) ?? [];
  const own = written === undefined ? undefined : parsed(written);
  if (own !== undefined) return own;
  const root = text.includes(`"${SNAPSHOT_KEY}"`) ? parsed(text) : undefined;
  return isObject(root) ? root[SNAPSHOT_KEY] : undefined;
}

/** The brace that opens the document, and the line of the key, as they are written here. */
const OWN_LINE = new RegExp(`^\\{\\s*"${SNAPSHOT_KEY}":(\\{.*\\}),?(?=[\\r\\n])`);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function assemblyIn(value: unknown): Provenance["assembly"] {
  if (!isObject(value)) return undefined;
  const { by } = value;
  if (by !== "llms.txt" && by !== "sitemap" && by !== "page") return undefined;
  const [bare, otherApi] = [texts(value.bare), texts(value.otherApi)];
  return {
    ...{ by, read: texts(value.read), without: texts(value.without), refused: texts(value.refused) },
    ...(bare.length === 0 ? {} : { bare }),
    ...(otherApi.length === 0 ? {} : { otherApi }),
  };
}

const texts = (list: unknown): readonly string[] => (isList(list) ? list.filter((one) => typeof one === "string") : []);

function ageInDays(captured: string, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(`${captured}T00:00:00Z`)) / 86_400_000);
}
