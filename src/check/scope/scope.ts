/** Which findings a run reports: all of them, those of changed files, those of one shard. */
import { join, relative, resolve } from "node:path";
import { isAddress } from "../../contract/source.js";
import { maskCredentials } from "../../credentials.js";
import { type Outcome, ok } from "../../outcome.js";
import type { Finding } from "../finding.js";
import type { CheckEnvironment, CheckOptions } from "../options.js";
import type { Workspace } from "../workspace.js";
import { askedFiles } from "./asked.js";
import { changedSince, type Git } from "./changed.js";
import { inShard } from "./shard.js";

export interface Scope {
  /** by the paths and globs of the command line alone */
  readonly isAsked: (file: string) => boolean;
  readonly holds: (finding: Finding) => boolean;
  readonly holdsFile: (file: string) => boolean;
  readonly remarks: readonly string[];
}

/** Everything that would be found with other documents: the workspace names them. */
type FindingsWith = (workspace: Workspace) => Promise<Outcome<readonly Finding[]>>;

/** Without `findingsWith`, all files count where a document moved. */
export async function scopeOf(
  workspace: Workspace,
  options: CheckOptions & CheckEnvironment,
  findingsWith?: FindingsWith,
): Promise<Outcome<Scope>> {
  const { shard, changedSince: ref } = options;
  const isAsked = askedFiles(workspace, options.cwd);
  const ofShard = (file: string): boolean => isAsked(file) && (shard === undefined || inShard(file, shard));
  const whole: Scope = { isAsked, holds: (finding) => ofShard(finding.place.file), holdsFile: ofShard, remarks: [] };
  if (ref === undefined) return ok(whole);

  const git = options.git ?? (await import("./git.js")).gitOf(options.env ?? {});
  const { config, documents, addresses } = apiFilesOf(workspace, options.cwd);
  const changed = await changedSince(ref, workspace.root, [...config, ...documents], git);
  if (!changed.ok) return changed;
  const { files, base, moved } = changed.value;
  // A call in a changed file also answers for a field that is read in an unchanged one.
  const isChanged = (finding: Finding): boolean =>
    files.has(finding.place.file) || (finding.call !== undefined && files.has(finding.call.file));
  const changedOnly: Scope = {
    isAsked,
    holds: (finding) => ofShard(finding.place.file) && isChanged(finding),
    holdsFile: (file) => ofShard(file) && files.has(file),
    remarks: addresses.map(
      (address) =>
        `What ${maskCredentials(address)} said at ${ref} is recorded nowhere: what is new through it is told of changed files alone. A copy in the repository tells more: lastcall spec add`,
    ),
  };
  if (moved.length === 0) return ok(changedOnly);
  const all = (subject: string): Outcome<Scope> =>
    ok({ ...whole, remarks: [`${subject} changed since ${ref}: findings of all files are reported.`] });
  if (moved.some((name) => config.includes(name))) return all("The config");
  if (findingsWith === undefined) return all("The API's documents");
  const known = await findingsBefore(workspace, options.cwd, { base, names: documents, git }, findingsWith);
  if (!known.ok) return all("The API's documents");
  const before = new Set(known.value.map(identity));
  return ok({
    ...changedOnly,
    holds: (finding) => ofShard(finding.place.file) && (isChanged(finding) || !before.has(identity(finding))),
    remarks: [
      ...changedOnly.remarks,
      `The API's documents changed since ${ref}: of unchanged files, what is new because of that is reported.`,
    ],
  });
}

/** What was a warning and is an error now is new. */
const identity = ({ fingerprint, severity }: Finding): string => `${fingerprint} ${severity}`;

interface Before {
  readonly base: string;
  readonly names: readonly string[];
  readonly git: Git;
}

async function findingsBefore(
  workspace: Workspace,
  cwd: string,
  { base, names, git }: Before,
  findingsWith: FindingsWith,
): Promise<Outcome<readonly Finding[]>> {
  const { documentsBefore } = await import("./documents-before.js");
  const laidOut = await documentsBefore(base, workspace.root, names, git);
  if (!laidOut.ok) return laidOut;
  const { root, remove } = laidOut.value;
  const then = (path: string): string => join(root, relative(workspace.root, resolve(cwd, path)));
  const document = (source: string): string => (isAddress(source) ? source : then(source));
  const { resolved, project } = workspace;
  const { settings, apis } = resolved;
  try {
    return await findingsWith({
      ...workspace,
      project: then(project),
      resolved: {
        ...resolved,
        settings: {
          ...settings,
          allowEmpty: true,
          base: settings.base === undefined ? undefined : document(settings.base),
          target: settings.target === undefined ? undefined : document(settings.target),
        },
        apis: apis.map(({ specs, ...api }) =>
          specs === undefined
            ? api
            : {
                ...api,
                specs: Object.fromEntries(
                  Object.entries(specs).map(([version, source]) => [version, document(source)]),
                ),
              },
        ),
      },
    });
  } finally {
    await remove();
  }
}

interface ApiFiles {
  readonly config: readonly string[];
  readonly documents: readonly string[];
  readonly addresses: readonly string[];
}

/** Relative to the root; the provider's folder ends in `/`. Addresses are as the user wrote them. */
function apiFilesOf({ root, project, resolved }: Workspace, cwd: string): ApiFiles {
  const { config, apis, settings } = resolved;
  const specs = [settings.base, settings.target, ...apis.flatMap((api) => Object.values(api.specs ?? {}))].filter(
    (source) => source !== undefined,
  );
  const fromRoot = (path: string): string => relative(root, resolve(cwd, path)).replaceAll("\\", "/");
  return {
    config: config === undefined ? [] : [fromRoot(config.file)],
    documents: [
      ...specs.filter((source) => !isAddress(source)).map(fromRoot),
      `${fromRoot(join(project, ".lastcall"))}/`,
    ],
    addresses: [...new Set(specs.filter(isAddress))],
  };
}
