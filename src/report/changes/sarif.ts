/**
 * SARIF 2.1.0, for GitHub code scanning and other viewers.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import type { Change, ChangeReport, Level } from "../../diff/index.js";
import { jsonText } from "../text/json.js";
import { numbered } from "../text/numbered.js";
import { encodePath, withoutQuery } from "../text/uri.js";
import type { ChangeContext, ChangeReporter } from "./context.js";
import { noteOf } from "./notes.js";

const LEVELS: Readonly<Record<Level, "error" | "warning" | "note">> = {
  breaking: "error",
  dangerous: "warning",
  compatible: "note",
};

export const render: ChangeReporter = (report, context) => {
  const all = [...report.changes, ...report.accepted.map(({ change }) => change)];
  const ids = [...new Set(all.map(({ ruleId }) => ruleId))].sort();
  const index = new Map(ids.map((id, at) => [id, at]));
  const fingerprint = numbered();
  const result = (change: Change, suppressions: readonly object[]) => ({
    ...resultOf(change, report, context),
    ruleIndex: index.get(change.ruleId) ?? 0,
    partialFingerprints: { "lastcall/v1": fingerprint(change.fingerprint) },
    ...(suppressions.length === 0 ? {} : { suppressions }),
  });
  return jsonText({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "lastcall", ...versionOf(context), rules: ids.map((id) => ruleOf(id, context)) } },
        automationDetails: { id: "lastcall/diff/" },
        originalUriBaseIds: { SRCROOT: { description: { text: "The root of the repository." } } },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: report.skipped.map(({ file, line, column, reason }) => ({
              level: "warning",
              message: { text: `not compared: ${file}:${line}:${column}: ${reason}` },
            })),
          },
        ],
        results: [
          ...report.changes.map((change) => result(change, [])),
          ...report.accepted.map(({ change, reason }) =>
            result(change, [{ kind: "external", status: "accepted", justification: reason ?? "" }]),
          ),
        ],
      },
    ],
  });
};

const versionOf = ({ version }: ChangeContext) => (version === undefined ? {} : { version, semanticVersion: version });

const ruleOf = (id: string, { rule, documentation }: ChangeContext) => {
  const known = rule(id);
  if (known === undefined) return { id };
  const about = known.what.replace(/[{}]/g, "");
  return {
    id,
    shortDescription: { text: about },
    fullDescription: { text: `${about} ${known.why}` },
    help: { text: `${known.why} ${known.action}`, markdown: `${about}\n\n${known.why}\n\n${known.action}` },
    ...(documentation === undefined ? {} : { helpUri: `${documentation}/diff/${known.family ?? id}.md` }),
    defaultConfiguration: { level: LEVELS[known.level] },
    properties: { tags: ["api", "compatibility"], precision: "high" },
  };
};

const resultOf = (change: Change, report: ChangeReport, context: ChangeContext) => {
  const { level, message, place } = noteOf(change, report, context);
  return {
    ruleId: change.ruleId,
    level: LEVELS[level],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactOf(place.file),
          region: { startLine: place.line, startColumn: place.column },
        },
      },
    ],
  };
};

const artifactOf = (file: string) =>
  /^https?:/.test(file) && URL.canParse(file)
    ? { uri: withoutQuery(new URL(file)) }
    : { uri: encodePath(file), uriBaseId: "SRCROOT" };
