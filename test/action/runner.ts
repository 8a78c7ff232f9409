import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "js-yaml";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** One for all runs: compiling the program anew each time would be most of what a test costs. */
const COMPILED = mkdtempSync(join(tmpdir(), "lastcall-compiled-"));

interface Step {
  readonly id?: string;
  readonly shell: string;
  readonly run: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const readAction = (): ActionFile => load(readFileSync(join(ROOT, "action.yml"), "utf8")) as ActionFile;

export interface ActionRun {
  readonly exitCode: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface Workflow {
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace?: string;
  readonly event?: unknown;
  /** more of the runner's environment, such as a fake `GITHUB_API_URL` */
  readonly env?: Readonly<Record<string, string>>;
  readonly token?: string;
}

/** Runs the steps of `action.yml` one after another as a runner does: expressions, files, `bash -e`, stop at the first failure. */
export async function runAction({
  inputs,
  workspace = ROOT,
  event = {},
  env = {},
  token = "",
}: Workflow): Promise<ActionRun> {
  const action = readAction();
  const folder = mkdtempSync(join(tmpdir(), "lastcall-runner-"));
  const files = { output: join(folder, "output"), summary: join(folder, "summary"), event: join(folder, "event.json") };
  writeFileSync(files.output, "");
  writeFileSync(files.summary, "");
  writeFileSync(files.event, JSON.stringify(event));
  const stepOutputs: Record<string, Readonly<Record<string, string>>> = {};
  const evaluate = (text: string): string =>
    text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, path: string) => {
      const [scope, first = "", , last = ""] = path.split(".");
      if (path === "github.token") return token;
      if (scope === "inputs") return inputs[first] ?? evaluate(action.inputs[first]?.default ?? "");
      if (scope === "steps") return stepOutputs[first]?.[last] ?? "";
      throw new Error(`the runner of the tests does not know ${path}`);
    });

  let log = "";
  let exitCode = 0;
  for (const step of action.runs.steps) {
    const stepEnv = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, evaluate(value)]));
    writeFileSync(files.output, "");
    const ended = await bash(evaluate(step.run), workspace, {
      PATH: process.env["PATH"] ?? "",
      HOME: folder,
      XDG_CACHE_HOME: COMPILED,
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_ACTION_PATH: dirname(join(ROOT, "action.yml")),
      GITHUB_WORKSPACE: workspace,
      GITHUB_REPOSITORY: "example/portal",
      GITHUB_EVENT_PATH: files.event,
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      RUNNER_TEMP: folder,
      ...env,
      ...stepEnv,
    });
    log += ended.log;
    exitCode = ended.exitCode;
    if (step.id !== undefined) stepOutputs[step.id] = parseOutputs(readFileSync(files.output, "utf8"));
    if (exitCode !== 0) break;
  }
  const outputs = Object.fromEntries(
    Object.entries(action.outputs).map(([name, { value }]) => [name, evaluate(value)]),
  );
  return { exitCode, log, summary: readFileSync(files.summary, "utf8"), outputs };
}

function bash(script: string, cwd: string, env: Record<string, string>): Promise<{ exitCode: number; log: string }> {
  return new Promise((done, reject) => {
    const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], { cwd, env });
    let log = "";
    child.stdout.on("data", (chunk: Buffer) => (log += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (log += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => done({ exitCode: code ?? -1, log }));
  });
}

/** `name<<DELIMITER`, lines, `DELIMITER`: the only form this Action writes. */
function parseOutputs(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/^([\w-]+)<<(.+)\n([^]*?)\n?\2$/gm)].map(([, name = "", , value = ""]) => [name, value]),
  );
}
