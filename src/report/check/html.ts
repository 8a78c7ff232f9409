/** One self-contained page: findings with their code, filters, and what this code uses by deadline. No network. */
import { contentPolicy } from "../page/policy.js";
import { style } from "../page/style.js";
import { html, Markup } from "../text/html.js";
import type { Reporter } from "./context.js";
import { addressesOf } from "./html/addresses.js";
import { filters } from "./html/filters.js";
import { findingList } from "./html/findings.js";
import { notes } from "./html/notes.js";
import { rules } from "./html/rules.js";
import { script } from "./html/script.js";
import { timeline } from "./html/timeline.js";
import { summaryOf } from "./summary.js";

export const render: Reporter = (report, context) => {
  const summary = summaryOf(report);
  const address = addressesOf(report);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(style, script)}">
<meta name="generator" content="lastcall ${report.tool.version}">
<title>lastcall: ${summary.verdict}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<header>
<p class="brand">lastcall</p>
<h1>${summary.verdict}</h1>
<p class="api">${summary.api}</p>
<p class="quiet">Checked: ${summary.checked}.${summary.accepted === undefined ? "" : ` Accepted: ${summary.accepted}.`}</p>
</header>
<main>
${timeline(report, address)}
<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
${filters(report)}
${findingList(report, context, address)}
</section>
${notes(summary, report)}
${rules(report)}
</main>
<script>${new Markup(script)}</script>
</body>
</html>
`.toString();
};
