import type { ReleaseLine } from "./events.js";
import type { DocumentedFact } from "./lifecycle.js";
import type { NoticeHit } from "./notices.js";

/** Releases whose documentation shows an element, whatever contracts list. */
export const documentedIn = (hits: readonly NoticeHit[], line: ReleaseLine): readonly DocumentedFact[] =>
  hits
    .filter(({ notice }) => notice.kind === "documented")
    .map(({ notice }) => ({
      release: notice.announcedIn,
      orBefore: notice.orBefore,
      basis: notice.basis ?? "stated",
      source: { kind: "documentation" as const, release: notice.announcedIn, reference: notice.source },
    }))
    .sort((a, b) => line.place(a.release) - line.place(b.release));
