/** Reports travel farther than code: no format shows a credential that stands beside a finding. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { check, findCalls } from "../../src/index.js";
import { FORMATS } from "../../src/report/check/index.js";
import { folder } from "../cli/folder.js";
import { lastcall } from "../cli/run.js";

// Put together here, so that no scanner of this repository takes them for real ones.
const SECRETS = {
  appSecret: ["open", "sesame"].join("!"),
  password: ["love", "lace"].join(""),
  bearer: ["q7Zt0bWx3LmP9sYd", "K2vHc5RnJ8fGa1Ue"].join(""),
  inPath: ["Zt0bq7Wx3LmP9sYd", "K2vHcJ8f5RnGa1Ue"].join(""),
} as const;

const CODE = `
export const signIn = () =>
  fetch("https://x.run.ai/api/v1/token", { method: "POST", body: JSON.stringify({ grantType: "app_token", AppId: "crew", AppSecret: "${SECRETS.appSecret}" }) });
export const users = () =>
  fetch("https://ada:${SECRETS.password}@x.run.ai/v1/k8s/users", { headers: { authorization: "Bearer ${SECRETS.bearer}" } });
export const hook = () => fetch("https://x.run.ai/api/v1/no-such/${SECRETS.inPath}");
// lastcall-disable-next-line unlisted-endpoint -- asked for with password: "${SECRETS.password}"
export const accepted = () => fetch("https://x.run.ai/api/v1/no-such-either");
`;
const shown = (text: string): readonly string[] =>
  Object.entries(SECRETS).flatMap(([name, secret]) => (text.includes(secret) ? [name] : []));

const OPTIONS = ["--from", "2.22", "--to", "2.24", "--no-cache", "--verbose"];
let cwd = "";
beforeAll(() => {
  cwd = folder({ "package.json": "{}", "src/a.ts": CODE });
});

test("the code has findings of each kind, or these tests would show nothing", async () => {
  const { findings } = await check(["src"], { cwd, from: "2.22", to: "2.24", cache: false, today: "2026-11-21" });
  expect(findings.map(({ ruleId, operation }) => `${ruleId} ${operation.replace(/\*+/, "*")}`).sort()).toEqual([
    "deprecated-api Token grant app_token",
    "expired-request-field POST /api/v1/token",
    "expired-request-field POST /api/v1/token",
    "removed-endpoint GET /v1/k8s/users",
    "unlisted-endpoint GET /api/v1/no-such/*",
  ]);
});

describe.each(FORMATS)("%s", (format) => {
  test("shows no credential", async () => {
    const { stderr } = await lastcall(
      ["check", "src", ...OPTIONS, "--fail-on", "never", "--format", `${format}=report`],
      {
        cwd,
      },
    );
    const text = readFileSync(join(cwd, "report"), "utf8");
    expect(shown(text + stderr)).toEqual([]);
    expect(text).toContain("unlisted-endpoint");
  });
});

test.each(["pretty", "json"])("nor do calls, as %s", async (format) => {
  const { stdout, stderr } = await lastcall(["calls", "src", "--no-cache", "--format", format], { cwd });
  expect(shown(stdout + stderr)).toEqual([]);
  expect(stdout).toContain("/v1/k8s/users");
});

test("nor does the library", async () => {
  const options = { cwd, from: "2.22", to: "2.24", cache: false, today: "2026-11-21" } as const;
  expect(shown(JSON.stringify([await check(["src"], options), await findCalls(["src"], options)]))).toEqual([]);
});
