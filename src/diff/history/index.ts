export { OPERATION } from "../../contract/element.js";
export { type History, type KnownOperation, lifecycleOf, openHistory, spelled } from "./history.js";
export { wentForItself } from "./holders.js";
export type * from "./lifecycle.js";
export { isEventful, type ListedLife, lifeOf, listLives, listParts, type Reach } from "./listing.js";
export { noticedElement, writesTo } from "./noticed.js";
export type { ReleaseContract } from "./release.js";
export { type LifeState, stateAt } from "./state.js";
export { fieldsOf } from "./walk.js";
