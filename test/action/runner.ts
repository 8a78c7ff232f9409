import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "js-yaml";
import { filledIn } from "./expression.js";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** One for all runs: compiling the program anew each time would be most of what a test costs. */
const COMPILED = mkdtempSync(join(tmpdir(), "lastcall-compiled-"));
/** A runner's temporary folder: it has the same name on each. */
const TEMP = mkdtempSync(join(tmpdir(), "lastcall-runner-temp-"));

interface Step {
  readonly id?: string;
  readonly if?: string;
  /** instead of `run`: another Action, of which the runner has stand-ins for `actions/cache` alone */
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly "continue-on-error"?: boolean;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const readAction = (folder = ROOT): ActionFile =>
  load(readFileSync(join(folder, "action.yml"), "utf8")) as ActionFile;

export interface ActionRun {
  readonly exitCode: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** milliseconds from the first step to the first annotation; undefined: there is none */
  readonly firstAnnotation: number | undefined;
}

/** What the cache of GitHub holds: a folder for each key, the newest last. */
export type KeptCaches = Map<string, string>;

export interface Workflow {
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace?: string;
  readonly event?: unknown;
  /** more of the runner's environment, such as a fake `GITHUB_API_URL` */
  readonly env?: Readonly<Record<string, string>>;
  readonly token?: string;
  /** the checked-out Action: a release, or this project */
  readonly action?: string;
  readonly caches?: KeptCaches;
  /** what tells this run from others */
  readonly runId?: string;
  /** the runner's `$PATH` */
  readonly path?: string;
}

/**
 * Runs the steps of `action.yml` one after another as a runner does: conditions, expressions, files, `bash -e`; after a
 * failure only what is `always()` to run.
 */
export async function runAction({
  inputs,
  workspace = ROOT,
  event = {},
  env = {},
  token = "",
  action: actionFolder = ROOT,
  caches = new Map(),
  runId = "1",
  path = process.env["PATH"] ?? "",
}: Workflow): Promise<ActionRun> {
  const action = readAction(actionFolder);
  const folder = mkdtempSync(join(tmpdir(), "lastcall-runner-"));
  const files = { output: join(folder, "output"), summary: join(folder, "summary"), event: join(folder, "event.json") };
  writeFileSync(files.output, "");
  writeFileSync(files.summary, "");
  writeFileSync(files.event, JSON.stringify(event));
  const stepOutputs: Record<string, Readonly<Record<string, string>>> = {};
  const known: Readonly<Record<string, string>> = {
    "github.token": token,
    "github.job": "check",
    "github.run_id": runId,
    "github.run_attempt": "1",
    "runner.temp": TEMP,
    "runner.os": "Linux",
  };
  const look = (name: string): string => {
    const [scope, first = "", , last = ""] = name.split(".");
    if (scope === "inputs") return inputs[first] ?? evaluate(action.inputs[first]?.default ?? "");
    if (scope === "steps") return stepOutputs[first]?.[last] ?? "";
    if (scope === "env") return env[first] ?? "";
    const value = known[name];
    if (value === undefined) throw new Error(`the runner of the tests does not know ${name}`);
    return value;
  };
  const evaluate = (text: string): string => filledIn(text, look);
  const evaluated = (all: Readonly<Record<string, string>> = {}): Record<string, string> =>
    Object.fromEntries(Object.entries(all).map(([name, value]) => [name, evaluate(value)]));

  let log = "";
  let exitCode = 0;
  let firstAnnotation: number | undefined;
  const start = performance.now();
  for (const step of action.runs.steps) {
    const runs = exitCode === 0 || step.if?.includes("always()") === true;
    if (!runs || (step.if !== undefined && evaluate(step.if) !== "true")) continue;
    if (step.run === undefined) {
      cacheStep(step.uses ?? "", evaluated(step.with), caches);
      continue;
    }
    writeFileSync(files.output, "");
    const heard = (text: string): void => {
      log += text;
      if (/^::(?:error|warning) file=/m.test(log)) firstAnnotation ??= performance.now() - start;
    };
    const ended = await bash(
      evaluate(step.run),
      workspace,
      {
        PATH: path,
        HOME: folder,
        XDG_CACHE_HOME: COMPILED,
        CI: "true",
        GITHUB_ACTIONS: "true",
        GITHUB_ACTION_PATH: actionFolder,
        GITHUB_WORKSPACE: workspace,
        GITHUB_REPOSITORY: "example/portal",
        GITHUB_EVENT_PATH: files.event,
        GITHUB_OUTPUT: files.output,
        GITHUB_STEP_SUMMARY: files.summary,
        RUNNER_TEMP: folder,
        ...env,
        ...evaluated(step.env),
      },
      heard,
    );
    if (exitCode === 0) exitCode = ended;
    if (step.id !== undefined) stepOutputs[step.id] = parseOutputs(readFileSync(files.output, "utf8"));
  }
  const outputs = Object.fromEntries(
    Object.entries(action.outputs).map(([name, { value }]) => [name, evaluate(value)]),
  );
  return { exitCode, log, summary: readFileSync(files.summary, "utf8"), outputs, firstAnnotation };
}

/** `actions/cache/restore` and `actions/cache/save`: what they do, on folders of this machine. */
function cacheStep(uses: string, given: Readonly<Record<string, string>>, caches: KeptCaches): void {
  const [, what] = /^actions\/cache\/(restore|save)@[\da-f]{40}$/.exec(uses) ?? [];
  const { path = "", key = "", "restore-keys": beginning } = given;
  if (what === undefined || path === "" || key === "") throw new Error(`the runner of the tests does not know ${uses}`);
  if (what === "save") {
    if (!existsSync(path) || caches.has(key)) return;
    const kept = mkdtempSync(join(tmpdir(), "lastcall-kept-"));
    cpSync(path, kept, { recursive: true, preserveTimestamps: true });
    caches.set(key, kept);
    rmSync(path, { recursive: true });
    return;
  }
  const newest = [...caches.keys()].findLast((one) => beginning !== undefined && one.startsWith(beginning.trim()));
  const kept = caches.get(key) ?? caches.get(newest ?? "");
  rmSync(path, { recursive: true, force: true });
  if (kept !== undefined) cpSync(kept, path, { recursive: true, preserveTimestamps: true });
}

function bash(
  script: string,
  cwd: string,
  env: Record<string, string>,
  heard: (text: string) => void,
): Promise<number> {
  return new Promise((done, reject) => {
    const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], { cwd, env });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => heard(chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => done(code ?? -1));
  });
}

/** `name<<DELIMITER`, lines, `DELIMITER`: the only form this Action writes. */
function parseOutputs(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/^([\w-]+)<<(.+)\n([^]*?)\n?\2$/gm)].map(([, name = "", , value = ""]) => [name, value]),
  );
}
