import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { Project } from "ts-morph";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "../action/runner.js";
import { type Ended, lastcall } from "../cli/run.js";
import { type ContractServer, serve } from "./contract-server.js";
import { loadShipped } from "./contracts.js";

const RELEASES = ["--from", "2.22", "--to", "2.24"];

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
    cwd,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "pipe"],
  });
}

function committedExample(): string {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), "lastcall-fix-")));
  cpSync(join(ROOT, "examples/workload-portal"), cwd, { recursive: true });
  git(cwd, "init", "-q");
  git(cwd, "add", ".");
  git(cwd, "commit", "-qm", "as it was");
  return cwd;
}

const textsIn = (cwd: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    git(cwd, "ls-files")
      .trim()
      .split("\n")
      .map((file) => [file, readFileSync(join(cwd, file), "utf8")]),
  );

const PATCH = `diff --git a/src/runai/auth.ts b/src/runai/auth.ts
--- a/src/runai/auth.ts
+++ b/src/runai/auth.ts
@@ -9,9 +9,9 @@
     method: "POST",
     headers: { "content-type": "application/json" },
     body: JSON.stringify({
-      grantType: "app_token",
-      appID: config.applicationId,
-      appSecret: config.applicationSecret,
+      grantType: "client_credentials",
+      clientID: config.applicationId,
+      clientSecret: config.applicationSecret,
     }),
   });
   if (!response.ok) throw new Error(\`no token: \${response.status}\`);
`;

const LEFT = [
  "removed-response-field src/pages/gpuTable.ts:14",
  "removed-response-field src/pages/securityPage.ts:11",
  "deprecated-endpoint src/runai/applications.ts:10",
  "removed-endpoint src/runai/applications.ts:14",
  "removed-endpoint src/runai/auth.ts:23",
  "deprecated-endpoint src/runai/nodes.ts:16",
  "deprecated-response-field src/runai/nodes.ts:22",
  "removed-endpoint src/runai/users.ts:11",
  "removed-enum-value src/runai/workloads.ts:30",
  "removed-request-field src/runai/workloads.ts:31",
];

const findingsOf = async (cwd: string): Promise<readonly string[]> => {
  const { stdout } = await lastcall(["check", ".", ...RELEASES, "--format", "json"], { cwd });
  const { findings } = JSON.parse(stdout) as { findings: { ruleId: string; file: string; line: number }[] };
  return findings.map(({ ruleId, file, line }) => `${ruleId} ${file}:${line}`);
};

const untouched = committedExample();
const edited = committedExample();
const server: { open: ContractServer[] } = { open: [] };
let printed: Ended;
let written: Ended;

beforeAll(async () => {
  printed = await lastcall(["fix", ".", ...RELEASES], { cwd: untouched });
  const env = { PATH: process.env["PATH"] ?? "" };
  written = await lastcall(["fix", ".", ...RELEASES, "--write"], { cwd: edited, env });
});
afterAll(async () => {
  for (const one of server.open) await one.close();
});

describe("fix on the example, 2.22 → 2.24", () => {
  test("prints a patch that git takes, and writes nothing", () => {
    expect(printed.exitCode).toBe(1);
    expect(printed.stdout).toBe(PATCH);
    expect(git(untouched, "status", "--porcelain")).toBe("");
  });

  test("a suggestion says what it lacks", () => {
    expect(printed.stderr).toContain("src/runai/users.ts:11 `GET /v1/k8s/users` becomes `GET /api/v1/users`");
    expect(printed.stderr).toContain("query parameter roles, which the code sends, differs in 2.22");
  });

  test("--write does what the patch does", () => {
    const patched = committedExample();
    execFileSync("git", ["apply"], { cwd: patched, input: printed.stdout });
    expect(written.exitCode).toBe(0);
    expect(textsIn(edited)).toEqual(textsIn(patched));
  });

  test("only what nobody can rewrite is left, and a second run has nothing to do", async () => {
    expect(await findingsOf(edited)).toEqual(LEFT);
    const again = await lastcall(["fix", ".", ...RELEASES, "--allow-dirty"], { cwd: edited });
    expect(again).toMatchObject({ exitCode: 0, stdout: "" });
  });

  test("over changes that are not committed it writes only when told so", async () => {
    const cwd = committedExample();
    const env = { PATH: process.env["PATH"] ?? "" };
    const file = join(cwd, "src/runai/auth.ts");
    const mine = `${readFileSync(file, "utf8")}// mine\n`;
    writeFileSync(file, mine);
    const refused = await lastcall(["fix", ".", ...RELEASES, "--write"], { cwd, env });
    expect({ exitCode: refused.exitCode, text: readFileSync(file, "utf8") }).toEqual({ exitCode: 2, text: mine });
    const told = await lastcall(["fix", ".", ...RELEASES, "--write", "--allow-dirty"], { cwd, env });
    expect(told.exitCode).toBe(0);
    expect(readFileSync(file, "utf8")).toMatch(/client_credentials[^]*\/\/ mine\n$/);
  });

  test("types still hold", () => {
    const example = join(ROOT, "examples/workload-portal");
    const project = new Project({
      tsConfigFilePath: join(example, "tsconfig.json"),
      compilerOptions: { skipLibCheck: true },
    });
    for (const file of project.getSourceFiles()) {
      const copy = file.getFilePath().replace(example, edited);
      const text = copy.startsWith(edited) ? readFileSync(copy, "utf8") : file.getFullText();
      if (text !== file.getFullText()) file.replaceWithText(text);
    }
    expect(project.getPreEmitDiagnostics().map((one) => one.getMessageText())).toEqual([]);
  });
});

describe("the edited code does the same against servers made from the contracts", () => {
  const fetchToken = async (cwd: string, url: string): Promise<string> => {
    const { code } = transformSync(readFileSync(join(cwd, "src/runai/auth.ts"), "utf8"), {
      loader: "ts",
      format: "esm",
    });
    const auth = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)) as {
      readonly fetchToken: (config: object) => Promise<string>;
    };
    return auth.fetchToken({ runaiUrl: url, applicationId: "portal", applicationSecret: "not a secret" });
  };
  const opened = async (release: string, refuseDeprecated = false): Promise<ContractServer> => {
    const one = await serve(await loadShipped(release), refuseDeprecated);
    server.open.push(one);
    return one;
  };

  test.each(["2.22", "2.24"])("on %s it gets the token that it got before", async (release) => {
    const { url, asked } = await opened(release);
    expect([await fetchToken(untouched, url), await fetchToken(edited, url)]).toEqual([
      "some accessToken",
      "some accessToken",
    ]);
    expect(asked.map(({ status, body }) => [status, body])).toEqual([
      [200, { grantType: "app_token", appID: "portal", appSecret: "not a secret" }],
      [200, { grantType: "client_credentials", clientID: "portal", clientSecret: "not a secret" }],
    ]);
  });

  test("where the deprecated fields are gone only the edited code gets one", async () => {
    const { url } = await opened("2.24", true);
    await expect(fetchToken(untouched, url)).rejects.toThrow("no token: 400");
    expect(await fetchToken(edited, url)).toBe("some accessToken");
  });
});
