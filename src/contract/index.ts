/** The spec room: reads OpenAPI documents as contracts, writes snapshots of them, finds them behind docs pages. */

export type * from "./contract.js";
export { HTTP_METHODS } from "./contract.js";
export { type NetworkOptions, networkFetcher } from "./fetch.js";
export { loadContract } from "./load.js";
export { operationKey, operationNamed } from "./normalise/path.js";
export type { Fetched, Fetcher, SpecEnvironment, SpecSource } from "./source.js";
