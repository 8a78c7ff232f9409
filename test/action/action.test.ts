import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { fakeGithub } from "./github.js";
import { type ActionRun, runAction } from "./runner.js";

const EXAMPLE = { paths: "examples/workload-portal", from: "2.22", to: "2.24" };
const PULL_REQUEST = { pull_request: { number: 7 } };

/** `error src/a.ts:1`, from `::error file=src/a.ts,line=1,…::`. */
const annotations = ({ log }: ActionRun): readonly string[] =>
  [...log.matchAll(/^::(error|warning) (?:.*,)?file=([^,]*),line=(\d+),/gm)].map(
    ([, level, file, line]) => `${level} ${file}:${line}`,
  );

describe("on the example", () => {
  let run: ActionRun;
  beforeAll(async () => {
    run = await runAction({ inputs: EXAMPLE });
  });

  test("the job fails, because there are errors", () => {
    expect(run.exitCode).toBe(1);
  });

  test("annotations are at the lines, from the root of the repository", () => {
    const at = (file: string, line: number): string => `examples/workload-portal/src/${file}:${line}`;
    expect([...annotations(run)].sort()).toEqual(
      [
        `error ${at("pages/gpuTable.ts", 14)}`,
        `error ${at("pages/securityPage.ts", 11)}`,
        `error ${at("runai/applications.ts", 14)}`,
        `error ${at("runai/auth.ts", 23)}`,
        `error ${at("runai/users.ts", 11)}`,
        `error ${at("runai/workloads.ts", 30)}`,
        `error ${at("runai/workloads.ts", 31)}`,
        `warning ${at("runai/applications.ts", 10)}`,
        `warning ${at("runai/auth.ts", 11)}`,
        `warning ${at("runai/auth.ts", 13)}`,
        `warning ${at("runai/auth.ts", 14)}`,
        `warning ${at("runai/nodes.ts", 16)}`,
        `warning ${at("runai/nodes.ts", 22)}`,
      ].sort(),
    );
  });

  test("the job summary is the report", () => {
    expect(run.summary).toContain("GET /v1/k8s/users");
    expect(run.summary).toContain("GET /api/v1/users");
  });

  test("the outputs count, and lead to reports that can be read", () => {
    expect(run.outputs).toMatchObject({ errors: "7", warnings: "6", "exit-code": "1" });
    const json = JSON.parse(readFileSync(run.outputs["report-path"] ?? "", "utf8")) as { findings: unknown[] };
    const sarif = JSON.parse(readFileSync(run.outputs["sarif-path"] ?? "", "utf8")) as {
      runs: { results: unknown[] }[];
    };
    expect(json.findings).toHaveLength(13);
    expect(sarif.runs[0]?.results).toHaveLength(13);
  });

  test("the log has the report for people", () => {
    expect(run.log).toContain("7 errors, 6 warnings");
  });
});

test("fail-on: never passes with the same findings", async () => {
  const run = await runAction({ inputs: { ...EXAMPLE, "fail-on": "never" } });
  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ errors: "7", "exit-code": "0" });
});

test("annotations and summary can be switched off", async () => {
  const run = await runAction({ inputs: { ...EXAMPLE, annotations: "false", summary: "false" } });
  expect(annotations(run)).toEqual([]);
  expect(run.summary).toBe("");
});

test("a working directory, and several paths", async () => {
  const run = await runAction({
    inputs: { ...EXAMPLE, "working-directory": "examples/workload-portal", paths: "src/runai\nsrc/pages\n" },
  });
  expect(run.outputs["errors"]).toBe("7");
});

test("bad input: exit code 2, one line in the log, no counts", async () => {
  const run = await runAction({ inputs: { ...EXAMPLE, to: "2.99" } });
  expect(run.exitCode).toBe(2);
  expect(run.log).toContain("error: unknown version 2.99 of runai");
  expect(run.outputs).toEqual({ errors: "", warnings: "", "report-path": "", "sarif-path": "", "exit-code": "2" });
  expect(run.summary).toBe("");
});

test("an input is data: it cannot become a command of the shell", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lastcall-injection-"));
  const run = await runAction({
    inputs: { ...EXAMPLE, from: `2.22"; touch ${folder}/pwned; echo "$(touch ${folder}/pwned)` },
  });
  expect(run.exitCode).toBe(2);
  expect(() => readFileSync(join(folder, "pwned"))).toThrow();
});

describe("a decoration that cannot be written never fails the job", () => {
  test("summary and outputs", async () => {
    const run = await runAction({
      inputs: { ...EXAMPLE, "fail-on": "never" },
      env: { GITHUB_STEP_SUMMARY: "/nowhere/summary", GITHUB_OUTPUT: "/nowhere/output" },
    });
    expect(run.exitCode).toBe(0);
    expect(run.log).toMatch(/^::notice title=lastcall::the job summary could not be written: /m);
    expect(run.log).toMatch(/^::notice title=lastcall::the outputs could not be written: /m);
  });

  test("a comment that GitHub refuses, as on a fork", async () => {
    const github = await fakeGithub({ status: 403 });
    const run = await runAction({
      inputs: { ...EXAMPLE, comment: "true", "fail-on": "never" },
      event: PULL_REQUEST,
      token: "read-only",
      env: { GITHUB_API_URL: github.url },
    });
    await github.close();
    expect(run.exitCode).toBe(0);
    expect(run.log).toMatch(/^::notice title=lastcall::no comment was written: GitHub answered 403; /m);
  });
});

test("a comment is written once and then kept up to date", async () => {
  const github = await fakeGithub({ comments: ["Looks good."] });
  const workflow = {
    inputs: { ...EXAMPLE, comment: "true" },
    event: PULL_REQUEST,
    token: "may-write",
    env: { GITHUB_API_URL: github.url },
  };
  const first = await runAction(workflow);
  const second = await runAction({
    ...workflow,
    inputs: { ...workflow.inputs, paths: "examples/workload-portal/src/runai/users.ts" },
  });
  await github.close();
  expect([first.exitCode, second.exitCode]).toEqual([1, 1]);
  expect(github.comments).toHaveLength(2);
  expect(github.comments[1]?.body).toMatch(/^<!-- lastcall:report:runai -->/);
  expect(github.comments[1]?.body).not.toContain("/api/v1/logout");
});

test("jobs of a matrix, told apart by a key, have a comment each", async () => {
  const github = await fakeGithub({ comments: [] });
  const run = (key: string, paths: string) =>
    runAction({
      inputs: { ...EXAMPLE, paths, comment: "true", "comment-key": key },
      event: PULL_REQUEST,
      token: "may-write",
      env: { GITHUB_API_URL: github.url },
    });
  await run("node-22", "examples/workload-portal/src/runai/users.ts");
  await run("a --> b", "examples/workload-portal/src/runai/users.ts");
  await run("node-22", "examples/workload-portal/src/pages/gpuTable.ts");
  await github.close();
  expect(github.comments.map(({ body }) => body.split("\n").slice(0, 2))).toEqual([
    ["<!-- lastcall:report:runai:node-22 -->", "## lastcall (node-22): 1 error"],
    ["<!-- lastcall:report:runai:a _-_ b -->", expect.stringMatching(/^## lastcall \(a _-_ b\): /)],
  ]);
});

test("without comment: true nobody is asked anything", async () => {
  const github = await fakeGithub();
  await runAction({ inputs: EXAMPLE, event: PULL_REQUEST, token: "may-write", env: { GITHUB_API_URL: github.url } });
  await github.close();
  expect(github.requests).toEqual([]);
});
