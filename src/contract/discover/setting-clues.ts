/** What the scripts and settings of a page give a viewer: an address, a list of them, the document itself. */
import { isObject } from "../read/raw.js";
import type { AddressClue, Clue } from "./clue.js";
import { enclosedAt, entriesOf, ScriptText } from "./script-text.js";

/**
 * Redocly's `__redoc_state = { …, "spec": { "data": { "openapi": … } } }`, Nest's `"swaggerDoc": { … }`,
 * `Redoc.init({ … })`, lists of Swagger UI (`urls`) and Scalar (`sources`)
 */
const STARTS =
  /(?:["']?(?:swaggerDoc|[sS]pec|definition|apiDescriptionDocument)["']?\s*[:=]\s*|Redoc\.init\(\s*|\.loadSpec\(\s*|__redoc_state\s*=\s*)(?=\{)|["']?(?:data|content|document)["']?\s*:\s*(?=\{\s*["']?(?:openapi|swagger)["']?\s*:)|(?<![\w$])["']?(urls|sources)["']?\s*:\s*(?=\[)/g;
/** A page shows one document, rarely a few; each object is read to its end. */
const MOST_OBJECTS = 20;
const MOST_PARSED = 10;
/** of one kind; more than anybody asks for */
const MOST_MATCHES = 500;

const VIEWERS = /SwaggerUI|ApiReference|Redoc|swagger|RapiDoc|rapi-doc|elements-api|scalar/i;
/** that can mean nothing but a document */
const CERTAIN_KEYS = ["specUrl", "spec_url", "spec-url", "swaggerUrl", "apiDescriptionUrl", "openapiUrl"] as const;
const DOCUMENT_KEYS = ["swaggerDoc", "spec", "content", "definition", "document"] as const;
const NAMED_ADDRESS = new RegExp(
  `(?<![\\w$])["']?(configUrl|url|${CERTAIN_KEYS.join("|")})["']?\\s*[:=](?![=>])\\s*`,
  "g",
);
const GIVEN_ADDRESS =
  /(?:\.setAttribute\(\s*["'](?:spec-url|apiDescriptionUrl)["']\s*,|\.loadSpec\(|Redoc\.init\()\s*/g;

/** `isWhole`: the text is the setting itself, an object, not a page or script that holds some. */
export function settingClues(text: string, at: URL, isWhole = false): readonly Clue[] {
  const script = new ScriptText(text, at);
  if (isWhole) {
    const settings = text.trimStart().startsWith("{") ? enclosedAt(text, text.indexOf("{")) : undefined;
    return settings === undefined ? [] : ofSettings(settings, script);
  }
  const { clues, passed } = enclosedClues(text, script);
  const found: Clue[] = [...clues];
  // Swagger UI looks at no `url` where it has a list.
  const isListed = clues.some((clue) => clue.kind === "address");
  const isViewer = VIEWERS.test(text);
  for (const { start, key } of outside(text, NAMED_ADDRESS, passed)) {
    if (key === "url" && (isListed || !isViewer)) continue;
    found.push(...addressed(key, script.stringAt(start)));
  }
  for (const { start } of outside(text, GIVEN_ADDRESS, passed))
    found.push(...addressed("specUrl", script.stringAt(start)));
  for (const { start } of outside(text, /\bJSON\.parse\(\s*(?=["'`])/g, passed).slice(0, MOST_PARSED)) {
    const parsed = script.stringAt(start)?.trim();
    if (parsed?.startsWith("{") === true) found.push(...ofSettings(parsed, script));
  }
  // Stoplight's `apiDescriptionDocument = await (await fetch("/openapi.json")).text()`
  for (const { start } of outside(text, /\bfetch\(\s*/g, passed)) {
    const href = script.stringAt(start);
    if (isAddressLike(href)) found.push({ kind: "address", href, as: "guessed" });
  }
  if (found.some((clue) => clue.kind === "address" && script.ambiguous.has(clue.href)))
    for (const href of script.ambiguous)
      if (/[/.]/.test(href) && isAddressLike(href)) found.push({ kind: "address", href, as: "shown", isCertain: true });
  return found;
}

interface Enclosed {
  readonly clues: readonly Clue[];
  /** documents and lists that were found: what stands in them is theirs */
  readonly passed: readonly (readonly [number, number])[];
}

function enclosedClues(text: string, script: ScriptText): Enclosed {
  const clues: Clue[] = [];
  const passed: (readonly [number, number])[] = [];
  let end = -1;
  let looked = 0;
  for (const match of text.matchAll(STARTS)) {
    if (match.index < end) continue;
    if ((looked += 1) > MOST_OBJECTS) break;
    const start = match.index + match[0].length;
    const value = enclosedAt(text, start);
    if (value === undefined) continue;
    const found = match[1] === undefined ? documents(value) : ofList(value, script);
    if (found.length === 0) continue;
    clues.push(...found);
    end = start + value.length;
    passed.push([start, end]);
  }
  return { clues, passed };
}

const documents = (value: string, name?: string): readonly Clue[] =>
  /(?:openapi|swagger)["']?\s*:/.test(value) &&
  entriesOf(value).some(({ key }) => key === "openapi" || key === "swagger")
    ? [{ kind: "inline", text: value, ...(name === undefined ? {} : { name }) }]
    : [];

/** `[{ url: "/a.json", name: "A" }, { content: { "openapi": … }, title: "B" }]` */
const ofList = (list: string, script: ScriptText): readonly Clue[] =>
  entriesOf(list).flatMap(({ value }) => (value.startsWith("{") ? ofSettings(value, script) : []));

/** Of one object: the settings of a viewer, or an entry of a list. */
function ofSettings(settings: string, script: ScriptText): readonly Clue[] {
  const entries = new Map(entriesOf(settings).map(({ key, value }) => [key, value]));
  const said = (key: string): string | undefined => {
    const value = entries.get(key);
    return value === undefined ? undefined : script.stringOf(value);
  };
  const name = said("name") ?? said("title") ?? said("slug");
  const named = name === undefined ? {} : { name };
  const clues: Clue[] = [];
  clues.push(...addressed("configUrl", said("configUrl")));
  for (const key of ["urls", "sources"]) {
    const list = entries.get(key);
    if (list?.startsWith("[") === true) clues.push(...ofList(list, script));
  }
  for (const key of DOCUMENT_KEYS) {
    const value = entries.get(key);
    if (value?.startsWith("{") === true) {
      const inline = documents(value, name);
      clues.push(...(inline.length > 0 ? inline : ofSettings(value, script)));
    } else if (/(?:openapi|swagger)["']?\s*:/.test(said(key) ?? "")) {
      clues.push({ kind: "inline", text: said(key) ?? "", ...named });
    }
  }
  if (clues.length > 0) return clues;
  for (const key of ["url", ...CERTAIN_KEYS]) {
    const href = said(key);
    if (isAddressLike(href)) clues.push({ kind: "address", href, as: "shown", isCertain: true, ...named });
  }
  return clues;
}

function addressed(key: string, href: string | undefined): readonly Clue[] {
  if (!isAddressLike(href)) return [];
  if (key === "configUrl") return [{ kind: "config", href }];
  const clue: AddressClue = { kind: "address", href, as: "shown" };
  return [key === "url" ? clue : { ...clue, isCertain: true }];
}

/** no placeholder of a template, and no text */
const isAddressLike = (href: string | undefined): href is string =>
  href !== undefined && href !== "" && !/[\s<>{}"'`]/.test(href);

function outside(
  text: string,
  pattern: RegExp,
  passed: readonly (readonly [number, number])[],
): readonly { readonly start: number; readonly key: string }[] {
  const found: { start: number; key: string }[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    if (found.length >= MOST_MATCHES) break;
    while (at < passed.length && (passed[at]?.[1] ?? 0) <= match.index) at += 1;
    const [start = Number.POSITIVE_INFINITY] = passed[at] ?? [];
    if (match.index < start && !isCommented(text, match.index))
      found.push({ start: match.index + match[0].length, key: match[1] ?? "" });
  }
  return found;
}

/** In a line that starts as a comment, or in a block that does. */
function isCommented(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  if (/^\s*\/\//.test(line)) return true;
  const block = text.lastIndexOf("/*", at);
  return (
    block >= 0 &&
    /(?:^|[\n;{}>])\s*$/.test(text.slice(Math.max(0, block - 200), block)) &&
    text.indexOf("*/", block) > at
  );
}

/** `{ "url": "…" }` or `{ "urls": [{ "url": "…", "name": "…" }] }`: what `configUrl` leads to */
export function configClues(text: string): readonly Clue[] {
  if (!text.trimStart().startsWith("{")) return [];
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    return [];
  }
  if (!isObject(config)) return [];
  const entries = Array.isArray(config.urls) ? (config.urls as readonly unknown[]) : [config];
  return entries.flatMap((entry) => {
    if (!isObject(entry) || typeof entry.url !== "string") return [];
    const name = typeof entry.name === "string" ? { name: entry.name } : {};
    return [{ kind: "address", href: entry.url, as: "shown", isCertain: true, ...name } as const];
  });
}
