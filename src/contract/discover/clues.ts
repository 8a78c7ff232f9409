/** Where a docs page or one of its scripts says that its OpenAPI document is. Reads text only; runs nothing. */
import { type Tag, tagsOf, type Wanted } from "../web/tags.js";

export type Clue =
  /** an address as written, relative to the page */
  | { readonly kind: "address"; readonly href: string; readonly name?: string }
  /** the document itself, inside the page */
  | { readonly kind: "inline"; readonly text: string }
  /** JSON that holds addresses: `swagger-config` of springdoc */
  | { readonly kind: "config"; readonly href: string }
  /** a script that may hold the clue: `swagger-initializer.js` */
  | { readonly kind: "script"; readonly href: string };

/**
 * Redoc, Redocly, Swagger UI, Scalar, Stoplight Elements and RapiDoc, and links for download, surest first. What starts
 * with `<` is a page; anything else is read as a script.
 */
export function cluesIn(page: string): readonly Clue[] {
  const tags = page.trimStart().startsWith("<") ? tagsOf(page, WANTED) : [];
  const clues = [
    ...tags.flatMap(attributes),
    ...inlineStates(page),
    ...swaggerUi(page),
    ...tags.flatMap(scalar),
    ...tags.flatMap(download),
    ...tags.flatMap(script),
  ];
  return clues.filter((clue) => clue.kind === "inline" || clue.href.length <= LONGEST_ADDRESS);
}

/** characters; what browsers and servers take */
const LONGEST_ADDRESS = 8000;

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

const WANTED: Wanted = {
  names: new Set(["a", ...ELEMENTS]),
  attributes: new Set([
    ...ADDRESS_ATTRIBUTES,
    ...["href", "download", "src", "id", "type", "apidescriptiondocument", "data-configuration"],
  ]),
};

function attributes({ name, attributes: given }: Tag): readonly Clue[] {
  if (!ELEMENTS.has(name)) return [];
  const clues: Clue[] = [];
  for (const attribute of ADDRESS_ATTRIBUTES) {
    const href = given.get(attribute);
    if (href !== undefined && href !== "") clues.push({ kind: "address", href });
  }
  const inline = given.get("apidescriptiondocument");
  if (inline !== undefined) clues.push({ kind: "inline", text: inline });
  const configuration = given.get("data-configuration");
  if (configuration !== undefined) clues.push(...configurationClues(configuration));
  return clues;
}

/** Redocly's `__redoc_state = { …, "spec": { "data": { "openapi": … } } }`, Nest's `"swaggerDoc": { … }`, `Redoc.init({ … })` */
const STATES =
  /(?:["']?swaggerDoc["']?\s*:|["']?spec["']?\s*:|["']?data["']?\s*:|["']?content["']?\s*:|["']?definition["']?\s*:|Redoc\.init\(|__redoc_state\s*=)\s*(?=\{\s*"(?:openapi|swagger)")/g;
/** A page shows one document, rarely a few; each is read to its end. */
const MOST_STATES = 20;

function inlineStates(page: string): readonly Clue[] {
  const clues: Clue[] = [];
  let looked = 0;
  for (const match of page.matchAll(STATES)) {
    if ((looked += 1) > MOST_STATES) break;
    const text = objectAt(page, match.index + match[0].length);
    if (text !== undefined) clues.push({ kind: "inline", text });
  }
  return clues;
}

/** `SwaggerUIBundle({ url: "…" })`, `urls: [{ url, name }]`, `configUrl`; also in `Redoc.init("…")` and `createApiReference(…, { url })` */
function swaggerUi(page: string): readonly Clue[] {
  const clues: Clue[] = [];
  for (const [, href = ""] of page.matchAll(/["']?configUrl["']?\s*:\s*["']([^"']+)["']/g))
    clues.push({ kind: "config", href });
  for (const list of enclosed(page, /["']?urls["']?\s*:\s*\[/g, "]")) {
    for (const entry of enclosed(list, /\{/g, "}")) {
      const href = /["']?\burl["']?\s*:\s*["']([^"']+)["']/.exec(entry)?.[1];
      const name = /["']?\bname["']?\s*:\s*["']([^"']+)["']/.exec(entry)?.[1];
      if (href !== undefined) clues.push({ kind: "address", href, ...(name === undefined ? {} : { name }) });
    }
  }
  if (clues.length > 0 && clues.some((clue) => clue.kind === "address")) return clues;
  if (/SwaggerUI|createApiReference|ApiReference|Redoc|swagger/i.test(page)) {
    for (const [, href = ""] of page.matchAll(
      /["']?\b(?:url|specUrl|spec_url|swaggerUrl)["']?\s*[:=]\s*["'`]([^"'`\s<>]+)["'`]/g,
    )) {
      clues.push({ kind: "address", href });
    }
  }
  for (const [, href = ""] of page.matchAll(/Redoc\.init\(\s*["'`]([^"'`]+)["'`]/g))
    clues.push({ kind: "address", href });
  return clues;
}

/** What stands from each `start` to the next `end`; the text is passed over once. */
function enclosed(text: string, start: RegExp, end: string): readonly string[] {
  const found: string[] = [];
  let close = -1;
  for (const match of text.matchAll(start)) {
    const from = match.index + match[0].length;
    // opened within the one before
    if (from <= close) continue;
    close = text.indexOf(end, from);
    if (close < 0) break;
    found.push(text.slice(from, close));
  }
  return found;
}

/** `<script id="api-reference" type="application/json">{ "openapi": … }</script>` */
function scalar({ name, attributes: given, text: body }: Tag): readonly Clue[] {
  if (name !== "script") return [];
  const isData =
    given.get("id")?.toLowerCase().startsWith("api-reference") === true ||
    /^application\/(?:\w+\+)?json/i.test(given.get("type") ?? "");
  const text = isData ? body.trim() : "";
  return text.startsWith("{") ? [{ kind: "inline", text }] : [];
}

/** Scalar's `data-configuration='{ "spec": { "url": "…" } }'` */
function configurationClues(text: string): readonly Clue[] {
  const href = /"url"\s*:\s*"([^"]+)"/.exec(text)?.[1];
  if (href !== undefined) return [{ kind: "address", href }];
  return inlineStates(text);
}

/** `<a href="/openapi.yaml" download>Download schema</a>`: Zudoku, Bump.sh, Docusaurus where they offer it */
function download({ name, attributes: given }: Tag): readonly Clue[] {
  const href = name === "a" ? given.get("href") : undefined;
  if (href === undefined) return [];
  const path = href.replace(/[?#].*$/s, "");
  const isDocument = /(?:openapi|swagger)[\w.-]{0,100}\.(?:json|ya?ml)$/i.test(path);
  return isDocument || (given.has("download") && /\.(?:json|ya?ml)$/i.test(path)) ? [{ kind: "address", href }] : [];
}

/** Scripts that set up a docs page by convention, not the bundles beside them. */
function script({ name, attributes: given }: Tag): readonly Clue[] {
  const href = name === "script" ? given.get("src") : undefined;
  return href !== undefined &&
    href.length <= LONGEST_ADDRESS &&
    /(?:initializer|ui-init|config|setup|\bindex|main|docs)[\w.-]*\.js/i.test(href) &&
    !/bundle|preset/i.test(href)
    ? [{ kind: "script", href }]
    : [];
}

/** The balanced `{ … }` at an offset, strings respected; undefined when it has no end. */
export function objectAt(text: string, start: number): string | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      for (at += 1; at < text.length && text[at] !== '"'; at += 1) if (text[at] === "\\") at += 1;
    } else if (character === "{") depth += 1;
    else if (character === "}") {
      depth -= 1;
      if (depth === 0) return text.slice(start, at + 1);
    }
  }
  return undefined;
}
