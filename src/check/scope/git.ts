/**
 * Runs the program `git`. It is run in folders that came from somebody else, and git would run much of what
 * their configuration names: monitors, hooks, filters, pagers, comparers. None of it is needed to list names of files.
 */
import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { type Outcome, ok, problem } from "../../outcome.js";
import type { Git } from "./changed.js";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `core.fsmonitor`, `core.hooksPath` and `core.pager` name programs; with `safe.bareRepository` the files of a bare
 * repository that lie in a commit are not taken for the repository.
 */
const OVERRIDES = {
  "core.fsmonitor": "",
  "core.hooksPath": "/dev/null",
  "core.pager": "cat",
  "safe.bareRepository": "explicit",
  "protocol.allow": "never",
} as const;

const GLOBAL_OPTIONS = [
  "--no-pager",
  ...Object.entries(OVERRIDES).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
];

/** Per command, what keeps it from running programs that attributes and configuration name, and out of submodules. */
const COMMAND_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  diff: ["--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty", "--no-color"],
};

/** Arguments go as a list: no shell reads them. */
export function gitOf(env: Environment): Git {
  const program = programIn(env["PATH"] ?? env["Path"]);
  return async ([command = "", ...args], folder) => {
    if (program === undefined)
      return problem("git is not installed", { hint: "Install it; nothing else tells what was committed." });
    const run = (options: readonly string[], extra: Environment) => runProgram(program, options, folder, extra);
    const plain = environmentFor(env);
    const filters = await run(
      [...GLOBAL_OPTIONS, "config", "--show-scope", "--null", "--name-only", "--includes", "--list"],
      plain,
    );
    // An old git tells no scopes; where there is no repository the command itself says so.
    const without = filters.ok ? withoutFilters(filters.value) : {};
    return run([...GLOBAL_OPTIONS, command, ...(COMMAND_OPTIONS[command] ?? []), ...args], { ...plain, ...without });
  };
}

/**
 * A filter of the repository's own configuration is a program that `diff` would run on changed files. A user's own, as
 * `git lfs install` sets it, stays.
 */
function withoutFilters(listed: string): Environment {
  const fields = listed.split("\0");
  const names = fields.flatMap((scope, at) => {
    const name = fields[at + 1];
    return at % 2 === 0 &&
      /^(?:local|worktree)$/.test(scope) &&
      name !== undefined &&
      /^filter\..*\.(?:clean|smudge|process|required)$/s.test(name)
      ? [name]
      : [];
  });
  return Object.fromEntries([
    ["GIT_CONFIG_COUNT", String(names.length)],
    ...names.flatMap((name, at) => [
      [`GIT_CONFIG_KEY_${at}`, name],
      [`GIT_CONFIG_VALUE_${at}`, name.endsWith(".required") ? "false" : ""],
    ]),
  ]) as Environment;
}

/** Which configuration of the user's counts, and how far git looks for a repository. */
const KEPT = new Set([
  "GIT_CONFIG_GLOBAL",
  "GIT_CONFIG_SYSTEM",
  "GIT_CONFIG_NOSYSTEM",
  "GIT_CEILING_DIRECTORIES",
  "GIT_DISCOVERY_ACROSS_FILESYSTEM",
]);

/**
 * Other `GIT_…` variables are dropped: `GIT_DIR` and `GIT_INDEX_FILE` of a hook mean the repository of the hook, and
 * `GIT_EXTERNAL_DIFF`, `GIT_SSH_COMMAND` and `GIT_EXEC_PATH` name programs.
 */
function environmentFor(env: Environment): Environment {
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !/^GIT_/i.test(name) || KEPT.has(name))),
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_PAGER: "cat",
    LC_ALL: "C",
  };
}

/** From an absolute folder of the path alone: a `git` in the checked folder is not git. */
function programIn(path: string | undefined): string | undefined {
  const names = process.platform === "win32" ? ["git.exe"] : ["git"];
  return (path ?? "")
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isFile);
}

/** A folder of PATH that one may not enter holds nothing for one. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function runProgram(
  program: string,
  args: readonly string[],
  folder: string,
  env: Environment,
): Promise<Outcome<string>> {
  return new Promise((resolve) => {
    execFile(
      program,
      [...args],
      { cwd: folder, env, maxBuffer: 64 * 1024 * 1024, windowsHide: true },
      (error, stdout, stderr) => {
        if (error === null) resolve(ok(stdout));
        else resolve(refusal(stderr.trim() === "" ? error.message : stderr.trim()));
      },
    );
  });
}

const refusal = (said: string): Outcome<never> =>
  saysNoRepository(said)
    ? problem(said, { hint: "Only a git repository knows what was committed: stand in one." })
    : problem(said);

/** In the words of `LC_ALL=C`. */
export const saysNoRepository = (said: string): boolean => /\bnot a git repository\b/.test(said);
