import type { Timeline } from "../../policy/timeline.js";
import type { RenderContext } from "../check/context.js";

type Context = Pick<RenderContext, "color" | "width">;
export type Timelines = readonly [Timeline, ...Timeline[]];
export type TimelineRenderer = (timeline: Timeline, context: Context) => string;
/** What is one thing, however many APIs there are. */
export type TimelinesRenderer = (timelines: Timelines) => string;

/** A format is a file of that name beside this one and a line here. */
const ofOne = {
  text: (): Promise<{ readonly render: TimelineRenderer }> => import("./text.js"),
  json: (): Promise<{ readonly render: TimelineRenderer }> => import("./json.js"),
  markdown: (): Promise<{ readonly render: TimelineRenderer }> => import("./markdown.js"),
} as const;
const ofAll = {
  html: (): Promise<{ readonly render: TimelinesRenderer }> => import("./html.js"),
  ical: (): Promise<{ readonly render: TimelinesRenderer }> => import("./ical.js"),
} as const;

type FormatOfAll = keyof typeof ofAll;
export type TimelineFormat = keyof typeof ofOne | FormatOfAll;
export const TIMELINE_FORMATS = Object.keys({ ...ofOne, ...ofAll }) as readonly TimelineFormat[];

const isOfAll = (format: TimelineFormat): format is FormatOfAll => Object.hasOwn(ofAll, format);

export const renderTimeline = async (format: TimelineFormat, timeline: Timeline, context: Context): Promise<string> =>
  isOfAll(format) ? (await ofAll[format]()).render([timeline]) : (await ofOne[format]()).render(timeline, context);

/** Of several APIs a page or a calendar is one; of the other formats `join` makes one. */
export const renderTimelines = async (
  format: TimelineFormat,
  timelines: Timelines,
  context: Context,
  join: (render: (one: Timeline) => Promise<string>) => Promise<string>,
): Promise<string> =>
  isOfAll(format)
    ? (await ofAll[format]()).render(timelines)
    : join((timeline) => renderTimeline(format, timeline, context));
