import { join } from "node:path";
import { type Outcome, ok } from "../../outcome.js";
import { readRegularText } from "../../regular-file.js";
import { decodeNotice, decodePolicy, decodeProvider } from "./decode.js";
import type { ProviderDefinition, Release } from "./definition.js";
import type { Notice } from "./notice.js";
import { orderReleases } from "./order.js";

interface Extension {
  readonly base: ProviderDefinition;
  readonly notices: () => readonly Notice[];
  /** the project's `.lastcall/<name>/` */
  readonly folder: string;
  readonly files: readonly string[];
  /** that have a contract, whether or not a list of releases names them */
  readonly versions: readonly string[];
}

export interface Extended {
  readonly definition: ProviderDefinition;
  readonly notices: () => readonly Notice[];
}

/** Adds a project's own facts to the built-in ones: its lists are appended, its single facts win. */
export async function extendDefinition(extension: Extension): Promise<Outcome<Extended>> {
  const { base, notices, folder, files, versions } = extension;
  if (!files.includes("provider.json") && !files.includes("notices.json")) return ok({ definition: base, notices });
  const { validateNotices, validateProvider } = await import("./validate.js");
  let definition = base;
  if (files.includes("provider.json")) {
    const file = join(folder, "provider.json");
    const checked = validateProvider(file, readRegularText(file), base);
    if (!checked.ok) return checked;
    const raw = checked.value;
    const own = decodeProvider(base.name, raw);
    definition = {
      ...base,
      title: raw.title ?? base.title,
      releases: mergeReleases(base.releases, own.releases),
      policy: raw.policy === undefined ? base.policy : decodePolicy(raw.policy),
      latest: own.latest ?? base.latest,
      capturedEarly: joined(base.capturedEarly, own.capturedEarly),
      servers: joined(base.servers, own.servers),
      hosts: joined(base.hosts, own.hosts),
      foreignHosts: joined(base.foreignHosts, own.foreignHosts),
      basePaths: joined(base.basePaths, own.basePaths),
      names: joined(base.names, own.names),
      distinctivePrefixes: joined(base.distinctivePrefixes, own.distinctivePrefixes),
      signatures: [
        ...base.signatures.filter((known) => !own.signatures.some((mine) => mine.id === known.id)),
        ...own.signatures,
      ],
      rewrites: [...base.rewrites, ...own.rewrites],
    };
  }
  if (!files.includes("notices.json")) return ok({ definition, notices });
  const file = join(folder, "notices.json");
  const known = notices();
  const releases = orderReleases(definition.releases, versions);
  const checked = validateNotices(file, readRegularText(file), { ...definition, releases }, known);
  if (!checked.ok) return checked;
  const own = checked.value.map(({ raw, line }) => decodeNotice(raw, file, line));
  return ok({ definition, notices: () => [...known, ...own] });
}

const joined = (known: readonly string[], own: readonly string[]): readonly string[] => [
  ...new Set([...known, ...own]),
];

/** A release that both name takes the project's facts; new ones follow the release that precedes them in the project's list. */
export function mergeReleases(known: readonly Release[], own: readonly Release[]): readonly Release[] {
  const merged = [...known];
  let previous: string | undefined;
  for (const release of own) {
    const at = merged.findIndex((other) => other.version === release.version);
    if (at >= 0) merged[at] = release;
    else if (previous === undefined) merged.push(release);
    else merged.splice(merged.findIndex((other) => other.version === previous) + 1, 0, release);
    previous = release.version;
  }
  return merged;
}
