import { moduleResolver, type Resolve } from "../../../src/scan/discover/resolve.js";
import { findPackages } from "../../../src/scan/discover/workspaces.js";
import { memoryFileSystem } from "../memory.js";

/** Of a repository in memory, at `/repo`. */
export function resolverOf(files: Readonly<Record<string, string | null>>): Resolve {
  const fileSystem = memoryFileSystem(files);
  return moduleResolver({ fileSystem, root: "/repo", packages: findPackages(fileSystem, "/repo"), tsconfigs: [] });
}
