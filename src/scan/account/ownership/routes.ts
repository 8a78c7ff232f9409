import type { ApiSurface } from "../../call.js";
import { indexRoutes } from "../../routes/index.js";
import { textsOf } from "../../routes/segment.js";
import { surfaceRoutes } from "../../routes/surface.js";

/** How a path in code meets the routes of the API. */
export interface PathMatch {
  /** a route of that path has the method, or nobody can tell which the call has */
  readonly methodFits: boolean;
  /** a hole in the code stands where every fitting route has a literal: `/api/{}/users` */
  readonly holeForLiteral: boolean;
  /** literal segments of code that meet literal segments of the route */
  readonly literals: number;
}

export interface Routes {
  readonly match: (method: string | undefined, path: string) => PathMatch | undefined;
  /** the path begins like at least one route: its first two segments, or the first where the routes share no beginning */
  readonly inNamespace: (path: string) => boolean;
}

export function routesOf(surface: Pick<ApiSurface, "operations">): Routes {
  const index = indexRoutes(surfaceRoutes(surface));
  return {
    match: (method, path) => {
      const exact = index.match(method, path);
      const found = exact.length > 0 || method === undefined ? exact : index.match(undefined, path);
      const [first] = found;
      return first === undefined
        ? undefined
        : {
            methodFits: exact.length > 0,
            holeForLiteral: first.guessed,
            literals: Math.max(...found.map(({ literals }) => literals)),
          };
    },
    inNamespace: namespacesOf(surface),
  };
}

function namespacesOf({ operations }: Pick<ApiSurface, "operations">): Routes["inNamespace"] {
  const pairs = new Set<string>();
  const roots = new Set<string>();
  for (const { path } of operations) {
    const [first, second] = textsOf(path.toLowerCase());
    if (first === undefined || first.includes("{")) continue;
    if (second !== undefined && !second.includes("{")) pairs.add(`${first}/${second}`);
    else roots.add(first);
  }
  return (path) => {
    const [first = "", second] = textsOf(path.toLowerCase());
    if (second !== undefined && pairs.has(`${first}/${second}`)) return true;
    // `/users`, `/users/{id}`: resources stand at the root, so that any word there may be one
    return roots.size > 0 && (second === undefined || roots.has(first));
  };
}
