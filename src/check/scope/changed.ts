import { type Outcome, ok, type Problem, problem } from "../../outcome.js";

export type Git = (args: readonly string[], folder: string) => Promise<Outcome<string>>;

interface ChangedFiles {
  /** relative to the project root, forward slashes */
  readonly files: ReadonlySet<string>;
  /** the commit at which this branch left the ref */
  readonly base: string;
  /** those of `apiFiles` that differ: findings anywhere may be new */
  readonly moved: readonly string[];
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
  const mergeBase = await git(["merge-base", ref, "HEAD"], root);
  if (!mergeBase.ok) {
    const known = await git(["rev-parse", "--verify", "--quiet", `${ref}^{commit}`], root);
    return notKnown(ref, known.ok ? { message: "it has no commit in common with HEAD" } : mergeBase.problem);
  }
  const base = mergeBase.value.trim();
  const differing = await differingFrom(base, root, ["--relative"], [], git);
  if (!differing.ok) return notKnown(ref, differing.problem);
  const files = new Set(differing.value);
  const moved: string[] = [];
  for (const name of apiFiles) {
    // Specs and config may lie above the project root, where `--relative` does not look.
    const own = name.startsWith("../")
      ? await differingFrom(base, root, [], [name], git)
      : ok([...files].filter((file) => (name.endsWith("/") ? file.startsWith(name) : file === name)));
    if (!own.ok) return notKnown(ref, own.problem);
    if (own.value.length > 0) moved.push(name);
  }
  return ok({ files, base, moved });
}

async function differingFrom(
  base: string,
  root: string,
  how: readonly string[],
  paths: readonly string[],
  git: Git,
): Promise<Outcome<readonly string[]>> {
  const differing = await git(["diff", "--name-only", ...how, "-z", base, "--", ...paths], root);
  if (!differing.ok) return differing;
  const untracked = await git(["ls-files", "--others", "--exclude-standard", "-z", "--", ...paths], root);
  return untracked.ok ? ok([...namesIn(differing.value), ...namesIn(untracked.value)]) : untracked;
}

const namesIn = (output: string): readonly string[] => output.split("\0").filter(Boolean);

const notKnown = (ref: string, { message, hint }: Pick<Problem, "message" | "hint">): Outcome<never> =>
  problem(`git cannot tell what changed since "${ref}": ${message.split("\n")[0] ?? ""}`, {
    hint:
      hint ??
      "In CI, fetch the history first (actions/checkout: fetch-depth: 0), and name a ref that exists there, such as origin/main.",
  });
