import type { CheckRun } from "../check/index.js";
import { type Outcome, ok } from "../outcome.js";
import type { Format, RenderContext } from "../report/check/index.js";
import { visible } from "../report/text/visible.js";
import { type ExitCode } from "./exit.js";
import { nothingChecked } from "./nothing-checked.js";
import type { FormatRequest } from "./options/format.js";
import { renderContext, shownFrom } from "./render-context.js";
import { writeReports } from "./reports.js";
import type { Terminal } from "./terminal/terminal.js";

/** Writes a report in all formats asked for and turns the verdict into the exit code. */
export async function reportOn(
  {
    report,
    root,
    gate,
    verdict,
  }: Pick<CheckRun, "report" | "root" | "verdict"> & { readonly gate: Pick<CheckRun["gate"], "maxWarnings"> },
  wanted: readonly FormatRequest<Format>[],
  terminal: Terminal,
  /** instead of the report itself */
  renderAs?: (name: Format, report: CheckRun["report"], context: RenderContext) => Promise<string>,
): Promise<Outcome<ExitCode>> {
  const [{ EXIT_CODES }, { formats, renderReport }] = await Promise.all([
    import("../check/index.js"),
    import("../report/check/index.js"),
  ]);
  const written = await writeReports(
    wanted,
    (name, file) => (renderAs ?? renderReport)(name, report, renderContext(root, terminal, { file })),
    terminal,
  );
  if (!written.ok) return written;
  if (!wanted.some(({ name }) => formats[name].remarks))
    for (const remark of report.remarks) terminal.say(`note: ${visible(remark)}`);
  if (verdict === "nothing-checked") return nothingChecked(report.empty, shownFrom(root, terminal.cwd));
  if (verdict === "too-many-warnings")
    terminal.say(`More than ${gate.maxWarnings ?? 0} warnings: --max-warnings fails the run.`);
  return ok(EXIT_CODES[verdict]);
}

/** In a workflow of GitHub the same run also writes beside the code; the results are the same everywhere. */
export const defaultFormats = ({ env }: Terminal): readonly FormatRequest<Format>[] => [
  { name: "pretty", file: undefined },
  ...(env["GITHUB_ACTIONS"] === "true" ? [{ name: "github" as const, file: undefined }] : []),
];
