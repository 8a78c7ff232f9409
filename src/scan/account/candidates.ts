/** Which files are worth a look for paths of the API: told from their texts, before anything is parsed. */
import type { SourceText } from "../calls/analysis.js";
import { isDeclaration, isMarkup, isTestFile } from "../discover/language.js";
import type { Outline } from "../discover/outline.js";
import { SIGNALS } from "../discover/signals.js";
import type { FactsOfText } from "../discover/text-facts.js";
import type { PathTest } from "./distinctive.js";
import type { MentionFile } from "./mentions.js";

interface CandidateRequest {
  /** files of the scan */
  readonly files: Iterable<string>;
  readonly outlines: ReadonlyMap<string, Outline>;
  readonly text: (file: string) => string | undefined;
  readonly source: (file: string) => SourceText | undefined;
  /** the engine parses them anyhow */
  readonly isParsed: (file: string) => boolean;
  readonly test: PathTest;
  readonly factsOf: FactsOfText;
}

interface Candidates {
  readonly mayMention: readonly MentionFile[];
  /** generated files that hold paths of the API */
  readonly generated: readonly string[];
}

export function candidatesIn(request: CandidateRequest): Candidates {
  const mayMention: MentionFile[] = [];
  const generated: string[] = [];
  for (const file of request.files) {
    const signals = request.outlines.get(file)?.signals ?? 0;
    if ((signals & (SIGNALS.api | SIGNALS.piece)) === 0 || file.endsWith(".json") || isDeclaration(file)) continue;
    const text = request.text(file);
    if (text === undefined) continue;
    const facts = request.factsOf(file, text);
    const holds = (): boolean => (facts.holdsPath ??= holdsPath(text, request.test));
    if (!request.isParsed(file) && !holds()) continue;
    const source = request.source(file);
    if (source === undefined) continue;
    if (!source.generated) mayMention.push({ source, text, isMarkup: isMarkup(file), inTest: isTestFile(file) });
    else if (holds()) generated.push(file);
  }
  return { mayMention, generated };
}

const RUN =
  /(?:https?:\/\/[\w.:@-]+|\b(?:GET|PUT|POST|DELETE|PATCH|HEAD) )?(?:\/(?:[\w.:@~%+-]|\$\{[^}]*\}|\{[^}]*\}|\[[^\]\s]*\])+)+/g;
/** `"/users/" + id + "/roles"` */
const JOINED = /(["'`])\s*\+\s*[\w$.()[\]?!]+\s*\+\s*["'`]/g;

/** Generous: what only stands in a comment is sorted out when the file is parsed. */
function holdsPath(text: string, test: PathTest): boolean {
  const joined = text.replace(JOINED, "{}");
  return (joined.match(RUN) ?? []).some((run) => test(run)?.distinctive === true);
}
