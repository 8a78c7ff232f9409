import type { Problem } from "../outcome.js";
import { visible } from "../report/text/visible.js";
import type { OutputStream } from "./terminal/stream.js";

/**
 * What the user sees when the job could not be done: the place if there is one, what is wrong, what to do.
 *
 * @example
 * error: specs/api.yaml:12:3: the YAML is broken: unexpected end of flow collection
 *   hint: close the bracket that opens in line 10
 */
export function complain(stderr: OutputStream, problem: Problem): void {
  stderr.write(`error: ${placeOf(problem)}${oneLine(problem.message)}\n`);
  if (problem.hint !== undefined) stderr.write(`  hint: ${oneLine(problem.hint)}\n`);
}

/** An exception is a bug by definition: what can happen is an outcome. */
export function confess(stderr: OutputStream, thrown: unknown, version: string): void {
  const trace = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  stderr.write(`error: lastcall ${version} hit a bug, which is not your fault. Please report these lines to its maintainers:\n`);
  stderr.write(`${trace.split("\n").map(visible).join("\n")}\n`);
}

function placeOf({ file, line, column, message }: Problem): string {
  if (file === undefined || (line === undefined && message.includes(file))) return "";
  return `${[visible(file), line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(":")}: `;
}

const oneLine = (text: string): string => visible(text.replace(/\s*\r?\n\s*/g, " "));
