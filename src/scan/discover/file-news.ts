import { saysGenerated } from "../project/generated-text.js";
import { withoutComments } from "./comments.js";
import { type Declaration, type TopLevel, topLevelOf } from "./declarations.js";
import { type Listen, SPEAKS } from "./needles.js";
import { Heard, merge, type News, newsOfBits } from "./news.js";

/** A file under consideration: its top level, and what each name and each declaration has heard. */
export interface FileNews {
  readonly top: TopLevel;
  readonly parts: readonly Part[];
  /** names declared here or imported */
  readonly names: Heard;
  readonly exported: Heard;
  /** the way through an SDK's own files is no distance */
  readonly generated: boolean;
}

interface Part {
  readonly declaration: Declaration;
  readonly own: News;
  /** its own and that of the names it mentions */
  news: News;
}

const TRAVELLING = SPEAKS.api | SPEAKS.piece | SPEAKS.transport;

/** What the text says before anybody else was heard. */
export interface FileParts {
  readonly top: TopLevel;
  readonly generated: boolean;
  /** by declaration */
  readonly own: readonly (readonly [declaration: Declaration, own: News])[];
  /** by local name of an import */
  readonly imported: readonly (readonly [local: string, news: News])[];
}

/** `speaks`: what the whole text says; a part cannot say more. */
export function partsOf(file: string, text: string, speaks: number, listen: Listen): FileParts {
  const top = topLevelOf(text);
  const generated = saysGenerated(file, text);
  const own = top.declarations.map((declaration) => {
    const bits = (speaks & TRAVELLING) === 0 ? 0 : listen(withoutComments(declaration.text), speaks & TRAVELLING);
    const calls = generated && (bits & (SPEAKS.api | SPEAKS.piece)) !== 0 ? SPEAKS.transport : 0;
    return [declaration, newsOfBits(bits | calls)] as const;
  });
  // `import http from "axios"`, `import { Client } from "@acme/runai-sdk"`: packages are not read, their names speak
  const imported = top.imports.map(({ specifier, imported, local }) => {
    const bits = listen(`${imported} ${local} from "${specifier}"`, speaks & (SPEAKS.api | SPEAKS.transport));
    return [local, newsOfBits(bits)] as const;
  });
  return { top, generated, own, imported };
}

export function fileNews(file: string, speaks: number, partsOfText: () => FileParts): FileNews {
  if (file.endsWith(".json")) return jsonNews(speaks);
  const { top, generated, own, imported } = partsOfText();
  const names = new Heard();
  for (const [local, news] of imported) names.hear(local, news);
  for (const [declaration, news] of own) for (const name of declaration.names) names.hear(name, news);
  const parts = own.map(([declaration, news]) => ({ declaration, own: news, news }));
  return { top, parts, names, exported: new Heard(), generated };
}

/** JSON has no names: whatever is taken from it may be the path. */
function jsonNews(speaks: number): FileNews {
  const exported = new Heard();
  exported.hear("*", newsOfBits(speaks));
  return {
    top: { declarations: [], imports: [], exports: [] },
    parts: [],
    names: new Heard(),
    exported,
    generated: false,
  };
}

/** A declaration hears what the names in it heard, and its names hear what it did; round and round within the file. */
export function spreadWithin({ top, parts, names }: FileNews): void {
  const imported = new Set(top.imports.map(({ local }) => local));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, news] of names.entries()) {
      for (const part of parts) {
        const { declaration } = part;
        // `const { api } = require("./http")` both declares and imports
        if (
          (declaration.names.includes(name) && !imported.has(name)) ||
          !hears(part.news, news) ||
          !mentions(declaration.text, name)
        )
          continue;
        part.news = merge(part.news, news);
        for (const own of declaration.names) if (names.hear(own, part.news)) changed = true;
      }
    }
  }
}

const hears = (listener: News, news: News): boolean =>
  news.api < listener.api || news.piece < listener.piece || news.transport < listener.transport;

/** As a whole word: `api` is not in `apiVersion`. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isWord(text.charCodeAt(at - 1)) && !isWord(text.charCodeAt(at + name.length))) return true;
  }
  return false;
}

const isWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95 || code === 36;

const TYPE_NAME = /(?:<|\bas\s+|:\s*|\bsatisfies\s+|[|&]\s*)([A-Z][\w$]*)/g;

/**
 * `axios.get<Workload>(…)` binds a type to the API; whoever imports `Workload` elsewhere reads the API's fields. So news
 * also flows from a call to the types named in it, and from such a type to the types of its properties.
 */
export function typesBehindCalls({ parts, names }: FileNews, onType: (name: string, hops: number) => void): void {
  for (const { declaration, own, news } of parts) {
    const hops = declaration.isType
      ? Math.min(Infinity, ...declaration.names.map((name) => names.of(name).api))
      : hopsOfCall(own, news);
    if (hops === Infinity) continue;
    for (const [, name = ""] of declaration.text.matchAll(TYPE_NAME)) onType(name, hops);
  }
}

/**
 * Code that names the API is a call when it also holds a path or a client; a path alone may be any backend's, a call of it
 * is at most possible, and its types are not worth following.
 */
const hopsOfCall = (own: News, { api, transport }: News): number =>
  (own.api === 0 && (own.piece === 0 || transport < Infinity)) || (own.piece === 0 && api < Infinity) ? 0 : Infinity;
