/** The face of the room: one file per format, loaded when it is asked for. */
import type { CheckReport } from "../../check/finding.js";
import { seenFrom } from "../seen-from.js";
import type { RenderContext, Reporter } from "./context.js";

export type { RenderContext, Reporter } from "./context.js";

type Loaded = Promise<{ readonly render: Reporter }>;

/** A format is a file of that name beside this one and a line here. */
export const reporters = {
  pretty: (): Loaded => import("./pretty.js"),
  agent: (): Loaded => import("./agent.js"),
  json: (): Loaded => import("./json.js"),
  sarif: (): Loaded => import("./sarif.js"),
  github: (): Loaded => import("./github.js"),
  gitlab: (): Loaded => import("./gitlab.js"),
  junit: (): Loaded => import("./junit.js"),
  checkstyle: (): Loaded => import("./checkstyle.js"),
  rdjson: (): Loaded => import("./rdjson.js"),
  markdown: (): Loaded => import("./markdown.js"),
  html: (): Loaded => import("./html.js"),
} as const satisfies Readonly<Record<string, () => Loaded>>;

export type Format = keyof typeof reporters;
export const FORMATS = Object.keys(reporters) as readonly Format[];

/** Read by people and agents, who name files from the working directory; machines name them from the repository's root. */
const FOR_PEOPLE: ReadonlySet<Format> = new Set(["pretty", "agent", "markdown", "html"]);

export const renderReport = async (format: Format, report: CheckReport, context: RenderContext): Promise<string> => {
  const { render } = await reporters[format]();
  if (!FOR_PEOPLE.has(format)) return render(report, context);
  const seen = seenFrom(report, context);
  return render(seen.report, seen.context);
};
