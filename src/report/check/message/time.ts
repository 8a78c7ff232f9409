import type { CheckedApi, Finding } from "../../../check/finding.js";
import type { CalendarDate } from "../../../contract/calendar-date.js";
import type { Deadline } from "../../../policy/standing.js";
import { type Phrase, say } from "../../text/phrase.js";
import { counted } from "../../words/counted.js";
import { dateText } from "../../words/date.js";
import { releaseOf } from "../../words/release.js";
import { isUpgrade } from "../apis.js";

export type Api = CheckedApi;

const until = (date: CalendarDate): string =>
  date.precision === "bracket" ? dateText(date) : `until ${dateText(date)}`;

type Life = NonNullable<Finding["lifecycle"]>;

/**
 * "through 2.26 (SaaS: until 2024-10-14)": releases are the self-hosted clock, dates the SaaS one, and the one that
 * the deployment runs on comes first. A date that the document itself states holds for both.
 */
export const keptThrough = (life: Life, api: Api): Phrase => {
  const { release, date } = life.keptThrough ?? {};
  const stated = life.full?.sunset !== undefined;
  if (release !== undefined && date !== undefined) {
    if (stated) return say`through ${release}, ${until(date)} by its own sunset date`;
    return api.deployment === "saas"
      ? say`${until(date)} (self-hosted: through ${release})`
      : say`through ${release} (SaaS: ${until(date)})`;
  }
  if (date !== undefined) return [until(date)];
  return release === undefined ? ["for a time nobody has stated"] : say`through ${release}`;
};

/** "2 releases left", "37 days left", "the last release that must serve it"; `undefined` where nothing is known. */
export const remaining = (deadline: Deadline, api: Api): string | undefined => {
  const { daysLeft, releasesLeft, release } = deadline;
  if (api.deployment === "saas") return daysLeft === undefined ? undefined : daysText(daysLeft);
  if (releasesLeft !== undefined && releasesLeft > 0) return `${counted(releasesLeft, "release")} left after ${api.to}`;
  if (releasesLeft === 0 && release !== undefined) return `${release} is the last release that must serve it`;
  return daysLeft === undefined ? undefined : daysText(daysLeft);
};

const daysText = (days: number): string => {
  if (days > 0) return `${counted(days, "day")} left`;
  return days === 0 ? "today is the last day" : `${counted(-days, "day")} over`;
};

/** Few words for a column: "gone in 2.23", "2 releases left", "37 days left", "window over". */
export const timeLeft = (finding: Finding, api: Api): string => {
  const { ruleId, lifecycle, detail } = finding;
  const isRemoval = ruleId.startsWith("removed-");
  if (lifecycle?.mayBeGone !== undefined || (isRemoval && lifecycle?.served === "unknown")) return "may be gone";
  if (isRemoval)
    return `${finding.forecast ? "to go" : "gone"} in ${releaseOf(lifecycle, "removed", lifecycle?.removed ?? api.to)}`;
  if (/^(newly-required|changed|retargeted)-/.test(ruleId)) return `changes in ${api.to}`;
  if (detail.kind === "not-yet") return `from ${detail.firstRelease} on`;
  if (detail.kind === "suppression") return "";
  if (ruleId.startsWith("expired-")) return "window over";
  return ruleId.startsWith("deprecated-") ? windowLeft(lifecycle, api) : "";
};

const windowLeft = (lifecycle: Finding["lifecycle"], api: Api): string => {
  if (lifecycle?.experimental === true) return "no promise";
  const { daysLeft, releasesLeft, release } = lifecycle?.keptThrough ?? {};
  if (api.deployment === "saas" && daysLeft !== undefined) return daysText(daysLeft);
  if (releasesLeft !== undefined) return releasesLeft > 0 ? `${counted(releasesLeft, "release")} left` : "last release";
  if (daysLeft !== undefined) return daysText(daysLeft);
  return release === undefined ? "not stated" : `through ${release}`;
};

/** What the target breaks must be changed before it runs; SaaS runs it already, and so does who plans no upgrade. */
const beforeTarget = (api: Api): string =>
  (api.deployment === "saas" && api.hasPolicy) || !isUpgrade(api) ? "now" : `before the upgrade to ${api.to}`;

/** What is to be used instead may come with the target and not before. */
export const lastMoment = ({ changeable }: Finding, api: Api): string =>
  changeable === "with-upgrade" && api.deployment !== "saas" ? `with the upgrade to ${api.to}` : beforeTarget(api);

/** For what holds until the target and no longer. */
export const upgradeLeft = (finding: Finding, api: Api): Phrase =>
  say`No time left: change it ${lastMoment(finding, api)}.`;
