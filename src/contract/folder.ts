/** The contracts in a provider's folder: added as snapshots, listed, verified. Apart from the rest, as few runs do this. */
export { type AddedSpec, type AddSpecRequest, addSpec } from "./add.js";
export { type ListedSpec, listSpecs } from "./list.js";
export type { PageStore } from "./sites/reader.js";
export { type Revision, type UpdatedSpec, type UpdateRequest, updateSpecs } from "./update.js";
export { type Drift, type VerifiedSpec, type VerifyRequest, verifySpecs } from "./verify.js";
