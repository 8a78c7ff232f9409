/** The spec room: reads OpenAPI documents as contracts, writes snapshots of them, finds them behind docs pages. */
export { loadContract } from "./load.js";
export type { Fetched, Fetcher, SpecDoors, SpecSource } from "./source.js";
export { blanked, operationKey, parameterNames } from "./normalise/path.js";

export { networkFetcher, type NetworkOptions } from "./fetch.js";

export type * from "./contract.js";
export { HTTP_METHODS, SCHEMA_TYPES } from "./contract.js";
