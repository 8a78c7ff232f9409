/** The engine's door: texts and a surface in, calls out. Pure: whatever must be read comes through `load`. */
import type { ApiSurface, ScanResult, UnresolvedCall } from "../call.js";
import type { TypeUses } from "../fields/type-uses.js";
import type { ClientDescription } from "../knowledge/clients/description.js";
import type { OnScanProgress } from "../progress.js";
import type { RawCall, RawUnresolved } from "./raw-call.js";

export interface SourceText {
  /** relative to the project root, forward slashes */
  readonly path: string;
  readonly text: string;
  /** how to parse it: the script block of a `.vue` file comes with everything else blanked and its own language */
  readonly language: "ts" | "tsx" | "js" | "jsx" | "json";
  /** generated folder or `.d.ts`: calls in it are never reported themselves, only the way through them */
  readonly generated: boolean;
}

export interface AnalysisInput {
  /** chosen by the pre-filter; every function in them is looked at, called or not */
  readonly files: readonly SourceText[];
  /** the file an import leads to, if it is in the project; the same object for the same file. Such files are followed, not searched */
  readonly load: (specifier: string, from: string) => SourceText | undefined;
  /** the classic scripts that share a global name with a file, itself included where it adds to it; absent: none do */
  readonly sharing?: ((name: string, file: string) => readonly SourceText[]) | undefined;
  /**
   * What the pre-filter says of the code at an offset of a file: it may lead to a call. Functions elsewhere are followed
   * when such code calls them, and not looked at by themselves. Absent: all of it may
   */
  readonly concerns?: (path: string, offset: number) => boolean;
  /** follows all code, and throws where the call graph would have left out something that leads to a request */
  readonly proveGraph?: boolean;
  /** an earlier analysis of the same code but for some texts: only what these concern is evaluated again */
  readonly earlier?: Earlier | undefined;
  readonly onProgress?: OnScanProgress | undefined;
  readonly surface: ApiSurface;
  /** the user's own client descriptions, asked before the built-in ones */
  readonly clients: readonly ClientDescription[];
}

export interface Earlier {
  readonly analysis: Analysis;
  /** the files that changed and all that import them, near or far: nobody else leads to a call in these */
  readonly concerns: (file: string) => boolean;
  /** files that these import: where a call stands is decided by how they see it by themselves */
  readonly followed: (file: string) => boolean;
}

export interface Analysis {
  /** sorted by file, line, column, method, path */
  readonly calls: readonly RawCall[];
  readonly unresolved: readonly RawUnresolved[];
  /** where following the code stopped at a bound: who reads this decides whether the API is concerned */
  readonly unfinished: readonly UnresolvedCall[];
  /** files in which something could not be evaluated at all */
  readonly troubledFiles: ScanResult["troubledFiles"];
  readonly memory: AnalysisMemory;
}

/** What a later analysis needs of this one. */
interface AnalysisMemory {
  readonly typeUses: TypeUses;
  /** files whose functions put answers where others read them, or set what all requests go by */
  readonly writers: ReadonlySet<string>;
  /** files that were read on the way, searched or followed */
  readonly files: ReadonlySet<string>;
}
