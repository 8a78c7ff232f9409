/** Git runs what a configuration names; the configuration may have come with the code. */
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { changedSince } from "../../../src/check/scope/changed.js";
import { gitOf } from "../../../src/check/scope/git.js";
import { folder } from "../../cli/folder.js";

let [tree, marker] = ["", ""];
const own = (...args: readonly string[]): string =>
  execFileSync(
    "git",
    ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", ...args],
    { cwd: tree, encoding: "utf8" },
  );
beforeEach(() => {
  marker = join(folder({}), "marker");
  tree = folder({ "a.ts": "1", "b.ts": "1", "inner/c.ts": "1", "run.sh": `#!/bin/sh\ntouch '${marker}'\ncat\n` });
  chmodSync(join(tree, "run.sh"), 0o755);
  own("init", "-q", "-b", "main");
  own("add", "-A");
  own("commit", "-q", "-m", "all");
  own("tag", "before");
  writeFileSync(join(tree, "a.ts"), "2");
});

const changed = async (root = tree, env: Readonly<Record<string, string | undefined>> = process.env) => {
  const outcome = await changedSince("before", root, [], gitOf(env));
  return outcome.ok ? [...outcome.value.files].sort() : outcome.problem.message;
};

test.skipIf(process.platform === "win32")("a part of PATH that cannot be entered holds no git", async () => {
  const loop = join(folder({}), "loop");
  symlinkSync(loop, loop);
  const path = [loop, process.env["PATH"]].join(delimiter);
  expect(await changed(tree, { ...process.env, PATH: path })).toEqual(["a.ts"]);
});

describe("a repository whose own configuration names programs", () => {
  test.each<[name: string, configure: () => void]>([
    ["a monitor of files", () => own("config", "core.fsmonitor", join(tree, "run.sh"))],
    [
      "hooks",
      () => {
        const hooks = folder({});
        for (const hook of ["post-index-change", "fsmonitor-watchman", "reference-transaction"])
          cpSync(join(tree, "run.sh"), join(hooks, hook));
        own("config", "core.hooksPath", hooks);
      },
    ],
    ["a comparer", () => own("config", "diff.external", join(tree, "run.sh"))],
    [
      "a filter, and a way to text",
      () => {
        own("config", "filter.mine.clean", join(tree, "run.sh"));
        own("config", "filter.mine.required", "true");
        own("config", "filter.a=b.process", join(tree, "run.sh"));
        own("config", "diff.mine.textconv", join(tree, "run.sh"));
        writeFileSync(join(tree, ".git/info/attributes"), "a.ts filter=mine diff=mine\nb.ts filter=a=b\n");
        writeFileSync(join(tree, "b.ts"), "2");
      },
    ],
    ["a pager", () => own("config", "core.pager", join(tree, "run.sh"))],
  ])("has %s: nothing of it runs", async (_, configure) => {
    configure();
    expect(await changed()).toContain("a.ts");
    expect(existsSync(marker)).toBe(false);
  });

  test("would run it for a plain git: the test can fail", () => {
    own("config", "core.fsmonitor", join(tree, "run.sh"));
    own("ls-files", "--others");
    own("diff", "--name-only", "before");
    expect(existsSync(marker)).toBe(true);
  });
});

test("the files of a bare repository in a commit are not the repository", async () => {
  own("config", "core.fsmonitor", join(tree, "run.sh"));
  own("config", "core.worktree", join(tree, "inner"));
  for (const name of readdirSync(join(tree, ".git")))
    cpSync(join(tree, ".git", name), join(tree, "inner", name), { recursive: true });
  rmSync(join(tree, ".git"), { recursive: true });
  expect(await changed(join(tree, "inner"))).toMatch(/^git cannot tell what changed since "before": fatal: /);
  expect(existsSync(marker)).toBe(false);
});

test("variables of a hook that git runs are about the hook's repository, and name no program here", async () => {
  const other = folder({});
  execFileSync("git", ["init", "-q", other]);
  expect(
    await changed(tree, {
      ...process.env,
      GIT_DIR: join(other, ".git"),
      GIT_INDEX_FILE: join(other, "index"),
      GIT_EXTERNAL_DIFF: join(tree, "run.sh"),
      GIT_EXEC_PATH: other,
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: "core.fsmonitor",
      GIT_CONFIG_VALUE_0: join(tree, "run.sh"),
    }),
  ).toEqual(["a.ts"]);
  expect(existsSync(marker)).toBe(false);
});

test("a git in the checked folder is not git", async () => {
  renameSync(join(tree, "run.sh"), join(tree, "git"));
  const PATH = ["", ".", process.env["PATH"]].join(delimiter);
  expect(await changed(tree, { ...process.env, PATH })).toContain("a.ts");
  expect(existsSync(marker)).toBe(false);
});

test("without a git that is installed, one line says so", async () => {
  expect(await changed(tree, { PATH: "." })).toContain("git is not installed");
});
