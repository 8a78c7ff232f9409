export { positionOf, releaseAt, releasesIn, resolveTarget, type Target } from "./calendar.js";
export { deadlineOf, windowOf, type Window } from "./deadline.js";
export { standingOf, type Deployment, type Question } from "./judge.js";
export { addMonths, daysBetween, isPast } from "./months.js";
export type * from "./standing.js";
