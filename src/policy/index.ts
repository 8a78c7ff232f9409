export { earlierSigns } from "./announced.js";
export { AUDIT_KINDS, type Audit, type AuditKind, type AuditRow, audit, type Fact } from "./audit.js";
export { isOut, positionOf, releaseAt, releasesIn, resolveTarget, type Target, targetOf } from "./calendar.js";
export { deadlineOf, type Window, windowOf } from "./deadline.js";
export { DOUBTS, type Doubt } from "./doubts.js";
export { type ExplainedLife, type ExplainQuestion, type Explanation, explain, explainPlace } from "./explain.js";
export { type Deployment, type Question, standingOf } from "./judge.js";
export { type LifeQuestion, lifeAt, type PlaceLife } from "./life.js";
export { addMonths, daysBetween, isPast } from "./months.js";
export type * from "./standing.js";
export {
  type Span,
  type Timeline,
  type TimelineFact,
  type TimelineQuestion,
  type TimelineRelease,
  type TimelineRow,
  timeline,
} from "./timeline.js";
export { didYouMean, operationsLike } from "./unknown.js";
export type { Use } from "./uses.js";
