/** What the tags of a page say: elements of viewers, links for download, scripts to look into. */
import { isObject, type RawObject } from "../read/raw.js";
import type { Tag, Wanted } from "../web/tags.js";
import type { AddressClue, Clue } from "./clue.js";
import { settingClues } from "./setting-clues.js";

/** `<redoc spec-url>`, `<rapi-doc spec-url>`, `<elements-api apiDescriptionUrl>`, Scalar's `data-url` */
const ADDRESS_ATTRIBUTES = ["spec-url", "apidescriptionurl", "api-description-url", "data-url", "data-spec-url"];
const ELEMENTS: ReadonlySet<string> = new Set([
  "redoc",
  "rapi-doc",
  "rapi-doc-mini",
  "openapi-explorer",
  "elements-api",
  "script",
  "div",
  "api-reference",
]);

export const WANTED: Wanted = {
  names: new Set(["a", "meta", ...ELEMENTS]),
  attributes: new Set([
    ...ADDRESS_ATTRIBUTES,
    ...["href", "download", "src", "id", "type", "apidescriptiondocument", "data-configuration", "data-initial-props"],
    ...["http-equiv", "content"],
  ]),
};

export const elementClues = (tag: Tag, at: URL): readonly Clue[] => [
  ...attributes(tag, at),
  ...data(tag),
  ...properties(tag),
  ...link(tag),
  ...script(tag),
  ...moved(tag),
];

function attributes({ name, attributes: given }: Tag, at: URL): readonly Clue[] {
  if (!ELEMENTS.has(name)) return [];
  const clues: Clue[] = [];
  for (const attribute of ADDRESS_ATTRIBUTES) {
    const href = given.get(attribute);
    if (href === undefined || href === "") continue;
    // anything else has a `data-url` as well, such as a button to share the page
    const isOther = attribute === "data-url" && name === "div" && !isReference(given);
    clues.push({ kind: "address", href, ...(isOther ? { as: "guessed" } : { as: "shown", isCertain: true }) });
  }
  const inline = given.get("apidescriptiondocument");
  if (inline !== undefined) clues.push({ kind: "inline", text: inline });
  // Scalar's `data-configuration='{ "sources": [{ "url": "…" }] }'`
  const configuration = given.get("data-configuration");
  if (configuration !== undefined) clues.push(...settingClues(configuration, at, true));
  return clues;
}

/** Scalar's */
const isReference = (given: Tag["attributes"]): boolean =>
  given.get("id")?.toLowerCase().startsWith("api-reference") === true;

/** `<script id="api-reference" type="application/json">{ "openapi": … }</script>` */
function data({ name, attributes: given, text: body }: Tag): readonly Clue[] {
  if (name !== "script") return [];
  const isData = isReference(given) || /^application\/(?:\w+\+)?json/i.test(given.get("type") ?? "");
  const text = isData ? body.trim() : "";
  return text.startsWith("{") ? [{ kind: "inline", text }] : [];
}

/** ReadMe's `<script id="ssr-props" data-initial-props='{ "document": { "api": { "schema": { "openapi": … } } } }'>` */
function properties({ name, attributes: given }: Tag): readonly Clue[] {
  const text = name === "script" ? given.get("data-initial-props") : undefined;
  if (text === undefined || !/"(?:openapi|swagger)"\s*:\s*"\d/.test(text)) return [];
  try {
    return documentsIn(JSON.parse(text), 0).map((one) => ({ kind: "inline", text: JSON.stringify(one) }));
  } catch {
    return [];
  }
}

/** steps down to a document */
const MOST_LEVELS = 5;

function documentsIn(value: unknown, level: number): readonly RawObject[] {
  if (level > MOST_LEVELS || !isObject(value)) return [];
  if (typeof (value.openapi ?? value.swagger) === "string" && isObject(value.paths)) return [value];
  return Object.values(value).flatMap((one) => documentsIn(one, level + 1));
}

/** `<a href="/openapi.yaml" download>Download schema</a>`: Zudoku, Bump.sh, Docusaurus where they offer it */
function link({ name, attributes: given }: Tag): readonly AddressClue[] {
  const href = name === "a" ? given.get("href") : undefined;
  if (href === undefined) return [];
  const path = href.replace(/[?#].*$/s, "");
  if (!/\.(?:json|ya?ml)$/i.test(path)) return [];
  const isOffered = given.has("download") || /(?:openapi|swagger)[\w.-]{0,100}$/i.test(path);
  return [{ kind: "address", href, as: isOffered ? "offered" : "guessed" }];
}

/** `<meta http-equiv="refresh" content="0; url=/docs/new">`: the page is another one now (HTML, "Refresh" state). */
function moved({ name, attributes: given }: Tag): readonly Clue[] {
  if (name !== "meta" || given.get("http-equiv")?.trim().toLowerCase() !== "refresh") return [];
  const href = /^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']{1,2000})/i.exec(given.get("content") ?? "")?.[1]?.trim();
  return href === undefined ? [] : [{ kind: "config", href }];
}

/** Scripts that set up a docs page by convention, not the bundles beside them. */
function script({ name, attributes: given }: Tag): readonly Clue[] {
  const href = name === "script" ? given.get("src") : undefined;
  return href !== undefined &&
    /(?:initializer|ui-init|config|setup|\bindex|main|docs)[\w.-]*\.js|[?&]script=/i.test(href.slice(0, 8000)) &&
    !/bundle|preset/i.test(href)
    ? [{ kind: "script", href }]
    : [];
}
