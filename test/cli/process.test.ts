import { spawn, spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { VERSION } from "../../src/version.js";
import { ROOT } from "../action/runner.js";
import { loopback } from "../contract/loopback.js";
import { folder } from "./folder.js";

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built program, as a user's shell starts it. */
function run(
  args: readonly string[],
  { env = {}, act }: { env?: Record<string, string>; act?: (child: ReturnType<typeof spawn>) => void } = {},
): Promise<Ended> {
  return new Promise((done, reject) => {
    const { PATH = "", HOME = "" } = process.env;
    const child = spawn(process.execPath, [join(ROOT, "bin/lastcall.js"), ...args], {
      cwd: ROOT,
      env: { PATH, HOME, ...env },
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code, signal) => done({ code, signal, stdout, stderr }));
    act?.(child);
  });
}

const CHECK = ["check", "examples/workload-portal", "--from", "2.22", "--to", "2.24"];
const ESCAPES = /\u001b\[/;

test("a copy that was never built says so", () => {
  const copy = folder({});
  cpSync(join(ROOT, "bin"), join(copy, "bin"), { recursive: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, "bin/lastcall.js"), "--version"], {
    encoding: "utf8",
  });
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^error: this copy of lastcall is not built\n {2}hint: .*npm run build.*\n$/);
});

test("the program starts, and says its version", async () => {
  expect(await run(["--version"])).toEqual({ code: 0, signal: null, stdout: `${VERSION}\n`, stderr: "" });
});

test("findings: exit code 1, the report on stdout without colours, nothing on stderr", async () => {
  const { code, stdout, stderr } = await run(CHECK);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(stdout).toContain("7 errors, 6 warnings");
  expect(stdout).not.toMatch(ESCAPES);
});

test("a comparison for people starts without the parts of Node that it does not need", async () => {
  const probe = `process.on("exit", () => process.stderr.write(process.moduleLoadList.filter((name) => /NativeModule (fs\\/promises|child_process|worker_threads)$/.test(name)).join()))`;
  const { stdout, stderr } = await run(["diff", "2.22", "2.24"], {
    env: { NODE_OPTIONS: `--import=${JSON.stringify(`data:text/javascript,${encodeURIComponent(probe)}`)}` },
  });
  expect({ stderr, ended: /breaking, .* compatible\.\n$/.test(stdout) }).toEqual({ stderr: "", ended: true });
});

test("FORCE_COLOR colours a pipe", async () => {
  expect((await run([...CHECK, "--fail-on", "never"], { env: { FORCE_COLOR: "1" } })).stdout).toMatch(ESCAPES);
});

test("a reader that stops reading is no error: lastcall diff … | head -1", async () => {
  const { code, stderr } = await run(["diff", "2.22", "2.24", "--format", "json"], {
    act: (child) => child.stdout?.once("data", () => child.stdout?.destroy()),
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("Ctrl-C ends it at once, as a shell expects it: here while it waits for a document", async () => {
  let interrupt = (): void => undefined;
  const server = await loopback(() => {
    // the program is at work: it has asked, and gets no answer
    interrupt();
    return true;
  });
  const { signal, stdout, stderr } = await run(["diff", `${server.origin}/old.yaml`, `${server.origin}/new.yaml`], {
    act: (child) => (interrupt = () => child.kill("SIGINT")),
  });
  await server.close();
  // of two that are asked for at once, either comes first
  expect(server.requests.map(({ path }) => path)).toContainEqual(expect.stringMatching(/^\/(?:old|new)\.yaml$/));
  expect({ signal, stdout, stderr }).toEqual({ signal: "SIGINT", stdout: "", stderr: "" });
});

test("a whole report arrives through a pipe", async () => {
  const { stdout } = await run(["diff", "2.22", "2.24", "--format", "json"]);
  const report = JSON.parse(stdout) as { changes: readonly unknown[]; summary: Readonly<Record<string, number>> };
  expect(Object.values(report.summary).reduce((sum, count) => sum + count, 0)).toBe(report.changes.length);
});
