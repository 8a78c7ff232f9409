/** Documents as they stand in a commit, read through the guarded git. */
import { type Outcome, ok, problem } from "../../outcome.js";
import type { CheckEnvironment } from "../options.js";

interface GitAddress {
  readonly ref: string;
  /** as git reads it: from the repository's root, which is "", or from the current folder with `./` */
  readonly path: string;
}

/** `git:origin/main:api/openapi.yaml` */
export function parseGitAddress(argument: string): Outcome<GitAddress> {
  const [, ref = "", path] = /^git:([^:]*):(.*)$/s.exec(argument) ?? [];
  // What starts with a dash would be read as an option.
  if (ref === "" || ref.startsWith("-") || path === undefined)
    return problem(`${argument} is not git:<ref>:<path>`, {
      hint: "Name a branch, a tag or a commit, and a file or folder: git:origin/main:openapi.yaml",
    });
  const name = path.replace(/\/+$/, "");
  // git knows the current folder as `./`, not as `.`
  return ok({ ref, path: /(?:^|\/)\.\.?$/.test(name) ? `${name}/` : name });
}

/** A file by its name below the folder that the address leads to. */
export const below = ({ ref, path }: GitAddress, file: string): GitAddress => ({
  ref,
  path: path === "" || path.endsWith("/") ? `${path}${file}` : `${path}/${file}`,
});

/** `document`: a file. A folder gives the files in it, by their names below it. */
export async function gitFiles(
  address: GitAddress,
  environment: CheckEnvironment,
): Promise<Outcome<"document" | readonly string[]>> {
  const kind = await run(["cat-file", "-t", objectOf(address)], address, environment);
  if (!kind.ok) return kind;
  if (kind.value.trim() !== "tree") return ok("document");
  const listed = await run(
    ["ls-tree", "-r", "-z", "--name-only", "--full-tree", objectOf(address)],
    address,
    environment,
  );
  return listed.ok ? ok(listed.value.split("\0").filter((file) => file !== "")) : listed;
}

/** The bytes of the commit: no filter, no text conversion. */
export const gitText = (address: GitAddress, environment: CheckEnvironment): Promise<Outcome<string>> =>
  run(["cat-file", "blob", objectOf(address)], address, environment);

const objectOf = ({ ref, path }: GitAddress): string => `${ref}:${path}`;

async function run(
  args: readonly string[],
  { ref, path }: GitAddress,
  { cwd, env, git }: CheckEnvironment,
): Promise<Outcome<string>> {
  const door = git ?? (await import("../scope/git.js")).gitOf(env ?? {});
  const said = await door(args, cwd);
  return said.ok
    ? said
    : problem(`git has no ${path === "" ? "files" : path} in ${ref}: ${said.problem.message.split("\n")[0] ?? ""}`, {
        hint:
          said.problem.hint ??
          "In CI, fetch the ref first (fetch-depth: 0). A path starts at the repository's root, or at the current folder with ./",
      });
}
