/**
 * Classic scripts name no files: a page loads them one after the other, and each finds the names of the others. So a script
 * is taken to import what it mentions and does not declare itself, from whichever script shares that name.
 */
import type { ImportedName } from "./declarations.js";
import type { Outline } from "./outline.js";
import type { Texts } from "./texts.js";

type ResolveImport = (specifier: string, from: string) => string | undefined;

/** How the import of a script stands among the others. Code may write it, too: only what was linked here leads anywhere. */
const specifierOf = (file: string): string => `script:${file}`;

export interface LinkedScripts {
  readonly texts: Texts;
  readonly resolve: ResolveImport;
  /** what a script takes from others */
  readonly importsOf: (file: string) => readonly ImportedName[];
  /** the files that share a name with a script, itself included where it adds to what others share */
  readonly sharing: (name: string, file: string) => readonly string[];
}

const NOBODY: readonly string[] = [];

export function linkScripts(texts: Texts, resolve: ResolveImport): LinkedScripts {
  const scripts = [...texts.outlines].flatMap(([file, { shares }]) => (shares === undefined ? [] : [{ file, shares }]));
  const declaring = new Map<string, string[]>();
  const filling = new Map<string, string[]>();
  for (const { file, shares } of scripts) {
    for (const name of shares.declared) add(declaring, name, file);
    for (const name of shares.filled) add(filling, name, file);
  }
  const links = new Map<string, ReadonlyMap<string, readonly string[]>>();
  if (declaring.size > 0 || filling.size > 0) {
    for (const { file, shares } of scripts) {
      const own = new Set(shares.declared);
      const found = new Map<string, readonly string[]>();
      for (const name of wordsOf(texts.text(file) ?? "")) {
        if (own.has(name)) continue;
        const sharing = [...nearest(declaring.get(name) ?? NOBODY, file), ...(filling.get(name) ?? NOBODY)];
        if (sharing.length > 0) found.set(name, [...new Set(sharing)].sort());
      }
      if (found.size > 0) links.set(file, found);
    }
  }
  if (links.size === 0) return { texts, resolve, importsOf: () => [], sharing: () => NOBODY };
  const linked = new Map(scripts.map(({ file }) => [specifierOf(file), file]));
  const outlines = new Map(
    [...texts.outlines].map(([file, outline]) => [file, withLinks(file, outline, links.get(file))]),
  );
  return {
    texts: { ...texts, outlines },
    resolve: (specifier, from) => linked.get(specifier) ?? resolve(specifier, from),
    importsOf: (file) =>
      [...(links.get(file) ?? [])].flatMap(([name, files]) =>
        files.flatMap((other) =>
          other === file ? [] : [{ specifier: specifierOf(other), imported: name, local: name }],
        ),
      ),
    sharing: (name, file) => links.get(file)?.get(name) ?? NOBODY,
  };
}

function withLinks(file: string, outline: Outline, links: ReadonlyMap<string, readonly string[]> | undefined): Outline {
  if (links === undefined) return outline;
  const others = new Set([...links.values()].flat());
  others.delete(file);
  return { ...outline, specifiers: [...outline.specifiers, ...[...others].map(specifierOf)] };
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/[A-Za-z_$][\w$]*/g)].map(([word]) => word));

/** Two pages may both have a `load` of their own: the scripts that lie nearest belong together. */
function nearest(files: readonly string[], file: string): readonly string[] {
  if (files.length < 2) return files;
  const near = files.map((other) => [other, sharedFolders(other, file)] as const);
  const most = Math.max(...near.map(([, count]) => count));
  return near.flatMap(([other, count]) => (count === most ? [other] : []));
}

function sharedFolders(one: string, other: string): number {
  const [a, b] = [one.split("/"), other.split("/")];
  const differs = a.findIndex((folder, at) => folder !== b[at]);
  return differs < 0 ? a.length : differs;
}

function add(map: Map<string, string[]>, name: string, file: string): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, [file]);
  else known.push(file);
}
