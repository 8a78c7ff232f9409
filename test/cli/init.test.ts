import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

const WORKFLOW = join(".github", "workflows", "lastcall.yml");
const config = (root: string): unknown => JSON.parse(readFileSync(join(root, "lastcall.config.json"), "utf8"));

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
  const workflow = load(readFileSync(join(cwd, WORKFLOW), "utf8")) as {
    jobs: { check: { steps: { run?: string }[] } };
  };
  expect(workflow.jobs.check.steps.at(-1)?.run).toMatch(/^npx --yes lastcall@\d+\.\d+\.\d+ check src /);
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
  expect(job.lastcall.script[0]).toMatch(
    /check packages --format pretty --format gitlab=gl-code-quality-report\.json$/,
  );
});

test("--no-workflow writes only the config", async () => {
  const cwd = folder({ ".git/HEAD": "" });
  expect((await lastcall(["init", "--no-workflow"], { cwd })).stdout).toBe("wrote lastcall.config.json\n");
  expect(existsSync(join(cwd, WORKFLOW))).toBe(false);
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
