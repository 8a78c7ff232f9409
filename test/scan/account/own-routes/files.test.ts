import { expect, test } from "vitest";
import { routeOfFile } from "../../../../src/scan/account/own-routes/files.js";

/** The path, and `…` after it where whatever comes below is the route's as well. */
const shown = (file: string): string | undefined => {
  const route = routeOfFile(file);
  return route === undefined ? undefined : `${route.path}${route.takesAll ? " …" : ""}`;
};

test.each<[file: string, route: string | undefined]>([
  // Next, pages
  ["src/pages/api/albums/[id].ts", "/api/albums/{}"],
  ["pages/api/albums/index.js", "/api/albums"],
  ["pages/api/[...all].ts", "/api …"],
  ["pages/api/proxy/[...path].ts", "/api/proxy …"],
  ["pages/api/proxy/[[...path]].ts", "/api/proxy …"],
  ["pages/albums.tsx", undefined],
  // Next, app
  ["app/api/albums/[id]/route.ts", "/api/albums/{}"],
  ["src/app/(shop)/albums/route.ts", "/albums"],
  ["app/[...all]/route.ts", "/ …"],
  ["app/route.ts", "/"],
  ["app/routes/[id]/route.ts", "/routes/{}"],
  ["app/albums/page.tsx", undefined],
  ["app/albums/route.tsx", undefined],
  ["app/api/albums/route.tsx", "/api/albums"],
  // Nuxt and Nitro
  ["server/api/albums/[id].get.ts", "/api/albums/{}"],
  ["server/api/albums/index.post.ts", "/api/albums"],
  ["server/routes/health.ts", "/health"],
  ["server/routes/[...all].ts", "/ …"],
  // SvelteKit
  ["src/routes/api/albums/[id]/+server.ts", "/api/albums/{}"],
  ["src/routes/+server.ts", "/"],
  ["src/routes/albums/+page.ts", undefined],
  // Remix
  ["app/routes/api.albums.$id.ts", "/api/albums/{}"],
  ["app/routes/_shop.albums.ts", "/albums"],
  ["app/routes/api.proxy.$.ts", "/api/proxy …"],
  ["app/routes/api.albums/route.ts", "/api/albums"],
  // Astro
  ["src/pages/albums/[id].json.ts", "/albums/{}.json"],
  ["src/pages/Albums.ts", undefined],
  // none
  ["src/albums.ts", undefined],
  ["pages/api/albums.test.ts", undefined],
  ["pages/api/albums.d.ts", undefined],
  ["pages/api/albums.json", undefined],
])("%s answers %s", (file, route) => {
  expect(shown(file)).toBe(route);
});
