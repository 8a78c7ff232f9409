export { lifecycleOf, openHistory, spelled, type History, type KnownOperation, type ReleaseContract } from "./history.js";
export type * from "./lifecycle.js";
export { listLives, type ListedLife, type Reach } from "./listing.js";
export { stateAt, type LifeState } from "./state.js";
