import type { Command, CommanderError } from "commander";
import { nearest } from "../nearest.js";
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

/** `lastcall help chekc`: commander would print the help of the whole program, as if nothing had been asked. */
export function unknownHelp(program: Command, [first, name]: readonly string[]): Problem | undefined {
  const names = program.commands.map((command) => command.name());
  if (first !== "help" || name === undefined || name.startsWith("-") || names.includes(name)) return undefined;
  const meant = nearest(name, names);
  return {
    message: `unknown command '${name}'`,
    hint: meant === undefined ? "see lastcall --help" : `did you mean ${meant}? See lastcall --help`,
  };
}
