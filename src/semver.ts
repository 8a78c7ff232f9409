import { createRequire } from "node:module";

/**
 * SemVer, loaded where it is first asked for: most runs of the built-in provider never compare versions, and reading
 * the package's many files costs as much as reading the provider.
 */
export function semver(): typeof import("semver") {
  loaded ??= createRequire(import.meta.url)("semver") as typeof import("semver");
  return loaded;
}

let loaded: typeof import("semver") | undefined;
