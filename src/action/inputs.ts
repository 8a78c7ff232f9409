import type { Command, Option } from "commander";
import type { Environment } from "../cli/terminal/colour.js";

/** Inputs that are the Action's own; every other input is an option of `check` by its long name. */
export const OWN_INPUTS = [
  "paths",
  "working-directory",
  "annotations",
  "summary",
  "comment",
  "comment-key",
  "suggestions",
  "cache-key",
  "token",
] as const;
type OwnInput = (typeof OWN_INPUTS)[number];

/** The value of an input, trimmed; undefined when it is not given: GitHub hands on empty text then. */
export function inputValue(env: Environment, name: string): string | undefined {
  const value = env[`INPUT_${name.toUpperCase().replaceAll("-", "_")}`]?.trim();
  return value === "" ? undefined : value;
}

/** One entry per line, as in `include: |`. */
export const inputLines = (env: Environment, name: string): readonly string[] =>
  (inputValue(env, name) ?? "")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

export const isOn = (env: Environment, name: OwnInput): boolean => inputValue(env, name) === "true";

/**
 * The inputs as a command line of `check`. The command's own options are the list, so that an option
 * which is added there is an input here; a test holds `action.yml` to the same list.
 *
 * @example
 * // from: "2.22", rule: "unlisted-endpoint=off\ndeprecated-parameter=error"
 * ["--from", "2.22", "--rule", "unlisted-endpoint=off", "--rule", "deprecated-parameter=error"]
 */
export function argumentsFrom(env: Environment, check: Command): readonly string[] {
  return check.options.flatMap((option) => {
    if (option.attributeName() === "color")
      return option.negate
        ? switchFlag(env, "color", "false", "--no-color")
        : switchFlag(env, "color", "true", "--color");
    const name = inputName(option);
    const flag = option.long ?? `--${name}`;
    if (!option.required && !option.optional) return switchFlag(env, name, "true", flag);
    const values = isRepeatable(option)
      ? inputLines(env, name)
      : [inputValue(env, name)].filter((value) => value !== undefined);
    // One word, so that a value that starts with "-" is still a value.
    return values.map((value) => `${flag}=${value}`);
  });
}

/** `no-cache` for `--no-cache`. */
export const inputName = (option: Option): string => (option.long ?? "").replace(/^--/, "");

/** Options that may be given several times take one value per line. */
const isRepeatable = (option: Option): boolean => option.description.includes("(repeatable)");

const switchFlag = (env: Environment, name: string, when: string, flag: string): readonly string[] =>
  inputValue(env, name) === when ? [flag] : [];
