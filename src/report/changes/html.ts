/** One self-contained page: every change with its reason, to filter by level and to search. No network. */
import type { Location } from "../../contract/index.js";
import type { Change, Level } from "../../diff/index.js";
import { documentAddress, linked } from "../page/link.js";
import { htmlPhrase } from "../page/phrase.js";
import { contentPolicy } from "../page/policy.js";
import { style } from "../page/style.js";
import { html, Markup } from "../text/html.js";
import { phraseOf } from "../text/phrase.js";
import { counted } from "../words/counted.js";
import type { ChangeContext, ChangeReporter } from "./context.js";
import { changeStyle, script } from "./page.js";
import { sentenceOf } from "./sentence.js";
import {
  groupedBy,
  LEVEL_TITLES,
  LEVELS_FIRST,
  nothingLeft,
  operationName,
  replacementsOf,
  skippedOf,
  summaryOf,
  titleOf,
} from "./words.js";

export const render: ChangeReporter = (report, context) => {
  const title = titleOf(report);
  const anchors = anchorsOf(report.changes);
  return `<!doctype html>\n${html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(style + changeStyle, script)}">
<meta name="color-scheme" content="light dark">
<title>${title}: what changes</title>
<style>${new Markup(style + changeStyle)}</style>
</head>
<body>
${report.changes.length === 0 ? undefined : html`<a class="skip" href="#${FIRST}">Skip to the changes</a>`}
<header>
<p class="brand">lastcall</p>
<h1>${title}</h1>
<p class="api">${report.changes.length === 0 ? nothingLeft(report) : `${summaryOf(report)}.`}</p>
</header>
<main>
${
  report.changes.length === 0
    ? undefined
    : html`${contents(report.changes)}
${controls(report.summary)}`
}
<div id="${FIRST}" tabindex="-1">
${LEVELS_FIRST.map((level) =>
  section(
    level,
    report.changes.filter((change) => change.level === level),
    anchors,
    context,
  ),
)}
</div>
${report.skipped.length === 0 ? undefined : html`<section><h2>Not compared</h2><ul>${skippedOf(report).map((line) => html`<li>${line}</li>`)}</ul></section>`}
<p id="none" class="quiet" hidden>Nothing matches.</p>
${rules(report.changes, context)}
</main>
<script>${new Markup(script)}</script>
</body>
</html>`.toString()}\n`;
};

/** Where the changes begin. */
const FIRST = "changes";

type Anchors = (change: Change) => string;

/** By fingerprint; two causes may read the same, and a page has each anchor once. */
function anchorsOf(changes: readonly Change[]): Anchors {
  const met = new Map<string, number>();
  const anchors = new Map<Change, string>();
  for (const change of changes) {
    const { fingerprint } = change;
    const count = (met.get(fingerprint) ?? 0) + 1;
    met.set(fingerprint, count);
    anchors.set(change, count === 1 ? fingerprint : `${fingerprint}-${count}`);
  }
  return (change) => anchors.get(change) ?? change.fingerprint;
}

const controls = (summary: Readonly<Record<Level, number>>): Markup => html`<form id="filters" role="search" hidden>
<label class="grow"><span class="skip">Search</span><input type="search" id="search" placeholder="Search operations, elements and rules" autocomplete="off"></label>
${LEVELS_FIRST.map((level) => html`<label><input type="checkbox" name="level" value="${level}" checked> ${level} <span class="quiet">${summary[level]}</span></label>`)}
<span class="folding"><button type="button" id="open">Open all</button> <button type="button" id="close">Close all</button></span>
<p class="keys quiet"><kbd>/</kbd> search <kbd>j</kbd> <kbd>k</kbd> next, previous</p>
<p id="count" class="quiet" role="status"></p>
</form>`;

/** Operations of one level, as its section shows them. */
const groupsOf = (changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> =>
  groupedBy(changes, ({ affects: [first] }) => (first === undefined ? "The document" : operationName(first)));

const idOf = (level: Level, at: number): string => `${level}-${at + 1}`;

/** What there is, to jump to; the operations of a level are folded away until they are asked for. */
const contents = (changes: readonly Change[]): Markup => html`<nav aria-label="Contents">
<ul class="contents">${LEVELS_FIRST.map((level) => {
  const groups = groupsOf(changes.filter((change) => change.level === level));
  if (groups.size === 0) return undefined;
  return html`<li><details><summary>${LEVEL_TITLES[level]} <span class="quiet">${counted(groups.size, "operation")}</span></summary>
<ul><li><a href="#${level}">all of them</a></li>${[...groups].map(([operation, group], at) => html`<li><a href="#${idOf(level, at)}"><code>${operation}</code></a> <span class="quiet">${group.length}</span></li>`)}</ul></details></li>`;
})}</ul>
</nav>`;

function section(
  level: Level,
  changes: readonly Change[],
  anchors: Anchors,
  context: ChangeContext,
): Markup | undefined {
  if (changes.length === 0) return undefined;
  return html`<section class="level ${level}" id="${level}" data-level="${level}"><h2>${LEVEL_TITLES[level]} <span class="quiet">${changes.length}</span></h2>
${[...groupsOf(changes)].map(
  (
    [operation, group],
    at,
  ) => html`<details class="group" id="${idOf(level, at)}"${level === "breaking" ? html` open` : undefined}><summary><h3><code>${operation}</code></h3> <span class="quiet">${group.length}</span></summary>
${group.map((change) => article(change, anchors(change), context))}</details>
`,
)}</section>
`;
}

function article(change: Change, anchor: string, context: ChangeContext): Markup {
  const replacements = replacementsOf(change, context);
  return html`<article class="change" id="${anchor}" tabindex="-1">
<p>${htmlPhrase(sentenceOf([change], context))}</p>
${replacements.length === 0 ? undefined : html`<p class="instead">Use ${replacements.map((one, index) => html`${index === 0 ? "" : " or "}<code>${one}</code>`)}</p>`}
${sides(change, context)}
<p class="quiet"><a href="#rule-${change.ruleId}">${change.ruleId}</a>${change.level === "compatible" ? undefined : html` · fingerprint <code>${change.fingerprint}</code>`}</p>
${change.affects.length < 2 ? undefined : html`<details><summary>${counted(change.affects.length, "operation")}</summary><ul>${change.affects.map((one) => html`<li><code>${operationName(one)}</code></li>`)}</ul></details>`}
</article>
`;
}

/** Both documents side by side; lines of a document that ships with the tool help nobody. */
function sides(change: Change, context: ChangeContext): Markup | undefined {
  const one = side("Before", told(change) ? null : change.before, change.baseLocation, context);
  const other = side("After", told(change) ? null : change.after, change.targetLocation, context);
  return one === undefined && other === undefined ? undefined : html`<dl class="sides">${one}${other}</dl>`;
}

/** The sentence names a value that came or went. */
const told = ({ before, after }: Change): boolean => before === null || after === null;

function side(
  label: string,
  value: Change["before"],
  place: Location | null,
  { shipped, link }: ChangeContext,
): Markup | undefined {
  const at =
    place === null || shipped?.has(place.file) === true
      ? undefined
      : html`<span class="quiet">${linked(documentAddress(place.file, place.line, link), html`${place.file}:${place.line}:${place.column}`)}</span>`;
  if (value === null && at === undefined) return undefined;
  const text =
    value === null ? undefined : html`<code>${typeof value === "string" ? value : JSON.stringify(value)}</code> `;
  return html`<div><dt>${label}</dt><dd>${text}${at}</dd></div>`;
}

/** Each once: why it matters and what to do stands here, not at every change. */
function rules(changes: readonly Change[], context: ChangeContext): Markup | undefined {
  const ids = [...new Set(changes.map(({ ruleId }) => ruleId))].sort();
  if (ids.length === 0) return undefined;
  return html`<section><h2>The rules</h2>
${ids.map((id) => {
  const rule = context.rule(id);
  return html`<section class="rule" id="rule-${id}"><h3>${ruleLink(id, context)}</h3>${rule === undefined ? undefined : html`<p>${htmlPhrase(phraseOf(rule.what.replace(/[{}]/g, "")))} ${rule.why}</p><p>${rule.action}</p>`}</section>
`;
})}</section>`;
}

const ruleLink = (id: string, { documentation, rule }: ChangeContext): Markup =>
  documentation === undefined
    ? html`${id}`
    : html`<a href="${documentation}/diff/${rule(id)?.family ?? id}.md">${id}</a>`;
