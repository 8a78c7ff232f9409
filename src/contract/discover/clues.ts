/** Where a docs page or one of its scripts says that its OpenAPI document is. Reads text only; runs nothing. */

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
 * Redoc, Redocly, Swagger UI, Scalar, Stoplight Elements and RapiDoc, and `rel="service-desc"` (RFC 8631),
 * surest first.
 */
export function cluesIn(page: string): readonly Clue[] {
  return [
    ...serviceDescriptions(page),
    ...attributes(page),
    ...inlineStates(page),
    ...swaggerUi(page),
    ...scalar(page),
    ...scripts(page),
  ];
}

/** `<link rel="service-desc" href="/openapi.json">` */
function serviceDescriptions(page: string): readonly Clue[] {
  return Array.from(page.matchAll(/<link\b[^>]*>/gi)).flatMap(([tag]) => {
    const href = attribute(tag, "href");
    return attribute(tag, "rel")?.toLowerCase() === "service-desc" && href !== undefined
      ? [{ kind: "address", href } as const]
      : [];
  });
}

/** `<redoc spec-url>`, `<rapi-doc spec-url>`, `<elements-api apiDescriptionUrl>`, Scalar's `data-url` */
const ADDRESS_ATTRIBUTES = ["spec-url", "apidescriptionurl", "api-description-url", "data-url", "data-spec-url"];

function attributes(page: string): readonly Clue[] {
  const clues: Clue[] = [];
  for (const [tag] of page.matchAll(
    /<(?:redoc|rapi-doc|rapi-doc-mini|openapi-explorer|elements-api|script|div|api-reference)\b[^>]*>/gi,
  )) {
    for (const name of ADDRESS_ATTRIBUTES) {
      const href = attribute(tag, name);
      if (href !== undefined && href !== "") clues.push({ kind: "address", href });
    }
    const inline = attribute(tag, "apidescriptiondocument");
    if (inline !== undefined) clues.push({ kind: "inline", text: inline });
    const configuration = attribute(tag, "data-configuration");
    if (configuration !== undefined) clues.push(...configurationClues(configuration));
  }
  return clues;
}

/** Redocly's `__redoc_state = { …, "spec": { "data": { "openapi": … } } }`, Nest's `"swaggerDoc": { … }`, `Redoc.init({ … })` */
const STATES =
  /(?:["']?swaggerDoc["']?\s*:|["']?spec["']?\s*:|["']?data["']?\s*:|["']?content["']?\s*:|["']?definition["']?\s*:|Redoc\.init\(|__redoc_state\s*=)\s*(?=\{\s*"(?:openapi|swagger)")/g;

function inlineStates(page: string): readonly Clue[] {
  const clues: Clue[] = [];
  for (const match of page.matchAll(STATES)) {
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
  for (const [, list = ""] of page.matchAll(/["']?urls["']?\s*:\s*\[([^\]]*)\]/g)) {
    for (const [entry] of list.matchAll(/\{[^}]*\}/g)) {
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

/** `<script id="api-reference" type="application/json">{ "openapi": … }</script>` */
function scalar(page: string): readonly Clue[] {
  return Array.from(page.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)).flatMap(([, tag = "", body = ""]) => {
    const isData = /id\s*=\s*["']?api-reference/i.test(tag) || /type\s*=\s*["']?application\/(?:\w+\+)?json/i.test(tag);
    const text = body.trim();
    return isData && text.startsWith("{") ? [{ kind: "inline", text } as const] : [];
  });
}

/** Scalar's `data-configuration='{ "spec": { "url": "…" } }'` */
function configurationClues(text: string): readonly Clue[] {
  const href = /"url"\s*:\s*"([^"]+)"/.exec(text)?.[1];
  if (href !== undefined) return [{ kind: "address", href }];
  return inlineStates(text);
}

/** Scripts that set up a docs page by convention, not the bundles beside them. */
function scripts(page: string): readonly Clue[] {
  return Array.from(page.matchAll(/<script\b[^>]*>/gi)).flatMap(([tag]) => {
    const href = attribute(tag, "src");
    return href !== undefined &&
      /(?:initializer|ui-init|config|setup|\bindex|main|docs)[\w.-]*\.js/i.test(href) &&
      !/bundle|preset/i.test(href)
      ? [{ kind: "script", href } as const]
      : [];
  });
}

function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`[\\s"']${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i").exec(tag);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? undefined : unescapeHtml(value);
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  "#39": "'",
  "#x27": "'",
  "#34": '"',
};
const unescapeHtml = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|apos|#39|#x27|#34);/gi,
    (entity, name: string) => ENTITIES[name.toLowerCase()] ?? entity,
  );

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
