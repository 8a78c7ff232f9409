import type { FindingLifecycle } from "../../check/finding.js";
import type { LifecycleEvent } from "../../policy/standing.js";

/** "4", or "4 or before" where no contract before it could tell. */
export const releaseText = ({ release, orBefore }: Pick<LifecycleEvent, "release" | "orBefore">): string =>
  `${release}${orBefore ? " or before" : ""}`;

/** The release of a finding's mark or removal, told as its life has it. */
export const releaseOf = (
  life: Pick<FindingLifecycle, "full"> | undefined,
  kind: "deprecated" | "removed",
  release: string,
): string =>
  releaseText({
    release,
    orBefore:
      life?.full?.events.some((event) => event.kind === kind && event.release === release && event.orBefore) === true,
  });
