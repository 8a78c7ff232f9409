import { CommanderError } from "commander";
import { VERSION } from "../version.js";
import type { Start } from "./command.js";
import { complain, confess } from "./complaint.js";
import { CLEAN, type ExitCode, TROUBLE } from "./exit.js";
import { buildProgram } from "./program.js";
import { widthOf } from "./terminal/stream.js";
import { type Doors, openTerminal } from "./terminal/terminal.js";
import { unknownHelp, usageProblem } from "./usage.js";

/** Runs one command line from its arguments to its exit code; prints through the given streams and nowhere else. */
export async function main(doors: Doors): Promise<ExitCode> {
  let exitCode: ExitCode = CLEAN;
  const start: Start = async (flags, run) => {
    const terminal = openTerminal(doors, flags);
    try {
      const outcome = await run(terminal);
      terminal.progress.end();
      exitCode = outcome.ok ? outcome.value : TROUBLE;
      if (!outcome.ok) complain(doors, outcome.problem);
    } finally {
      terminal.progress.end();
    }
  };
  const program = buildProgram(start, {
    print: (text) => void doors.stdout.write(text),
    say: (text) => void doors.stderr.write(text),
    width: widthOf(doors.stdout),
  });
  const unhelped = unknownHelp(program, doors.args);
  if (unhelped !== undefined) {
    complain(doors, unhelped);
    return TROUBLE;
  }
  try {
    await program.parseAsync([...doors.args], { from: "user" });
    return exitCode;
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) confess(doors.stderr, thrown, VERSION);
    else if (thrown.exitCode === 0) return CLEAN;
    // Called without a command: the help has been printed, on stderr, and says it better.
    else if (thrown.code !== "commander.help") complain(doors, usageProblem(thrown, program, doors.args));
    return TROUBLE;
  }
}
