import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { openWorkspace } from "../../check/workspace.js";
import { builtInFolder } from "../../contract/provider/built-in.js";
import { PROVIDER_NAME } from "../../contract/provider/names.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import type { Terminal } from "../terminal/terminal.js";

export interface SpecFlags {
  readonly provider?: string;
  readonly config?: string;
}

/** Where the snapshots of a provider lie: those that ship, and the project's own beside its config. */
export interface SpecFolders {
  readonly provider: string;
  readonly shipped: string;
  readonly own: string;
  /** documents that the config names, by version: absolute files and addresses */
  readonly named: Readonly<Record<string, string>>;
  /** absolute: the folder in which `.lastcall/` lies */
  readonly project: string;
}

/** Of one API: of several in the config one has to be named. */
export async function specFolders(flags: SpecFlags, terminal: Terminal): Promise<Outcome<SpecFolders>> {
  const all = await allSpecFolders(flags, terminal);
  if (!all.ok) return all;
  const [first, ...others] = all.value;
  return others.length === 0
    ? ok(first)
    : problem(`several APIs are known here: ${all.value.map(({ provider }) => provider).join(", ")}`, {
        hint: "Pick one with --provider.",
      });
}

/**
 * Of all APIs that the config lists, in its order, unless one is named; without a config of those that the project has
 * documents of, and of Run:ai where there is nothing to go by.
 */
export async function allSpecFolders(
  { provider, config }: SpecFlags,
  terminal: Terminal,
): Promise<Outcome<readonly [SpecFolders, ...SpecFolders[]]>> {
  const workspace = await openWorkspace([], { provider, config }, terminal);
  if (!workspace.ok) return workspace;
  const { project, resolved } = workspace.value;
  const configured = resolved.apis.map(({ name }) => name);
  const listed = configured.length > 0 ? configured : await apisWithDocuments(project);
  const [first = "runai", ...others] = resolved.settings.provider === undefined ? listed : [resolved.settings.provider];
  const of = (name: string): SpecFolders => ({
    provider: name,
    shipped: join(builtInFolder(), name),
    own: join(project, ".lastcall", name),
    project,
    named: resolved.apis.find((api) => api.name === name)?.specs ?? {},
  });
  return ok([of(first), ...others.map(of)]);
}

async function apisWithDocuments(project: string): Promise<readonly string[]> {
  const folder = join(project, ".lastcall");
  const namesIn = (path: string): Promise<readonly string[]> => readdir(path).catch(() => []);
  const apis = (await namesIn(folder)).filter((name) => PROVIDER_NAME.test(name)).sort();
  const documents = await Promise.all(apis.map((name) => namesIn(join(folder, name))));
  return apis.filter((_, at) => documents[at]?.some((name) => /^(?:latest|v?\d.*)\.(?:json|ya?ml)$/.test(name)));
}
