/** Which findings a run reports: all of them, those of changed files, those of one shard. */
import { relative } from "node:path";
import { type Outcome, ok } from "../../outcome.js";
import type { Finding } from "../finding.js";
import type { CheckEnvironment, CheckOptions } from "../options.js";
import type { Workspace } from "../workspace.js";
import { askedFiles } from "./asked.js";
import { changedSince } from "./changed.js";
import { inShard } from "./shard.js";

export interface Scope {
  /** by the paths and globs of the command line alone */
  readonly isAsked: (file: string) => boolean;
  readonly holds: (finding: Finding) => boolean;
  readonly holdsFile: (file: string) => boolean;
  readonly remarks: readonly string[];
}

export async function scopeOf(workspace: Workspace, options: CheckOptions & CheckEnvironment): Promise<Outcome<Scope>> {
  const { shard } = options;
  const isAsked = askedFiles(workspace, options.cwd);
  const ofShard = (file: string): boolean => isAsked(file) && (shard === undefined || inShard(file, shard));
  const whole: Scope = { isAsked, holds: (finding) => ofShard(finding.place.file), holdsFile: ofShard, remarks: [] };
  if (options.changedSince === undefined) return ok(whole);

  const git = options.git ?? (await import("./git.js")).gitOf(options.env ?? {});
  const changed = await changedSince(options.changedSince, workspace.root, apiFilesOf(workspace), git);
  if (!changed.ok) return changed;
  const { files, apiMoved } = changed.value;
  if (apiMoved)
    return ok({
      ...whole,
      remarks: [
        `The config or the API's documents changed since ${options.changedSince}: findings of all files are reported.`,
      ],
    });
  return ok({
    isAsked,
    // A call in a changed file also answers for a field that is read in an unchanged one.
    holds: (finding) =>
      ofShard(finding.place.file) &&
      (files.has(finding.place.file) || (finding.call !== undefined && files.has(finding.call.file))),
    holdsFile: (file) => ofShard(file) && files.has(file),
    remarks: [],
  });
}

/** Config, documents and provider folder, relative to the root. */
function apiFilesOf({ root, project, resolved }: Workspace): readonly string[] {
  const { config, apis, settings } = resolved;
  const specs = apis.flatMap((api) => Object.values(api.specs ?? {}));
  const files = [config?.file, settings.base, settings.target, ...specs].filter(
    (file) => file !== undefined && !/^https?:/i.test(file),
  );
  const fromRoot = (path: string): string => relative(root, path).replaceAll("\\", "/");
  return [...files.map((file) => fromRoot(file ?? "")), `${fromRoot(`${project}/.lastcall`)}/`];
}
