/** What the commands under `spec` have in common. */
import { Argument, Option } from "commander";
import { environmentOf } from "../environment.js";
import { providerOption } from "../options/api.js";
import { type FormatRequest, formatOption } from "../options/format.js";
import { colourOptions } from "../options/talk.js";
import type { Terminal } from "../terminal/terminal.js";
import type { SpecFlags } from "./folders.js";

/** For docs pages and documents behind a login. Read from the environment: a flag would end up in logs. */
export const TOKEN_VARIABLE = "LASTCALL_TOKEN";

/** An empty one is none: a job has it where the secret is not set. */
export const tokenOf = ({ env }: Pick<Terminal, "env">): string | undefined => {
  const token = env[TOKEN_VARIABLE];
  return token === "" ? undefined : token;
};

const SPEC_FORMATS = ["text", "json"] as const;
type SpecFormat = (typeof SPEC_FORMATS)[number];

export interface ReadFlags extends SpecFlags {
  readonly allowRemoteRefs?: boolean;
  readonly format?: readonly FormatRequest<SpecFormat>[];
}

export const sharedOptions = (): readonly Option[] => [
  providerOption(),
  new Option("--config <file>", "the config; .lastcall/ lies beside it").helpGroup("API:"),
  ...colourOptions(),
];

export const specFormats = (): Option => formatOption(SPEC_FORMATS);
export const formatsOf = ({ format }: Pick<ReadFlags, "format">): readonly FormatRequest<SpecFormat>[] =>
  format ?? [{ name: "text", file: undefined }];

/** Reading sources again: how, with what token, and of which version alone. */
export function readingAgain(
  terminal: Terminal,
  { allowRemoteRefs }: Pick<ReadFlags, "allowRemoteRefs">,
  version: unknown,
) {
  const token = tokenOf(terminal);
  terminal.progress.say("reading the sources again");
  return {
    fetcher: environmentOf(terminal).fetcher,
    cwd: terminal.cwd,
    now: terminal.now(),
    onStep: (step: string) => terminal.progress.say(step),
    ...(token === undefined ? {} : { token, tokenHosts: terminal.network.allowHosts }),
    remoteReferences: allowRemoteRefs === true,
    ...(typeof version === "string" ? { version } : {}),
  };
}

export const versionArgument = (): Argument => new Argument("<version>", "a release such as 2.25, or latest");
