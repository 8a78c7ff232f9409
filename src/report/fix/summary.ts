/** What a run of `fix` did and left, in lines for people. */
import type { FixRun, SettledFix } from "../../fix/run.js";
import { counted } from "../message/time.js";
import { plain } from "../text/phrase.js";
import { visible } from "../text/visible.js";
import { fixTitle, unprovedWords } from "./words.js";

export function fixSummary(run: FixRun, { written }: { readonly written: boolean }): readonly string[] {
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
    ...done.map((one) => `  ${lineOf(one)}`),
    ...(suggestions.length === 0
      ? []
      : [`${counted(suggestions.length, "suggestion")}, not proved; --suggested takes them along:`]),
    ...suggestions.flatMap((one) => [
      `  ${lineOf(one)}`,
      ...unprovedWords(one.fix).map((words) => `    ${visible(plain(words))}`),
    ]),
    ...(refused.length === 0 ? [] : [`${counted(refused.length, "edit")} taken back: the code is no better with it:`]),
    ...refused.map((one) => `  ${lineOf(one)}`),
    `${written ? "Left" : "After that"}: ${counted(errors, "error")}, ${counted(warnings, "warning")}.`,
  ];
}

const lineOf = ({ fix, findings }: SettledFix): string => {
  const [first] = fix.edits;
  const place = findings[0]?.place;
  const where = place === undefined ? (first?.file ?? "") : `${place.file}:${place.line}`;
  return visible(`${where} ${plain(fixTitle(fix.change))}`);
};
