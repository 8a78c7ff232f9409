/** What each tag of a page says of where its document is, as the viewers and generators of docs write them. */
import { expect, test } from "vitest";
import type { Clue } from "../../src/contract/discover/clue.js";
import { elementClues, WANTED } from "../../src/contract/discover/element-clues.js";
import { tagsOf } from "../../src/contract/web/tags.js";

const cluesOf = (page: string): readonly Clue[] =>
  tagsOf(page, WANTED).flatMap((tag) => elementClues(tag, new URL("https://docs.example/api/")));

const document = '{"openapi":"3.0.3","paths":{}}';
const inEntities = document.replaceAll('"', "&quot;");
const shown = (href: string): Clue => ({ kind: "address", href, as: "shown", isCertain: true });
const linked = (href: string, as: "offered" | "guessed"): Clue => ({ kind: "address", href, as });
const inline = (text: string): Clue => ({ kind: "inline", text });

test.each<[tag: string, clues: readonly Clue[]]>([
  // viewers with an address
  ['<redoc spec-url="/a.json"></redoc>', [shown("/a.json")]],
  ['<rapi-doc spec-url="/a.json"></rapi-doc>', [shown("/a.json")]],
  ['<rapi-doc-mini spec-url="/a.json"></rapi-doc-mini>', [shown("/a.json")]],
  ['<openapi-explorer spec-url="/a.json"></openapi-explorer>', [shown("/a.json")]],
  ['<elements-api apiDescriptionUrl="/a.json"></elements-api>', [shown("/a.json")]],
  ['<elements-api api-description-url="/a.json"></elements-api>', [shown("/a.json")]],
  ['<api-reference data-spec-url="/a.json"></api-reference>', [shown("/a.json")]],
  ['<script id="api-reference" data-url="/a.json"></script>', [shown("/a.json")]],
  ['<div id="API-reference-1" data-url="/a.json"></div>', [shown("/a.json")]],
  ['<redoc spec-url=""></redoc>', []],
  // the same words on something else
  ['<div id="share" data-url="/a.json"></div>', [linked("/a.json", "guessed")]],
  ['<button spec-url="/a.json" data-url="/a.json"></button>', []],
  // viewers with a setting, or with the document itself
  [
    `<script id="api-reference" data-configuration='{"sources":[{"url":"/a.json","title":"A"}]}'></script>`,
    [{ ...shown("/a.json"), name: "A" } as Clue],
  ],
  [`<elements-api apiDescriptionDocument="${inEntities}"></elements-api>`, [inline(document)]],
  [`<script id="api-reference">\n${document}\n</script>`, [inline(document)]],
  [`<script type="application/json">${document}</script>`, [inline(document)]],
  [`<script type="application/ld+json">${document}</script>`, [inline(document)]],
  [`<script type="module">${document}</script>`, []],
  [`<script type="application/json">[${document}]</script>`, []],
  [
    `<script id="ssr-props" data-initial-props="{&quot;api&quot;:{&quot;schema&quot;:${inEntities}}}"></script>`,
    [inline(document)],
  ],
  [`<script data-initial-props="{&quot;openapi&quot;:&quot;3.0.3"></script>`, []],
  // links
  ['<a href="/files/orchard.yaml" download>all of it</a>', [linked("/files/orchard.yaml", "offered")]],
  ['<a href="/orchard-openapi.yml?at=1#top">all of it</a>', [linked("/orchard-openapi.yml?at=1#top", "offered")]],
  ['<a href="/files/orchard.json">an example</a>', [linked("/files/orchard.json", "guessed")]],
  ['<a href="/guide.html" download>the guide</a>', []],
  // pages that moved
  ['<meta http-equiv="refresh" content="0; url=/docs/new">', [{ kind: "config", href: "/docs/new" }]],
  [`<meta http-equiv="Refresh" content="5,'/docs/new'">`, [{ kind: "config", href: "/docs/new" }]],
  ['<meta http-equiv="refresh" content="30">', []],
  ['<meta http-equiv="content-type" content="0; url=/docs/new">', []],
  // scripts that may hold a setting
  ['<script src="swagger-initializer.js"></script>', [{ kind: "script", href: "swagger-initializer.js" }]],
  ['<script src="/docs?script=1"></script>', [{ kind: "script", href: "/docs?script=1" }]],
  ['<script src="swagger-ui-standalone-preset.js"></script>', []],
  ['<script src="main.bundle.js"></script>', []],
  ['<script src="analytics.js"></script>', []],
])("%s", (tag, clues) => {
  expect(cluesOf(tag)).toEqual(clues);
});
