import type { CheckReport } from "../check/index.js";
import { type Outcome, problem } from "../outcome.js";
import { counted } from "../report/words/counted.js";

const MOST_NAMED = 5;

/** Exit 2: a run that saw nothing of the API proves nothing. It tells what it saw instead, and what one can do. */
export function nothingChecked(
  empty: CheckReport["empty"],
  /** a file of the report as it is called from the working directory */
  shown: (file: string) => string,
): Outcome<never> {
  if (empty === undefined || empty.files === 0)
    return problem("nothing was checked: no file was found", {
      hint: "check the paths, --include and --exclude, or say --allow-empty",
    });
  const { apis, assumed, files, hosts, packages, generated, unread } = empty;
  const seen = [
    hosts.length === 0 ? "no request was found" : `requests go to ${named(hosts)}`,
    ...(packages.length === 0 ? [] : [`HTTP libraries: ${named(packages)}`]),
    ...(generated.length === 0
      ? []
      : [`generated files with its paths, which nothing that was read calls: ${named(generated.map(shown))}`]),
    ...(unread.length === 0 ? [] : [`not read, or not whole: ${named(unread.map(shown))}`]),
  ];
  return problem(`nothing to check: ${counted(files, "file")}, and no call or mention of ${apis.join(" or ")} there`, {
    hint: `${assumed !== undefined ? `No config names an API, so ${assumed} was only assumed: set up another one with lastcall init --spec <address>. ` : ""}${capital(seen.join("; "))}. Name the API's address in the code with --server, describe an HTTP client of your own in the config (docs/clients.md), or say --allow-empty.`,
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const named = (names: readonly string[]): string =>
  names.length <= MOST_NAMED
    ? names.join(", ")
    : `${names.slice(0, MOST_NAMED).join(", ")} and ${names.length - MOST_NAMED} more`;
