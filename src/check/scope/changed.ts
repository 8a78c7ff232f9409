import { type Outcome, ok, problem } from "../../outcome.js";

export type Git = (args: readonly string[], folder: string) => Promise<Outcome<string>>;

export interface ChangedFiles {
  /** relative to the project root, forward slashes */
  readonly files: ReadonlySet<string>;
  /** the documents of the API, its releases or its config differ: findings anywhere may be new */
  readonly apiMoved: boolean;
}

/**
 * What differs from where this branch left `ref`: commits, staged, unstaged and untracked files.
 * `apiFiles` are the config, specs and provider folders a check reads, relative to the root; a folder ends in `/`.
 */
export async function changedSince(
  ref: string,
  root: string,
  apiFiles: readonly string[],
  git: Git,
): Promise<Outcome<ChangedFiles>> {
  // A ref that starts with a dash would be read as an option.
  if (ref.startsWith("-") || ref.trim() === "")
    return problem(`"${ref}" is no git ref`, { hint: "Name a branch, a tag or a commit: --changed-since origin/main" });
  const base = await git(["merge-base", ref, "HEAD"], root);
  if (!base.ok) return notKnown(ref, base.problem.message);
  const differing = await git(["diff", "--name-only", "--relative", "-z", base.value.trim()], root);
  if (!differing.ok) return notKnown(ref, differing.problem.message);
  const untracked = await git(["ls-files", "--others", "--exclude-standard", "-z"], root);
  if (!untracked.ok) return notKnown(ref, untracked.problem.message);
  // Specs and config may lie above the project root, where `--relative` does not look.
  const outside = await apiMovedAbove(base.value.trim(), root, apiFiles, git);
  if (!outside.ok) return notKnown(ref, outside.problem.message);

  const files = new Set([...namesIn(differing.value), ...namesIn(untracked.value)]);
  const apiMoved =
    outside.value ||
    apiFiles.some((name) => [...files].some((file) => (name.endsWith("/") ? file.startsWith(name) : file === name)));
  return ok({ files, apiMoved });
}

async function apiMovedAbove(
  base: string,
  root: string,
  apiFiles: readonly string[],
  git: Git,
): Promise<Outcome<boolean>> {
  const above = apiFiles.filter((name) => name.startsWith("../"));
  if (above.length === 0) return ok(false);
  const differing = await git(["diff", "--name-only", "-z", base, "--", ...above], root);
  if (!differing.ok) return differing;
  const untracked = await git(["ls-files", "--others", "--exclude-standard", "-z", "--", ...above], root);
  if (!untracked.ok) return untracked;
  return ok(differing.value !== "" || untracked.value !== "");
}

const namesIn = (output: string): readonly string[] => output.split("\0").filter(Boolean);

const notKnown = (ref: string, said: string): Outcome<never> =>
  problem(`git cannot tell what changed since "${ref}": ${said.split("\n")[0] ?? ""}`, {
    hint: "In CI, fetch the history first (actions/checkout: fetch-depth: 0), and name a ref that exists there, such as origin/main.",
  });
