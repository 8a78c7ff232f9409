/** Pieces of the examples that speak about whole paths and operations. */

export const RESPONSES = "      responses:\n        '200': { description: OK }";
export const get = (path: string, more = ""): string =>
  `  ${path}:\n    get:\n${more === "" ? "" : `      ${more}\n`}${RESPONSES}`;
export const paths = (...parts: readonly string[]): string => `paths:\n${parts.join("\n")}`;
export const DEPRECATED = "deprecated: true";
export const until = (sunset: string): string => `${DEPRECATED}\nx-sunset: ${sunset}`;
