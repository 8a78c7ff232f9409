/** The page's style: system fonts, light and dark by the reader's setting, legible in print. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fbfbfa; --card: #ffffff; --ink: #1d2126; --quiet: #5c6470; --line: #e3e5e8; --edge: #7d8590; --code: #f4f5f6;
  --error: #b3261e; --warning: #8a5a00; --info: #1f5fa8; --good: #1b6e3c;
  --error-tint: #fdecea; --warning-tint: #fff4dc; --info-tint: #e8f1fb; --focus: #1f5fa8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181c; --card: #1c2026; --ink: #e4e7eb; --quiet: #9aa4b2; --line: #2e343c; --edge: #78828f; --code: #14171b;
    --error: #ff8a80; --warning: #f0b952; --info: #82b7f5; --good: #7fd39b;
    --error-tint: #3a1f1f; --warning-tint: #362b14; --info-tint: #1b2c41; --focus: #82b7f5;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
header, main { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 3rem; }
main { padding-bottom: 5rem; }
h1 { font-size: 2rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.015em; margin: 0.25rem 0 0.5rem; }
h2 { font-size: 1.15rem; font-weight: 650; margin: 3rem 0 1rem; }
h3 { font-size: 1rem; font-weight: 600; margin: 2rem 0 0.5rem; overflow-wrap: anywhere; }
p { margin: 0.25rem 0; }
code, pre, kbd { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: 0.88em; }
p code, dd code, li code, th code, h4 code { background: var(--code); border-radius: 4px; padding: 0.1em 0.35em; overflow-wrap: anywhere; }
a { color: inherit; text-decoration-color: var(--quiet); text-underline-offset: 0.2em; }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.brand { color: var(--quiet); font-weight: 600; letter-spacing: 0.02em; }
.api { font-size: 1.05rem; }
.quiet { color: var(--quiet); font-size: 0.875rem; font-weight: 400; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: 0.5rem 1rem; }
.clean { color: var(--good); font-size: 1.05rem; }

#filters { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1.25rem; padding: 0.75rem 0; background: var(--paper); border-bottom: 1px solid var(--line); }
#filters fieldset { display: contents; }
#filters legend { position: absolute; clip-path: inset(50%); }
#filters label { display: inline-flex; align-items: center; gap: 0.4rem; white-space: nowrap; }
#filters .grow { flex: 1 1 14rem; }
#filters input[type=search] { width: 100%; }
#filters input[type=search], #filters select { font: inherit; font-size: 0.9rem; color: inherit; background: var(--card); border: 1px solid var(--edge); border-radius: 6px; padding: 0.3rem 0.6rem; }
#filters input[type=checkbox] { accent-color: var(--focus); margin: 0; }
#filters p { margin: 0; }
#count:empty { display: none; }
kbd { border: 1px solid var(--line); border-radius: 4px; padding: 0 0.3em; background: var(--card); }

.finding { background: var(--card); border: 1px solid var(--line); border-left: 3px solid var(--tone); border-radius: 8px; padding: 1rem 1.25rem; margin: 0.75rem 0; content-visibility: auto; contain-intrinsic-size: auto 16rem; scroll-margin-top: 6rem; }
.error { --tone: var(--error); --tint: var(--error-tint); }
.warning { --tone: var(--warning); --tint: var(--warning-tint); }
.info { --tone: var(--info); --tint: var(--info-tint); }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 0.75rem; font-size: 0.9rem; }
.severity { color: var(--tone); font-weight: 650; }
.time { margin-left: auto; background: var(--tint); color: var(--tone); border-radius: 999px; padding: 0.05rem 0.7rem; font-size: 0.85rem; white-space: nowrap; }
.what { font-size: 1.05rem; font-weight: 500; margin: 0.4rem 0 0.6rem; }
.anchor { color: var(--quiet); text-decoration: none; }
:target { outline: 2px solid var(--focus); outline-offset: 3px; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 0 0 0.75rem; padding: 0; font-size: 0.875rem; color: var(--quiet); }
.legend li { display: inline-flex; align-items: center; gap: 0.5rem; }
.legend svg { width: 1.75rem; height: 12px; flex: none; overflow: visible; }
pre { background: var(--code); border-radius: 6px; padding: 0.75rem 0; margin: 0.75rem 0; line-height: 1.5; tab-size: 2; white-space: pre-wrap; overflow-wrap: anywhere; }
pre code { display: block; padding-right: 1rem; }
.line { display: block; word-break: break-all; padding-left: 4.5em; text-indent: -3.5em; }
.number { display: inline-block; width: 3.5em; padding-right: 1em; text-align: right; text-indent: 0; color: var(--quiet); user-select: none; }
mark { background: var(--tint); color: inherit; border-bottom: 2px solid var(--tone); border-radius: 2px; }
dl { display: grid; grid-template-columns: 6rem 1fr; gap: 0.25rem 1rem; margin: 0.5rem 0 0; font-size: 0.95rem; }
dt { color: var(--quiet); }
dd { margin: 0; }

.timeline { width: 100%; border-collapse: collapse; font-size: 0.9rem; }
.timeline th, .timeline td { padding: 0.35rem 0.5rem 0.35rem 0; text-align: left; font-weight: 400; border-bottom: 1px solid var(--line); vertical-align: middle; }
.timeline thead th { color: var(--quiet); border-bottom-color: var(--quiet); }
.timeline th code { background: none; padding: 0; }
.timeline td:last-child, .timeline th:last-child { white-space: nowrap; }
.timeline .track { width: 42%; padding-right: 1.25rem; }
.timeline svg { display: block; width: 100%; overflow: visible; }
.timeline text { font-size: 0.75rem; fill: var(--quiet); }
.timeline text.now { fill: var(--ink); font-weight: 650; }
.rail { stroke: var(--line); stroke-width: 2; }
.timeline text.gap { fill: var(--quiet); }
line.now { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 2 2; }
.open .bar { fill: var(--info); }
.over .bar { fill: var(--error); }
.unsure { fill: none; stroke: var(--info); stroke-width: 1.5; stroke-dasharray: 3 2; }
.over .unsure { stroke: var(--error); }

details { border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
summary { cursor: pointer; font-weight: 600; }
.rule { border-bottom: 1px solid var(--line); padding-bottom: 0.75rem; }
.rule:target { background: var(--info-tint); box-shadow: 0 0 0 0.75rem var(--info-tint); border-radius: 2px; }
.rule h3 { margin-top: 1rem; }
.rule h3 code { color: var(--quiet); font-weight: 400; margin-left: 0.5rem; }

@media (max-width: 40rem) {
  h1 { font-size: 1.5rem; }
  header, main { padding-left: 1rem; padding-right: 1rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 0.4rem; }
  #filters { position: static; }
  .keys, .legend, .timeline thead .track, .timeline td.track { display: none; }
  .timeline .over td:last-child { color: var(--error); }
}
@media print {
  :root {
    --paper: #ffffff; --card: #ffffff; --ink: #000000; --quiet: #444a52; --line: #c5c9ce; --code: #f4f5f6;
    --error: #b3261e; --warning: #8a5a00; --info: #1f5fa8; --good: #1b6e3c;
    --error-tint: #fdecea; --warning-tint: #fff4dc; --info-tint: #e8f1fb;
  }
  body { font-size: 10pt; }
  header { padding-top: 0; }
  header, main { max-width: none; padding: 0; }
  #filters, .skip, .anchor { display: none; }
  .finding { break-inside: avoid; content-visibility: visible; }
  h2, h3, h4 { break-after: avoid; }
  tr, .rule { break-inside: avoid; }
  mark, .time, .timeline svg, .legend svg { print-color-adjust: exact; }
}
@media (forced-colors: active) {
  .finding { border: 1px solid CanvasText; border-left-width: 4px; }
  .bar, .unsure, .rail, line.now, mark { forced-color-adjust: none; }
  .bar { fill: CanvasText; }
  .over .bar { fill: LinkText; }
  .unsure { stroke: CanvasText; }
  .rail, line.now { stroke: CanvasText; }
  mark { background: Mark; color: MarkText; }
  .timeline text, .timeline text.now { fill: CanvasText; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
