/**
 * iCalendar (RFC 5545): one all-day event at the end of each window that has a date.
 * A calendar cannot say "some day of this month", so an end known to the month is its last day, and says so.
 */
import { createHash } from "node:crypto";
import type { Timeline, TimelineRow } from "../../policy/timeline.js";
import { dateText } from "../message/time.js";
import { plain } from "../text/phrase.js";
import { visible } from "../text/visible.js";
import type { TimelineRenderer } from "./index.js";
import { replacementPhrase, rowName, rowPlace, sinceText, windowText } from "./words.js";

export const render: TimelineRenderer = (timeline) => {
  const events = timeline.rows.flatMap((row) => eventOf(row, timeline));
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//lastcall//timeline//EN", "CALSCALE:GREGORIAN", `X-WR-CALNAME:${escaped(`${timeline.title}: ends of support`)}`, ...events.flat(), "END:VCALENDAR"];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
};

const eventOf = (row: TimelineRow, timeline: Timeline): readonly (readonly string[])[] => {
  const end = row.window?.until;
  const day = row.window?.span.last;
  if (end === undefined || day === undefined || row.standing.state === "removed") return [];
  const name = rowName(row);
  const uncertain = end.precision === "day" ? "" : ` (some day ${end.precision === "month" ? `of ${end.month}` : dateText(end)})`;
  const place = rowPlace(row);
  const replacement = replacementPhrase(row);
  const description = [
    `${sinceText(row)}; ${windowText(row, timeline)}.`,
    ...(place === undefined ? [] : [`${plain(place)}.`]),
    ...(replacement === undefined ? [] : [`Use ${plain(replacement)}.`]),
    ...(row.places === 0 ? [] : [`Used at ${row.places} places of the scanned code.`]),
  ];
  return [
    [
      "BEGIN:VEVENT",
      `UID:${uidOf(row, timeline)}`,
      // The clock is a parameter: the same question gives the same bytes.
      `DTSTAMP:${compact(timeline.asOf)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(dayAfter(day))}`,
      `SUMMARY:${escaped(`Window ends: ${name}${uncertain}`)}`,
      `DESCRIPTION:${escaped(description.join("\n"))}`,
      `CATEGORIES:${escaped(timeline.provider)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ],
  ];
};

/** Provider and element, no wording and no date: a window that moves moves the event instead of adding one. */
const uidOf = (row: TimelineRow, timeline: Timeline): string => `${createHash("sha256").update(`${timeline.provider}\n${row.schema}\n${row.id}`).digest("hex").slice(0, 32)}@lastcall`;

const compact = (day: string): string => day.replaceAll("-", "");
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** RFC 5545, section 3.3.11; other control characters have no place in a calendar. */
const escaped = (text: string): string =>
  text
    .split("\n")
    .map((line) => visible(line).replace(/[\\;,]/g, (character) => `\\${character}`))
    .join("\\n");

/** RFC 5545, section 3.1: lines end after 75 octets and go on after a space; a character is never cut. */
const folded = (line: string): string => {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
};

