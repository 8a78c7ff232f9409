/**
 * Workflow commands: annotations beside the lines of a pull request. GitHub keeps ten per level and step; the rest is
 * listed in the log. What breaks nobody is only counted.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import type { Level } from "../../diff/index.js";
import { visible, withoutCommands } from "../text/visible.js";
import { ANNOTATIONS_PER_LEVEL, escapeData, escapeProperty } from "../text/workflow-command.js";
import { counted } from "../words/counted.js";
import type { ChangeReporter } from "./context.js";
import { type ChangeNote, noteOf } from "./notes.js";
import { summaryOf, titleOf } from "./words.js";

const COMMANDS = [
  ["breaking", "error"],
  ["dangerous", "warning"],
] as const satisfies readonly (readonly [Level, string])[];

export const render: ChangeReporter = (report, context) => {
  const groups = COMMANDS.map(([level, command]) => ({
    command,
    notes: report.changes.filter((change) => change.level === level).map((change) => noteOf(change, report, context)),
  }));
  const rest = groups.flatMap(({ notes }) => notes.slice(ANNOTATIONS_PER_LEVEL));
  return [
    ...groups.flatMap(({ command, notes }) =>
      notes.slice(0, ANNOTATIONS_PER_LEVEL).map((note) => annotation(command, note)),
    ),
    ...(rest.length === 0
      ? []
      : [
          `::group::${counted(rest.length, "more change")} (GitHub shows ${ANNOTATIONS_PER_LEVEL} annotations per level)`,
          ...rest.map((note) => withoutCommands(visible(`${note.level} ${lineOf(note)}`))),
          "::endgroup::",
        ]),
    withoutCommands(visible(`${titleOf(report)}: ${summaryOf(report)}.`)),
    "",
  ].join("\n");
};

const annotation = (command: string, note: ChangeNote): string => {
  const { file, line, column } = note.place;
  const properties = Object.entries({ file, line, col: column, title: note.change.ruleId });
  return `::${command} ${properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(",")}::${escapeData(lineOf(note))}`;
};

/** The log shows no properties, so the place is said again. */
const lineOf = ({ place: { file, line, column }, message, change }: ChangeNote): string =>
  `${file}:${line}:${column} ${message} (${change.ruleId} ${change.fingerprint})`;
