import type { Seal } from "../user-cache/seal.js";
import type { ApiSurface } from "./call.js";
import type { FileSystem } from "./discover/file-system.js";
import type { ClientDescription } from "./knowledge/clients/description.js";
import type { OnScanProgress } from "./progress.js";

export interface ScanRequest {
  /** absolute; places in the result are relative to it */
  readonly root: string;
  /** files and folders, absolute or relative to the root; none means the root */
  readonly paths: readonly string[];
  /** an absolute path, with forward slashes, as whoever asked calls it; from the root where it is left out */
  readonly nameOf?: ((path: string) => string) | undefined;
  /** the whole root is read, so that what is told of `paths` is what a scan of everything tells of them */
  readonly wholeRoot?: boolean | undefined;
  /** what there is of code; none means everything */
  readonly include: ScanGlobs | readonly string[];
  readonly exclude: ScanGlobs | readonly string[];
  /** what is asked about; the rest is read to understand it */
  readonly only?: ScanGlobs | undefined;
  /** take the files of these tsconfigs instead of whole folders */
  readonly tsconfig?: string | readonly string[] | undefined;
  readonly surface: ApiSurface;
  /** client descriptions of the user's own, asked before the built-in ones */
  readonly clients?: readonly ClientDescription[] | undefined;
  /** follows all code and throws where the call graph overlooks something: for proving the graph, not for use */
  readonly proveGraph?: boolean | undefined;
  /** finding no code file is then a result instead of a problem */
  readonly allowEmpty?: boolean | undefined;
  readonly cache?: ScanCacheOptions | undefined;
  /** absolute: a private folder of the user for compiled code, see `openUserCache` */
  readonly compiled?: string | undefined;
  readonly onProgress?: OnScanProgress | undefined;
  /** the disk when absent */
  readonly fileSystem?: FileSystem | undefined;
}

/** A bare list counts from the root. */
export interface ScanGlobs {
  readonly patterns: readonly string[];
  /** absolute: what the patterns count from */
  readonly folder: string;
}

export interface ScanCacheOptions {
  /** absolute, and there */
  readonly directory: string;
  /** results of another version of the tool are never used */
  readonly toolVersion: string;
  readonly seal: Seal;
}
