import { type Command, Help } from "commander";

export interface Example {
  /** as typed: `lastcall check src --from 2.22` */
  readonly line: string;
  readonly does: string;
}

/** `one`: what 1 says; undefined: the command has no such answer */
const exitCodes = (one: string | undefined): string => `
Exit codes:
  0  ${one === undefined ? "done" : "clean"}
${one === undefined ? "" : `  1  ${one}\n`}  2  could not do the job: bad input, unknown version, nothing to check`;

/** Examples come before the list of options: most people look for a line to copy. */
export function layOutHelp(command: Command, examples: readonly Example[], one: string | undefined): void {
  command.configureHelp({
    // The arguments of a command are in its own help; here they would leave no room for what it does.
    subcommandTerm: (member) => member.name(),
    formatHelp: (shown, helper) => {
      const body = Help.prototype.formatHelp.call(helper, shown, helper);
      // Usage and what the command is come first in commander's own text; the examples go right after them.
      const firstList = body.search(/^(?:Arguments|Commands|.*):$/m);
      const at = firstList < 0 ? body.length : firstList;
      return `${body.slice(0, at)}${examplesText(examples)}${body.slice(at)}`;
    },
  });
  command.addHelpText("after", exitCodes(one));
}

function examplesText(examples: readonly Example[]): string {
  if (examples.length === 0) return "";
  return `Examples:\n${examples.map(({ line, does }) => `  ${line}\n      ${does}\n`).join("")}\n`;
}
