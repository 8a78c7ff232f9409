/** Names of providers and releases become names of folders and files: they hold nothing that leads elsewhere. */
import { type Outcome, ok, problem } from "../../outcome.js";

export const PROVIDER_NAME = /^[a-z0-9][a-z0-9._-]*$/i;
/** What `PROVIDER_NAME` allows, for a sentence that starts with the name. */
export const PROVIDER_NAME_RULE = "may hold letters, digits, dots, dashes and underscores";

export const RELEASE_NAME = /^[a-z0-9][a-z0-9 ._+@()-]*$/i;
export const RELEASE_NAME_RULE = "must start with a letter or digit and hold no slashes";

/** Of a snapshot: whatever else lies in the folder is no contract, such as `provider.json`. */
export const SNAPSHOT_NAME = /^(?:latest|v?\d[a-z0-9._-]*)$/i;

export const providerName = (name: string): Outcome<string> =>
  PROVIDER_NAME.test(name)
    ? ok(name)
    : problem(`"${name}" cannot be the name of a provider`, { hint: `A name ${PROVIDER_NAME_RULE}, such as runai.` });
