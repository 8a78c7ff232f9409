/** A part of an API, taken in as one, never speaks of what it lacks; and it is never taken for the whole. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { folder } from "../cli/folder.js";
import { lastcall } from "../cli/run.js";
import { splitByTag } from "../contract/sites/split.js";

const shipped = JSON.parse(readFileSync(new URL("../../specs/runai/2.24.json", import.meta.url), "utf8")) as Record<
  string,
  unknown
>;
const section = splitByTag(shipped).find(({ title }) => title === "Access Keys");
const [operation] = section?.fragments ?? [];
if (section === undefined || operation === undefined) throw new Error("2.24 has access keys");

/** `GET /api/v1/access-keys`, marked as deprecated in 2.25 */
const ONE = JSON.stringify(operation.document).replace('"get":{', '"get":{"deprecated":true,');
const PAGE = `# Access keys\n\n${section.fragments.map(({ heading, document }) => `## ${heading}\n\n\`\`\`json\n${JSON.stringify({ ...document, info: { title: "t", version: "latest" } })}\n\`\`\`\n`).join("\n")}`;
const CODE = 'fetch("https://app.run.ai/api/v1/workloads");\nfetch("https://app.run.ai/api/v1/access-keys");\n';

test.each([
  ["one operation", "one.json", ONE, 1],
  ["one page", "page.md", PAGE, 7],
])("%s is not taken for a release", async (_, name, text, count) => {
  const cwd = folder({ "package.json": "{}", [name]: text });
  const { exitCode, stdout, stderr } = await lastcall(["spec", "add", "2.25", name], { cwd });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(
    new RegExp(
      `^error: ${name} has ${count} operations?, 2\\.24 has 391: ${391 - count} are missing, such as [A-Z]+ /\\S+, [A-Z]+ /\\S+, [A-Z]+ /\\S+; it is not taken for 2\\.25\\n  hint: .*--partial .*\\n$`,
    ),
  );
});

test("half of a neighbour's operations without one of its prefixes is not taken for a release", async () => {
  const paths = Object.entries(shipped["paths"] as Record<string, unknown>).filter(([path]) => path.startsWith("/v1/"));
  const neighbour = { ...shipped, paths: Object.fromEntries(paths) };
  const cwd = folder({
    "package.json": "{}",
    "api.json": JSON.stringify(neighbour).replace(/^\{"x-lastcall":\{[^}]*\},/, "{"),
  });
  const { exitCode, stderr } = await lastcall(["spec", "add", "2.25", "api.json"], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("are missing");
});

const withPart = async () => {
  const cwd = folder({ "package.json": "{}", "one.json": ONE, "a.ts": CODE });
  const added = await lastcall(["spec", "add", "2.25", "one.json", "--partial"], { cwd });
  expect(added).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("a part of the API") as string });
  return cwd;
};

test("check: what a part holds counts, what it lacks does not", async () => {
  const cwd = await withPart();
  const { stdout } = await lastcall(["check", "--from", "2.24", "--to", "2.25", "--format", "json"], { cwd });
  const report = JSON.parse(stdout) as {
    findings: readonly { ruleId: string; operation: string; element: { kind: string } }[];
    remarks?: readonly string[];
  };
  const endpoints = report.findings.filter(({ element }) => element.kind === "operation");
  expect(endpoints.map(({ ruleId, operation: at }) => `${ruleId} ${at}`)).toEqual([
    "deprecated-endpoint GET /api/v1/access-keys",
  ]);
  expect(report.findings.filter(({ ruleId }) => ruleId.startsWith("removed-"))).toEqual([]);
  const pretty = await lastcall(["check", "--from", "2.24", "--to", "2.25"], { cwd });
  expect(`${pretty.stdout}${pretty.stderr}`.replace(/\s+/g, " ")).toContain(
    "Of 2.25 only a part is known, 1 operation",
  );
});

test("a part that lacks an operation does not say that it is there either", async () => {
  const cwd = await withPart();
  const { stdout } = await lastcall(["explain", "GET /v1/k8s/clusters"], { cwd });
  expect(stdout).toContain("documented up to 2.19; in no contract from 2.18 on");
  const code = folder({
    "package.json": "{}",
    "one.json": ONE,
    "a.ts": 'fetch("https://app.run.ai/v1/k8s/clusters");\n',
  });
  const checked = async (to: string): Promise<readonly string[]> => {
    const report = await lastcall(["check", "--from", "2.22", "--to", to, "--format", "json"], { cwd: code });
    const { findings } = JSON.parse(report.stdout) as { findings: readonly { ruleId: string }[] };
    return findings.map(({ ruleId }) => ruleId);
  };
  const before = await checked("2.24");
  expect(before).toEqual(["unlisted-endpoint"]);
  await lastcall(["spec", "add", "2.25", "one.json", "--partial"], { cwd: code });
  expect([await checked("2.24"), await checked("2.25")]).toEqual([before, before]);
});

test("diff: neither removed nor added", async () => {
  const cwd = await withPart();
  for (const [sides, kind] of [
    [["2.24", "2.25"], /removed/],
    [["2.25", "2.24"], /added|^new-/],
  ] as const) {
    const { stdout } = await lastcall(["diff", ...sides, "--format", "json"], { cwd });
    const report = JSON.parse(stdout) as {
      changes: readonly { ruleId: string; element: { kind: string } }[];
      skipped: readonly { reason: string }[];
    };
    expect(report.changes.filter(({ ruleId, element }) => element.kind === "operation" && kind.test(ruleId))).toEqual(
      [],
    );
    expect(report.skipped.map(({ reason }) => reason)).toContain(
      "it is a part of the API: what it lacks is not called removed, and what only the other has not added",
    );
  }
});

test("timeline and audit: nothing went in 2.25", async () => {
  const cwd = await withPart();
  const timeline = JSON.parse((await lastcall(["timeline", "--to", "2.25", "--format", "json"], { cwd })).stdout) as {
    rows?: unknown;
  };
  expect(JSON.stringify(timeline)).not.toMatch(/"removed":"2\.25"|"removed":\{"release":"2\.25"/);
  const audit = JSON.parse((await lastcall(["audit", "--format", "json"], { cwd })).stdout) as {
    findings: readonly { kind: string; happened: { release: string } }[];
  };
  expect(
    audit.findings.filter(({ kind, happened }) => kind.startsWith("removed") && happened.release === "2.25"),
  ).toEqual([]);
});

test("explain: no contract of 2.25 speaks of it", async () => {
  const cwd = await withPart();
  const { stdout } = await lastcall(["explain", "GET /api/v1/workloads", "--to", "2.25", "--format", "json"], { cwd });
  expect(stdout).not.toContain('"removed": "2.25"');
  const explained = JSON.parse(stdout) as {
    subjects?: readonly { presence: readonly { release: string; state: string }[] }[];
  };
  const presence = JSON.stringify(explained);
  expect(presence).toContain('{"release":"2.25","state":"unknown"');
});

test("a part that was added again stays a part, and is listed and verified as one", async () => {
  const cwd = await withPart();
  expect((await lastcall(["spec", "list"], { cwd })).stdout).toMatch(/^2\.25 {2}project .*a part of the API$/m);
  const listed = JSON.parse((await lastcall(["spec", "list", "--format", "json"], { cwd })).stdout) as {
    documents: readonly { version: string; partial: boolean }[];
  };
  expect(listed.documents.filter(({ partial }) => partial).map(({ version }) => version)).toEqual(["2.25"]);
  const verified = await lastcall(["spec", "verify", "--format", "json"], { cwd });
  expect(verified.exitCode).toBe(0);
  expect(JSON.parse(verified.stdout)).toMatchObject({
    documents: [{ version: "2.25", partial: true, drift: { kind: "unchanged" } }],
  });
  expect(JSON.parse((await lastcall(["spec", "show", "2.25", "--format", "json"], { cwd })).stdout)).toMatchObject({
    version: "2.25",
    partial: true,
    operations: [{ method: "GET", path: "/api/v1/access-keys", deprecated: true }],
  });
});

test("what a whole release shows gone stays gone, and can be changed as before", async () => {
  const judged = async (cwd: string) => {
    const { stdout } = await lastcall(["check", "--from", "2.24", "--to", "2.25"], { cwd });
    return stdout.slice(stdout.indexOf("error  "), stdout.lastIndexOf("\n1 error, 1 warning"));
  };
  const files = {
    "package.json": "{}",
    "one.json": ONE,
    "a.ts": 'fetch("https://app.run.ai/v1/k8s/users");\nfetch("https://app.run.ai/v1/k8s/clusters");\n',
  };
  const without = await judged(folder(files));
  expect(without).toContain("was removed in 2.23");
  expect(without.match(/This works on 2\.24 already/g)).toHaveLength(2);
  const cwd = folder(files);
  await lastcall(["spec", "add", "2.25", "one.json", "--partial"], { cwd });
  expect(await judged(cwd)).toBe(without);
});
