/** What is kept between checks of the same code: opened APIs, and a warm scan for each of them. */
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Outcome } from "../outcome.js";
import { type ApiSurface, type ScanRequest, type ScanResult, WarmScan } from "../scan/index.js";
import type { ApiChoice } from "./api/choose.js";
import { type OpenedApi, openChosenApi } from "./api/open.js";
import type { Engine } from "./engine.js";

interface Opened {
  readonly documents: string;
  readonly api: Outcome<OpenedApi>;
}

export class WarmEngine implements Engine {
  readonly #opened = new Map<string, Opened>();
  /** by surface: an API that is opened anew has another */
  readonly #scans = new WeakMap<ApiSurface, Map<string, WarmScan>>();
  /** absolute, forward slashes: the texts that changed since the last check, and nothing else did; undefined: look at everything */
  edited: ReadonlySet<string> | undefined;
  /** the last check looked at everything that its changes may concern */
  whole = true;

  open: Engine["open"] = async (choice, surroundings) => {
    const key = JSON.stringify([choice, surroundings.cwd, surroundings.root]);
    const known = this.#opened.get(key);
    if (known !== undefined && this.edited !== undefined) return known.api;
    const documents = stampsOf(choice, surroundings.cwd, surroundings.project);
    if (known?.documents === documents) return known.api;
    const api = await openChosenApi(choice, surroundings);
    // one API more or less is no matter, a new day every day is
    if (this.#opened.size >= MOST_APIS) this.#opened.clear();
    this.#opened.set(key, { documents, api });
    return api;
  };

  scan: Engine["scan"] = async (request) => {
    const warm = this.#scanFor(request);
    if (this.edited === undefined) return warm.scan(request);
    const from = `${request.root.replaceAll("\\", "/").replace(/\/+$/, "")}/`;
    const edited = [...this.edited].flatMap((file) => (file.startsWith(from) ? [file.slice(from.length)] : []));
    const scanned = await warm.rescan(request, new Set(edited));
    if (!scanned.ok) return scanned;
    if (!scanned.value.whole) this.whole = false;
    return { ok: true, value: scanned.value.result } satisfies Outcome<ScanResult>;
  };

  /** Documents may have changed in ways that no stamp tells: a file that one of them refers to. */
  forgetApis(): void {
    this.#opened.clear();
  }

  #scanFor({ root, paths, include, exclude, tsconfig, surface, clients }: ScanRequest): WarmScan {
    let scans = this.#scans.get(surface);
    if (scans === undefined) {
      scans = new Map();
      this.#scans.set(surface, scans);
    }
    const key = JSON.stringify([root, paths, include, exclude, tsconfig, clients]);
    let warm = scans.get(key);
    if (warm === undefined) {
      // another scope than before is another config: what was kept for the old one is of no use
      scans.clear();
      warm = new WarmScan();
      scans.set(key, warm);
    }
    return warm;
  }
}

const MOST_APIS = 8;

/** The files that a choice names, each with when it was last written; addresses are read once. */
function stampsOf(choice: ApiChoice, cwd: string, project: string): string {
  switch (choice.kind) {
    case "pair":
      return [choice.base, choice.target].map((file) => stampOf(resolve(cwd, file))).join();
    case "configured":
      return Object.values(choice.api.specs)
        .map((file) => stampOf(resolve(project, file)))
        .join();
    case "provider":
      return filesIn(join(project, ".lastcall")).map(stampOf).join();
  }
}

function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? "none" : `${file} ${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}`;
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [];
  }
}
