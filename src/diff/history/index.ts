export { lifecycleOf, openHistory, spelled, type History, type KnownOperation } from "./history.js";
export type { ReleaseContract } from "./release.js";
export type * from "./lifecycle.js";
export { fieldsOf } from "./walk.js";
export { OPERATION } from "../../spec/element.js";
export { listLives, listParts, type ListedLife, type Reach } from "./listing.js";
export { stateAt, type LifeState } from "./state.js";
