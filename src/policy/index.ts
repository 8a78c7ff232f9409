export { audit, AUDIT_KINDS, type Audit, type AuditKind, type AuditRow, type Fact } from "./audit.js";
export { positionOf, releaseAt, releasesIn, resolveTarget, type Target } from "./calendar.js";
export { DOUBTS, type Doubt } from "./doubts.js";
export { deadlineOf, windowOf, type Window } from "./deadline.js";
export { explain, type ExplainedLife, type Explanation, type ExplainQuestion } from "./explain.js";
export { standingOf, type Deployment, type Question } from "./judge.js";
export { addMonths, daysBetween, isPast } from "./months.js";
export { timeline, type Span, type Timeline, type TimelineFact, type TimelineQuestion, type TimelineRelease, type TimelineRow, type Use } from "./timeline.js";
export type * from "./standing.js";
