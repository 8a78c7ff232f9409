import { saysGenerated } from "../project/generated-text.js";
import { withoutComments } from "./comments.js";
import { type Declaration, type ImportedName, type TopLevel, topLevelOf } from "./declarations.js";
import { type Evidence, evidenceOfSignals, merge, NameEvidence } from "./evidence.js";
import type { SharedNames } from "./shared-names.js";
import { type FindSignals, SIGNALS } from "./signals.js";

/** A file under consideration: its top level, and the evidence for each name and each declaration. */
export interface FileEvidence {
  readonly top: TopLevel;
  readonly parts: readonly Part[];
  /** names declared here or imported */
  readonly names: NameEvidence;
  readonly exported: NameEvidence;
  /** the way through an SDK's own files is no distance */
  readonly generated: boolean;
}

interface Part {
  readonly declaration: Declaration;
  readonly own: Evidence;
  /** its own and that of the names it mentions */
  evidence: Evidence;
}

const PASSED_ON = SIGNALS.api | SIGNALS.piece | SIGNALS.transport;

/** What the text of the file shows, before any other file is looked at. */
export interface FileParts {
  readonly top: TopLevel;
  readonly generated: boolean;
  /** by declaration */
  readonly own: readonly (readonly [declaration: Declaration, own: Evidence])[];
  /** by local name of an import */
  readonly imported: readonly (readonly [local: string, evidence: Evidence])[];
}

/** `signals`: those of the whole text; a part cannot have more. */
export function partsOf(file: string, text: string, signals: number, findSignals: FindSignals): FileParts {
  const top = topLevelOf(text);
  const generated = saysGenerated(file, text);
  const own = top.declarations.map((declaration) => {
    const bits = (signals & PASSED_ON) === 0 ? 0 : findSignals(withoutComments(declaration.text), signals & PASSED_ON);
    const calls = generated && (bits & (SIGNALS.api | SIGNALS.piece)) !== 0 ? SIGNALS.transport : 0;
    return [declaration, evidenceOfSignals(bits | calls)] as const;
  });
  // `import http from "axios"`, `import { Client } from "@acme/runai-sdk"`: packages are not read: their names are the evidence
  const imported = top.imports.map(({ specifier, imported, local }) => {
    const bits = findSignals(`${imported} ${local} from "${specifier}"`, signals & (SIGNALS.api | SIGNALS.transport));
    return [local, evidenceOfSignals(bits)] as const;
  });
  return { top, generated, own, imported };
}

/** What a classic script has in common with others. */
interface OfScript {
  readonly imports: readonly ImportedName[];
  readonly shares: SharedNames | undefined;
}

export function fileEvidence(
  file: string,
  signals: number,
  script: OfScript,
  partsOfText: () => FileParts,
): FileEvidence {
  if (file.endsWith(".json")) return jsonEvidence(signals);
  const { generated, own, imported, ...text } = partsOfText();
  const top = script.shares === undefined ? text.top : topOfScript(text.top, script.imports, script.shares);
  const names = new NameEvidence();
  for (const [local, evidence] of imported) names.add(local, evidence);
  for (const [declaration, evidence] of own) for (const name of declaration.names) names.add(name, evidence);
  // `App.load = …` is part of whatever stands before it
  for (const name of script.shares?.filled ?? [])
    for (const [declaration, evidence] of own) if (mentions(declaration.text, name)) names.add(name, evidence);
  const parts = own.map(([declaration, evidence]) => ({ declaration, own: evidence, evidence }));
  return { top, parts, names, exported: new NameEvidence(), generated };
}

/** All that a script shares is exported, and all it takes from others imported. */
const topOfScript = (top: TopLevel, imports: readonly ImportedName[], shares: SharedNames): TopLevel => ({
  ...top,
  imports: [...top.imports, ...imports],
  exports: [
    ...top.exports,
    ...[...shares.declared, ...shares.filled].map((name) => ({ exported: name, local: name, specifier: undefined })),
  ],
});

/** JSON has no names: whatever is taken from it may be the path. */
function jsonEvidence(signals: number): FileEvidence {
  const names = new NameEvidence();
  names.add("*", evidenceOfSignals(signals));
  return {
    top: { declarations: [], imports: [], exports: [{ exported: "*", local: "*", specifier: undefined }] },
    parts: [],
    names,
    exported: new NameEvidence(),
    generated: false,
  };
}

/** A declaration takes the evidence of the names in it, and its own names take that of the declaration, until nothing changes. */
export function spreadWithinFile({ top, parts, names }: FileEvidence): void {
  const imported = new Set(top.imports.map(({ local }) => local));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, evidence] of names.entries()) {
      for (const part of parts) {
        const { declaration } = part;
        // `const { api } = require("./http")` both declares and imports
        if (
          (declaration.names.includes(name) && !imported.has(name)) ||
          !addsTo(part.evidence, evidence) ||
          !mentions(declaration.text, name)
        )
          continue;
        part.evidence = merge(part.evidence, evidence);
        for (const own of declaration.names) if (names.add(own, part.evidence)) changed = true;
      }
    }
  }
}

const addsTo = (known: Evidence, evidence: Evidence): boolean =>
  evidence.api < known.api || evidence.piece < known.piece || evidence.transport < known.transport;

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
 * `axios.get<Workload>(…)` binds a type to the API; whoever imports `Workload` elsewhere reads the API's fields. So evidence
 * also flows from a call to the types named in it, and from such a type to the types of its properties.
 */
export function typesBehindCalls({ parts, names }: FileEvidence, onType: (name: string, hops: number) => void): void {
  for (const { declaration, own, evidence } of parts) {
    const hops = declaration.isType
      ? Math.min(Infinity, ...declaration.names.map((name) => names.of(name).api))
      : hopsOfCall(own, evidence);
    if (hops === Infinity) continue;
    for (const [, name = ""] of declaration.text.matchAll(TYPE_NAME)) onType(name, hops);
  }
}

/**
 * Code that names the API is a call when it also holds a path or a client; a path alone may be any backend's, a call of it
 * is at most possible, and its types are not worth following.
 */
const hopsOfCall = (own: Evidence, { api, transport }: Evidence): number =>
  (own.api === 0 && (own.piece === 0 || transport < Infinity)) || (own.piece === 0 && api < Infinity) ? 0 : Infinity;
