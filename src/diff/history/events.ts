/** Turns statements and notices into the events of a life, oldest first. */
import { type CalendarDate, earliestDay } from "../../contract/calendar-date.js";
import type { ProviderDefinition } from "../../contract/provider/index.js";
import { statedDate } from "../../contract/stated-date.js";
import type { LifecycleEvent, LifecycleEventKind } from "./lifecycle.js";
import type { NoticeHit } from "./notices.js";
import type { ReleaseStatement } from "./presence.js";

/** Places of releases in their real order, and their dates. */
export interface ReleaseLine {
  readonly place: (release: string) => number;
  readonly date: (release: string) => CalendarDate | undefined;
}

export function releaseLine(definition: ProviderDefinition): ReleaseLine {
  const places = new Map(definition.releases.map((release, at) => [release.version, at]));
  const dates = new Map(definition.releases.map((release) => [release.version, release.date]));
  // `latest` moves on between releases: later than the newest one, earlier than the next.
  const place = (release: string) =>
    places.get(release) ?? (release === "latest" ? definition.releases.length - 0.5 : definition.releases.length);
  return { place, date: (release) => (release === "latest" ? definition.latest?.capturedOn : dates.get(release)) };
}

export function eventsOf(
  statements: readonly ReleaseStatement[],
  hits: readonly NoticeHit[],
  line: ReleaseLine,
): readonly LifecycleEvent[] {
  // what contracts tell stands first, and stays so where all else is equal
  const events = [...contractEvents(statements, line), ...hits.flatMap((hit) => noticeEvents(hit, statements, line))];
  return events.sort((a, b) => line.place(a.release) - line.place(b.release) || ORDER[a.kind] - ORDER[b.kind]);
}

/** Within one release: what comes back or ends its mark does so before a new mark counts. */
const ORDER: Record<LifecycleEventKind, number> = {
  introduced: 0,
  reintroduced: 1,
  undeprecated: 2,
  deprecated: 3,
  removed: 4,
};

function contractEvents(statements: readonly ReleaseStatement[], line: ReleaseLine): readonly LifecycleEvent[] {
  const events: LifecycleEvent[] = [];
  let before: { readonly present: boolean; readonly deprecated: boolean } | undefined;
  statements.forEach((seen, at) => {
    if (seen.state === "unknown") return;
    const { release } = seen;
    const previous = statements[at - 1];
    const orBefore =
      previous === undefined || previous.unsaid === true || line.place(release) - line.place(previous.release) > 1;
    const date = line.date(release);
    const add = (kind: LifecycleEventKind) =>
      events.push({
        kind,
        release,
        ...(date === undefined ? {} : { date }),
        source: { kind: "contract", release },
        orBefore,
      });
    if (seen.state === "absent") {
      if (before?.present === true) add("removed");
      before = before === undefined ? undefined : { present: false, deprecated: false };
      return;
    }
    if (before === undefined) add("introduced");
    else if (!before.present) add("reintroduced");
    else if (before.deprecated && !seen.deprecated) add("undeprecated");
    if (seen.deprecated && before?.deprecated !== true) events.push(mark(seen, orBefore, line));
    before = { present: true, deprecated: seen.deprecated };
  });
  return events;
}

/** A document may state when its mark began: an earlier release (`x-deprecated-since: "2.19"`) or a day (RFC 9745). */
function mark(seen: ReleaseStatement, orBefore: boolean, line: ReleaseLine): LifecycleEvent {
  const release =
    seen.since !== undefined && line.place(seen.since) < line.place(seen.release) ? seen.since : seen.release;
  const stated = seen.since === undefined ? undefined : statedDate(seen.since);
  const known = line.date(release);
  const date =
    stated !== undefined && (known === undefined || (earliestDay(stated) ?? "") <= (earliestDay(known) ?? ""))
      ? stated
      : known;
  return {
    kind: "deprecated",
    release,
    ...(date === undefined ? {} : { date }),
    source: { kind: "contract", release: seen.release },
    orBefore,
  };
}

function noticeEvents(
  { notice }: NoticeHit,
  statements: readonly ReleaseStatement[],
  line: ReleaseLine,
): readonly LifecycleEvent[] {
  const release = notice.announcedIn;
  if (notice.kind === "feature" || notice.kind === "stable") return [];
  if (notice.kind === "documented") return documentedEvents(notice, statements, line);
  // A contract of that release or a later one that still lists the element outweighs the word that it is gone.
  const contradicted =
    notice.kind === "removed" &&
    statements.some((seen) => seen.state === "present" && line.place(seen.release) >= line.place(release));
  if (contradicted) return [];
  const known =
    notice.kind === "introduced" &&
    statements.some((seen) => seen.state === "present" && line.place(seen.release) <= line.place(release));
  if (known) return [];
  const date = notice.date ?? line.date(release);
  return [
    {
      kind: notice.kind,
      release,
      ...(date === undefined ? {} : { date }),
      ...(notice.saasDate === undefined ? {} : { saasDate: notice.saasDate }),
      source: { kind: "notice", release, reference: notice.source },
      orBefore: false,
    },
  ];
}

/** Of a release newer than all contracts, its documentation alone tells that there is something new. */
function documentedEvents(
  { announcedIn: release, source }: NoticeHit["notice"],
  statements: readonly ReleaseStatement[],
  line: ReleaseLine,
): readonly LifecycleEvent[] {
  const newest = statements.at(-1)?.release;
  const isNew =
    newest !== undefined &&
    line.place(newest) < line.place(release) &&
    statements.every((seen) => seen.state !== "present");
  const date = line.date(release);
  return isNew
    ? [
        {
          kind: "introduced",
          release,
          ...(date === undefined ? {} : { date }),
          source: { kind: "documentation", release, reference: source },
          orBefore: true,
        },
      ]
    : [];
}
