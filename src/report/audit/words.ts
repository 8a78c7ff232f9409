/** The words of the audit: what was promised, what happened, by how much, and what speaks against it. */
import type { Audit, AuditKind, AuditRow, Fact } from "../../policy/audit.js";
import type { Doubt } from "../../policy/doubts.js";
import { counted } from "../words/counted.js";
import { dateText } from "../words/date.js";
import { releaseText } from "../words/release.js";

export const KIND_TITLES: Record<AuditKind, string> = {
  "removed-inside-window": "Removed inside the window",
  "removed-without-notice": "Removed without notice",
  "end-announced-inside-window": "End announced inside the window",
  undeprecated: "Mark taken back",
  "past-window-still-served": "Past the window, still served",
};

/** What the kind means, in one line. */
export const kindMeaning = (kind: AuditKind, { policy }: Audit): string => {
  const releases = policy.furtherReleases === undefined ? "" : counted(policy.furtherReleases, "further release");
  switch (kind) {
    case "removed-inside-window":
      return `deprecated, then gone before the ${releases} that the policy promises`;
    case "removed-without-notice":
      return "gone without a mark in any contract and without a notice";
    case "end-announced-inside-window":
      return `a notice ends it before the ${releases} that the policy promises`;
    case "undeprecated":
      return "the mark went, and may come again: a new mark starts a new window";
    case "past-window-still-served":
      return "no breach: owed no longer, and may go at any release";
  }
};

/** "deprecated in 2.19, owed through 2.21, gone in 2.20: 2 releases early" */
export const rowText = (row: AuditRow): string => {
  const { kind, marked, owed, happened, then, releases } = row;
  const through = owed?.through === undefined ? "" : `, owed through ${owed.through}`;
  const mark = marked === undefined ? "" : `deprecated in ${releaseText(marked)}${through}`;
  switch (kind) {
    case "removed-inside-window":
      return `${mark}, gone in ${releaseText(happened)}: ${counted(releases, "release")} early`;
    case "removed-without-notice":
      return `gone in ${releaseText(happened)}, never marked before`;
    case "end-announced-inside-window":
      return `${mark}, said to fail from ${happened.release} on: ${counted(releases, "release")} early`;
    case "undeprecated":
      return `${mark}, unmarked in ${releaseText(happened)}${then.map((fact) => `, deprecated again in ${releaseText(fact)}`).join("")}`;
    case "past-window-still-served":
      return `${mark}, still in ${happened.release}: ${counted(releases, "release")} longer`;
  }
};

export const evidenceText = ({ marked, happened, then, plainIn }: AuditRow): string =>
  [
    ...(plainIn === undefined ? [] : [`contract of ${plainIn} lists it without a mark`]),
    ...[...(marked === undefined ? [] : [marked]), happened, ...then].map(factText),
  ].join("; ");

const factText = ({ release, date, source }: Fact): string => {
  const by =
    source.kind === "contract"
      ? `contract of ${source.release}`
      : `${source.kind === "notice" ? "notes" : "documentation"} of ${source.release} (${source.reference})`;
  return source.kind === "contract" && source.release === release
    ? `${by}${date === undefined ? "" : `, ${dateText(date)}`}`
    : `${release}${date === undefined ? "" : `, ${dateText(date)}`}: ${by}`;
};

const DOUBT_TEXTS: Record<Doubt, string> = {
  "captured-before-release": "the contract was captured before the release came out",
  "schema-lost-before": "the contract before it could not tell, so it may have gone earlier",
  "came-back": "it came back in a later contract: perhaps a document's error",
  "marked-from-birth": "its first contract marked it already",
  "namesake-announced": "a field of the same name was announced elsewhere",
  contradicted: "notices and contracts disagree about it",
};

export const doubtText = ({ confidence, doubts }: AuditRow): string =>
  doubts.length === 0 ? confidence : `${confidence}: ${doubts.map((doubt) => DOUBT_TEXTS[doubt]).join("; ")}`;

export const policyText = ({ policy }: Audit): string => {
  const parts = [
    ...(policy.furtherReleases === undefined ? [] : [counted(policy.furtherReleases, "further release")]),
    ...(policy.months === undefined
      ? []
      : [
          `${counted(policy.months, "month")} on SaaS${policy.monthsStatedThrough === undefined ? "" : ` (stated up to ${policy.monthsStatedThrough})`}`,
        ]),
  ];
  return parts.length === 0
    ? "no promise is known"
    : `promised: ${parts.join(", ")}; experimental elements ${policy.experimental === "none" ? "are promised nothing" : "are kept as long"}`;
};
