/** How mature an element is from release to release: by the marks of contracts, and by notices that end them. */
import type { ReleaseLine } from "./events.js";
import type { MaturityFact } from "./lifecycle.js";
import type { NoticeHit } from "./notices.js";
import type { ReleaseStatement } from "./presence.js";

/** Where it changed, oldest first. `hits`: notices on the whole operation. */
export function maturityOver(
  statements: readonly ReleaseStatement[],
  hits: readonly NoticeHit[],
  line: ReleaseLine,
): readonly MaturityFact[] {
  const marked = statements
    .filter((seen) => seen.state === "present")
    .map(({ release, maturity }): MaturityFact => {
      const date = line.date(release);
      return {
        release,
        experimental: maturity === "experimental",
        ...(date === undefined ? {} : { date }),
        source: { kind: "contract", release },
      };
    });
  const noticed = hits.flatMap(({ notice }): readonly MaturityFact[] => {
    if (notice.kind !== "stable") return [];
    const { announcedIn: release, date = line.date(release) } = notice;
    return [
      {
        release,
        experimental: false,
        ...(date === undefined ? {} : { date }),
        source: { kind: "notice", release, reference: notice.source },
      },
    ];
  });
  return [...marked, ...noticed]
    .sort((a, b) => line.place(a.release) - line.place(b.release))
    .filter((fact, at, all) => fact.experimental !== all[at - 1]?.experimental);
}
