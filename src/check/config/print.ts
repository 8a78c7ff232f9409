import { relative } from "node:path";
import { type Outcome, ok } from "../../outcome.js";
import type { CheckEnvironment, CheckOptions } from "../options.js";
import { openWorkspace } from "../workspace.js";
import type { Origin } from "./settings.js";

export interface PrintedSetting {
  readonly name: string;
  /** undefined: not set */
  readonly value: unknown;
  /** `flag`, `LASTCALL_TO`, `lastcall.config.json` or `default` */
  readonly origin: string;
}

/** What a run with these options would go by, and where each value came from. */
export async function printConfig(
  paths: readonly string[],
  options: CheckOptions & CheckEnvironment,
): Promise<Outcome<readonly PrintedSetting[]>> {
  const workspace = await openWorkspace(paths, options, options);
  if (!workspace.ok) return workspace;
  const { settings, origins, overrides, apis, clients, config } = workspace.value.resolved;
  const names = Object.keys(origins) as readonly (keyof typeof origins)[];
  const fromConfig = config === undefined ? "default" : shownFile(config.file, options.cwd);
  return ok([
    ...names.map((name) => ({ name, value: settings[name], origin: originText(origins[name], options.cwd) })),
    { name: "overrides", value: overrides, origin: overrides.length === 0 ? "default" : fromConfig },
    { name: "clients", value: clients, origin: clients.length === 0 ? "default" : fromConfig },
    { name: "apis", value: apis, origin: apis.length === 0 ? "default" : fromConfig },
  ]);
}

function originText(origin: Origin, cwd: string): string {
  switch (origin.kind) {
    case "flag":
    case "default":
      return origin.kind;
    case "environment":
      return origin.variable;
    case "config":
      return shownFile(origin.file, cwd);
  }
}

const shownFile = (file: string, cwd: string): string => relative(cwd, file).replaceAll("\\", "/");
