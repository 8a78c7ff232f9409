/** The contracts in a provider's folder: added as snapshots, listed, verified. A door of its own: few runs do this. */
export { type AddedSpec, type AddSpecRequest, addSpec } from "./add.js";
export { type ListedSpec, listSpecs } from "./list.js";
export { type Drift, type VerifiedSpec, type VerifyRequest, verifySpecs } from "./verify.js";
