/** The formats of `diff`: one file each, loaded when it is asked for. */
import type { ChangeReport } from "../../diff/index.js";
import type { ChangeContext, ChangeReporter } from "./context.js";

export type { ChangeContext, ChangeReporter } from "./context.js";

type Loaded = Promise<{ readonly render: ChangeReporter }>;

/** A format is a file of that name beside this one and a line here. */
const changeReporters = {
  pretty: (): Loaded => import("./pretty.js"),
  json: (): Loaded => import("./json.js"),
  markdown: (): Loaded => import("./markdown.js"),
  html: (): Loaded => import("./html.js"),
  sarif: (): Loaded => import("./sarif.js"),
  junit: (): Loaded => import("./junit.js"),
  github: (): Loaded => import("./github.js"),
  gitlab: (): Loaded => import("./gitlab.js"),
  checkstyle: (): Loaded => import("./checkstyle.js"),
} as const satisfies Readonly<Record<string, () => Loaded>>;

export type ChangeFormat = keyof typeof changeReporters;
export const CHANGE_FORMATS = Object.keys(changeReporters) as readonly ChangeFormat[];

export const renderChanges = async (
  format: ChangeFormat,
  report: ChangeReport,
  context: ChangeContext,
): Promise<string> => (await changeReporters[format]()).render(report, context);
