import { describe, expect, test } from "vitest";
import type { Deployment } from "../../../src/policy/index.js";
import { renderTimeline } from "../../../src/report/timeline/index.js";
import { hostileTimeline, storyTimeline } from "./story.js";

/** Reads a calendar as RFC 5545 says: unfold, split names from values, unescape text. */
function eventsIn(text: string): readonly Readonly<Record<string, string>>[] {
  const lines = text.replaceAll("\r\n ", "").split("\r\n");
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    const colon = line.indexOf(":");
    const [name, value] = [
      line.slice(0, colon),
      line.slice(colon + 1).replace(/\\(.)/g, (_, character: string) => (character === "n" ? "\n" : character)),
    ];
    if (line === "BEGIN:VEVENT") events.push({});
    else if (events.length > 0 && line !== "END:VEVENT" && colon > 0) (events.at(-1) ?? {})[name] = value;
  }
  return events;
}
const calendar = async (deployment: Deployment, asOf?: string) =>
  renderTimeline("ical", await storyTimeline(deployment, asOf), { color: false, width: 80 });
const told = async (deployment: Deployment) =>
  eventsIn(await calendar(deployment)).map(
    (event) => `${event["DTSTART;VALUE=DATE"] ?? ""}-${event["DTEND;VALUE=DATE"] ?? ""} ${event["SUMMARY"] ?? ""}`,
  );

describe("one all-day event at the end of each window", () => {
  test("on SaaS the last day; an end known to the month is on all days of the month, and says so", async () => {
    expect(await told("saas")).toEqual([
      "20251015-20251016 Last day on SaaS: tag",
      "20260101-20260201 Last day on SaaS: GET /old (some day of 2026-01)",
      "20250715-20250716 Last day on SaaS: GET /late",
    ]);
  });

  test("self-hosted the day of the release that may lack it, or the SaaS day while that release has no date", async () => {
    expect(await told("self-hosted")).toEqual([
      "20251015-20251016 Last day on SaaS: tag",
      "20260101-20260201 Last day on SaaS: GET /old (some day of 2026-01)",
      "20251015-20251016 May be gone from 1.3 on: GET /late",
    ]);
  });

  test("what is gone or promised nothing has no end to come", async () => {
    const names = (await told("saas")).join();
    expect(names).not.toMatch(/gone|noticed|trial/);
  });

  test("an event keeps its identity when the day asked about moves", async () => {
    const uids = async (asOf: string) =>
      eventsIn(await calendar("saas", asOf))
        .map((event) => event["UID"])
        .sort();
    expect(await uids("2025-11-01")).toEqual(await uids("2026-02-01"));
    expect(new Set(await uids("2025-11-01")).size).toBe(3);
  });

  test("says where, since when, and how often the code uses it", async () => {
    const [first] = eventsIn(await calendar("saas"));
    expect(first?.["DESCRIPTION"]).toBe(
      "deprecated in 1.1 (2025-04-15), says the contract of 1.1; kept until 2025-10-15 (self-hosted: through 1.3).\nresponse field `tag` of `GET /pets`.\nUsed at 2 places of the scanned code.",
    );
  });
});

describe("as a calendar reads it", () => {
  test("every line ends with CR LF and has at most 75 octets, and no character is cut", async () => {
    for (const timeline of [
      await storyTimeline(),
      await hostileTimeline(),
      { ...(await storyTimeline()), title: "ö".repeat(200) },
    ]) {
      const text = await renderTimeline("ical", timeline, { color: false, width: 80 });
      expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
      const lines = text.split("\r\n");
      expect(
        lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line) || line.includes("\ufffd")),
      ).toEqual([]);
    }
  });

  test.each([
    "::error::MARKER",
    "a::error::MARKER",
    "a ::error::MARKER",
    ":::::error:::MARKER",
    "##[error]MARKER",
    " ".repeat(90) + "::error::MARKER",
    ":".repeat(200),
  ])("%s is no command of a CI log, wherever the line breaks", async (command) => {
    const timeline = await storyTimeline();
    for (let before = 0; before < 80; before += 1) {
      const title = `${"x".repeat(before)}${command}`;
      const text = await renderTimeline("ical", { ...timeline, title }, { color: false, width: 80 });
      const lines = text.split("\r\n");
      expect(lines.filter((line) => line.trimStart().startsWith("::") || line.includes("##["))).toEqual([]);
      expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
      const [, name = ""] = /X-WR-CALNAME:(.*)/.exec(text.replaceAll("\r\n ", "")) ?? [];
      expect(name.replaceAll(" ", "")).toBe(`${title}: ends of support`.replaceAll(" ", ""));
    }
  });

  test("every event has what the standard requires", async () => {
    for (const event of eventsIn(await calendar("saas"))) {
      expect(event).toMatchObject({
        UID: expect.stringMatching(/^[0-9a-f]{32}@lastcall$/) as string,
        DTSTAMP: "20251101T000000Z",
        SUMMARY: expect.any(String) as string,
      });
    }
  });
});
