/** What the chart adds to the reports' common style. */
export const chartStyle = `
:root { --ahead: #8a94a11a; }
header, main { max-width: 90rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0.4rem 1.5rem; list-style: none; margin: 1rem 0 0; padding: 0; font-size: 0.875rem; color: var(--quiet); }
.legend li { display: inline-flex; align-items: center; gap: 0.5rem; }
.legend svg { overflow: visible; }
#filters { border-bottom: 0; position: static; }
.chart { width: 100%; border-collapse: separate; border-spacing: 0; font-size: 0.875rem; table-layout: fixed; }
.chart th, .chart td { text-align: left; vertical-align: top; font-weight: 400; padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.chart thead th { position: sticky; top: 0; z-index: 1; background: var(--paper); color: var(--quiet); vertical-align: bottom; border-bottom-color: var(--quiet); }
.chart th:first-child { width: 26%; }
.chart .track { width: 46%; }
.chart th.track, .chart td.track { padding: 0; vertical-align: middle; }
.chart tbody th, .chart td:last-child { padding-left: 0.75rem; }
.chart td:last-child, .chart th:last-child { padding-left: 1.25rem; padding-right: 0; }
.chart tbody th, .chart thead th:first-child { padding-left: 0; }
.chart .group th:last-child { padding-left: 0; font-weight: 650; font-size: 1rem; padding-top: 2rem; }
.chart .quiet, .chart .instead, .chart .state { display: block; }
.chart .group .quiet { display: inline; }
.chart svg { display: block; width: 100%; overflow: visible; }
.chart td.track > svg { height: 1.5rem; }
.chart code { background: none; padding: 0; }
.uses { background: var(--info-tint); color: var(--info); border-radius: 999px; padding: 0.05rem 0.6rem; font-size: 0.8rem; white-space: nowrap; }
.axis text { font-size: 0.75rem; fill: var(--quiet); }
.axis .now { fill: var(--info); font-weight: 650; }
.axis .year { font-weight: 650; }
.axis .next { font-style: italic; }
.owed { fill: var(--info); }
.past { fill: var(--warning); opacity: 0.45; }
.removed .past { opacity: 0.3; }
.removed .owed { opacity: 0.55; }
.saas { fill: var(--card); stroke: var(--info); stroke-width: 1.5; }
.gone { stroke: var(--error); stroke-width: 2; fill: none; }
.unsure { fill: none; stroke: var(--quiet); stroke-dasharray: 2 2; }
.expired .state, .removed .state { color: var(--error); }
.deprecated .state { color: var(--warning); }
main > section li { overflow-wrap: anywhere; }
.chart-frame { overflow-x: clip; }
@media (60.01rem <= width <= 84rem) { .axis .wide { display: none; } }
/* Where three columns have no room, each row is a card: its name, its bar over the whole width, its words. */
@media (width <= 60rem) {
  .chart, .chart thead, .chart tbody, .chart tr, .chart th, .chart td { display: block; width: auto; }
  .chart thead { position: sticky; top: 0; z-index: 1; background: var(--paper); }
  .chart thead th { position: static; }
  .chart thead th:not(.track) { display: none; }
  .chart th:first-child, .chart .track { width: auto; }
  .chart .row th, .chart .row td:not(.track), .chart thead th { border-bottom: 0; padding: 0.25rem 0; }
  .chart .row td.track { border-bottom: 0; }
  .chart .row { border-bottom: 1px solid var(--line); padding: 0.5rem 0; break-inside: avoid; }
  .chart [hidden] { display: none; }
  .chart-frame { overflow-x: visible; }
}
@media (width <= 38rem) { .axis .wide { display: none; } }
@media (width <= 27rem) { .axis .medium { display: none; } }
@media print {
  #filters { display: none; }
  .chart td.track { print-color-adjust: exact; }
}
`;
