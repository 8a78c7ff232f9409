import type { Timeline } from "../../policy/timeline.js";
import type { RenderContext } from "../check/context.js";

export type TimelineRenderer = (timeline: Timeline, context: Pick<RenderContext, "color" | "width">) => string;
type Loaded = Promise<{ readonly render: TimelineRenderer }>;

/** A format is a file of that name beside this one and a line here. */
export const timelineReporters = {
  text: (): Loaded => import("./text.js"),
  json: (): Loaded => import("./json.js"),
  markdown: (): Loaded => import("./markdown.js"),
  html: (): Loaded => import("./html.js"),
  ical: (): Loaded => import("./ical.js"),
} as const satisfies Readonly<Record<string, () => Loaded>>;

export type TimelineFormat = keyof typeof timelineReporters;
export const TIMELINE_FORMATS = Object.keys(timelineReporters) as readonly TimelineFormat[];

export const renderTimeline = async (
  format: TimelineFormat,
  timeline: Timeline,
  context: Pick<RenderContext, "color" | "width">,
): Promise<string> => (await timelineReporters[format]()).render(timeline, context);
