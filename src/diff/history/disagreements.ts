/** Signs that contradict each other are kept: the vendor's label, notes and documents do not always agree. */
import type { ReleaseLine } from "./events.js";
import type { FactSource, LifecycleEvent } from "./lifecycle.js";
import type { NoticeHit } from "./notices.js";
import type { ReleaseStatement } from "./presence.js";

export function disagreementsOf(
  events: readonly LifecycleEvent[],
  statements: readonly ReleaseStatement[],
  hits: readonly NoticeHit[],
  line: ReleaseLine,
): readonly (readonly FactSource[])[] {
  const found: (readonly FactSource[])[] = [];
  for (const { notice } of hits) {
    const from = line.place(notice.announcedIn);
    const said: FactSource = { kind: "notice", release: notice.announcedIn, reference: notice.source };
    const contrary = statements.find(
      (seen) => seen.state !== "unknown" && line.place(seen.release) >= from && contradicts(notice.kind, seen),
    );
    if (contrary !== undefined) found.push([said, { kind: "contract", release: contrary.release }]);
  }
  const since = events.findLastIndex((event) => event.kind === "undeprecated" || event.kind === "reintroduced");
  const marks = events.slice(since + 1).filter((event) => event.kind === "deprecated");
  const [first] = marks;
  // A later notice of what was marked before: the two name different starts.
  for (const later of marks.slice(1)) {
    const apart = first !== undefined && line.place(later.release) > line.place(first.release);
    const byNotice = later.source.kind === "notice";
    if (apart && byNotice) found.push([first.source, later.source]);
  }
  return found;
}

function contradicts(kind: NoticeHit["notice"]["kind"], seen: ReleaseStatement): boolean {
  switch (kind) {
    case "deprecated":
      return seen.state === "present" && !seen.deprecated;
    case "removed":
      return seen.state === "present";
    case "introduced":
      return seen.state === "absent";
    case "feature":
    case "stable":
    case "documented":
      return false;
  }
}
