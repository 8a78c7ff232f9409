/** Hover and lens: what is known of the operation that a call makes. */
import { type CodeLens, type Hover, MarkupKind, type Position } from "vscode-languageserver/node";
import type { CheckRun, Finding } from "../../check/index.js";
import { indexOperations, writtenAs } from "../../check/join/index.js";
import type { PlaceLife } from "../../policy/life.js";
import { messageIn } from "../../report/check/message/index.js";
import { type Phrase, plain } from "../../report/text/phrase.js";
import { releaseText } from "../../report/words/release.js";
import type { CodePlace } from "../../scan/call.js";
import { rangeOf } from "./diagnostics.js";

export function hoverAt(run: CheckRun, file: string, position: Position): Hover | undefined {
  const here = (place: CodePlace): boolean => place.file === file && holds(place, position);
  const finding = innermost(
    run.report.findings.filter(({ place }) => here(place)),
    ({ place }) => place,
  );
  const about = finding === undefined ? [] : aboutFinding(run, finding);
  const lives = run.judged.apis.flatMap(({ opened, scanned }) => {
    const call = innermost(scanned.calls.filter(here), (one) => one);
    if (call === undefined || finding?.element.kind === "operation") return [];
    const target = opened.knowledge.targets.at(-1);
    const found = target === undefined ? [] : indexOperations(opened.knowledge).match(call);
    return found.flatMap(({ value }) => {
      if (target === undefined) return [];
      const life = opened.knowledge.life(value.key, { kind: "operation", path: [] }, target);
      return [[`\`${writtenAs(value)}\``, "", ...lifeLines(life)].join("\n")];
    });
  });
  const parts = [...about, ...lives];
  return parts.length === 0 ? undefined : { contents: { kind: MarkupKind.Markdown, value: parts.join("\n\n---\n\n") } };
}

function aboutFinding(run: CheckRun, finding: Finding): readonly string[] {
  const { what, why, left, advice, circumstances } = messageIn(run.report, finding);
  const first = [what, ...(left === undefined ? [] : [left])].map(marked).join(" ");
  return [[first, "", ...[...why, ...advice, ...circumstances].map((one) => `- ${marked(one)}`)].join("\n")];
}

/** Names in code style; everything else as plain words, so that no text of the code becomes markup. */
const marked = (phrase: Phrase): string =>
  phrase.map((part) => (typeof part === "string" ? escaped(part) : `\`${part.code.replaceAll("`", "'")}\``)).join("");
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|!]/g, "\\$&");

function lifeLines({ lifecycle, since, owed, removed }: PlaceLife): readonly string[] {
  const { introduced, introducedOrBefore, replacement } = lifecycle;
  return [
    ...(introduced === undefined ? [] : [`since ${introduced}${introducedOrBefore ? " or before" : ""}`]),
    ...(since === undefined ? [] : [`deprecated in ${releaseText(since)}`]),
    ...(owed?.release === undefined ? [] : [`kept through ${owed.release}`]),
    ...(removed === undefined ? [] : [`gone in ${releaseText(removed)}`]),
    ...replacement.map(({ target }) => `instead: \`${target}\``),
  ].map((line) => `- ${line}`);
}

const holds = ({ line, column, endLine, endColumn }: CodePlace, at: Position): boolean =>
  (line - 1 < at.line || (line - 1 === at.line && column - 1 <= at.character)) &&
  (endLine - 1 > at.line || (endLine - 1 === at.line && endColumn - 1 >= at.character));

function innermost<T>(all: readonly T[], placeOf: (one: T) => CodePlace): T | undefined {
  const size = ({ line, endLine, column, endColumn }: CodePlace): number =>
    (endLine - line) * 10_000 + (endLine === line ? endColumn - column : endColumn);
  return [...all].sort((a, b) => size(placeOf(a)) - size(placeOf(b)))[0];
}

/** "ends in 2.26": once per operation and line. */
export function lensesOf(run: CheckRun, file: string): readonly CodeLens[] {
  const lenses = run.report.findings.flatMap((finding): readonly (readonly [string, CodeLens])[] => {
    const { left } = messageIn(run.report, finding);
    if (finding.place.file !== file || left === undefined || finding.element.kind !== "operation") return [];
    const lens = { range: rangeOf(finding.place), command: { title: plain(left), command: "" } };
    return [[`${finding.place.line} ${finding.operation}`, lens]];
  });
  return [...new Map(lenses).values()];
}
