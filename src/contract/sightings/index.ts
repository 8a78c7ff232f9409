export type { SightingsRecord } from "./record.js";
export { type Saying, sayingOn } from "./saying.js";
export { type ListedOperation, Sightings } from "./sightings.js";
