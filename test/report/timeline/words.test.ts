import { expect, test } from "vitest";
import type { LifecycleEvent } from "../../../src/policy/standing.js";
import type { Timeline, TimelineRow } from "../../../src/policy/timeline.js";
import { sectionsOf, standingText, windowText } from "../../../src/report/timeline/words.js";
import { storyTimeline } from "./story.js";

const DAY = { precision: "day", date: "2026-03-28" } as const;
const BRACKET = { precision: "bracket", after: "2026-01-02", before: "2026-02-03" } as const;

/** The window of a row, on the clock asked about. */
async function told(
  window: { readonly through?: string; readonly until?: typeof DAY | typeof BRACKET },
  deployment: Timeline["deployment"] = "self-hosted",
): Promise<string> {
  const timeline = await storyTimeline();
  const [row] = timeline.rows;
  if (row === undefined) throw new Error("the story has rows");
  return windowText({ ...row, experimental: false, window } as TimelineRow, { ...timeline, deployment });
}

test("a window by releases, by months, by both, by neither", async () => {
  expect(await told({ through: "2.25" })).toBe("kept through 2.25");
  expect(await told({ until: DAY })).toBe("kept until 2026-03-28");
  expect(await told({ through: "2.25", until: DAY })).toBe("kept through 2.25 (SaaS: until 2026-03-28)");
  expect(await told({ through: "2.25", until: DAY }, "saas")).toBe("kept until 2026-03-28 (self-hosted: through 2.25)");
  expect(await told({})).toBe("nobody says for how long");
});

test("a day that is only known to lie between two", async () => {
  expect(await told({ until: BRACKET })).toMatch(/^kept between 2026-01-02 and 2026-02-03$/);
});

test("what stands today and goes in a later release says when", async () => {
  const timeline = await storyTimeline();
  const [row] = timeline.rows;
  if (row?.since === undefined) throw new Error("the first row of the story is marked");
  const standing = { state: "supported", experimental: false } as const;
  const { since, removed: _, events: __, ...plain } = row;
  const { date: ___, ...mark } = since;
  const removed = { ...since, kind: "removed", release: "1.4", orBefore: false } as const;
  const event = (kind: LifecycleEvent["kind"], release: string): LifecycleEvent => ({ ...mark, kind, release });
  const events = [event("deprecated", "1.1"), event("undeprecated", "1.2")];
  expect(standingText({ ...plain, since, removed, events, standing }, timeline)).toBe("gone in 1.4");
  const unmarked = { ...plain, since: undefined, removed: undefined, events, standing };
  expect(standingText(unmarked, timeline)).toBe("unmarked in 1.2; plain in 1.3");
});

test("an end is stated by a release, by a day alone, or not at all", async () => {
  const timeline = await storyTimeline();
  const [row] = timeline.rows;
  if (row === undefined) throw new Error("the story has rows");
  const windows = [{ until: DAY }, {}, { through: "1.3" }, { through: "1.2", until: DAY }];
  const standing = { state: "deprecated", since: "1.1", keptThrough: undefined, experimental: false } as const;
  const rows = windows.map((window) => ({ ...row, standing, window }) as TimelineRow);
  expect(
    sectionsOf({ ...timeline, rows }).map((section) => [section.title, section.rows.map(({ window }) => window)]),
  ).toEqual([
    ["Kept through 1.2", [{ through: "1.2", until: DAY }]],
    ["Kept through 1.3", [{ through: "1.3" }]],
    ["Kept until a day, whatever is released", [{ until: DAY }]],
    ["Deprecated, without a stated end", [{}]],
  ]);
});
