import { join } from "node:path";
import { openWorkspace } from "../../check/workspace.js";
import { builtInFolder } from "../../contract/provider/built-in.js";
import { type Outcome, ok } from "../../outcome.js";
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
  /** absolute: the folder in which `.lastcall/` lies */
  readonly project: string;
}

export async function specFolders({ provider, config }: SpecFlags, terminal: Terminal): Promise<Outcome<SpecFolders>> {
  const workspace = await openWorkspace([], { provider, config }, terminal);
  if (!workspace.ok) return workspace;
  const name = workspace.value.resolved.settings.provider ?? "runai";
  return ok({
    provider: name,
    shipped: join(builtInFolder(), name),
    own: join(workspace.value.project, ".lastcall", name),
    project: workspace.value.project,
  });
}
