/** The contracts in a provider's folder: added as snapshots, listed, verified. A door of its own: few runs do this. */
export { addSpec, type AddedSpec, type AddSpecRequest } from "./add.js";
export { listSpecs, type ListedSpec } from "./list.js";
export { verifySpecs, type Drift, type VerifiedSpec, type VerifyRequest } from "./verify.js";
