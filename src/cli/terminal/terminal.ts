import type { CheckEnvironment, CheckOptions } from "../../check/options.js";
import { type Environment, wantsColour } from "./colour.js";
import { laterOfProcess, openProgress, type Progress } from "./progress.js";
import { type OutputStream, widthOf } from "./stream.js";

/** Everything a run may touch of the outside world; nothing inside reads it from anywhere else. */
export interface ProcessEnvironment {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Environment;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly now: () => Date;
  /** all that comes in on standard input; absent: nothing does */
  readonly stdin?: () => Promise<string>;
  /** for commands that are talked to while they run; absent where nobody does */
  readonly talk?: () => NodeJS.ReadableStream;
  readonly languageServer?: LanguageServer;
}

/** It lies beside the program and is loaded by the command that needs it: no other run has to read it. */
interface LanguageServer {
  readonly load: () => Promise<{
    /** settles with how the client left: after a goodbye, or without one */
    readonly startServer: (surroundings: {
      readonly input: NodeJS.ReadableStream;
      readonly output: NodeJS.WritableStream;
      readonly environment: Omit<CheckEnvironment, "cwd" | "today" | "engine" | "fileSystem">;
      readonly options: CheckOptions;
      readonly now: () => Date;
      readonly rulePages: string;
    }) => Promise<"exit" | "gone">;
  }>;
  /** folder of the rule pages as a URL, with a slash at the end */
  readonly rulePages: string;
  readonly output: NodeJS.WritableStream;
}

/** How a command talks: the report goes to `print`, everything else to `say`. */
export interface Terminal extends ProcessEnvironment {
  readonly colour: { readonly stdout: boolean; readonly stderr: boolean };
  readonly width: number;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly progress: Progress;
  /** which addresses may be read */
  readonly network: { readonly offline: boolean; readonly allowHosts: readonly string[] };
  /** `2026-11-20`: the local day of the clock */
  readonly today: string;
  print(text: string): void;
  /** a line of talk; silent with `--quiet` */
  say(text: string): void;
}

export interface TalkFlags {
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

export interface NetworkFlags {
  readonly allowHost?: readonly string[];
  readonly offline?: boolean;
}

export function openTerminal(environment: ProcessEnvironment, flags: TalkFlags & NetworkFlags): Terminal {
  const { stdout, stderr, env } = environment;
  const quiet = flags.quiet === true;
  return {
    ...environment,
    colour: { stdout: wantsColour(flags.color, env, stdout), stderr: wantsColour(flags.color, env, stderr) },
    width: widthOf(stdout),
    quiet,
    verbose: flags.verbose === true,
    progress: openProgress({ stderr, env, quiet, elapsed: () => environment.now().getTime(), later: laterOfProcess }),
    network: { offline: flags.offline === true, allowHosts: flags.allowHost ?? [] },
    today: calendarDay(environment.now()),
    print: (text) => void stdout.write(endWithNewline(text)),
    say: (text) => {
      if (!quiet) stderr.write(endWithNewline(text));
    },
  };
}

// The user's own day, not UTC's: at 23:30 in New York a window that ends today still has half an hour.
function calendarDay(instant: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}

const endWithNewline = (text: string): string => (text === "" || text.endsWith("\n") ? text : `${text}\n`);
