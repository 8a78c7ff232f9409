/** One self-contained page: every change with its reason, to filter by level and to search. No network. */
import type { Change, Level } from "../../diff/index.js";
import { htmlPhrase } from "../page/phrase.js";
import { style } from "../page/style.js";
import { html, Markup } from "../text/html.js";
import { counted } from "../words/counted.js";
import type { ChangeContext, ChangeReporter } from "./context.js";
import { changeStyle, script } from "./page.js";
import { sentenceOf } from "./sentence.js";
import {
  groupedBy,
  LEVEL_TITLES,
  LEVELS_FIRST,
  locationOf,
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
<meta name="color-scheme" content="light dark">
<title>${title}: what changes</title>
<style>${new Markup(style + changeStyle)}</style>
</head>
<body>
<header>
<p class="brand">lastcall</p>
<h1>${title}</h1>
<p class="api">${report.changes.length === 0 ? "Nothing that a client could notice has changed." : `${summaryOf(report)}.`}</p>
</header>
<main>
${report.changes.length === 0 ? undefined : controls(report.summary)}
${LEVELS_FIRST.map((level) =>
  section(
    level,
    report.changes.filter((change) => change.level === level),
    anchors,
    context,
  ),
)}
${report.skipped.length === 0 ? undefined : html`<section><h2>Not compared</h2><ul>${skippedOf(report).map((line) => html`<li>${line}</li>`)}</ul></section>`}
<p id="none" class="quiet" hidden>Nothing matches.</p>
</main>
<script>${new Markup(script)}</script>
</body>
</html>`.toString()}\n`;
};

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

const controls = (summary: Readonly<Record<Level, number>>): Markup => html`<form id="filters" role="search">
<label class="grow"><span class="skip">Search</span><input type="search" id="search" placeholder="Search operations, elements and rules" autocomplete="off"></label>
${LEVELS_FIRST.map((level) => html`<label><input type="checkbox" name="level" value="${level}" checked> ${level} <span class="quiet">${summary[level]}</span></label>`)}
</form>`;

function section(
  level: Level,
  changes: readonly Change[],
  anchors: Anchors,
  context: ChangeContext,
): Markup | undefined {
  if (changes.length === 0) return undefined;
  const groups = groupedBy(changes, ({ affects: [first] }) =>
    first === undefined ? "The document" : operationName(first),
  );
  return html`<section class="level ${level}" data-level="${level}"><h2>${LEVEL_TITLES[level]} <span class="quiet">${changes.length}</span></h2>
${[...groups].map(
  ([operation, group]) => html`<div class="group"><h3><code>${operation}</code></h3>
${group.map((change) => article(change, anchors(change), context))}</div>
`,
)}</section>
`;
}

function article(change: Change, anchor: string, context: ChangeContext): Markup {
  const rule = context.rule(change.ruleId);
  const replacements = replacementsOf(change, context);
  const location = locationOf(change);
  return html`<article class="change" id="${anchor}">
<p>${htmlPhrase(sentenceOf([change], context))}</p>
${replacements.length === 0 ? undefined : html`<p class="instead">Use ${replacements.map((one, index) => html`${index === 0 ? "" : " or "}<code>${one}</code>`)}</p>`}
${rule === undefined ? undefined : html`<p class="quiet">${rule.why}${change.level === "compatible" ? "" : ` ${rule.action}`}</p>`}
<p class="quiet">${ruleLink(change.ruleId, context)}${location === undefined ? undefined : html` · ${location}`}</p>
${change.affects.length < 2 ? undefined : html`<details><summary>${counted(change.affects.length, "operation")}</summary><ul>${change.affects.map((one) => html`<li><code>${operationName(one)}</code></li>`)}</ul></details>`}
</article>
`;
}

const ruleLink = (id: string, { documentation, rule }: ChangeContext): Markup =>
  documentation === undefined
    ? html`${id}`
    : html`<a href="${documentation}/diff/${rule(id)?.family ?? id}.md">${id}</a>`;
