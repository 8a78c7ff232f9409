import type { CalendarDate } from "../calendar-date.js";
import { earliestDay, isCalendarDate, latestDay } from "../calendar-date.js";
import { decodeDate, decodeRelease } from "./decode.js";
import type { ProviderDefinition, Release } from "./definition.js";
import { mergeReleases } from "./extend.js";
import { compareVersions } from "./order.js";
import type { RawProvider } from "./schema.js";
import type { Fault } from "./validate.js";

/** Faults in the meaning of a provider file: its release order, its dates, its policy. */
export function releaseFaults(raw: RawProvider, base: ProviderDefinition): readonly Fault[] {
  const own = (raw.releases ?? []).map(decodeRelease);
  const faults: Fault[] = [];
  own.forEach((release, at) => {
    const path = ["releases", String(at)];
    if (own.findIndex((other) => other.version === release.version) < at)
      faults.push({ path, message: `release ${release.version} is listed twice`, hint: "Leave one of the two out." });
    if (release.date !== undefined && !isCalendarDate(release.date))
      faults.push({ path: [...path, "date"], ...NO_SUCH_DATE });
  });
  if (faults.length === 0) faults.push(...orderFaults(mergeReleases(base.releases, own), own));
  const { policy, latest } = raw;
  if (latest !== undefined && !isCalendarDate(decodeDate(latest.capturedOn)))
    faults.push({ path: ["latest", "capturedOn"], ...NO_SUCH_DATE });
  if (policy !== undefined && policy.furtherReleases === undefined && policy.months === undefined) {
    faults.push({ path: ["policy"], message: "a policy needs furtherReleases, months or both" });
  }
  return faults;
}

const NO_SUCH_DATE = { message: "there is no such date", hint: "Write a day of the calendar, such as 2026-01-31." };

/** The listed order is the real one, so dates must not run backwards; without dates the numbers must not. */
function orderFaults(merged: readonly Release[], own: readonly Release[]): readonly Fault[] {
  return merged.flatMap((release, at) => {
    const previous = merged[at - 1];
    const mine =
      own.indexOf(release) >= 0 ? release : previous !== undefined && own.indexOf(previous) >= 0 ? previous : undefined;
    if (previous === undefined || mine === undefined || !backwards(previous, release)) return [];
    return [
      {
        path: ["releases", String(own.indexOf(mine))],
        message: `releases out of order: ${release.version}${said(release.date)} stands after ${previous.version}${said(previous.date)}`,
        hint: "List releases oldest first, in the order they were released.",
      },
    ];
  });
}

/** Names such as `focal` and `bionic` have no order of their own: the list is all that tells. */
const isNumbered = ({ version }: Release): boolean => /^v?\d/i.test(version);

function backwards(earlier: Release, later: Release): boolean {
  if (earlier.date === undefined || later.date === undefined)
    return isNumbered(earlier) && isNumbered(later) && compareVersions(earlier.version, later.version) > 0;
  const [from, to] = [earliestDay(earlier.date), latestDay(later.date)];
  return from !== undefined && to !== undefined && from > to;
}

function said(date: CalendarDate | undefined): string {
  if (date === undefined) return "";
  switch (date.precision) {
    case "day":
      return ` (${date.date})`;
    case "month":
      return ` (${date.month})`;
    case "bracket":
      return ` (${date.after ?? "…"} to ${date.before ?? "…"})`;
  }
}
