/** What cannot be taken in says what to name instead. */
import { afterEach, expect, test } from "vitest";
import { addSpec } from "../../../src/contract/folder.js";
import { networkFetcher } from "../../../src/contract/index.js";
import { folder as folderOf } from "../../cli/folder.js";
import { type FakeSite, markdown, type Served, serve } from "./fake-site.js";
import { LIBRARY } from "./library.js";

let site: FakeSite | undefined;
afterEach(() => site?.close());

const html = (head = ""): Served => ({ type: "text/html", body: `<html><head>${head}</head><body>API</body></html>` });
const json = (document: object): Served => ({ type: "application/json", body: JSON.stringify(document) });

/** The number of operations, or the hint. */
async function hint(routes: Readonly<Record<string, Served>>) {
  site = await serve(new Map(Object.entries({ "/ref": html(), ...routes })));
  const { origin } = site;
  const folder = folderOf({});
  const outcome = await addSpec({
    ...{ provider: "library", version: "2.25", source: `${origin}/ref`, folder, cwd: folder },
    fetcher: networkFetcher(),
    now: new Date("2026-11-20T12:00:00Z"),
    wait: () => Promise.resolve(),
  });
  return outcome.ok ? outcome.value.contract.operations.size : outcome.problem.hint?.replaceAll(origin, "");
}

test("pages that link to the document", async () => {
  const page = "# Library\n\nThe API.\n\n## Download OpenAPI description\n\n[Library](/_bundle/library.yaml)\n";
  expect(
    await hint({
      "/llms.txt": { body: "# Docs\n\n- [Library](/ref/library.md)\n" },
      "/ref/library.md": markdown(page),
    }),
  ).toBe("They link to what may be one: name /_bundle/library.yaml.");
});

test("a sample that a docs tool left beside the API", async () => {
  const sample = {
    ...{ openapi: "3.1.0", info: { title: "Plants", version: "1.0.0" }, servers: [{ url: "https://plants.example" }] },
    paths: { "/plants": { get: { responses: {} } } },
  };
  const list = "# Docs\n\n## OpenAPI Specs\n\n- [a](/ref/start/openapi.json)\n- [b](/ref/openapi.json)\n";
  expect(
    await hint({
      "/ref/llms.txt": { body: list },
      "/ref/start/openapi.json": json(sample),
      "/ref/openapi.json": json(LIBRARY),
    }),
  ).toBe("Name the one you mean: Plants (/ref/start/openapi.json), Library (/ref/openapi.json)");
});

test("a site that calls itself by another host", async () => {
  const list = "# Docs\n\n- [Books](https://docs.library.example/ref/books.md)\n";
  expect(await hint({ "/ref/llms.txt": { body: `${list}- [Start](/ref/start.md)\n` } })).toMatch(/^Run it again/);
  await site?.close();
  const gitBook = html('<meta name="generator" content="GitBook (1)">');
  const sitemap = `<urlset><url><loc>https://docs.library.example/ref/books</loc></url></urlset>`;
  expect(await hint({ "/ref": gitBook, "/sitemap.xml": { body: sitemap } })).toBe(
    "The site calls itself docs.library.example: name its address there, https://docs.library.example/ref. --partial takes in the rest, as a part of the API.",
  );
});

test("a page in HTML that links to itself in Markdown is read", async () => {
  const fence = `# Books\n\n\`\`\`json\n${JSON.stringify(LIBRARY)}\n\`\`\`\n`;
  expect(
    await hint({
      "/ref/llms.txt": { body: "# Docs\n\n- [Books](/ref/books.html)\n- [Start](/ref/start.md)\n" },
      "/ref/books.html": html('<link rel="alternate" type="text/markdown" href="/ref/plain/books.md">'),
      "/ref/plain/books.md": markdown(fence),
      "/ref/start.md": markdown("# Start\n\nWords.\n"),
    }),
  ).toBe(8);
});
