/** Frameworks that make a route of a file's place: Next, Nuxt, SvelteKit, Remix and React Router, Astro. */

const SCRIPT = /\.[cm]?[jt]sx?$/;

interface Convention {
  /** the folder that routes are counted from is the first group, the rest the second */
  readonly place: RegExp;
  readonly path: (below: string) => string | undefined;
}

const CONVENTIONS: readonly Convention[] = [
  // Next, pages: `src/pages/api/albums/[id].ts`
  { place: /(?:^|\/)pages\/(api\/.+)$/, path: withoutIndex },
  // Remix, before Next, which has no folder of that name as a rule: `app/routes/api.albums.$id.ts`, `…/route.ts`
  {
    place: /(?:^|\/)app\/routes\/([^/[\]]+(?:\/route)?)$/,
    path: (below) =>
      below
        .replace(/\/route$/, "")
        .split(".")
        .filter((part) => !part.startsWith("_"))
        .join("/"),
  },
  // Next, app: `app/api/albums/[id]/route.ts`
  {
    place: /(?:^|\/)app\/(.+)$/,
    path: (below) => (/(?:^|\/)route$/.test(below) ? below.replace(/\/?route$/, "") : undefined),
  },
  // Nuxt and Nitro: `server/api/albums/[id].get.ts`, `server/routes/health.ts`
  {
    place: /(?:^|\/)server\/(api\/.+)$/,
    path: (below) => withoutIndex(below.replace(/\.(?:get|put|post|delete|patch|head|options)$/, "")),
  },
  {
    place: /(?:^|\/)server\/routes\/(.+)$/,
    path: (below) => withoutIndex(below.replace(/\.(?:get|put|post|delete|patch|head|options)$/, "")),
  },
  // SvelteKit: `src/routes/api/albums/[id]/+server.ts`
  {
    place: /(?:^|\/)routes\/(.+)$/,
    path: (below) => (/(?:^|\/)\+server$/.test(below) ? below.replace(/\/?\+server$/, "") : undefined),
  },
  // Astro: `src/pages/albums/[id].json.ts`
  { place: /(?:^|\/)src\/pages\/(.+)$/, path: (below) => (/^[^A-Z]+$/.test(below) ? withoutIndex(below) : undefined) },
];

function withoutIndex(below: string): string {
  return below.replace(/(?:^|\/)index$/, "");
}

interface FileRoute {
  /** `/api/albums/{}`; of a catch-all route what stands before it: `/api/proxy` */
  readonly path: string;
  /** whatever comes below is its to answer, or to hand on */
  readonly takesAll: boolean;
}

/** Undefined: the file is no route. */
export function routeOfFile(file: string): FileRoute | undefined {
  if (!SCRIPT.test(file) || /\.(?:test|spec|stories|d)\.[cm]?[jt]sx?$/.test(file)) return undefined;
  // only pages that hold no markup serve data
  const stem = file.replace(SCRIPT, "");
  for (const { place, path } of CONVENTIONS) {
    const below = place.exec(stem)?.[1];
    const written = below === undefined ? undefined : path(below);
    if (written === undefined) continue;
    if (/\.[jt]sx$/.test(file) && !/(?:^|\/)api(?:\/|$)/.test(written)) continue;
    const segments = written.split("/").filter((segment) => segment !== "" && !/^\(.*\)$/.test(segment));
    const rest = segments.findIndex((segment) => /^\[+\.\.\.|^\$$|^\*/.test(segment));
    const known = rest < 0 ? segments : segments.slice(0, rest);
    const holed = known.map((segment) => segment.replace(/^\[[^\]]+\]|^\$\w+$/, "{}"));
    return { path: `/${holed.join("/")}`, takesAll: rest >= 0 };
  }
  return undefined;
}
