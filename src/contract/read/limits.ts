/**
 * Bounds that no honest specification meets and every hostile one does.
 * The largest public description known (Microsoft Graph) has about 35 MB and nests 30 levels deep.
 */
export const MAX_BYTES = 64 * 1024 * 1024;
/** levels of objects and arrays in one document */
export const MAX_DEPTH = 1000;
/** values of a YAML document once every alias is written out */
export const MAX_EXPANDED_VALUES = 5_000_000;
/** files that one specification may be spread over */
export const MAX_FILES = 20_000;
/** of these, files that have to be fetched: a document must not send this machine around the network */
export const MAX_REMOTE_FILES = 200;
