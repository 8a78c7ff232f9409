import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

const WORKFLOW = join(".github", "workflows", "lastcall.yml");
const config = (root: string): unknown => JSON.parse(readFileSync(join(root, "lastcall.config.json"), "utf8"));

const stepsOf = (root: string) =>
  (
    load(readFileSync(join(root, WORKFLOW), "utf8")) as {
      jobs: { check: { steps: { uses?: string; run?: string; with?: object }[] } };
    }
  ).jobs.check.steps;

test("an ordinary repository gets a config that names what is known, and a workflow", async () => {
  const cwd = folder({ ".git/HEAD": "", "tsconfig.json": "{}", "src/a.ts": "" });
  const { exitCode, stdout, stderr } = await lastcall(["init", "--from", "2.22"], { cwd });
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `wrote lastcall.config.json\nwrote ${WORKFLOW}\n` });
  expect(stderr).toContain("Next: npx lastcall check src");
  expect(config(cwd)).toEqual({
    $schema: "./node_modules/lastcall/schema/config.schema.json",
    provider: "runai",
    from: "2.22",
    tsconfig: "tsconfig.json",
  });
  expect(stepsOf(cwd)).toEqual([
    { uses: "actions/checkout@v5" },
    { uses: "actions/setup-node@v5", with: { "node-version": 24 } },
    { run: "npm install" },
    {
      run: 'npx --no-install lastcall check src --format pretty --format github --format "markdown=$GITHUB_STEP_SUMMARY"',
    },
  ]);
});

test("the workflow goes to the root of the repository, the config stays where one stands", async () => {
  const root = folder({ ".git/HEAD": "", "web/package.json": "{}" });
  const cwd = join(root, "web");
  await lastcall(["init"], { cwd });
  expect([
    existsSync(join(cwd, "lastcall.config.json")),
    existsSync(join(root, WORKFLOW)),
    existsSync(join(cwd, WORKFLOW)),
  ]).toEqual([true, true, false]);
  const workflow = load(readFileSync(join(root, WORKFLOW), "utf8")) as { jobs: { check: { defaults?: unknown } } };
  expect(workflow.jobs.check.defaults).toEqual({ run: { "working-directory": "web" } });
});

test("a workflow that is there is kept", async () => {
  const cwd = folder({ ".git/HEAD": "", [WORKFLOW]: "mine\n" });
  const { exitCode, stderr } = await lastcall(["init"], { cwd });
  expect(exitCode).toBe(0);
  expect(stderr).toContain(`kept  ${WORKFLOW}: it is there already`);
  expect(readFileSync(join(cwd, WORKFLOW), "utf8")).toBe("mine\n");
});

test("a GitLab repository gets a job to paste", async () => {
  const cwd = folder({ ".git/HEAD": "", ".gitlab-ci.yml": "stages: []\n", "packages/a/a.ts": "" });
  const { stdout } = await lastcall(["init"], { cwd });
  expect(existsSync(join(cwd, ".github"))).toBe(false);
  const job = load(stdout.slice(stdout.indexOf("lastcall:\n"))) as { lastcall: { script: string[] } };
  expect(job.lastcall.script.at(-1)).toMatch(
    /check packages --format pretty --format gitlab=gl-code-quality-report\.json$/,
  );
});

test("--no-workflow writes only the config", async () => {
  const cwd = folder({ ".git/HEAD": "" });
  expect((await lastcall(["init", "--no-workflow"], { cwd })).stdout).toBe("wrote lastcall.config.json\n");
  expect(existsSync(join(cwd, WORKFLOW))).toBe(false);
});

const NODE = { uses: "actions/setup-node@v5" };
const cached = (cache: string) => ({ ...NODE, with: { "node-version": 24, cache } });
const NO_CACHE = { ...NODE, with: { "node-version": 24 } };

test.each<{
  manager: string;
  files: Record<string, string>;
  steps: readonly object[];
  run: string;
  add: string;
}>([
  {
    manager: "npm",
    files: { "package-lock.json": "{}" },
    steps: [cached("npm"), { run: "npm ci" }],
    run: "npx --no-install lastcall",
    add: "npm install --save-dev",
  },
  {
    manager: "pnpm, its version in package.json",
    files: { "pnpm-lock.yaml": "", "package.json": `{ "packageManager": "pnpm@10.2.0+sha512.abc" }` },
    steps: [{ uses: "pnpm/action-setup@v4" }, cached("pnpm"), { run: "pnpm install --frozen-lockfile" }],
    run: "pnpm exec lastcall",
    add: "pnpm add --save-dev",
  },
  {
    manager: "pnpm, of any version",
    files: { "pnpm-lock.yaml": "" },
    steps: [
      { uses: "pnpm/action-setup@v4", with: { version: 10 } },
      cached("pnpm"),
      { run: "pnpm install --frozen-lockfile" },
    ],
    run: "pnpm exec lastcall",
    add: "pnpm add --save-dev",
  },
  {
    manager: "Yarn 1",
    files: { "yarn.lock": "# yarn lockfile v1\n" },
    steps: [cached("yarn"), { run: "yarn install --frozen-lockfile" }],
    run: "yarn --silent run lastcall",
    add: "yarn add --dev",
  },
  {
    manager: "Yarn 4 by its lockfile",
    files: { "yarn.lock": "# made by yarn\n\n__metadata:\n  version: 8\n" },
    steps: [{ run: "corepack enable" }, cached("yarn"), { run: "yarn install --immutable" }],
    run: "yarn run lastcall",
    add: "yarn add --dev",
  },
  {
    manager: "Yarn 4 by package.json, no lockfile yet",
    files: { "package.json": `{ "packageManager": "yarn@4.9.1" }` },
    steps: [{ run: "corepack enable" }, NO_CACHE, { run: "yarn install" }],
    run: "yarn run lastcall",
    add: "yarn add --dev",
  },
  {
    manager: "Bun",
    files: { "bun.lock": "{}" },
    steps: [{ uses: "oven-sh/setup-bun@v2" }, NO_CACHE, { run: "bun install --frozen-lockfile" }],
    run: "bun run lastcall",
    add: "bun add --dev",
  },
  {
    manager: "two lockfiles: package.json decides",
    files: { "package-lock.json": "{}", "pnpm-lock.yaml": "", "package.json": `{ "packageManager": "npm@11.0.0" }` },
    steps: [cached("npm"), { run: "npm ci" }],
    run: "npx --no-install lastcall",
    add: "npm install --save-dev",
  },
])("the repository's own package manager: $manager", async ({ files, steps, run, add }) => {
  const cwd = folder({ ".git/HEAD": "", "src/a.ts": "", ...files });
  const { stderr } = await lastcall(["init", "--from", "2.22"], { cwd });
  const [checkout, ...others] = stepsOf(cwd);
  expect(checkout).toEqual({ uses: "actions/checkout@v5" });
  expect(others.slice(0, -1)).toEqual(steps);
  expect(others.at(-1)?.run).toMatch(new RegExp(`^${run} check src `));
  expect(stderr).toBe(
    `\nNo package.json here names lastcall. Add it, so that every run is of the same version: ${add} <its file or address>\n\nNext: ${run.replace(" --no-install", "")} check src\n`,
  );
});

test("a package of a workspace: installed where the lockfile lies, checked where one stands", async () => {
  const root = folder({
    ".git/HEAD": "",
    "frontend/pnpm-lock.yaml": "",
    "frontend/package.json": `{ "packageManager": "pnpm@10.2.0", "devDependencies": { "lastcall": "file:lastcall-0.1.0.tgz" } }`,
    "frontend/web/package.json": "{}",
    "frontend/web/src/a.ts": "",
  });
  const { stderr } = await lastcall(["init", "--from", "2.22"], { cwd: join(root, "frontend/web") });
  expect(stderr).toBe("\nNext: pnpm exec lastcall check src\n");
  expect(stepsOf(root).slice(1, 4)).toEqual([
    { uses: "pnpm/action-setup@v4", with: { package_json_file: "frontend/package.json" } },
    {
      ...NODE,
      with: { "node-version": 24, cache: "pnpm", "cache-dependency-path": "frontend/pnpm-lock.yaml" },
    },
    { run: "pnpm install --frozen-lockfile", "working-directory": "frontend" },
  ]);
});

test("a job for GitLab installs with the repository's own package manager", async () => {
  const root = folder({ ".git/HEAD": "", ".gitlab-ci.yml": "", "pnpm-lock.yaml": "", "web/src/a.ts": "" });
  const { stdout } = await lastcall(["init"], { cwd: join(root, "web") });
  const job = load(stdout.slice(stdout.indexOf("lastcall:\n"))) as { lastcall: { script: string[] } };
  expect(job.lastcall.script).toEqual([
    "corepack enable",
    "pnpm install --frozen-lockfile",
    'cd "$CI_PROJECT_DIR"',
    'cd "web"',
    "pnpm exec lastcall check src --format pretty --format gitlab=gl-code-quality-report.json",
  ]);
});

test("a config is never written over", async () => {
  const cwd = folder({ "lastcall.config.yaml": "from: '2.22'\n" });
  expect(await lastcall(["init"], { cwd })).toEqual({
    exitCode: 2,
    stdout: "",
    stderr:
      "error: there is a config already: lastcall.config.yaml\n  hint: Edit it, or see what it means with: lastcall check --print-config\n",
  });
});
