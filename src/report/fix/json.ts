/** The JSON of `fix`: what was edited, what is only suggested, what was refused, and what is left. */
import type { EditedFile, FixRun, SettledFix } from "../../fix/run.js";
import { SCHEMA_VERSION } from "../check/json.js";
import { jsonText } from "../text/json.js";
import { plain } from "../text/phrase.js";
import { fixTitle, unprovedWords } from "./words.js";

export interface FixRunJson {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  /** the files below have the new texts */
  readonly written: boolean;
  /** all edits of each file, put together; of the files as they were before, as everything here is */
  readonly files: readonly Pick<EditedFile, "file" | "edits">[];
  readonly fixes: readonly SettledJson[];
  /** would be taken with --suggested */
  readonly suggestions: readonly SettledJson[];
  /** were tried and taken back: the finding stayed, or another came */
  readonly refused: readonly SettledJson[];
  /** after the edits */
  readonly left: { readonly errors: number; readonly warnings: number; readonly infos: number };
}

interface SettledJson {
  readonly kind: "fix" | "suggestion";
  readonly title: string;
  /** what keeps a suggestion from being a fix */
  readonly missing: readonly string[];
  /**
   * of the files as they were before; one that touches what another fix of this run made is written so that it makes that
   * as well: `files` has each change once
   */
  readonly edits: SettledFix["fix"]["edits"];
  readonly findings: readonly {
    readonly ruleId: string;
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly fingerprint: string;
  }[];
}

const settledJson = ({ fix, findings }: SettledFix): SettledJson => ({
  kind: fix.kind,
  title: plain(fixTitle(fix.change)),
  missing: unprovedWords(fix).map(plain),
  edits: fix.edits,
  findings: findings.map(({ ruleId, place, fingerprint }) => ({
    ruleId,
    file: place.file,
    line: place.line,
    column: place.column,
    fingerprint,
  })),
});

export function toFixRunJson(run: FixRun, { written }: { readonly written: boolean }): FixRunJson {
  const { errors, warnings, infos } = run.after.report.summary;
  return {
    schemaVersion: SCHEMA_VERSION,
    written,
    files: run.files.map(({ file, edits }) => ({ file, edits })),
    fixes: run.done.map(settledJson),
    suggestions: run.suggestions.map(settledJson),
    refused: run.refused.map(settledJson),
    left: { errors, warnings, infos },
  };
}

export const fixJson = (run: FixRun, how: { readonly written: boolean }): string => jsonText(toFixRunJson(run, how));
