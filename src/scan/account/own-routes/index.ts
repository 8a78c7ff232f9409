/** What the code serves itself: routes that are nobody else's API, however much they look like it. */
import type { ApiSurface } from "../../call.js";
import type { SourceText } from "../../calls/analysis.js";
import { isTestFile } from "../../discover/language.js";
import { indexRoutes, type RouteIndex } from "../../routes/index.js";
import { textsOf } from "../../routes/segment.js";
import { surfaceRoutes } from "../../routes/surface.js";
import { routesInCode } from "./code.js";
import { routeOfFile } from "./files.js";

/** One route; a `method` of undefined takes any. */
export interface OwnRoute {
  readonly method: string | undefined;
  /** holes are `{}` */
  readonly path: string;
  readonly file: string;
}

export interface OwnRoutes {
  /** how well a route of the code itself fits a call from that file: literal segments that agree; undefined: none does */
  readonly literals: (method: string | undefined, path: string, from: string) => number | undefined;
  /** below a catch-all route of the code, which may hand it on to a server: what it would hand on */
  readonly below: (path: string) => readonly string[];
}

export interface OwnRoutesRequest {
  /** all code files of the project */
  readonly files: Iterable<string>;
  readonly sources: readonly SourceText[];
  readonly surface: ApiSurface;
}

const ANY = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"] as const;

/** Worked out when somebody asks: most code serves nothing. */
export function ownRoutesOf(request: OwnRoutesRequest): OwnRoutes {
  let found: OwnRoutes | undefined;
  return {
    literals: (method, path, from) => {
      found ??= findRoutes(request);
      return found.literals(method, path, from);
    },
    below: (path) => {
      found ??= findRoutes(request);
      return found.below(path);
    },
  };
}

function findRoutes({ files, sources, surface }: OwnRoutesRequest): OwnRoutes {
  const routes: OwnRoute[] = [];
  const openBelow: (readonly string[])[] = [];
  for (const file of files) {
    const route = routeOfFile(file);
    if (route?.takesAll === true) openBelow.push(textsOf(route.path));
    else if (route !== undefined) routes.push({ method: undefined, path: route.path, file });
  }
  const below: OwnRoutes["below"] = (path) => {
    const segments = textsOf(path);
    return openBelow
      .filter((prefix) => prefix.length > 0 && prefix.length < segments.length)
      .filter((prefix) => prefix.every((segment, at) => segments[at] === segment))
      .map((prefix) => `/${segments.slice(prefix.length).join("/")}`);
  };
  for (const source of sources) if (!source.generated) routes.push(...routesInCode(source));
  const served = routes.filter(({ file }) => !isTestFile(file));
  if (isTheApi(served, surface)) return { literals: () => undefined, below };
  const index = indexed(served);
  // a test's server answers tests
  const inTests = indexed(routes);
  return {
    literals: (method, path, from) => {
      const matches = (isTestFile(from) ? inTests : index).match(method, path).filter(({ guessed }) => !guessed);
      return matches.length === 0 ? undefined : Math.max(...matches.map(({ literals }) => literals));
    },
    below,
  };
}

const indexed = (routes: readonly OwnRoute[]): RouteIndex<OwnRoute> =>
  indexRoutes(
    routes.flatMap((route) =>
      (route.method === undefined ? ANY : [route.method]).map((method) => ({ method, path: route.path, value: route })),
    ),
  );

/** The code is the server of this very API: what calls its routes calls the API. */
function isTheApi(routes: readonly OwnRoute[], surface: ApiSurface): boolean {
  const index = indexRoutes(surfaceRoutes(surface));
  const met = new Set<string>();
  for (const { path } of routes) {
    const segments = textsOf(path);
    for (let dropped = 0; dropped <= Math.min(2, segments.length - 1); dropped += 1)
      for (const match of index.match(undefined, `/${segments.slice(dropped).join("/")}`))
        if (!match.guessed && match.literals > 0) met.add(match.path);
  }
  const paths = new Set(surface.operations.map((operation) => operation.path));
  return met.size >= 3 && met.size >= paths.size * 0.4;
}
