import type { ImportedName } from "./declarations.js";
import { type Evidence, MOST_IMPORTS, mayCall, NameEvidence, NO_EVIDENCE, oneImportFarther } from "./evidence.js";
import { type FileEvidence, fileEvidence, partsOf, spreadWithinFile, typesBehindCalls } from "./file-evidence.js";
import { isDeclaration } from "./language.js";
import type { Outline } from "./outline.js";
import { type FindSignals, SIGNALS } from "./signals.js";
import { type FactsOfText, factsOnce } from "./text-facts.js";

interface SelectRequest {
  readonly outlines: ReadonlyMap<string, Outline>;
  readonly text: (file: string) => string | undefined;
  readonly resolve: (specifier: string, from: string) => string | undefined;
  readonly findSignals: FindSignals;
  readonly factsOf?: FactsOfText;
  /** what a classic script takes from others */
  readonly importsOf?: (file: string) => readonly ImportedName[];
  /** files that are worth it all the same */
  readonly also?: ReadonlySet<string>;
}

/** What to read of a file: ranges of its text that can lead to a call, by offset, end exclusive. */
export type TextRanges = readonly (readonly [start: number, end: number])[];

/**
 * The files worth parsing: those that name the API, those in which a piece of a path and an HTTP client meet, and those
 * that import a name through which either comes. Names, not files, carry the evidence, so that a barrel or a shared module
 * with one call in it does not draw in the whole code base.
 *
 * Files come sorted. One with a directive or an interface's literal counts too, even without such a range. Declarations and
 * JSON are only ever followed.
 */
export function selectFiles(request: SelectRequest): ReadonlyMap<string, TextRanges> {
  const evidence = spreadEvidence(request);
  const wanted = new Map<string, TextRanges>();
  for (const file of [...request.outlines.keys()].sort()) {
    if (file.endsWith(".json") || isDeclaration(file)) continue;
    const ranges = request.also?.has(file) === true ? WHOLE : rangesOf(evidence.get(file));
    const signals = request.outlines.get(file)?.signals ?? 0;
    if (ranges.length > 0 || (signals & (SIGNALS.directive | SIGNALS.signature)) !== 0) wanted.set(file, ranges);
  }
  return wanted;
}

const WHOLE: TextRanges = [[0, Infinity]];

const rangesOf = (evidence: FileEvidence | undefined): TextRanges =>
  (evidence?.parts ?? [])
    .filter((part) => mayCall(part.evidence))
    .map(({ declaration: { start, text } }) => [start, start + text.length]);

function spreadEvidence(request: SelectRequest): ReadonlyMap<string, FileEvidence> {
  const { outlines, resolve, factsOf = factsOnce, importsOf = () => [] } = request;
  const importers = importersOf(request);
  const open = new Map<string, FileEvidence>();
  const queue = new Queue();

  const opened = (file: string): FileEvidence | undefined => {
    const known = open.get(file);
    if (known !== undefined) return known;
    const text = request.text(file);
    const outline = outlines.get(file);
    if (text === undefined || outline === undefined) return undefined;
    const facts = factsOf(file, text);
    const evidence = fileEvidence(
      file,
      outline.signals,
      { imports: importsOf(file), shares: outline.shares },
      () => (facts.parts ??= partsOf(file, text, outline.signals, request.findSignals)),
    );
    open.set(file, evidence);
    return evidence;
  };

  /** An importer that mentions none of the names need not be looked at. */
  const concerns = (importer: string, names: ReadonlySet<string>): boolean => {
    if (outlines.get(importer)?.loose === true || names.has("*") || names.has("default")) return true;
    const text = request.text(importer);
    return text !== undefined && [...names].some((name) => text.includes(name));
  };

  const evaluate = (file: string): void => {
    const evidence = opened(file);
    if (evidence === undefined) return;
    takeImports(file, evidence);
    spreadWithinFile(evidence);
    const changed = takeExports(file, evidence);
    for (const importer of changed.size === 0 ? [] : (importers.get(file) ?? [])) {
      if (open.has(importer) || concerns(importer, changed)) queue.add(importer);
    }
    typesBehindCalls(evidence, (name, hops) => passToType(file, evidence, name, hops));
    if (evidence.names.all().transport < Infinity) askForPieces(file);
  };

  const takeImports = (file: string, evidence: FileEvidence): void => {
    for (const { specifier, imported, local } of evidence.top.imports) {
      const exported = exportedBy(file, specifier, imported);
      evidence.names.add(local, evidence.generated ? exported : oneImportFarther(exported));
    }
  };

  const exportedBy = (file: string, specifier: string, name: string): Evidence => {
    const target = resolve(specifier, file);
    const exported = target === undefined ? undefined : open.get(target)?.exported;
    if (exported === undefined) return NO_EVIDENCE;
    if (name === "*") return exported.all();
    const own = new NameEvidence();
    own.add(name, exported.of(name));
    own.add(name, exported.of("*"));
    return own.of(name);
  };

  /** Names whose evidence changed. */
  const takeExports = (file: string, evidence: FileEvidence): ReadonlySet<string> => {
    const changed = new Set<string>();
    const add = (name: string, what: Evidence): void => {
      if (what !== NO_EVIDENCE && evidence.exported.add(name, what)) changed.add(name);
    };
    for (const { exported, local, specifier } of evidence.top.exports) {
      if (specifier === undefined) add(exported, local === "*" ? evidence.names.all() : evidence.names.of(local));
      else if (exported !== "*") add(exported, exportedBy(file, specifier, local));
      else {
        const target = resolve(specifier, file);
        for (const [name, what] of (target === undefined ? undefined : open.get(target)?.exported.entries()) ?? [])
          add(name, what);
      }
    }
    return changed;
  };

  const passToType = (file: string, evidence: FileEvidence, name: string, hops: number): void => {
    const passed: Evidence = { ...NO_EVIDENCE, api: hops };
    const imported = evidence.top.imports.find(({ local }) => local === name);
    if (imported === undefined) {
      const isOwn = evidence.parts.some(({ declaration }) => declaration.isType && declaration.names.includes(name));
      if (isOwn && evidence.names.add(name, passed)) queue.add(file);
      return;
    }
    const target = resolve(imported.specifier, file);
    const there = target === undefined || hops >= MOST_IMPORTS ? undefined : opened(target);
    if (target !== undefined && there?.names.add(imported.imported, oneImportFarther(passed)) === true)
      queue.add(target);
  };

  /** Path constants are of interest only to whoever has a client: they are opened when such a file asks for them. */
  const askForPieces = (file: string): void => {
    for (const specifier of outlines.get(file)?.specifiers ?? []) {
      const target = resolve(specifier, file);
      if (target !== undefined && !open.has(target) && ((outlines.get(target)?.signals ?? 0) & SIGNALS.piece) !== 0)
        queue.add(target);
    }
  };

  for (const [file, { signals }] of outlines) if ((signals & (SIGNALS.api | SIGNALS.transport)) !== 0) queue.add(file);
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
