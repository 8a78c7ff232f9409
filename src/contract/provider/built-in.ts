import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** `specs/` of this package: the same from `src/` and from a bundled chunk, which lie at different depths. */
export function builtInFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "specs", "runai", "provider.json"))) {
    const parent = dirname(folder);
    if (parent === folder) return join(folder, "specs");
    folder = parent;
  }
  return join(folder, "specs");
}
