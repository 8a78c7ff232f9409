import { withoutComments } from "./comments.js";

/**
 * The top level of a file, read without a parser: which names it declares, exports and imports, and the text of each.
 * Used only to choose files, so it may be wrong to the generous side: what is read too much costs a parse, not a result.
 */
export interface Declaration {
  /** local names; several for `const { a, b } = …`, none for a bare statement */
  readonly names: readonly string[];
  readonly text: string;
  /** offset of the text in the file */
  readonly start: number;
  /** `interface` or `type` */
  readonly isType: boolean;
}

export interface TopLevel {
  readonly declarations: readonly Declaration[];
  readonly imports: readonly ImportedName[];
  readonly exports: readonly ExportedName[];
}

/** `imported` is `*` for a namespace and `default` for a default import. */
export interface ImportedName {
  readonly specifier: string;
  readonly imported: string;
  readonly local: string;
}

/** A local name, or with `specifier` one of another file; `*` × `*` is `export * from`. */
interface ExportedName {
  readonly exported: string;
  readonly local: string;
  readonly specifier: string | undefined;
}

const START =
  /^(?:export|import|async|function|class|abstract|const|let|var|interface|type|enum|declare|namespace|module|exports|@[A-Za-z])\b/gm;
const IMPORT_OR_LIST =
  /^(?:import\b(?!\s*\()[^"';]*(?:["'][^"']*["'])?|export\s*(?:type\s*)?(?:\{[^}]*\}|\*[^"';]*)(?:\s*from\s*)?(?:["'][^"']*["'])?)[^\S\n]*;?/;
const NAME = String.raw`[A-Za-z_$][\w$]*`;
/** Bounded, because what opens and never closes is looked for again from each place that opens. */
const BOUND = String.raw`\{([^}]{0,4000})\}|\[([^\]]{0,4000})\]`;
const KIND = String.raw`(?:function(?:\s*\*\s*|\s+)|(?:class|(?:const\s+)?enum|const|let|var|interface|type|namespace)\s+)`;
const NAMED = String.raw`(?:${KIND}(${NAME})|(?:const|let|var)\s*(?:${BOUND}))`;
const DECLARED = new RegExp(String.raw`\b(?:async\s+)?${NAMED}`);
const IMPORT = /\bimport(?=[\s{*])/g;
const EXPORT_LIST = /\bexport\s*(?:type\s*)?\{/g;
const EXPORTED_FROM = /\s*from\s*["']([^"']+)["']/y;
const EXPORT_STAR = new RegExp(
  String.raw`\bexport\s*(?:type\s*)?\*(?:\s*as\s+(${NAME}))?\s*from\s*["']([^"']+)["']`,
  "g",
);
const EXPORT_DEFAULT = new RegExp(
  String.raw`\bexport\s+default\s+(?:(?:async\s+)?(?:abstract\s+)?(?:function(?:\s*\*\s*|\s+)|class\s+))?(${NAME})?`,
  "g",
);
const EXPORT_HERE = new RegExp(String.raw`\bexport\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?${NAMED}`, "g");
const REQUIRE = new RegExp(
  String.raw`\b(?:const|let|var|import)(?:\s+(?:type\s+)?(${NAME})|\s*\{([^}]{0,4000})\})\s*=\s*(?:await\s+)?(?:require|import)\s*\(\s*["']([^"']+)["']\s*\)`,
  "g",
);
/** `(await import("./client")).get()` has no name but the specifier */
const LAZY = /\bimport\s*\(\s*["']([^"']+)["']/g;

export function topLevelOf(text: string): TopLevel {
  // `a, // the server's` in a list is no end of it
  const code = withoutComments(text);
  return { declarations: declarationsOf(text), imports: importsOf(code), exports: exportsOf(code) };
}

/** Formatted code starts its statements in the first column; a file that does not is one declaration. */
function declarationsOf(text: string): readonly Declaration[] {
  const starts = [0, ...[...text.matchAll(START)].map((match) => match.index)];
  return starts.flatMap((from, index) => {
    const whole = text.slice(from, starts[index + 1]);
    // bare statements after the imports belong to the last of them
    const start = from + (IMPORT_OR_LIST.exec(whole)?.[0].length ?? 0);
    const part = text.slice(start, from + whole.length);
    if (part.trim() === "") return [];
    const names = namesIn(part);
    return [{ names, text: part, start, isType: /^(?:export\s+)?(?:declare\s+)?(?:interface|type)\b/.test(part) }];
  });
}

function namesIn(part: string): readonly string[] {
  const names = new Set<string>();
  const first = DECLARED.exec(part);
  for (const name of declaredNames(first?.[1], first?.[2] ?? first?.[3])) names.add(name);
  for (const match of part.matchAll(EXPORT_HERE))
    for (const name of declaredNames(match[1], match[2] ?? match[3])) names.add(name);
  if (/^export\s+default\b/.test(part)) names.add("default");
  return [...names];
}

function importsOf(text: string): readonly ImportedName[] {
  const imports: ImportedName[] = [];
  for (const { clause, specifier } of importClauses(text)) {
    const [before = "", within] = clause.split("{");
    const [braces, after = ""] = within?.split("}") ?? [];
    for (const part of (before + after).split(",")) {
      const namespace = /\*\s*as\s+([\w$]+)/.exec(part)?.[1];
      if (namespace !== undefined) imports.push({ specifier, imported: "*", local: namespace });
      else if (part.trim() !== "") imports.push({ specifier, imported: "default", local: part.trim() });
    }
    for (const [imported, local] of renamed(braces)) imports.push({ specifier, imported, local });
  }
  for (const [, whole, parts, specifier = ""] of text.matchAll(REQUIRE)) {
    if (whole !== undefined) imports.push({ specifier, imported: "*", local: whole });
    for (const [imported, local] of renamed(parts?.replace(/:/g, " as "))) imports.push({ specifier, imported, local });
  }
  for (const [, specifier = ""] of text.matchAll(LAZY)) imports.push({ specifier, imported: "*", local: specifier });
  return imports;
}

/** `import { a } from "b"` → ` { a }` and `b`; each part of the text is passed over once. */
function importClauses(text: string): readonly { readonly clause: string; readonly specifier: string }[] {
  const found: { clause: string; specifier: string }[] = [];
  const end = /["';]/g;
  let at = 0;
  for (const { index } of text.matchAll(IMPORT)) {
    if (index < at) continue;
    end.lastIndex = index;
    const stop = end.exec(text);
    if (stop === null) break;
    at = stop.index + 1;
    const before = text.slice(index + "import".length, stop.index).trimEnd();
    if (stop[0] === ";" || !/[\s}]from$/.test(before)) continue;
    const specifier = /^[^"']*/.exec(text.slice(at, at + LONGEST_SPECIFIER))?.[0] ?? "";
    const clause = before
      .slice(0, -"from".length)
      .trim()
      .replace(/^type(?:\s+(?=[\w$])|\s*(?=[*{]))/, "");
    if (specifier !== "") found.push({ clause, specifier });
  }
  return found;
}

const LONGEST_SPECIFIER = 1000;

/** `export { a, b as c } from "d"` → `a, b as c` and `d` */
function exportLists(text: string): readonly { readonly list: string; readonly specifier: string | undefined }[] {
  const found: { list: string; specifier: string | undefined }[] = [];
  const opening = new RegExp(EXPORT_LIST);
  while (opening.test(text)) {
    const open = opening.lastIndex;
    const close = text.indexOf("}", open);
    if (close === -1) break;
    opening.lastIndex = close;
    EXPORTED_FROM.lastIndex = close + 1;
    found.push({ list: text.slice(open, close), specifier: EXPORTED_FROM.exec(text)?.[1] });
  }
  return found;
}

function exportsOf(text: string): readonly ExportedName[] {
  const exports: ExportedName[] = [];
  const add = (exported: string, local: string, specifier?: string): void =>
    void exports.push({ exported, local, specifier });
  for (const { list, specifier } of exportLists(text))
    for (const [local, exported] of renamed(list)) add(exported, local, specifier);
  for (const [, name, specifier] of text.matchAll(EXPORT_STAR)) add(name ?? "*", "*", specifier);
  for (const match of text.matchAll(EXPORT_HERE))
    for (const name of declaredNames(match[1], match[2] ?? match[3])) add(name, name);
  for (const [, name] of text.matchAll(EXPORT_DEFAULT)) add("default", name ?? "default");
  if (/\bmodule\.exports\b|\bexports\.[A-Za-z_$]/.test(text)) add("*", "*");
  return exports;
}

/** `a, type b as c` → `[a, a], [b, c]` */
function renamed(list: string | undefined): readonly (readonly [string, string])[] {
  return (list ?? "").split(",").flatMap((part) => {
    const [name, local] = part
      .trim()
      .replace(/^type\s+/, "")
      .split(/\s+as\s+/);
    return name === undefined || name === "" ? [] : [[name, local ?? name] as const];
  });
}

function declaredNames(name: string | undefined, pattern: string | undefined): readonly string[] {
  if (name !== undefined) return [name];
  return (pattern ?? "").split(",").flatMap((part) => lastName(part.split("=")[0]?.trimEnd() ?? ""));
}

/** `a: { b` → `b`; from the end, so that a long text is not tried from each of its letters. */
function lastName(text: string): readonly string[] {
  let start = text.length;
  while (/[\w$]/.test(text.charAt(start - 1))) start -= 1;
  const name = text.slice(start).replace(/^\d+/, "");
  return name === "" ? [] : [name];
}
