import { Command } from "commander";
import { VERSION } from "../version.js";
import type { Start } from "./command.js";
import { commands } from "./commands/index.js";
import { layOutHelp } from "./help.js";

/** What commander writes itself is help and the version; its complaints come back as exceptions. */
interface HelpEnvironment {
  readonly print: (text: string) => void;
  /** help that nobody asked for */
  readonly say: (text: string) => void;
  readonly width: number;
}

export function buildProgram(start: Start, { print, say, width }: HelpEnvironment): Command {
  const program = new Command("lastcall")
    .description(
      "Finds the API calls in your TypeScript code that the next API release breaks, and says how long each is still kept.",
    )
    .version(VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: print,
      writeErr: say,
      outputError: () => undefined,
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
    });
  for (const command of commands) command.attach(program, start);
  layOutHelp(
    program,
    [
      {
        line: "lastcall check src --from 2.22 --to 2.24",
        does: "what an upgrade from Run:ai 2.22 to 2.24 breaks in src, line by line",
      },
      {
        line: "lastcall check src --base old.yaml --target new.yaml",
        does: "the same for any API with two OpenAPI documents",
      },
      { line: "lastcall diff 2.22 2.24", does: "what changed between two releases, whoever calls it" },
      {
        line: 'lastcall explain "GET /v1/k8s/users"',
        does: "since when deprecated, until when kept, what replaces it",
      },
      { line: "lastcall init", does: "write a config and a workflow for this repository" },
    ],
    "findings at or above --fail-on",
  );
  return program;
}

/** The definition of `check`: the Action takes its inputs from these options. */
export function checkCommand(): Command {
  const program = buildProgram(() => Promise.resolve(), { print: () => undefined, say: () => undefined, width: 80 });
  const check = program.commands.find((command) => command.name() === "check");
  if (check === undefined) throw new Error("there is no check command");
  return check;
}
