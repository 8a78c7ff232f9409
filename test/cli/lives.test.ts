import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

const EXAMPLE = "examples/workload-portal";

describe("explain", () => {
  test("an operation: since when and by whose word, kept through which release and day, gone when, what to use", async () => {
    const { exitCode, stdout, stderr } = await lastcall(["explain", "GET /v1/k8s/users"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    for (const fact of [
      "gone since 2.23",
      "through 2.19",
      "2024-10-14",
      "GET /api/v1/users",
      "notes of 2.17",
      "contract of 2.23",
    ])
      expect(stdout).toContain(fact);
  });

  test("words need no quotes: method, path and field", async () => {
    const { stdout } = await lastcall(["explain", "POST", "/api/v1/token", "appID"]);
    expect(stdout).toMatch(/^request field appID of POST \/api\/v1\/token\n/);
  });

  test.each(["removed-endpoint", "api-path-removed-without-deprecation"])(
    "a rule of check or diff: %s",
    async (rule) => {
      const { exitCode, stdout } = await lastcall(["explain", rule]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain(rule);
      expect(stdout).toMatch(/^# /);
    },
  );

  test.each([
    {
      subject: "removed-endpont",
      error: 'error: there is no rule "removed-endpont"\n  hint: Did you mean removed-endpoint?\n',
    },
    { subject: "GET /v1/k8s/user", error: /GET \/v1\/k8s\/user\b.*\n {2}hint: .*\/v1\/k8s\/users/ },
  ])("what nobody knows: $subject", async ({ subject, error }) => {
    const { exitCode, stderr } = await lastcall(["explain", subject]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(error);
  });
});

describe("beside a part of a later release", () => {
  const shipped = JSON.parse(readFileSync("specs/runai/2.24.json", "utf8")) as Record<string, Record<string, unknown>>;
  const { "x-lastcall": _, ...document } = shipped;
  const withPart = async (): Promise<string> => {
    const path = "/api/v1/clusters";
    const part = { ...document, paths: { [path]: shipped["paths"]?.[path] } };
    const cwd = folder({ "package.json": "{}", "part.json": JSON.stringify(part) });
    expect((await lastcall(["spec", "add", "2.25", "part.json", "--partial"], { cwd })).exitCode).toBe(0);
    return cwd;
  };

  test("explain does not say that the later release has what the part lacks", async () => {
    const cwd = await withPart();
    const now = async (...more: readonly string[]): Promise<string | undefined> =>
      /^now {10}(.*)$/m.exec((await lastcall(["explain", "GET /api/v1/users", ...more], { cwd })).stdout)?.[1];
    expect(await now()).toBe("supported in 2.24");
    expect(await now("--to", "2.25")).toBe("supported in 2.25, as far as is known: no document says so");
  });

  test("audit tells as much as without it", async () => {
    const late = async (cwd: string): Promise<string | undefined> =>
      /^Past the window, still served .*$/m.exec((await lastcall(["audit"], { cwd })).stdout)?.[0];
    expect(await late(await withPart())).toBe(await late(folder({ "package.json": "{}" })));
  });
});

test("explain knows a field by some of the names on its way, as notices shorten it", async () => {
  const { stdout } = await lastcall(["explain", "POST /api/v1/workloads/workspaces spec.gpuRequestType=migProfile"]);
  expect(stdout.replace(/\s+/g, " ")).toContain("value migProfile of request field spec.compute.gpuRequestType");
});

describe("timeline", () => {
  test("--used-by lists what the code uses and nothing else", async () => {
    const { stdout } = await lastcall(["timeline", "--used-by", EXAMPLE, "--format", "json"]);
    const { elements } = JSON.parse(stdout) as { elements: readonly { operation: string; places: number }[] };
    expect(elements.every(({ places }) => places > 0)).toBe(true);
    expect(elements.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(["GET /v1/k8s/users", "POST /api/v1/logout", "GET /api/v1/apps"]),
    );
    expect(elements.map(({ operation }) => operation)).not.toContain("GET /v1/k8s/groups");
  });

  test("--used-by lists the interfaces that check reports as deprecated-api, and no others", async () => {
    const cwd = folder({
      "package.json": "{}",
      "src/metrics.ts": `export const load = (url: string) =>
  fetch(url + "/api/datasources/proxy/1/api/v1/query?query=runai_job_cpu_usage");
export const again = "runai_job_cpu_usage";
`,
    });
    const [listed, checked] = await Promise.all(
      [
        ["timeline", "--used-by", "src", "--format", "json"],
        ["check", "src", "--to", "2.24", "--format", "json"],
      ].map(async (command) => JSON.parse((await lastcall(command, { cwd })).stdout) as unknown),
    );
    const { interfaces } = listed as { interfaces: readonly { id: string; places: number }[] };
    const { findings } = checked as {
      findings: readonly { ruleId: string; element: { path: readonly string[] } }[];
    };
    const told = findings.filter(({ ruleId }) => ruleId === "deprecated-api").map(({ element }) => element.path[0]);
    expect(told.length).toBeGreaterThan(2);
    expect(interfaces.map(({ id, places }) => [id, places]).sort()).toEqual(
      [...new Set(told)].map((id) => [id, told.filter((one) => one === id).length]).sort(),
    );
    const text = await lastcall(["timeline", "--used-by", "src"], { cwd });
    expect(text.stdout).toContain("Other interfaces, in no contract (2)");
  });

  test("a word filters", async () => {
    const { stdout } = await lastcall(["timeline", "user-applications"]);
    expect(stdout).toContain("/api/v1/user-applications");
    expect(stdout).not.toContain("/v1/k8s/users");
  });

  test("a calendar keeps its line ends", async () => {
    const { stdout } = await lastcall(["timeline", "user-applications", "--format", "ical"]);
    expect(stdout).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(stdout.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });
});

test("audit names what vanished inside the window and without notice", async () => {
  const { exitCode, stdout } = await lastcall(["audit", "--format", "json"]);
  const { findings } = JSON.parse(stdout) as { findings: readonly { kind: string; operation: string }[] };
  expect(exitCode).toBe(0);
  const of = (kind: string): readonly string[] =>
    findings.filter((row) => row.kind === kind).map(({ operation }) => operation);
  expect(of("removed-inside-window")).toContain("GET /v1/k8s/audit");
  expect(of("removed-without-notice")).toEqual(
    expect.arrayContaining(["GET /api/v1/apps/installer", "POST /api/v1/logout"]),
  );
});
