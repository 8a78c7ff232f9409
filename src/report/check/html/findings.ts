import type { CheckReport, Finding, Severity } from "../../../check/finding.js";
import { documentAddress, linked } from "../../page/link.js";
import { htmlPhrase } from "../../page/phrase.js";
import { html, type Markup } from "../../text/html.js";
import type { Phrase } from "../../text/phrase.js";
import { apiOf } from "../apis.js";
import { byFile } from "../by-file.js";
import { type CodeFrame, framer } from "../code-frame.js";
import type { RenderContext } from "../context.js";
import { messageIn, timeLeft } from "../message/index.js";
import type { Address } from "./addresses.js";

/** Wide enough for most lines; longer ones are cut around their mark. */
const CODE_WIDTH = 140;

const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: "Error",
  warning: "Warning",
  info: "Info",
};

/** By file, in the report's order. */
export const findingList = (report: CheckReport, context: RenderContext, address: Address): Markup => {
  if (report.findings.length === 0) return html`<p class="clean">Nothing to do here.</p>`;
  const frame = framer(context.source);
  return html`${byFile(report.findings).map(
    ({ file, findings }) => html`<section class="file">
<h3><code>${file}</code> <span class="quiet">${findings.length}</span></h3>
${findings.map((finding) => article(finding, report, frame(finding.place, { around: 2, width: CODE_WIDTH }), context, address(finding)))}
</section>`,
  )}<p id="none" class="clean" hidden>No finding matches the filter.</p>`;
};

const article = (
  finding: Finding,
  report: CheckReport,
  frame: CodeFrame | undefined,
  context: RenderContext,
  address: string,
): Markup => {
  const { what, why, left, advice, circumstances, way } = messageIn(report, finding);
  const { line, column } = finding.place;
  const time = timeLeft(finding, apiOf(report, finding));
  return html`<article class="finding ${finding.severity}" id="${address}" aria-labelledby="${address}-what" tabindex="-1" data-severity="${finding.severity}" data-rule="${finding.ruleId}" data-test="${String(finding.inTest)}">
<p class="head"><span class="severity">${SEVERITY_NAMES[finding.severity]}</span> <a href="#rule-${finding.ruleId}">${finding.ruleId}</a> <span class="quiet">${codeLink(finding, context, html`line ${line}:${column}`)}</span> <a class="anchor" href="#${address}" tabindex="-1" aria-label="Link to this finding">#</a>${
    time === "" ? undefined : html` <span class="time">${time}</span>`
  }</p>
<h4 class="what" id="${address}-what">${htmlPhrase(what)}</h4>
${frame === undefined ? undefined : code(frame)}
<dl>
${facts("What to do", advice)}
${facts("Time left", left === undefined ? [] : [left])}
${facts("Why", [...why, ...circumstances, ...way, ...callSite(finding)])}
${specification(finding, context)}
</dl>
</article>`;
};

const callSite = ({ call }: Finding): readonly Phrase[] =>
  call === undefined ? [] : [["The call is at ", { code: `${call.file}:${call.line}:${call.column}` }, "."]];

const facts = (label: string, phrases: readonly Phrase[]): Markup | undefined =>
  phrases.length === 0
    ? undefined
    : html`<dt>${label}</dt><dd>${phrases.map((phrase, index) => html`${index === 0 ? "" : " "}${htmlPhrase(phrase)}`)}</dd>`;

const code = (frame: CodeFrame): Markup =>
  html`<pre><code>${frame.map(
    ({ number, before, marked, after }) =>
      html`<span class="line"><span class="number">${number}</span>${before}${marked === "" ? undefined : html`<mark>${marked}</mark>`}${after}</span>`,
  )}</code></pre>`;

/** On a code host the line of the commit that was checked; elsewhere the text alone. */
const codeLink = ({ place: { file, line, endLine } }: Finding, context: RenderContext, text: Markup): Markup =>
  linked(context.link?.(file, line, endLine), text);

/** Where the documents describe the element: from the line of the call to the line of the contract. */
const specification = ({ contract }: Finding, { link }: RenderContext): Markup | undefined => {
  const places = [contract.base, contract.target].filter((place) => place !== undefined);
  if (places.length === 0) return undefined;
  return html`<dt>Documents</dt><dd>${places.map(
    ({ file, line }, at) =>
      html`${at === 0 ? "" : " → "}${linked(documentAddress(file, line, link), html`<code>${file}:${line}</code>`)}`,
  )}</dd>`;
};
