/** iCalendar (RFC 5545): one all-day event at the end of each window that has a date, over as many days as the date leaves open. */
import { createHash } from "node:crypto";
import type { CalendarDate } from "../../contract/calendar-date.js";
import type { Timeline, TimelineRow } from "../../policy/timeline.js";
import { plain } from "../text/phrase.js";
import { visible } from "../text/visible.js";
import { counted } from "../words/counted.js";
import { dateText } from "../words/date.js";
import type { TimelinesRenderer } from "./index.js";
import { replacementPhrase, rowName, rowPlace, sinceText, windowText } from "./words.js";

export const render: TimelinesRenderer = (timelines) => {
  const events = timelines.flatMap((timeline) => timeline.rows.flatMap((row) => eventOf(row, timeline)));
  const titles = timelines.map(({ title }) => title).join(", ");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//lastcall//timeline//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(`${titles}: ends of support`)}`,
    ...events.flat(),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
};

interface End {
  /** where the day is not known, the event lies on all days that it may be */
  readonly first: string;
  readonly last: string;
  readonly what: string;
  /** said beside it: the end is some day of a month or between two */
  readonly doubt: string | undefined;
}

/**
 * On SaaS the last day. Self-hosted the day from which the element may be gone, once the release is dated;
 * until then the SaaS day is all there is, and the event says whose day it is.
 */
const endOf = ({ window, bar }: TimelineRow, { deployment, releases }: Timeline): End | undefined => {
  const next = bar.through === undefined ? undefined : releases[bar.through + 1];
  if (
    deployment === "self-hosted" &&
    window?.stated === false &&
    next?.date !== undefined &&
    next.span.first !== undefined
  ) {
    return {
      first: next.span.first,
      last: next.span.last ?? next.span.first,
      what: `May be gone from ${next.version} on`,
      doubt: doubtOf(next.date),
    };
  }
  if (window?.until === undefined || window.span.last === undefined) return undefined;
  return {
    first: window.span.first ?? window.span.last,
    last: window.span.last,
    what: window.stated ? "Last day" : "Last day on SaaS",
    doubt: doubtOf(window.until),
  };
};

const doubtOf = (date: CalendarDate): string | undefined => {
  if (date.precision === "day") return undefined;
  return date.precision === "month" ? `some day of ${date.month}` : dateText(date);
};

const eventOf = (row: TimelineRow, timeline: Timeline): readonly (readonly string[])[] => {
  const end = row.standing.state === "removed" ? undefined : endOf(row, timeline);
  if (end === undefined) return [];
  const place = rowPlace(row);
  const replacement = replacementPhrase(row);
  const description = [
    `${sinceText(row)}; ${windowText(row, timeline)}.`,
    ...(place === undefined ? [] : [`${plain(place)}.`]),
    ...(replacement === undefined ? [] : [`Use ${plain(replacement)}.`]),
    ...(row.places === 0 ? [] : [`Used at ${counted(row.places, "place")} of the scanned code.`]),
  ];
  return [
    [
      "BEGIN:VEVENT",
      `UID:${uidOf(row, timeline)}`,
      // The clock is a parameter: the same question gives the same bytes.
      `DTSTAMP:${compact(timeline.asOf)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(end.first)}`,
      `DTEND;VALUE=DATE:${compact(dayAfter(end.last))}`,
      `SUMMARY:${escaped(`${end.what}: ${rowName(row)}${end.doubt === undefined ? "" : ` (${end.doubt})`}`)}`,
      `DESCRIPTION:${escaped(description.join("\n"))}`,
      `CATEGORIES:${escaped(timeline.provider)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ],
  ];
};

/** Provider and element, no wording and no date: a window that moves moves the event instead of adding one. */
const uidOf = (row: TimelineRow, timeline: Timeline): string =>
  `${createHash("sha256").update(`${timeline.provider}\n${row.schema}\n${row.id}`).digest("hex").slice(0, 32)}@lastcall`;

const compact = (day: string): string => day.replaceAll("-", "");
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/**
 * RFC 5545, section 3.3.11; other control characters have no place in a calendar. A CI log obeys `##[…]` anywhere, and
 * the calendar may be printed there.
 */
const escaped = (text: string): string =>
  text
    .split("\n")
    .map((line) =>
      visible(line)
        .replaceAll("##[", "## [")
        .replace(/[\\;,]/g, (character) => `\\${character}`),
    )
    .join("\\n");

/**
 * RFC 5545, section 3.1: lines end after 75 octets and go on after a space; a character is never cut. Nor do two colons
 * start a line: a CI log would read `::error::` as its command.
 */
const folded = (line: string): string => {
  const parts: string[] = [];
  let part = "";
  for (const character of spaced(line)) {
    if (Buffer.byteLength(part + character) > 75) {
      const kept = character === ":" ? part.replace(/[^:]?:*$/u, "") : part;
      parts.push(kept);
      part = ` ${part.slice(kept.length)}`;
    }
    part += character;
  }
  return [...parts, part].join("\r\n");
};

/** Then each pair of colons has a character before it, which can start the line: `:::` → `:: :`, ` ::` → ` : :`. */
const spaced = (line: string): string => line.replace(/::(?=:)/g, ":: ").replace(/ ::/g, " : :");
