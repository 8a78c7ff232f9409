import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { DEFAULT_LEVELS } from "../check/rules.js";
import { readRegularText } from "../regular-file.js";
import type { RenderContext } from "../report/check/context.js";
import { repositoryUri } from "../report/check/repository-path.js";
import type { LinkTo } from "../report/page/link.js";
import type { Environment } from "./terminal/colour.js";
import type { Terminal } from "./terminal/terminal.js";

/** What a job summary may hold: GitHub refuses more than 1 MiB. */
const SUMMARY_BYTES = 1024 * 1024;

/** Where a report goes decides what it may look like. */
interface Destination {
  /** undefined: stdout */
  readonly file: string | undefined;
}

/** `root`: absolute, what the files of the report are relative to. */
export function renderContext(root: string, terminal: Terminal, { file }: Destination): RenderContext {
  const { fromRepository } = repositoryRoot(root);
  return {
    color: file === undefined && terminal.colour.stdout,
    width: terminal.width,
    // A pipe and a file have no edge that a line of code would break at.
    codeWidth: file === undefined && terminal.stdout.isTTY === true ? terminal.width : Number.POSITIVE_INFINITY,
    source: sourceOf(root),
    defaultSeverity: (rule) => DEFAULT_LEVELS[rule],
    verbose: terminal.verbose,
    shown: shownFrom(root, terminal.cwd),
    fromRepository,
    link: linkTo(terminal.env, fromRepository),
    ...(isJobSummary(file, terminal) ? { limit: SUMMARY_BYTES } : {}),
  };
}

/** What one can click on, or hand to an editor, from where one stands. */
export const shownFrom =
  (root: string, cwd: string): ((file: string) => string) =>
  (file) =>
    relative(cwd, resolve(root, file)).split(sep).join("/");

export const isJobSummary = (file: string | undefined, { cwd, env }: Pick<Terminal, "cwd" | "env">): boolean =>
  file !== undefined &&
  env["GITHUB_STEP_SUMMARY"] !== undefined &&
  resolve(cwd, file) === resolve(cwd, env["GITHUB_STEP_SUMMARY"]);

/** The folder that git knows above a folder, or that folder itself, and the way from there. */
export function repositoryRoot(folder: string): { readonly root: string; readonly fromRepository: string } {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return { root: at, fromRepository: relative(at, folder).split(sep).join("/") };
    if (dirname(at) === at) return { root: folder, fromRepository: "" };
  }
}

/** Synchronous, because formats are plain functions; each file is read once and only if a finding shows it. */
function sourceOf(root: string): RenderContext["source"] {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) texts.set(file, read(join(root, file)));
    return texts.get(file);
  };
}

function read(path: string): string | undefined {
  try {
    return readRegularText(path);
  } catch {
    return undefined;
  }
}

/** On GitHub, places lead to the line of the commit that was checked. */
export function linkTo(env: Environment, fromRepository: string): LinkTo | undefined {
  const [server, repository, commit] = [env["GITHUB_SERVER_URL"], env["GITHUB_REPOSITORY"], env["GITHUB_SHA"]];
  if (server === undefined || repository === undefined || commit === undefined) return undefined;
  return (file, line, endLine) => {
    return `${server}/${repository}/blob/${commit}/${repositoryUri(file, { fromRepository })}#L${line}${endLine > line ? `-L${endLine}` : ""}`;
  };
}
