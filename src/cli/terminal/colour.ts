import type { OutputStream } from "./stream.js";

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether a stream gets colours: `--color`/`--no-color`, then `NO_COLOR`, then `FORCE_COLOR`, then the stream itself.
 * @see https://no-color.org (any non-empty value) and Node's `FORCE_COLOR` (`0` and `false` off, everything else on)
 */
export function wantsColour(flag: boolean | undefined, env: Environment, stream: OutputStream): boolean {
  if (flag !== undefined) return flag;
  if (isSet(env["NO_COLOR"])) return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return stream.isTTY === true && env["TERM"] !== "dumb";
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== "";
