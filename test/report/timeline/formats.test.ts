import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { renderTimeline, TIMELINE_FORMATS } from "../../../src/report/timeline/index.js";
import type { TimelineJson } from "../../../src/report/timeline/json.js";
import { HOSTILE, hostileTimeline, storyTimeline } from "./story.js";

const PLAIN = { color: false, width: 80 };
const empty = async () => ({ ...(await storyTimeline()), rows: [], interfaces: [], features: [] });

test("text", async () => {
  expect(await renderTimeline("text", await storyTimeline(), PLAIN)).toBe(`Story
as of 2025-11-01, against 1.3, self-hosted clock

Used by this code (1)
  tag  2 places
    response field \`tag\` of \`GET /pets\`
    deprecated in 1.1 (2025-04-15), says the contract of 1.1; kept through 1.3
      (SaaS: until 2025-10-15)

Kept through the release after 1.3 (1)
  GET /old
    deprecated in 1.2 (2025-07), says the contract of 1.2; kept through the
      release after 1.3 (SaaS: until 2026-01)

Deprecated, without a stated end (1)
  GET /trial
    deprecated in 1.2 (2025-07), says the contract of 1.2; experimental: may
      go at any time

Window over, in 1.3 at the vendor's pleasure (1)
  GET /late
    deprecated in 1.0 or before (2025-01-15), says the contract of 1.0; was
      kept through 1.2 (SaaS: until 2025-07-15); still in 1.3

Gone in 1.3 (1)
  GET /noticed
    deprecated in 1.0 (2025-01), say the notes of 1.0; gone in 1.3; was to be
      kept through 1.2 (SaaS: until 2025-07)
    use GET /pets

Gone in 1.1 (1)
  GET /gone
    never marked; gone in 1.1, without any notice

Other interfaces, in no contract (1)
  Wire protocol  3 places
    deprecated in 1.1, removed in 1.3
    use GET /pets

Announced, in no contract (1)
  old console  1.2

3 deprecated, 1 past their window, 2 gone; used: 1 of them, 1 other interface
`);
});

test("JSON", async () => {
  const told = JSON.parse(await renderTimeline("json", await storyTimeline(), PLAIN)) as TimelineJson;
  expect(told.api).toEqual({
    provider: "story",
    target: "1.3",
    deployment: "self-hosted",
    asOf: "2025-11-01",
    forecast: false,
  });
  expect(
    told.elements.map((one) => [
      one.operation,
      one.element.path.join("."),
      one.state,
      one.deprecated?.date,
      one.keptThrough,
      one.removed?.release,
      one.replacement,
    ]),
  ).toEqual([
    ["GET /pets", "tag", "deprecated", "2025-04-15", { release: "1.3", date: "2025-10-15" }, undefined, []],
    ["GET /old", "", "deprecated", "2025-07", { release: "the release after 1.3", date: "2026-01" }, undefined, []],
    ["GET /trial", "", "deprecated", "2025-07", null, undefined, []],
    ["GET /late", "", "expired", "2025-01-15", { release: "1.2", date: "2025-07-15" }, undefined, []],
    ["GET /gone", "", "removed", undefined, null, "1.1", []],
    ["GET /noticed", "", "removed", "2025-01", { release: "1.2", date: "2025-07" }, "1.3", ["GET /pets"]],
  ]);
  expect(told.summary).toEqual({ deprecated: 3, expired: 1, removed: 2, used: 1 });
});

test("Markdown tables that a reader of GitHub sees", async () => {
  const page = await marked.parse(await renderTimeline("markdown", await storyTimeline(), PLAIN));
  const cells = [...page.matchAll(/<tr>\s*<td>(.*?)<\/td>\s*<td>(.*?)<\/td>\s*<td>(.*?)<\/td>/gs)].map(
    ([, name, since, until]) => [name, since, until],
  );
  expect(cells).toEqual([
    [
      "<code>tag</code> (2×)<br>response field <code>tag</code> of <code>GET /pets</code>",
      "1.1, 2025-04-15",
      "kept through 1.3 (SaaS: until 2025-10-15)",
    ],
    ["<code>GET /old</code>", "1.2, 2025-07", "kept through the release after 1.3 (SaaS: until 2026-01)"],
    ["<code>GET /trial</code>", "1.2, 2025-07", "experimental: may go at any time"],
    [
      "<code>GET /late</code>",
      "1.0 or before, 2025-01-15",
      "was kept through 1.2 (SaaS: until 2025-07-15); still in 1.3",
    ],
    ["<code>GET /noticed</code>", "1.0, 2025-01", "gone in 1.3; was to be kept through 1.2 (SaaS: until 2025-07)"],
    ["<code>GET /gone</code>", "not marked", "gone in 1.1, without any notice"],
  ]);
});

describe("nothing to tell is a valid document", () => {
  test("text", async () => {
    expect(await renderTimeline("text", await empty(), PLAIN)).toContain("0 deprecated, 0 past their window, 0 gone");
  });
  test("JSON", async () => {
    expect(JSON.parse(await renderTimeline("json", await empty(), PLAIN))).toMatchObject({
      schemaVersion: 1,
      elements: [],
    });
  });
  test("iCalendar", async () => {
    expect(await renderTimeline("ical", await empty(), PLAIN)).toMatch(
      /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[^]*END:VCALENDAR\r\n$/,
    );
  });
  test("Markdown and HTML", async () => {
    expect(await renderTimeline("markdown", await empty(), PLAIN)).toContain("# Story");
    expect(await renderTimeline("html", await empty(), PLAIN)).toContain("</html>");
  });
});

describe.each(TIMELINE_FORMATS)("hostile names in %s", (format) => {
  test("stay text", async () => {
    const text = await renderTimeline(format, await hostileTimeline(), PLAIN);
    expect(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202e]/.exec(text)).toBeNull();
    expect(text.split(/\r?\n/).filter((line) => line.trimStart().startsWith("::"))).toEqual([]);
    expect(text.includes("##[")).toBe(false);
    if (format === "html" || format === "json")
      expect(text.replace(/<\/script>\n<\/body>/, "")).not.toContain("</script");
    if (format === "html" || format === "markdown")
      expect(/<img/.exec(format === "html" ? text : await marked.parse(text))).toBeNull();
    if (format === "json") expect(JSON.parse(text)).toMatchObject({ api: { provider: HOSTILE } });
    if (format === "ical") expect(text.match(/^END:VCALENDAR\r?$/gm)).toHaveLength(1);
  });
});

test.each(TIMELINE_FORMATS)("%s: the same question gives the same bytes", async (format) => {
  expect(await renderTimeline(format, await storyTimeline(), PLAIN)).toBe(
    await renderTimeline(format, await storyTimeline(), PLAIN),
  );
});

test("what nobody promised anything for has just gone", async () => {
  const told = await storyTimeline();
  const rows = told.rows.map((row) => (row.spelled === "GET /noticed" ? { ...row, window: undefined } : row));
  expect(await renderTimeline("text", { ...told, rows }, PLAIN)).toContain(
    "deprecated in 1.0 (2025-01), say the notes of 1.0; gone in 1.3\n",
  );
});
