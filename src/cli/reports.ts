import { resolve } from "node:path";
import { type Outcome, ok, problem } from "../outcome.js";
import { writeText } from "../write-file.js";
import type { FormatRequest } from "./options/format.js";
import { isJobSummary } from "./render-context.js";
import type { Terminal } from "./terminal/terminal.js";

/** Formats that people and log readers see side by side; two machine formats on one stream are of use to nobody. */
const MAY_SHARE_STDOUT: ReadonlySet<string> = new Set(["pretty", "github"]);

/** Refused before the work starts: it would be a pity to scan for a minute and then fail. */
export function checkFormats(requests: readonly FormatRequest[]): Outcome<void> {
  const onStdout = requests.filter(({ file }) => file === undefined).map(({ name }) => name);
  if (onStdout.length > 1 && onStdout.some((name) => !MAY_SHARE_STDOUT.has(name))) {
    return problem(`the formats ${onStdout.join(" and ")} cannot share stdout`, {
      hint: `send one to a file: --format ${onStdout.at(-1)}=report`,
    });
  }
  return ok(undefined);
}

/**
 * Renders each report and sends it to stdout or to its file, relative to the working directory.
 * The file of a job summary is added to: other tools of the same step write there as well.
 */
export async function writeReports<Name extends string>(
  requests: readonly FormatRequest<Name>[],
  render: (name: Name, file: string | undefined) => Promise<string> | string,
  terminal: Terminal,
): Promise<Outcome<void>> {
  for (const { name, file } of requests) {
    const text = await render(name, file);
    if (file === undefined) {
      terminal.progress.end();
      terminal.print(text);
      continue;
    }
    const written = await writeText(
      resolve(terminal.cwd, file),
      `the report ${file}`,
      text.endsWith("\n") ? text : `${text}\n`,
      { mode: isJobSummary(file, terminal) ? "append" : "replace", within: terminal.cwd },
    );
    if (!written.ok) return written;
  }
  return ok(undefined);
}
