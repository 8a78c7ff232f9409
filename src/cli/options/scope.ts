import { Argument, InvalidArgumentError, Option } from "commander";
import type { Shard } from "../../check/options.js";
import { collect } from "./values.js";

/** Which part of the code is looked at. */
export interface ScopeFlags {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly tsconfig?: string;
  readonly config?: string;
  readonly cache?: boolean;
  readonly cacheFolder?: string;
}

const GROUP = "Scope:";

export const pathsArgument = (): Argument =>
  new Argument("[paths...]", "folders and files to look at").default(["."], "the current folder");

export const scopeOptions = (): readonly Option[] => [
  new Option("--include <glob>", "only files that match (repeatable)").argParser(collect).helpGroup(GROUP),
  new Option("--exclude <glob>", "no files that match (repeatable)").argParser(collect).helpGroup(GROUP),
  new Option("--tsconfig <file>", "the files and path aliases of this tsconfig").helpGroup(GROUP),
  new Option("--config <file>", "the config (default: lastcall.config.json and its like, looked for upward)").helpGroup(
    GROUP,
  ),
  new Option("--no-cache", "read everything anew").helpGroup(GROUP),
  new Option(
    "--cache-folder <dir>",
    "keep results there instead of in the user's cache folder; CI that restores it sets " +
      "LASTCALL_CACHE_KEY to a secret, and results sealed with another key are not used",
  ).helpGroup(GROUP),
];

export const changedSinceOption = (): Option =>
  new Option(
    "--changed-since <ref>",
    "only findings in files changed since a git ref, and those that are new because the API moved",
  ).helpGroup(GROUP);

export const shardOption = (): Option =>
  new Option("--shard <i/n>", "only the i-th of n parts of the files; lastcall merge joins the reports")
    .argParser(parseShard)
    .helpGroup(GROUP);

function parseShard(value: string): Shard {
  const match = /^(\d+)\/(\d+)$/.exec(value);
  const [index, total] = [Number(match?.[1]), Number(match?.[2])];
  if (!(index >= 1 && index <= total))
    throw new InvalidArgumentError("It must be i/n with i from 1 to n, such as 2/4.");
  return { index, total };
}
