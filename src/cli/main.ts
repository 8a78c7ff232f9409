import { CommanderError } from "commander";
import { VERSION } from "../version.js";
import type { Start } from "./command.js";
import { complain, confess } from "./complaint.js";
import { CLEAN, type ExitCode, TROUBLE } from "./exit.js";
import { buildProgram } from "./program.js";
import { widthOf } from "./terminal/stream.js";
import { openTerminal, type ProcessEnvironment } from "./terminal/terminal.js";
import { unknownHelp, usageProblem } from "./usage.js";

/** Runs one command line from its arguments to its exit code; prints through the given streams and nowhere else. */
export async function main(environment: ProcessEnvironment): Promise<ExitCode> {
  let exitCode: ExitCode = CLEAN;
  const start: Start = async (flags, run) => {
    const terminal = openTerminal(environment, flags);
    try {
      const outcome = await run(terminal);
      terminal.progress.end();
      exitCode = outcome.ok ? outcome.value : TROUBLE;
      if (!outcome.ok) complain(environment, outcome.problem);
    } finally {
      terminal.progress.end();
    }
  };
  const program = buildProgram(start, {
    print: (text) => void environment.stdout.write(text),
    say: (text) => void environment.stderr.write(text),
    width: widthOf(environment.stdout),
  });
  const unhelped = unknownHelp(program, environment.args);
  if (unhelped !== undefined) {
    complain(environment, unhelped);
    return TROUBLE;
  }
  try {
    await program.parseAsync([...environment.args], { from: "user" });
    return exitCode;
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) confess(environment.stderr, thrown, VERSION);
    else if (thrown.exitCode === 0) return CLEAN;
    // Called without a command: the help has been printed, on stderr, and says it better.
    else if (thrown.code !== "commander.help") complain(environment, usageProblem(thrown, program, environment.args));
    return TROUBLE;
  }
}
