/**
 * Scans of the same code again and again, for editors: what was made of a text is kept for as long as the text is the
 * same. A scan of everything gives what a cold one gives. After an edit only the files that it can concern are evaluated:
 * the edited ones and all that import them, near or far, since nobody else leads to a call in these.
 */
import { type Outcome, ok } from "../outcome.js";
import type { ScanResult } from "./call.js";
import type { Analysis } from "./calls/analysis.js";
import { disk } from "./discover/file-system.js";
import { discover } from "./discover/index.js";
import type { Outline } from "./discover/outline.js";
import { KeptFacts } from "./discover/text-facts.js";
import { type Chosen, chooseFiles, maySayRoutes, scanChosen } from "./files.js";
import type { ScanRequest } from "./request.js";

export interface Rescanned {
  readonly result: ScanResult;
  /** false: what lies in files that the edited ones import may be as before the edit; a scan of everything tells */
  readonly whole: boolean;
}

interface Last extends Rescanned {
  readonly chosen: Chosen;
  readonly analysis: Analysis | undefined;
}

/** Of one request: another surface listens for other words. */
export class WarmScan {
  readonly #facts = new KeptFacts();
  #last: Last | undefined;

  async scan(request: ScanRequest): Promise<Outcome<ScanResult>> {
    const discovered = discover({ ...request, fileSystem: request.fileSystem ?? disk });
    if (!discovered.ok) return discovered;
    const chosen = chooseFiles(request, discovered.value, this.#facts.of);
    this.#facts.forgetAllBut(chosen.allTexts.outlines);
    const { result, analysis } = await scanChosen(request, chosen);
    this.#last = { chosen, analysis, result, whole: true };
    return ok(result);
  }

  /** After changes of these files' texts, root-relative, and of nothing else: no file came or went. */
  async rescan(request: ScanRequest, edited: ReadonlySet<string>): Promise<Outcome<Rescanned>> {
    const last = this.#last;
    if (last?.analysis === undefined || ![...edited].every((file) => last.chosen.texts.outlines.has(file)))
      return this.#all(request);
    const chosen = chooseFiles(request, last.chosen.discovery, this.#facts.of);
    if (isIdle(edited, last, chosen)) {
      this.#last = { ...last, chosen };
      return ok(last);
    }
    if (!othersAsBefore(edited, last.chosen, chosen)) return this.#all(request);
    const { imports, importers } = importsIn(chosen);
    const concerned = reached(edited, importers);
    const followed = reached(concerned, imports);
    const { result, analysis } = await scanChosen(request, chosen, {
      analysis: last.analysis,
      concerns: (file) => concerned.has(file),
      followed: (file) => followed.has(file),
    });
    this.#last = { chosen, analysis: analysis ?? last.analysis, result, whole: false };
    return ok(this.#last);
  }

  async #all(request: ScanRequest): Promise<Outcome<Rescanned>> {
    const scanned = await this.scan(request);
    return scanned.ok ? ok({ result: scanned.value, whole: true }) : scanned;
  }
}

/** Neither before nor after the edit has any of the files a part in the result. */
function isIdle(edited: ReadonlySet<string>, { chosen: before, analysis }: Last, now: Chosen): boolean {
  const mentions = (file: string): boolean =>
    [before, now].some(
      ({ candidates: { mayMention, generated } }) =>
        generated.includes(file) || mayMention.some(({ source }) => source.path === file),
    );
  return (
    othersAsBefore(edited, before, now) &&
    [...edited].every((file) => {
      const [old, made] = [before.texts.outlines.get(file), now.texts.outlines.get(file)];
      return (
        sameOutline(old, made) &&
        (made === undefined || !maySayRoutes(made)) &&
        !now.ranges.has(file) &&
        !before.ranges.has(file) &&
        analysis?.memory.files.has(file) !== true &&
        !mentions(file)
      );
    })
  );
}

const sameOutline = (one: Outline | undefined, other: Outline | undefined): boolean =>
  one !== undefined && other !== undefined && JSON.stringify(one) === JSON.stringify(other);

/** The edit makes no other file worth a look, and none no longer worth it. */
function othersAsBefore(edited: ReadonlySet<string>, before: Chosen, now: Chosen): boolean {
  const isOther = (file: string): boolean => !edited.has(file);
  const files = new Set([...before.ranges.keys(), ...now.ranges.keys()].filter(isOther));
  const scripts = [...now.texts.outlines].filter(([file, { shares }]) => shares !== undefined && isOther(file));
  // what one script shares or no longer shares, others take
  if (!scripts.every(([file, outline]) => sameOutline(before.texts.outlines.get(file), outline))) return false;
  return [...files].every((file) => {
    const [old, made] = [before.ranges.get(file), now.ranges.get(file)];
    return (
      old !== undefined &&
      made !== undefined &&
      old.length === made.length &&
      old.every(([start, end], at) => made[at]?.[0] === start && made[at]?.[1] === end)
    );
  });
}

type Links = ReadonlyMap<string, readonly string[]>;

function importsIn({ texts, resolve }: Chosen): { readonly imports: Links; readonly importers: Links } {
  const imports = new Map<string, string[]>();
  const importers = new Map<string, string[]>();
  for (const [file, { specifiers }] of texts.outlines) {
    const targets = specifiers.flatMap((specifier) => resolve(specifier, file) ?? []);
    imports.set(file, targets);
    for (const target of targets) {
      const known = importers.get(target);
      if (known === undefined) importers.set(target, [file]);
      else known.push(file);
    }
  }
  return { imports, importers };
}

function reached(from: ReadonlySet<string>, links: Links): ReadonlySet<string> {
  const found = new Set(from);
  for (const file of found) for (const next of links.get(file) ?? []) found.add(next);
  return found;
}
