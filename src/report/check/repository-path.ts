import { encodePath } from "../text/uri.js";
import type { RenderContext } from "./context.js";

/** The file as CI systems want it: from the repository's root, forward slashes, no leading `./`, no detour over `..`. */
export const repositoryPath = (
  file: string,
  { fromRepository = "" }: Pick<RenderContext, "fromRepository">,
): string => {
  const path: string[] = [];
  for (const part of [...fromRepository.split("/"), ...file.split("/")]) {
    if (part === "" || part === ".") continue;
    if (part === ".." && path.length > 0 && path.at(-1) !== "..") path.pop();
    else path.push(part);
  }
  return path.join("/");
};

/** For URIs: every segment encoded, so that a `#`, `?` or `%` in a name stays part of the name. */
export const repositoryUri = (file: string, context: Pick<RenderContext, "fromRepository">): string =>
  encodePath(repositoryPath(file, context));
