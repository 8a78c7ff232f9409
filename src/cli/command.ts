import type { Command } from "commander";
import { type Argument, type Option } from "commander";
import type { Outcome } from "../outcome.js";
import type { ExitCode } from "./exit.js";
import { type Example, layOutHelp } from "./help.js";
import type { TalkFlags, Terminal } from "./terminal/terminal.js";

/** One command of the tree. Its rooms are imported inside `run`, so that naming it costs nothing. */
interface CommandRecipe<Flags> {
  readonly name: string;
  /** one line, as in the list of commands */
  readonly summary: string;
  readonly examples: readonly Example[];
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  /** what exit code 1 says; left out: the command never ends with it */
  readonly one?: string;
  readonly run: (call: {
    readonly args: readonly (string | readonly string[] | undefined)[];
    readonly flags: Flags;
    readonly terminal: Terminal;
  }) => Promise<Outcome<ExitCode>>;
}

/** A recipe or a family of them (`spec add`), ready to be hung into the tree. */
export interface CommandDefinition {
  readonly name: string;
  attach(parent: Command, start: Start): void;
}

/** Opens the terminal with the flags of the call, runs, tells a problem, keeps the exit code. */
export type Start = (flags: TalkFlags, run: (terminal: Terminal) => Promise<Outcome<ExitCode>>) => Promise<void>;

export function defineCommand<Flags extends object>(recipe: CommandRecipe<Flags>): CommandDefinition {
  return {
    name: recipe.name,
    attach(parent, start) {
      const command = parent.command(recipe.name).summary(recipe.summary).description(recipe.summary);
      for (const argument of recipe.arguments) command.addArgument(argument);
      for (const option of recipe.options) command.addOption(option);
      layOutHelp(command, recipe.examples, recipe.one);
      command.action(async () => {
        const flags = command.opts<Flags & TalkFlags>();
        // `--from "$VERSION"` with a variable that is not set: better said than guessed.
        const empty = command.options.find(
          (option) => option.required && [command.getOptionValue(option.attributeName())].flat().includes(""),
        );
        if (empty !== undefined) command.error(`error: option '${empty.flags}' argument is empty`);
        const args = command.processedArgs as readonly (string | readonly string[] | undefined)[];
        await start(flags, (terminal) => recipe.run({ args, flags, terminal }));
      });
    },
  };
}

/** Several commands under one word. */
export function defineFamily(
  name: string,
  summary: string,
  examples: readonly Example[],
  members: readonly CommandDefinition[],
  one?: string,
): CommandDefinition {
  return {
    name,
    attach(parent, start) {
      const family = parent.command(name).summary(summary).description(summary);
      for (const member of members) member.attach(family, start);
      layOutHelp(family, examples, one);
    },
  };
}
