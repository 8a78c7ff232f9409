export type { SightingsRecord } from "./record.js";
export { type Saying, sayingOn, UNREAD } from "./saying.js";
export { type ListedOperation, Sightings } from "./sightings.js";
