import type { Command, CommanderError } from "commander";
import type { Problem } from "../outcome.js";

/** Commander's `error: unknown option '--fromat'\n(Did you mean --format?)` as a problem of ours. */
export function usageProblem(error: CommanderError, program: Command, args: readonly string[]): Problem {
  const help = `${commandOf(program, args)} --help`;
  const [first = "", second] = error.message.replace(/^error: /, "").split("\n");
  const meant = /^\(Did you mean (.*)\?\)$/.exec(second ?? "")?.[1];
  return { message: first, hint: meant === undefined ? `see ${help}` : `did you mean ${meant}? See ${help}` };
}

/** `lastcall spec add` for `["spec", "add", "--froce"]`. */
function commandOf(program: Command, args: readonly string[]): string {
  const words = [program.name()];
  let command: Command | undefined = program;
  for (const arg of args) {
    command = command.commands.find((candidate) => candidate.name() === arg);
    if (command === undefined) break;
    words.push(command.name());
  }
  return words.join(" ");
}
