import { appendFile, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { ExitCode } from "../cli/exit.js";
import { main } from "../cli/main.js";
import { checkCommand } from "../cli/program.js";
import type { ProcessEnvironment } from "../cli/terminal/terminal.js";
import { comment } from "./comment.js";
import { argumentsFrom, inputLines, inputValue, isOn } from "./inputs.js";
import { writeOutputs } from "./outputs.js";
import { suggest, suggestedIn } from "./suggestions.js";

/** The environment of the command line without its arguments: they come from the inputs. */
interface ActionEnvironment extends Omit<ProcessEnvironment, "args"> {
  readonly fetch: typeof globalThis.fetch;
}

interface Files {
  readonly json: string;
  readonly sarif: string;
  readonly summary: string;
  readonly comment: string;
  readonly suggestions: string;
}

/**
 * One step of a workflow: the same `check` as at a terminal, then what only GitHub has: annotations, the job summary,
 * step outputs and, when asked for, a comment. Only `check` decides the exit code; none of the others can fail the job.
 */
export async function runAction(environment: ActionEnvironment): Promise<ExitCode> {
  const { env } = environment;
  const cwd = resolve(environment.cwd, inputValue(env, "working-directory") ?? ".");
  const files = await openFolder(env["RUNNER_TEMP"] ?? tmpdir());
  const args = [
    "check",
    ...argumentsFrom(env, checkCommand()),
    ...formats(environment, files),
    "--",
    ...pathsOf(environment),
  ];
  // The summary goes to a file of ours first: the real one may be missing or full, and that must not matter.
  const exitCode = await main({ ...environment, args, cwd, env: { ...env, GITHUB_STEP_SUMMARY: files.summary } });
  const counts = await readCounts(files.json);
  await report(environment, files, counts);
  await outputs(environment, files, counts, exitCode);
  return exitCode;
}

const pathsOf = ({ env }: ActionEnvironment): readonly string[] => {
  const paths = inputLines(env, "paths");
  return paths.length > 0 ? paths : ["."];
};

function formats({ env }: ActionEnvironment, files: Files): readonly string[] {
  return [
    ...(inputLines(env, "format").some((format) => !format.includes("=")) ? [] : ["pretty"]),
    ...(isOn(env, "annotations") ? ["github"] : []),
    `json=${files.json}`,
    `sarif=${files.sarif}`,
    `markdown=${files.summary}`,
    `markdown=${files.comment}`,
    ...(isOn(env, "suggestions") ? [`rdjson=${files.suggestions}`] : []),
  ].map((format) => `--format=${format}`);
}

/** A folder of its own per run: a job may check several APIs. */
async function openFolder(parent: string): Promise<Files> {
  const folder = await mkdtemp(join(parent, "lastcall-"));
  return {
    json: join(folder, "report.json"),
    sarif: join(folder, "report.sarif"),
    summary: join(folder, "summary.md"),
    comment: join(folder, "comment.md"),
    suggestions: join(folder, "suggestions.json"),
  };
}

interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

/** undefined when the job could not be done and there is no report */
async function readCounts(file: string): Promise<Counts | undefined> {
  try {
    const { summary } = JSON.parse(await readFile(file, "utf8")) as { summary: Counts };
    return summary;
  } catch {
    return undefined;
  }
}

async function report(environment: ActionEnvironment, files: Files, counts: Counts | undefined): Promise<void> {
  if (counts === undefined) return;
  const { env } = environment;
  const summary = env["GITHUB_STEP_SUMMARY"];
  if (summary !== undefined && isOn(env, "summary"))
    await softly(environment, "job summary", async () => appendFile(summary, await readFile(files.summary)));
  if (isOn(env, "comment"))
    await softly(environment, "comment", () => writeComment(environment, files.comment, counts));
  if (isOn(env, "suggestions"))
    await softly(environment, "suggested changes", () => writeSuggestions(environment, files.suggestions));
}

async function writeComment(environment: ActionEnvironment, file: string, counts: Counts): Promise<void> {
  const token = inputValue(environment.env, "token");
  if (token === undefined) return notice(environment, "no comment was written: the input token is empty");
  const body = await readFile(file, "utf8");
  const keyed = withKey(body, inputValue(environment.env, "comment-key"));
  const written = await comment(
    { ...keyed, onlyUpdate: counts.errors + counts.warnings === 0 },
    { env: environment.env, token, fetch: environment.fetch },
  );
  if (!written.ok)
    notice(
      environment,
      `no comment was written: ${written.problem.message}${written.problem.hint === undefined ? "" : `; ${written.problem.hint}`}`,
    );
}

async function writeSuggestions(environment: ActionEnvironment, file: string): Promise<void> {
  const { env } = environment;
  const token = inputValue(env, "token");
  if (token === undefined) return notice(environment, "no changes were suggested: the input token is empty");
  const edits = suggestedIn(await readFile(file, "utf8"));
  const root = env["GITHUB_WORKSPACE"] ?? environment.cwd;
  const read = (path: string): Promise<string> => readFile(path, "utf8");
  const written = await suggest(edits, { env, token, fetch: environment.fetch, root, read });
  if (!written.ok)
    notice(
      environment,
      `no changes were suggested: ${written.problem.message}${written.problem.hint === undefined ? "" : `; ${written.problem.hint}`}`,
    );
}

/**
 * A job of a matrix says who it is, in the line by which its comment is found and in the heading for people.
 *
 * @example key `node-24`: `<!-- lastcall:report:runai:node-24 -->`, `## lastcall (node-24): 2 errors`
 */
function withKey(body: string, key: string | undefined): { readonly body: string; readonly marker: string } {
  const marker = /^<!-- lastcall:report:.* -->/.exec(body)?.[0];
  if (marker === undefined) throw new Error("the Markdown report does not start with its marker");
  if (key === undefined) return { body, marker };
  const plain = key.replace(/[^\w. -]|-(?=-)/g, "_");
  const own = marker.replace(/ -->$/, `:${plain} -->`);
  return {
    body: body.replace(marker, () => own).replace(/^## lastcall:/m, () => `## lastcall (${plain}):`),
    marker: own,
  };
}

async function outputs(
  environment: ActionEnvironment,
  files: Files,
  counts: Counts | undefined,
  exitCode: ExitCode,
): Promise<void> {
  await softly(environment, "outputs", () =>
    writeOutputs(environment.env["GITHUB_OUTPUT"], {
      errors: String(counts?.errors ?? ""),
      warnings: String(counts?.warnings ?? ""),
      "report-path": counts === undefined ? "" : files.json,
      "sarif-path": counts === undefined ? "" : files.sarif,
      "exit-code": String(exitCode),
    }),
  );
}

/** What decorates the job must never fail it. */
async function softly(environment: ActionEnvironment, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    notice(environment, `the ${what} could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

// "%" first: the later steps write it themselves.
const notice = (environment: ActionEnvironment, text: string): void =>
  void environment.stdout.write(
    `::notice title=lastcall::${text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A")}\n`,
  );
