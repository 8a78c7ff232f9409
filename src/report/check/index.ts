/** The face of the room: one file per format, loaded when it is asked for. */
import type { CheckReport } from "../../check/finding.js";
import { seenFrom } from "../seen-from.js";
import type { RenderContext, Reporter } from "./context.js";

export type { RenderContext, Reporter } from "./context.js";

/** What is known of a format before it is loaded. */
interface FormatEntry {
  /**
   * where the names of files begin: people and agents name them from the working folder and click on them, CI systems
   * from the repository's root; `json` says itself where its root is
   */
  readonly files: "working folder" | "repository" | "own root";
  /** holds the remarks on the run; beside a format that does not they are said on stderr */
  readonly remarks: boolean;
  /** carries edits; for the others nobody works them out */
  readonly edits: boolean;
  readonly load: () => Promise<{ readonly render: Reporter }>;
}

/** A format is a file of that name beside this one and an entry here. */
export const formats = {
  pretty: { files: "working folder", remarks: true, edits: true, load: () => import("./pretty.js") },
  agent: { files: "working folder", remarks: false, edits: false, load: () => import("./agent.js") },
  json: { files: "own root", remarks: true, edits: true, load: () => import("./json.js") },
  sarif: { files: "repository", remarks: true, edits: true, load: () => import("./sarif.js") },
  github: { files: "repository", remarks: false, edits: false, load: () => import("./github.js") },
  gitlab: { files: "repository", remarks: false, edits: false, load: () => import("./gitlab.js") },
  junit: { files: "repository", remarks: false, edits: false, load: () => import("./junit.js") },
  checkstyle: { files: "repository", remarks: false, edits: false, load: () => import("./checkstyle.js") },
  rdjson: { files: "repository", remarks: false, edits: true, load: () => import("./rdjson.js") },
  markdown: { files: "working folder", remarks: true, edits: false, load: () => import("./markdown.js") },
  html: { files: "working folder", remarks: true, edits: false, load: () => import("./html.js") },
} as const satisfies Readonly<Record<string, FormatEntry>>;

export type Format = keyof typeof formats;
export const FORMATS = Object.keys(formats) as readonly Format[];

export const renderReport = async (format: Format, report: CheckReport, context: RenderContext): Promise<string> => {
  const { files, load } = formats[format];
  const { render } = await load();
  if (files !== "working folder") return render(report, context);
  const seen = seenFrom(report, context);
  return render(seen.report, seen.context);
};
