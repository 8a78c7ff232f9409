import type { Problem } from "../outcome.js";
import { visible, withoutCommands } from "../report/text/visible.js";
import type { OutputStream } from "./terminal/stream.js";
import type { ProcessEnvironment } from "./terminal/terminal.js";

/**
 * What the user sees when the job could not be done: the place if there is one, what is wrong, what to do.
 *
 * @example
 * error: specs/api.yaml:12:3: the YAML is broken: unexpected end of flow collection
 *   hint: close the bracket that opens in line 10
 */
export function complain({ stderr, cwd }: Pick<ProcessEnvironment, "stderr" | "cwd">, problem: Problem): void {
  stderr.write(`error: ${asSeenFrom(cwd, placed(problem))}\n`);
  if (problem.hint !== undefined) stderr.write(`  hint: ${asSeenFrom(cwd, sentence(oneLine(problem.hint)))}\n`);
}

/** Rooms go by absolute paths; a user knows the files from where they stand. */
const asSeenFrom = (cwd: string, text: string): string =>
  cwd === "/" ? text : text.replaceAll(`${cwd}/`, "").replaceAll(`${cwd}\\`, "");

/** Hints come from commander, from rooms and from libraries; a command at their start stays as it is typed. */
const sentence = (text: string): string =>
  /^(?!lastcall\b)[a-z]+(?=[ :,])/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

/** An exception is a bug by definition: what can happen is an outcome. */
export function confess(stderr: OutputStream, thrown: unknown, version: string): void {
  const trace = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  stderr.write(
    `error: lastcall ${version} hit a bug, which is not your fault. Please report these lines to its maintainers:\n`,
  );
  stderr.write(
    `${trace
      .split("\n")
      .map((line) => withoutCommands(visible(line)))
      .join("\n")}\n`,
  );
}

/** Messages often begin with the file's name: then the place takes the name's part, and nothing is said twice. */
function placed({ file, line, column, message }: Problem): string {
  if (file === undefined) return oneLine(message);
  const place = [visible(file), line, line === undefined ? undefined : column]
    .filter((part) => part !== undefined)
    .join(":");
  if (message.startsWith(`${file} `) || message.startsWith(`${file}: `))
    return `${place}${oneLine(message.slice(file.length))}`;
  return line === undefined && message.includes(file) ? oneLine(message) : `${place}: ${oneLine(message)}`;
}

const oneLine = (text: string): string => withoutCommands(visible(text.replace(/\s*\r?\n\s*/g, " ")));
