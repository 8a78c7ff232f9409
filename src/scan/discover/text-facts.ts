/** What is made of a file's text alone. A process that scans again keeps it for as long as the text is the same. */
import type { SourceText } from "../calls/analysis.js";
import type { FileParts } from "./file-evidence.js";
import type { Outline } from "./outline.js";

/** Each is there once somebody asked. All are about one API: another API has other signals. */
interface TextFacts {
  outline?: Outline;
  parts?: FileParts;
  /** the same object for the same text: the engine parses each once */
  source?: SourceText;
  holdsPath?: boolean;
}

/** `file` is relative to the root. */
export type FactsOfText = (file: string, text: string) => TextFacts;

/** For one scan: nothing of it is asked twice. */
export const factsOnce: FactsOfText = () => ({});

/** For one scan after the other; what was made of another text of the same file is forgotten. */
export class KeptFacts {
  readonly #files = new Map<string, { readonly text: string; readonly facts: TextFacts }>();

  readonly of: FactsOfText = (file, text) => {
    const known = this.#files.get(file);
    if (known?.text === text) return known.facts;
    const facts: TextFacts = {};
    this.#files.set(file, { text, facts });
    return facts;
  };

  forgetAllBut(files: ReadonlyMap<string, unknown>): void {
    for (const file of this.#files.keys()) if (!files.has(file)) this.#files.delete(file);
  }
}
