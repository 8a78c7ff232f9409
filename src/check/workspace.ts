/** Where a run takes place: the paths asked for, the project they belong to, and its config. */
import { dirname, join, relative, resolve, sep } from "node:path";
import { isInside } from "../inside.js";
import { type Outcome, ok, problem } from "../outcome.js";
import { disk, type FileSystem } from "../scan/discover/file-system.js";
import { toForwardSlashes } from "../scan/discover/path.js";
import { packageOfFile, workspaceAbove } from "../scan/discover/workspaces.js";
import { ignoredConfigs } from "./config/ignored.js";
import { CONFIG_NAMES, loadConfig } from "./config/locate.js";
import { CONFIG_VARIABLE, type ResolvedSettings, resolveSettings } from "./config/settings.js";
import { exists, factsOf } from "./files.js";
import type { CheckEnvironment, CheckOptions } from "./options.js";

export interface Workspace {
  /**
   * absolute; files of a report are relative to it. Of a package of a workspace it is the workspace: what is asked about
   * chooses what is reported, and what is understood takes the packages beside it.
   */
  readonly root: string;
  /** the root belongs together: a package, a repository, or what a config is for */
  readonly isProject: boolean;
  /** absolute */
  readonly paths: readonly string[];
  /** an absolute path as the user wrote it, else as they see it from where they stand */
  readonly nameOf: (path: string) => string;
  readonly resolved: ResolvedSettings;
  /** absolute: the folder beside which `.lastcall/` may lie */
  readonly project: string;
  /** files that look like a config and are not read */
  readonly remarks: readonly string[];
}

export async function openWorkspace(
  paths: readonly string[],
  options: CheckOptions,
  environment: CheckEnvironment,
): Promise<Outcome<Workspace>> {
  if (paths.includes(""))
    return problem("a path is empty", { hint: "Name folders and files, or . for the current folder." });
  const asked = paths.length === 0 ? ["."] : paths;
  const absolute = asked.map((path) => resolve(environment.cwd, path));
  const names = new Map(absolute.map((path, at) => [path, asked[at] ?? path]));
  const folders: string[] = [];
  for (const [at, path] of absolute.entries()) {
    const facts = factsOf(path);
    if (facts === undefined)
      return problem(`there is no ${asked[at] ?? path}`, { hint: `Looked in ${environment.cwd}.` });
    folders.push(facts.isDirectory() ? path : dirname(path));
  }
  const start = commonFolder(folders);
  const config = await loadConfig(options.config ?? environment.env?.[CONFIG_VARIABLE], start, environment.cwd);
  if (!config.ok) return config;
  const resolved = resolveSettings(options, environment, config.value);
  if (!resolved.ok) return resolved;
  const found = projectRoot(start, config.value?.folder);
  const own = found ?? (isInside(environment.cwd, start) ? environment.cwd : start);
  const above =
    found === undefined ? undefined : workspaceAbove(environment.fileSystem ?? disk, toForwardSlashes(found));
  const root = above === undefined ? own : resolve(above);
  return ok({
    root,
    isProject: found !== undefined,
    paths: absolute,
    nameOf: (path) => names.get(resolve(path)) ?? rootFrom(resolve(path), environment.cwd),
    resolved: resolved.value,
    project: config.value?.folder ?? own,
    remarks: ignoredConfigs(start, environment.fileSystem ?? disk).map(
      (file) =>
        `${relative(environment.cwd, file)} is not read: a config is called ${CONFIG_NAMES[0]}, .jsonc or .yaml`,
    ),
  });
}

/** The package that a file of a report belongs to, "" where the root is no workspace. */
export const packagesOf = ({ root }: Workspace, fileSystem: FileSystem = disk): ((file: string) => string) =>
  packageOfFile(fileSystem, toForwardSlashes(root));

/** The nearest folder above with a package, a config or a repository. */
function projectRoot(start: string, configFolder: string | undefined): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (folder === configFolder) return folder;
    if (exists(join(folder, "package.json")) || exists(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** As the JSON names it: forward slashes, `.` for the working directory itself. */
export const rootFrom = (root: string, cwd: string): string => relative(cwd, root).replaceAll("\\", "/") || ".";

function commonFolder(folders: readonly string[]): string {
  return folders.reduce((common, folder) => {
    let candidate = common;
    while (relative(candidate, folder).split(sep)[0] === "..") candidate = dirname(candidate);
    return candidate;
  });
}
