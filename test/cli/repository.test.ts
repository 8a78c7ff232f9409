/** What `init` goes by. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lookAround } from "../../src/cli/init/repository.js";
import { folder } from "./folder.js";

const AT_ROOT = { ".git/HEAD": "", "package.json": "{}" };

describe("where the code lives", () => {
  test.each<[files: readonly string[], code: readonly string[]]>([
    [[], ["."]],
    [["other/a.ts"], ["."]],
    ...["src", "app", "apps", "packages", "lib", "server", "client"].map(
      (name): [readonly string[], readonly string[]] => [[`${name}/a.ts`, "other/a.ts"], [name]],
    ),
    [
      ["client/a.ts", "server/a.ts", "apps/a.ts"],
      ["apps", "server", "client"],
    ],
  ])("%j → %j", async (files, code) => {
    const root = folder({ ...AT_ROOT, ...Object.fromEntries(files.map((file) => [file, ""])) });
    expect((await lookAround(root)).code).toEqual(code);
  });
});

describe("what is there", () => {
  test.each([
    ["nothing", {}, { config: undefined, tsconfig: false, baseline: false, continuousIntegration: "github" }],
    ["a tsconfig", { "tsconfig.json": "{}" }, { tsconfig: true, baseline: false }],
    ["a baseline", { "lastcall-baseline.json": "{}" }, { tsconfig: false, baseline: true }],
    ["a config", { "lastcall.config.jsonc": "{}" }, { config: "lastcall.config.jsonc" }],
    [
      "two configs: the first that is read",
      { "lastcall.config.yaml": "", "lastcall.config.json": "{}" },
      { config: "lastcall.config.json" },
    ],
    ["GitLab", { ".gitlab-ci.yml": "" }, { continuousIntegration: "gitlab" }],
    ["GitLab and GitHub", { ".gitlab-ci.yml": "", ".github/x.yml": "" }, { continuousIntegration: "github" }],
  ])("%s", async (_, files: Readonly<Record<string, string>>, expected) => {
    expect(await lookAround(folder({ ...AT_ROOT, ...files }))).toMatchObject(expected);
  });
});

test.each([
  ["the folder of the repository", { ".git/HEAD": "" }, ""],
  ["a folder in it, whose service is that of the repository", { ".git/HEAD": "", ".gitlab-ci.yml": "" }, "web/app"],
])("%s", async (_, files: Readonly<Record<string, string>>, below) => {
  const root = folder({ ...files, [join(below, "a.ts")]: "" });
  expect(await lookAround(join(root, below))).toMatchObject({
    root,
    folder: below,
    continuousIntegration: below === "" ? "github" : "gitlab",
  });
});
