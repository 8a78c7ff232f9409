import { createRequire } from "node:module";
import type semverPackage from "semver";

/**
 * SemVer, loaded where it is first asked for: most runs of the built-in provider never compare versions, and reading
 * the package's many files costs as much as reading the provider.
 */
export function semver(): typeof semverPackage {
  loaded ??= createRequire(import.meta.url)("semver") as typeof semverPackage;
  return loaded;
}

let loaded: typeof semverPackage | undefined;
