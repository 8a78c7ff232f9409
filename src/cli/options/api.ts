import { InvalidArgumentError, Option } from "commander";
import type { CheckOptions } from "../../check/options.js";
import type { NetworkFlags } from "../terminal/terminal.js";
import { calendarDay, collect } from "./values.js";

/** Which API, which releases, which clock; named as in `CheckOptions`, but for what is given piece by piece. */
export interface ApiFlags
  extends Pick<
      CheckOptions,
      "provider" | "base" | "target" | "from" | "to" | "supports" | "deployment" | "asOf" | "allowRemoteRefs"
    >,
    NetworkFlags {
  readonly server?: readonly string[];
}

const GROUP = "API:";

export const providerOption = (): Option =>
  new Option(
    "--provider <name>",
    "the API: runai is built in, others come from the config (default: all that the config lists)",
  ).helpGroup(GROUP);

export const deploymentOption = (): Option =>
  new Option("--deployment <kind>", "which clock counts: releases (self-hosted) or months (saas, implies --to latest)")
    .choices(["self-hosted", "saas"])
    .helpGroup(GROUP);

export const asOfOption = (): Option =>
  new Option("--as-of <date>", "judge as if it were that day, such as 2027-01-31 (default: today)")
    .argParser(calendarDay)
    .helpGroup(GROUP);

/** A whole address would allow nothing: hosts are compared by name, and by port where one is given. */
function collectHosts(value: string, before: readonly string[] | undefined): readonly string[] {
  if (!/^(?:\[[\da-f:.]+\]|[\w.-]+|[\da-f:]+)(?::\d+)?$/i.test(value))
    throw new InvalidArgumentError(
      "It takes a host without scheme and path, such as docs.example.com or localhost:8080.",
    );
  return collect(value, before);
}

/** What may be read from where, for whatever takes a URL. */
export const networkOptions = (): readonly Option[] => [
  new Option("--allow-remote-refs", "follow $refs that lead to other public addresses").helpGroup(GROUP),
  new Option(
    "--allow-host <host>",
    "a host that may be read though only a page, a redirect or a $ref leads there, also in a private network (repeatable)",
  )
    .argParser(collectHosts)
    .helpGroup(GROUP),
  new Option("--offline", "read nothing from any address").helpGroup(GROUP),
];

/** The options by which a call's API is known: also what `calls` needs. */
export const surfaceOptions = (): readonly Option[] => [
  providerOption(),
  new Option("--base <spec>", "any API: the OpenAPI document in use, a file or URL").helpGroup(GROUP),
  new Option("--target <spec>", "any API: the OpenAPI document that comes").helpGroup(GROUP),
  new Option(
    "--server <url or prefix>",
    "what counts as this API in the code: a host, a base path, or an expression as written, such as '${config.apiUrl}' (repeatable)",
  )
    .argParser(collect)
    .helpGroup(GROUP),
  ...networkOptions(),
];

/** The options that say which releases are compared. */
export const releaseOptions = (): readonly Option[] => [
  new Option("--from <version>", "the release that runs now").helpGroup(GROUP),
  new Option(
    "--to <version>",
    "the release that is planned: 2.24, latest, +1, +2 (default: the newest known)",
  ).helpGroup(GROUP),
  new Option("--supports <range>", "the code must work on every release of the range: '>=2.22 <=2.24'").helpGroup(
    GROUP,
  ),
  deploymentOption(),
  asOfOption(),
];
