export { sayingOn, type Saying } from "./saying.js";
export { Sightings, type ListedOperation } from "./sightings.js";
export type { SightingsRecord } from "./record.js";
