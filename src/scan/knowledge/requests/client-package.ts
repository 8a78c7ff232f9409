/**
 * Packages that are HTTP clients by their name, whoever wrote them: `@nextcloud/axios`, `@acme/http-client`, `my-api`.
 * What they do is not in the code.
 */
const LAST_NAME = "(?:api|axios|fetch|http|https|request|requests|rest)(?:-?(?:client|instance))?";

/** A module of the code is none: `./api`, `@/http`, `~/fetch`, `#request`. */
const OF_THE_CODE = "(?!\\.|[@~]/|#|/)";

const PACKAGE = new RegExp(`^${OF_THE_CODE}(?:.*[/-])?${LAST_NAME}$`, "i");

export const isClientPackage = (specifier: string): boolean => PACKAGE.test(specifier);

/** Where it is imported. */
export const CLIENT_PACKAGE_IMPORT = `["']${OF_THE_CODE}(?:[@\\w][@\\w./-]*[/-])?${LAST_NAME}["']`;
