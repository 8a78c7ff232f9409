/** The user's code as a fix looks at it: every file of the project, parsed when somebody asks. Nothing of it is run. */

import type { ApiSurface } from "../../scan/call.js";
import type { SourceText } from "../../scan/calls/analysis.js";
import type { FileSystem } from "../../scan/discover/file-system.js";
import { discover } from "../../scan/discover/index.js";
import { isDeclaration } from "../../scan/discover/language.js";
import { sourceText } from "../../scan/discover/sources.js";
import { isGeneratedSource } from "../../scan/knowledge/generated/recognise.js";
import type { Module } from "../../scan/project/module.js";
import { Project } from "../../scan/project/project.js";
import type { ts } from "../../scan/project/syntax.js";
import { hasSyntaxErrors } from "../../scan/syntax-error.js";

export interface Program {
  readonly project: Project;
  /** code files of the project, root-relative */
  readonly files: readonly string[];
  /** the text of a file as read, without a byte order mark; undefined where it cannot be */
  readonly raw: (file: string) => string | undefined;
  readonly module: (file: string) => Module | undefined;
  readonly moduleOf: (node: ts.Node) => Module | undefined;
  /** written by hand, whole, and of a kind whose characters are known one by one */
  readonly mayEdit: (file: string) => boolean;
  /** by hand: neither generated nor a declaration file */
  readonly isWritten: (file: string) => boolean;
  /** others may import from the package that a file belongs to */
  readonly isPublic: (file: string) => boolean;
}

interface ProgramRequest {
  /** absolute */
  readonly root: string;
  readonly surface: ApiSurface;
  readonly fileSystem: FileSystem;
}

interface Kept {
  readonly text: string;
  readonly source: SourceText | undefined;
}

/** What the last program of the same files looked at: a text that is as it was is not parsed again. */
const KEPT = new WeakMap<FileSystem, ReadonlyMap<string, Kept>>();

/** `root` in whole: a constant may be used where nobody asked to look. Undefined where there is no code. */
export function openProgram({ root, surface, fileSystem }: ProgramRequest): Program | undefined {
  const found = discover({ root, paths: [], include: [], exclude: [], surface, fileSystem, allowEmpty: true });
  if (!found.ok) return undefined;
  const { resolve, files } = found.value;
  const sources = new Map<string, SourceText | undefined>();
  const before = KEPT.get(fileSystem);
  const now = new Map<string, Kept>();
  KEPT.set(fileSystem, now);
  const texts = new Map<string, string | undefined>();
  const read = (file: string): string | undefined => {
    if (!texts.has(file)) {
      const result = fileSystem.read(`${found.value.root}/${file}`);
      texts.set(file, result.ok ? result.text : undefined);
    }
    return texts.get(file);
  };
  const source = (file: string): SourceText | undefined => {
    if (!sources.has(file)) {
      const text = read(file);
      const known = before?.get(file);
      const made = text === undefined ? undefined : known?.text === text ? known.source : sourceText(file, text);
      sources.set(file, made);
      if (text !== undefined) now.set(file, { text, source: made });
    }
    return sources.get(file);
  };
  const project = new Project((specifier, from) => {
    const target = resolve(specifier, from);
    return target === undefined ? undefined : source(target);
  });
  const module = (file: string): Module | undefined => {
    const known = source(file);
    return known === undefined || known.language === "json" ? undefined : project.module(known);
  };
  const written = new Map<string, boolean>();
  const isWritten = (file: string): boolean => {
    const known = written.get(file);
    if (known !== undefined) return known;
    const made = source(file);
    const answer = made !== undefined && !isDeclaration(file) && !isGeneratedSource(made);
    written.set(file, answer);
    return answer;
  };
  return {
    project,
    isWritten,
    files: [...files.keys()],
    raw: read,
    module,
    moduleOf: (node) => module(node.getSourceFile().fileName),
    mayEdit: (file) => {
      const known = source(file);
      return known !== undefined && isWritten(file) && !hasSyntaxErrors(known);
    },
    isPublic: publicTest(fileSystem, found.value.root),
  };
}

/** Private packages, and those that name nothing to import, are programs: nobody else has their constants. */
function publicTest(fileSystem: FileSystem, root: string): (file: string) => boolean {
  const known = new Map<string, boolean>();
  const inFolder = (folder: string): boolean => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const path = folder === "" ? `${root}/package.json` : `${root}/${folder}/package.json`;
    const read = fileSystem.kind(path) === "file" ? fileSystem.read(path) : undefined;
    const answer = read?.ok === true ? isHandedOut(read.text) : folder !== "" && inFolder(parentOf(folder));
    known.set(folder, answer);
    return answer;
  };
  return (file) => inFolder(parentOf(file));
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

function isHandedOut(text: string): boolean {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said !== "object" || said === null) return true;
    if ("private" in said && said.private === true && !("exports" in said) && !("main" in said)) return false;
    return ["main", "module", "exports", "types", "typings"].some((field) => field in said);
  } catch {
    return true;
  }
}
