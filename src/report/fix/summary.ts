/** What a run of `fix` did and left, in lines for people. */
import type { FixRun, SettledFix } from "../../fix/run.js";
import { plain } from "../text/phrase.js";
import { visible } from "../text/visible.js";
import { counted } from "../words/counted.js";
import { fixTitle, unprovedWords } from "./words.js";

interface SummaryContext {
  readonly written: boolean;
  /** a file as it is called from the working directory */
  readonly shown: (file: string) => string;
}

export function fixSummary(run: FixRun, { written, shown }: SummaryContext): readonly string[] {
  const { done, suggestions, refused, files, after } = run;
  const { errors, warnings } = after.report.summary;
  const edited = `${counted(done.length, "edit")} in ${counted(files.length, "file")}`;
  const head =
    done.length === 0
      ? "Nothing that is proved to be safe."
      : written
        ? `${edited}, written. Run your type check and your tests.`
        : `${edited}, not written: apply the patch with git apply, or run it with --write.`;
  return [
    head,
    ...done.map((one) => `  ${lineOf(one, shown)}`),
    ...(suggestions.length === 0
      ? []
      : [`${counted(suggestions.length, "suggestion")}, not proved; --suggested takes them along:`]),
    ...suggestions.flatMap((one) => [
      `  ${lineOf(one, shown)}`,
      ...unprovedWords(one.fix).map((words) => `    ${visible(plain(words))}`),
    ]),
    ...(refused.length === 0 ? [] : [`${counted(refused.length, "edit")} taken back: the code is no better with it:`]),
    ...refused.map((one) => `  ${lineOf(one, shown)}`),
    `${written ? "Left" : "After that"}: ${counted(errors, "error")}, ${counted(warnings, "warning")}.`,
  ];
}

const lineOf = ({ fix, findings }: SettledFix, shown: SummaryContext["shown"]): string => {
  const [first] = fix.edits;
  const place = findings[0]?.place;
  const where = place === undefined ? shown(first?.file ?? "") : `${shown(place.file)}:${place.line}`;
  return visible(`${where} ${plain(fixTitle(fix.change))}`);
};
