/** The forms in which other docs tools show a document: each made here as that tool is known to write it. */
import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { addSpec } from "../../../src/contract/folder.js";
import { networkFetcher } from "../../../src/contract/index.js";
import { folder } from "../../cli/folder.js";
import { type FakeSite, markdown, type Routes, type Served, serve } from "./fake-site.js";
import { LIBRARY } from "./library.js";

let site: FakeSite | undefined;
afterEach(() => site?.close());

const DOCUMENT = JSON.stringify(LIBRARY);
const json: Served = { type: "application/json", body: DOCUMENT };
const page = (head: string, body: string): Served => ({
  type: "text/html",
  body: `<!doctype html><html><head>${head}</head><body>${body}</body></html>`,
});
const generator = (name: string): string => `<meta name="generator" content="${name}">`;

async function added(routes: (origin: string, into: Routes) => void, address: string, extent?: "part") {
  const made = await serve(new Map());
  site = made;
  routes(made.origin, made.routes);
  const outcome = await addSpec({
    provider: "library",
    version: "2.25",
    source: `${made.origin}${address}`,
    folder: folder({}),
    fetcher: networkFetcher(),
    now: new Date("2026-11-20T12:00:00Z"),
    wait: () => Promise.resolve(),
    ...(extent !== undefined && { extent }),
  });
  if (!outcome.ok) return outcome.problem;
  const { paths } = JSON.parse(readFileSync(outcome.value.file, "utf8")) as { paths: Record<string, object> };
  return operationsIn(paths);
}

const operationsIn = (paths: Readonly<Record<string, object>>): readonly string[] =>
  Object.entries(paths)
    .flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`))
    .filter((one) => !one.startsWith("parameters"))
    .sort();

test.each<readonly [tool: string, address: string, routes: (origin: string, into: Routes) => void]>([
  [
    "Docusaurus with an export button",
    "/docs/library",
    (_, into) => {
      const button =
        '<div class="dropdown"><ul><li><a class="dropdown__link" download href="/files/library.json">OpenAPI Spec</a></li></ul></div>';
      into.set("/docs/library", page(generator("Docusaurus v3.9.2"), button));
      into.set("/files/library.json", json);
    },
  ],
  [
    "Redocusaurus with an address",
    "/api",
    (_, into) => {
      into.set(
        "/api",
        page(
          generator("Docusaurus v3.9.2"),
          '<div class="redocusaurus"><redoc spec-url="/redocusaurus/library.yaml"></redoc></div>',
        ),
      );
      into.set("/redocusaurus/library.yaml", json);
    },
  ],
  [
    "Redocusaurus with the document in a script",
    "/api",
    (_, into) => {
      const script = `<script>window.__redoc_state = {"menu":{},"spec":{"data":${DOCUMENT}}};</script>`;
      into.set("/api", page(generator("Docusaurus v3.9.2"), `<div class="redocusaurus"></div>${script}`));
    },
  ],
  [
    "Zudoku with the download switched on",
    "/api",
    (_, into) => {
      into.set(
        "/api",
        page(generator("Zudoku"), '<a href="/api/schema.json" download="" class="button">Download schema</a>'),
      );
      into.set("/api/schema.json", json);
    },
  ],
  [
    "Bump.sh with the source beside the page",
    "/acme/doc/library",
    (_, into) => {
      const links =
        '<a href="/acme/doc/library/changes">Changes</a><a href="/acme/doc/library.json" download>Download the source</a>';
      into.set("/acme/doc/library", page(generator("Bump.sh"), links));
      into.set("/acme/doc/library.json", json);
    },
  ],
  [
    "Mintlify, whose list of pages links to the document",
    "/",
    (origin, into) => {
      into.set("/", {
        ...page("", "<main>Welcome</main>"),
        headers: { link: '</llms.txt>; rel="llms-txt"', "x-llms-txt": "/llms.txt" },
      });
      into.set("/llms.txt", {
        body: `# Library\n\n## Docs\n\n- [Start](${origin}/start.md)\n\n## OpenAPI Specs\n\n- [library](${origin}/api/library.json)\n`,
      });
      into.set("/api/library.json", json);
    },
  ],
])("%s", async (_, address, routes) => {
  expect(await added(routes, address)).toEqual(operationsIn(LIBRARY.paths));
});

test("ReadMe, whose page in HTML has the properties of its viewer", async () => {
  const properties = JSON.stringify({ document: { api: { method: "get", schema: LIBRARY } }, apiDefinitions: [] });
  const attribute = properties.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const body = `<div><script id="ssr-props" data-initial-props="${attribute}"></script></div>`;
  const routes = (_: string, into: Routes): void => void into.set("/reference/library", page("", body));
  expect(await added(routes, "/reference/library")).toEqual(operationsIn(LIBRARY.paths));
});

test("ReadMe, whose page in Markdown has the document in a fence: taken in as the part that a page is", async () => {
  const text = `# Library\n\n# OpenAPI definition\n\n\`\`\`json\n${DOCUMENT}\n\`\`\`\n`;
  const routes = (_: string, into: Routes): void => void into.set("/reference/library.md", markdown(text));
  expect(await added(routes, "/reference/library.md")).toMatchObject({
    message: expect.stringMatching(/is one page of a docs site, and may be a part of the API$/) as string,
  });
  await site?.close();
  expect(await added(routes, "/reference/library.md", "part")).toEqual(operationsIn(LIBRARY.paths));
});

test.each<readonly [tool: string, name: string, hint: RegExp]>([
  ["Docusaurus", "Docusaurus v3.9.2", /export button/],
  ["Zudoku", "Zudoku", /download is switched on/],
  ["Bump.sh", "Bump.sh", /source of the document for download/],
  ["ReadMe", "ReadMe", /\.md at its end/],
])("%s without any document is named, with where to look", async (_, name, hint) => {
  const problem = await added(
    (__, into) => void into.set("/docs", page(generator(name), "<main>Welcome</main>")),
    "/docs",
  );
  expect(problem).toMatchObject({
    message: expect.stringMatching(/neither an OpenAPI document nor a docs page that shows one$/) as string,
    hint: expect.stringMatching(hint) as string,
  });
});
