import { topLevelOf, type Declaration, type TopLevel } from "./declarations.js";
import { isDeclaration } from "./language.js";
import { SPEAKS, type Listen } from "./needles.js";
import type { Outline } from "./outline.js";

export interface SelectRequest {
  readonly outlines: ReadonlyMap<string, Outline>;
  readonly text: (file: string) => string | undefined;
  readonly resolve: (specifier: string, from: string) => string | undefined;
  readonly listen: Listen;
}

/**
 * How far news of the API travels from file to file: the function that calls, the hook around it, the component, its
 * child. Farther on nearly every file of an application imports nearly every other.
 */
const FARTHEST = 3;

/** For each kind of news: over how many imports it came; `Infinity` when it did not. */
type News = readonly [api: number, piece: number, transport: number];
const NONE: News = [Infinity, Infinity, Infinity];
const KINDS = [SPEAKS.api, SPEAKS.piece, SPEAKS.transport];

const merge = (a: News, b: News): News => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.min(a[2], b[2])];
const equal = (a: News, b: News): boolean => a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
const fromBits = (bits: number): News => {
  const [api, piece, transport] = KINDS.map((kind) => ((bits & kind) !== 0 ? 0 : Infinity));
  return [api ?? Infinity, piece ?? Infinity, transport ?? Infinity];
};
const carried = (news: News): News => {
  const [api, piece, transport] = news.map((hops) => (hops >= FARTHEST ? Infinity : hops + 1));
  return [api ?? Infinity, piece ?? Infinity, transport ?? Infinity];
};

interface FileState {
  readonly top: TopLevel;
  /** by declaration: its own news and the names of this file that it mentions */
  readonly parts: readonly { readonly declaration: Declaration; readonly own: News; readonly mentions: readonly string[] }[];
  /** news of local names: declared here or imported */
  readonly names: Map<string, News>;
  /** news of exported names; `*` holds for all */
  readonly exported: Map<string, News>;
}

/**
 * The files worth parsing: those that name the API, those that hold a piece of a path and an HTTP client, and those that
 * import a name through which either travels. Names, not files, carry the news, so that a barrel or a shared module with
 * one call in it does not draw in the whole code base.
 *
 * Returns files sorted; directives and interface literals count too. Declarations and JSON are only ever followed.
 */
export function selectFiles(request: SelectRequest): readonly string[] {
  const importers = importersOf(request);
  const states = new Map<string, FileState>();
  const queue: string[] = [];
  const queued = new Set<string>();
  const enqueue = (file: string): void => {
    if (queued.has(file)) return;
    queued.add(file);
    queue.push(file);
  };
  for (const [file, { speaks }] of request.outlines) if ((speaks & (SPEAKS.api | SPEAKS.piece | SPEAKS.transport)) !== 0) enqueue(file);

  /** News that came to a file over its imports, so that evaluating it again is cheap. */
  const evaluate = (file: string): void => {
    const state = states.get(file) ?? openFile(request, file);
    if (state === undefined) return;
    states.set(file, state);
    takeImports(request, file, state, states);
    spreadWithin(state);
    if (takeExports(request, file, state, states)) for (const importer of importers.get(file) ?? []) enqueue(importer);
    for (const [target, name, news] of typesBehindCalls(request, file, state)) {
      const there = states.get(target) ?? openFile(request, target);
      if (there === undefined) continue;
      states.set(target, there);
      if (add(there.names, name, news)) enqueue(target);
    }
  };
  for (let at = 0; at < queue.length; at += 1) {
    const file = queue[at];
    if (file === undefined) break;
    queued.delete(file);
    evaluate(file);
  }

  const wanted = [...request.outlines].filter(([file, { speaks }]) => {
    if (file.endsWith(".json") || isDeclaration(file)) return false;
    if ((speaks & (SPEAKS.api | SPEAKS.directive | SPEAKS.signature)) !== 0) return true;
    const [api, piece, transport] = [...(states.get(file)?.names.values() ?? [])].reduce(merge, fromBits(speaks));
    return api < Infinity || (piece < Infinity && transport < Infinity);
  });
  return wanted.map(([file]) => file).sort();
}

function importersOf({ outlines, resolve }: SelectRequest): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const [file, { specifiers }] of outlines) {
    for (const specifier of specifiers) {
      const target = resolve(specifier, file);
      if (target === undefined) continue;
      const known = importers.get(target);
      if (known === undefined) importers.set(target, [file]);
      else known.push(file);
    }
  }
  return importers;
}

function openFile(request: SelectRequest, file: string): FileState | undefined {
  const text = request.text(file);
  const outline = request.outlines.get(file);
  if (text === undefined || outline === undefined) return undefined;
  if (file.endsWith(".json")) {
    const exported = new Map([["*", fromBits(outline.speaks)]]);
    return { top: { declarations: [], imports: [], exports: [{ exported: "*", local: "*", specifier: undefined }] }, parts: [], names: exported, exported: new Map() };
  }
  const top = topLevelOf(text);
  const local = new Set([...top.imports.map((one) => one.local), ...top.declarations.flatMap((one) => one.names)]);
  const parts = top.declarations.map((declaration) => ({
    declaration,
    own: outline.speaks === 0 ? NONE : fromBits(request.listen(declaration.text)),
    mentions: mentionsOf(declaration, local),
  }));
  return { top, parts, names: new Map(), exported: new Map() };
}

function mentionsOf(declaration: Declaration, local: ReadonlySet<string>): readonly string[] {
  const mentions = new Set<string>();
  for (const [name] of declaration.text.matchAll(/[A-Za-z_$][\w$]*/g)) if (local.has(name)) mentions.add(name);
  for (const name of declaration.names) mentions.delete(name);
  return [...mentions];
}

function takeImports(request: SelectRequest, file: string, state: FileState, states: ReadonlyMap<string, FileState>): void {
  for (const { specifier, imported, local } of state.top.imports) {
    const news = newsOfExport(request, file, specifier, imported, states);
    if (news !== undefined) add(state.names, local, carried(news));
  }
}

function newsOfExport(
  request: SelectRequest,
  file: string,
  specifier: string,
  name: string,
  states: ReadonlyMap<string, FileState>,
): News | undefined {
  const target = request.resolve(specifier, file);
  const exported = target === undefined ? undefined : states.get(target)?.exported;
  if (exported === undefined || exported.size === 0) return undefined;
  if (name === "*") return [...exported.values()].reduce(merge, NONE);
  const all = exported.get("*") ?? NONE;
  return merge(exported.get(name) ?? NONE, all);
}

/** A declaration knows what the names in it know, and its names know what it does; round and round in one file. */
function spreadWithin(state: FileState): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const { declaration, own, mentions } of state.parts) {
      const news = mentions.reduce((sum, name) => merge(sum, state.names.get(name) ?? NONE), own);
      for (const name of declaration.names) if (add(state.names, name, news)) changed = true;
    }
  }
}

function takeExports(request: SelectRequest, file: string, state: FileState, states: ReadonlyMap<string, FileState>): boolean {
  let changed = false;
  for (const { exported, local, specifier } of state.top.exports) {
    const target = specifier === undefined ? undefined : request.resolve(specifier, file);
    if (target !== undefined && exported === "*") {
      for (const [name, news] of states.get(target)?.exported ?? []) if (add(state.exported, name, news)) changed = true;
      continue;
    }
    const news =
      specifier !== undefined
        ? newsOfExport(request, file, specifier, local, states)
        : local === "*"
          ? [...state.names.values()].reduce(merge, NONE)
          : state.names.get(local);
    if (news !== undefined && add(state.exported, exported, news)) changed = true;
  }
  return changed;
}

const TYPE_NAME = /(?:<|\bas\s+|:\s*|\bsatisfies\s+|[|&]\s*)([A-Z][\w$]*)/g;

/**
 * `axios.get<Workload>(…)` binds a type to the API; whoever imports `Workload` elsewhere reads the API's fields.
 * So news also flows from a call to the types named in it, and from a type to the types of its properties.
 */
function typesBehindCalls(request: SelectRequest, file: string, state: FileState): readonly (readonly [string, string, News])[] {
  const speaks = request.outlines.get(file)?.speaks ?? 0;
  const calls = (speaks & SPEAKS.api) !== 0 || (speaks & SPEAKS.piece) !== 0;
  const found: (readonly [string, string, News])[] = [];
  for (const { declaration, own } of state.parts) {
    const asCall = calls && !declaration.isType && (own[0] === 0 || own[1] === 0);
    const typeNews = declaration.isType ? declaration.names.map((name) => state.names.get(name)?.[0] ?? Infinity) : [];
    const hops = asCall ? 0 : Math.min(Infinity, ...typeNews);
    if (hops >= FARTHEST) continue;
    for (const [, name = ""] of declaration.text.matchAll(TYPE_NAME)) {
      const imported = state.top.imports.find((one) => one.local === name);
      if (imported !== undefined) {
        const target = request.resolve(imported.specifier, file);
        if (target !== undefined) found.push([target, imported.imported === "default" ? "default" : imported.imported, [hops + 1, Infinity, Infinity]]);
      } else if (state.parts.some((part) => part.declaration.isType && part.declaration.names.includes(name))) {
        found.push([file, name, [hops, Infinity, Infinity]]);
      }
    }
  }
  return found;
}

function add(names: Map<string, News>, name: string, news: News): boolean {
  const before = names.get(name) ?? NONE;
  const after = merge(before, news);
  if (equal(before, after)) return false;
  names.set(name, after);
  return true;
}
