import { type FileNews, fileNews, partsOf, spreadWithin, typesBehindCalls } from "./file-news.js";
import { isDeclaration } from "./language.js";
import { type Listen, SPEAKS } from "./needles.js";
import { carried, FARTHEST, Heard, mayCall, type News, NO_NEWS } from "./news.js";
import type { Outline } from "./outline.js";
import { type FactsOfText, factsOnce } from "./text-facts.js";

export interface SelectRequest {
  readonly outlines: ReadonlyMap<string, Outline>;
  readonly text: (file: string) => string | undefined;
  readonly resolve: (specifier: string, from: string) => string | undefined;
  readonly listen: Listen;
  readonly factsOf?: FactsOfText;
}

/** What to read of a file: stretches of its text that can lead to a call, by offset, end exclusive. */
export type Stretches = readonly (readonly [start: number, end: number])[];

/**
 * The files worth parsing: those that name the API, those in which a piece of a path and an HTTP client meet, and those
 * that import a name through which either comes. Names, not files, carry the news, so that a barrel or a shared module
 * with one call in it does not draw in the whole code base.
 *
 * Files come sorted. One with a directive or an interface's literal counts too, be it without stretches. Declarations and
 * JSON are only ever followed.
 */
export function selectFiles(request: SelectRequest): ReadonlyMap<string, Stretches> {
  const heard = spreadNews(request);
  const wanted = new Map<string, Stretches>();
  for (const file of [...request.outlines.keys()].sort()) {
    if (file.endsWith(".json") || isDeclaration(file)) continue;
    const stretches = stretchesOf(heard.get(file));
    const speaks = request.outlines.get(file)?.speaks ?? 0;
    if (stretches.length > 0 || (speaks & (SPEAKS.directive | SPEAKS.signature)) !== 0) wanted.set(file, stretches);
  }
  return wanted;
}

const stretchesOf = (news: FileNews | undefined): Stretches =>
  (news?.parts ?? [])
    .filter((part) => mayCall(part.news))
    .map(({ declaration: { start, text } }) => [start, start + text.length]);

function spreadNews(request: SelectRequest): ReadonlyMap<string, FileNews> {
  const { outlines, resolve, factsOf = factsOnce } = request;
  const importers = importersOf(request);
  const open = new Map<string, FileNews>();
  const queue = new Queue();

  const opened = (file: string): FileNews | undefined => {
    const known = open.get(file);
    if (known !== undefined) return known;
    const text = request.text(file);
    const outline = outlines.get(file);
    if (text === undefined || outline === undefined) return undefined;
    const facts = factsOf(file, text);
    const news = fileNews(
      file,
      outline.speaks,
      () => (facts.parts ??= partsOf(file, text, outline.speaks, request.listen)),
    );
    open.set(file, news);
    return news;
  };

  /** An importer that mentions none of the names need not be looked at. */
  const concerns = (importer: string, names: ReadonlySet<string>): boolean => {
    if (outlines.get(importer)?.loose === true || names.has("*") || names.has("default")) return true;
    const text = request.text(importer);
    return text !== undefined && [...names].some((name) => text.includes(name));
  };

  const evaluate = (file: string): void => {
    const news = opened(file);
    if (news === undefined) return;
    takeImports(file, news);
    spreadWithin(news);
    const changed = takeExports(file, news);
    for (const importer of changed.size === 0 ? [] : (importers.get(file) ?? [])) {
      if (open.has(importer) || concerns(importer, changed)) queue.add(importer);
    }
    typesBehindCalls(news, (name, hops) => passToType(file, news, name, hops));
    if (news.names.all().transport < Infinity) askForPieces(file);
  };

  const takeImports = (file: string, news: FileNews): void => {
    for (const { specifier, imported, local } of news.top.imports) {
      const heard = exportedBy(file, specifier, imported);
      news.names.hear(local, news.generated ? heard : carried(heard));
    }
  };

  const exportedBy = (file: string, specifier: string, name: string): News => {
    const target = resolve(specifier, file);
    const exported = target === undefined ? undefined : open.get(target)?.exported;
    if (exported === undefined) return NO_NEWS;
    if (name === "*") return exported.all();
    const own = new Heard();
    own.hear(name, exported.of(name));
    own.hear(name, exported.of("*"));
    return own.of(name);
  };

  /** Names whose news changed. */
  const takeExports = (file: string, news: FileNews): ReadonlySet<string> => {
    const changed = new Set<string>(file.endsWith(".json") && news.exported.all() !== NO_NEWS ? ["*"] : []);
    const tell = (name: string, what: News): void => {
      if (what !== NO_NEWS && news.exported.hear(name, what)) changed.add(name);
    };
    for (const { exported, local, specifier } of news.top.exports) {
      if (specifier === undefined) tell(exported, local === "*" ? news.names.all() : news.names.of(local));
      else if (exported !== "*") tell(exported, exportedBy(file, specifier, local));
      else {
        const target = resolve(specifier, file);
        for (const [name, what] of (target === undefined ? undefined : open.get(target)?.exported.entries()) ?? [])
          tell(name, what);
      }
    }
    return changed;
  };

  const passToType = (file: string, news: FileNews, name: string, hops: number): void => {
    const told: News = { ...NO_NEWS, api: hops };
    const imported = news.top.imports.find(({ local }) => local === name);
    if (imported === undefined) {
      const isOwn = news.parts.some(({ declaration }) => declaration.isType && declaration.names.includes(name));
      if (isOwn && news.names.hear(name, told)) queue.add(file);
      return;
    }
    const target = resolve(imported.specifier, file);
    const there = target === undefined || hops >= FARTHEST ? undefined : opened(target);
    if (target !== undefined && there?.names.hear(imported.imported, carried(told)) === true) queue.add(target);
  };

  /** Path constants are of interest only to whoever has a client: they are opened when such a file asks for them. */
  const askForPieces = (file: string): void => {
    for (const specifier of outlines.get(file)?.specifiers ?? []) {
      const target = resolve(specifier, file);
      if (target !== undefined && !open.has(target) && ((outlines.get(target)?.speaks ?? 0) & SPEAKS.piece) !== 0)
        queue.add(target);
    }
  };

  for (const [file, { speaks }] of outlines) if ((speaks & (SPEAKS.api | SPEAKS.transport)) !== 0) queue.add(file);
  for (let file = queue.next(); file !== undefined; file = queue.next()) evaluate(file);
  return open;
}

function importersOf({ outlines, resolve }: SelectRequest): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const [file, { specifiers }] of outlines) {
    for (const specifier of specifiers) {
      const target = resolve(specifier, file);
      const known = target === undefined ? undefined : importers.get(target);
      if (known !== undefined) known.push(file);
      else if (target !== undefined) importers.set(target, [file]);
    }
  }
  return importers;
}

class Queue {
  readonly #files: string[] = [];
  readonly #waiting = new Set<string>();
  #at = 0;

  add(file: string): void {
    if (this.#waiting.has(file)) return;
    this.#waiting.add(file);
    this.#files.push(file);
  }

  next(): string | undefined {
    const file = this.#files[this.#at];
    this.#at += 1;
    if (file !== undefined) this.#waiting.delete(file);
    return file;
  }
}
