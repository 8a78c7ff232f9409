/** Docs sites on this machine: what a GitBook and a Fern site answer, with every trap to be switched on. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Loopback, loopback } from "../loopback.js";
import { type Page, sectionsOf, splitByTag } from "./split.js";

type Json = Readonly<Record<string, unknown>>;

export interface Served {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** By path; a function sees how often it was asked before and what is accepted. */
export type Routes = Map<string, Served | ((asked: number, accept: string) => Served)>;

export interface FakeSite extends Loopback {
  readonly routes: Routes;
  /** `GET` paths in the order in which they were asked for */
  readonly asked: () => readonly string[];
}

export async function serve(routes: Routes): Promise<FakeSite> {
  const counts = new Map<string, number>();
  const answer = (path: string, response: ServerResponse, request: IncomingMessage): boolean => {
    const route = routes.get(path);
    if (route === undefined) return false;
    const before = counts.get(path) ?? 0;
    counts.set(path, before + 1);
    const served = typeof route === "function" ? route(before, request.headers.accept ?? "") : route;
    const tag = served.headers?.["etag"];
    if (tag !== undefined && request.headers["if-none-match"] === tag) {
      response.writeHead(304, { etag: tag }).end();
      return true;
    }
    response
      .writeHead(served.status ?? 200, { "content-type": served.type ?? "text/plain", ...served.headers })
      .end(served.body ?? "");
    return true;
  };
  const server = await loopback(answer);
  return { ...server, routes, asked: () => server.requests.map(({ path }) => path) };
}

export const FOOTER = "\n---\n# Agent Instructions\nAsk a question of this page:\n```\nGET /page?ask=<question>\n```\n";

export const markdownOf = ({ title, fragments }: Page): string =>
  [
    `> For the complete documentation index, see [llms.txt](/llms.txt).`,
    `# ${title}`,
    "What these are for.",
    ...fragments.flatMap(({ heading, document }) => [
      `## ${heading}`,
      "> Reads \\`/v1/books\\` by \\`grant\\_type\\`.<br>Twice.",
      `\`\`\`json\n${JSON.stringify(document)}\n\`\`\``,
    ]),
    FOOTER,
  ].join("\n");

const html = (origin: string, path: string): Served => ({
  type: "text/html",
  headers: { "x-gitbook-route-type": "static", vary: "Accept" },
  body: `<!doctype html><html><head><meta name="generator" content="GitBook (1a2b3c)"><link rel="alternate" type="text/markdown" href="${origin}${path}.md"><script src="/main-app.js"></script></head><body>Projects Deprecated Get projects</body></html>`,
});

export const NOT_FOUND: Served = {
  type: "text/markdown; charset=utf-8",
  body: "# Page Not Found\n\nThe URL does not exist.\n",
};

export const sitemap = (addresses: readonly string[]): Served => ({
  type: "application/xml",
  body: `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${addresses
    .map((one) => `<url><loc>${one}</loc><priority>0.5</priority></url>`)
    .join("")}</urlset>`,
});

export const markdown = (body: string): Served => ({
  type: "text/markdown; charset=utf-8",
  headers: { vary: "Accept" },
  body,
});

/** A page answers in Markdown under `.md`, and itself where Markdown is liked best. */
export function addPage(routes: Routes, origin: string, path: string, body: string): void {
  routes.set(`${path}.md`, markdown(body));
  routes.set(path, (_, accept) => (/^text\/(?:x-)?markdown/.test(accept) ? markdown(body) : html(origin, path)));
}

/** The pages of one release under `/api/2.25`, beside another one under `/api`, which is the rolling API. */
export async function gitBook(
  document: Json,
  root = "/api/2.25",
): Promise<FakeSite & { readonly pages: readonly Page[] }> {
  const site = await serve(new Map());
  const { routes, origin } = site;
  const pages = splitByTag(document);
  const paths = pages.map(({ slug }) => `${root}/${slug}`);
  routes.set("/sitemap.xml", {
    type: "application/xml",
    body: `<sitemapindex>${["/api", "/api/2.24", root, "/multi-tenant-api/2.25"]
      .map((one) => `<sitemap><loc>${origin}${one}/sitemap-pages.xml</loc></sitemap>`)
      .join("")}</sitemapindex>`,
  });
  addPage(routes, origin, root, "# Overview\nAll there is to know.\n");
  routes.set(`${root}/sitemap-pages.xml`, sitemap([root, ...paths].map((one) => origin + one)));
  for (const page of pages) addPage(routes, origin, `${root}/${page.slug}`, markdownOf(page));
  routes.set(
    "/llms.txt",
    markdown(`# Docs\n\n## API\n\n${paths.map((one) => `- [Page](${origin}${one}.md): words`).join("\n")}\n`),
  );
  return { ...site, pages };
}

/** The sections of one release, each with its own document, found through lists at every level. */
export async function fern(
  document: Json,
  root = "/run/self-hosted/v2.25/reference/rest-api",
): Promise<FakeSite & { readonly sections: readonly string[] }> {
  const site = await serve(new Map());
  const { routes, origin } = site;
  const sections = sectionsOf(document);
  routes.set(root, {
    type: "text/html",
    body: '<html><head><meta name="generator" content="Fern"></head><body></body></html>',
  });
  const links = [...sections.keys()].map((one) => `- [An operation](${origin}${root}/${one}/an-operation.md)`);
  routes.set(`${root}/llms.txt`, {
    body: `# REST API\n\n## Docs\n\n- [Using it](${origin}${root}/using/it.md)\n${links.join("\n")}\n`,
  });
  routes.set(`${root}/using/it.md`, markdown("# Using it\n\nAsk politely, as in `GET /api/v9/nothing`.\n"));
  routes.set(`${root}/using/llms.txt`, { body: `# Using it\n\n- [Using it](${origin}${root}/using/it.md)\n` });
  for (const [section, own] of sections) {
    const at = `${root}/${section}`;
    routes.set(`${at}/llms.txt`, {
      body: `# Section\n\n- [An operation](${origin}${at}/an-operation.md)\n\n## OpenAPI Specification\n\n- [OpenAPI JSON](${origin}${at}/openapi.json)\n- [OpenAPI YAML](${origin}${at}/openapi.yaml)\n`,
    });
    routes.set(`${at}/openapi.json`, { type: "application/json", body: JSON.stringify(own) });
  }
  return { ...site, sections: [...sections.keys()] };
}
