/** What the page of changes has beside the style that all pages share. */
export const changeStyle = `
.change { background: var(--card); border: 1px solid var(--line); border-left-width: 4px; border-radius: 6px; padding: 0.6rem 0.9rem; margin: 0.5rem 0; overflow-wrap: anywhere; }
.breaking .change { border-left-color: var(--error); }
.dangerous .change { border-left-color: var(--warning); }
.compatible .change { border-left-color: var(--good); }
.change .instead { color: var(--good); }
.change details { font-size: 0.875rem; border-bottom: 0; padding: 0.25rem 0 0; }
.change:focus { outline: 2px solid var(--focus); outline-offset: 2px; }
.change { scroll-margin-top: 6rem; }
#changes:focus { outline: none; }
.contents, .contents ul { list-style: none; margin: 0; padding: 0; }
.contents ul { padding: 0.25rem 0 0.5rem 1.1rem; columns: 26rem; font-size: 0.875rem; }
.contents details { border-bottom: 0; padding: 0.2rem 0; }
.group { border-bottom: 0; padding: 0.25rem 0; scroll-margin-top: 5rem; }
.group > summary { overflow-wrap: anywhere; }
.group > summary h3 { display: inline; margin: 0; }
.level { scroll-margin-top: 5rem; }
.sides { display: flex; flex-wrap: wrap; gap: 0 2rem; margin: 0.25rem 0; font-size: 0.875rem; }
.sides div { display: flex; align-items: baseline; gap: 0.5rem; min-width: 0; }
.sides dt { flex: none; }
.sides dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.folding button { font: inherit; font-size: 0.875rem; color: inherit; background: var(--card); border: 1px solid var(--edge); border-radius: 6px; padding: 0.2rem 0.6rem; }
#filters p { margin: 0; }
@media print {
  nav { display: none; }
  .change { break-inside: avoid; padding: 0.2rem 0.6rem; margin: 0.25rem 0; }
  .change code { background: none; padding: 0; }
  .group { break-inside: auto; padding: 0; }
  .group > summary { break-after: avoid; list-style: none; margin-top: 0.5rem; }
  .group > summary + .change { break-before: avoid; }
}
@media (forced-colors: active) { .change { border: 1px solid CanvasText; border-left-width: 4px; } }
.change ul { margin: 0.25rem 0; padding-left: 1.25rem; columns: 22rem; }
`;

/** Hides what does not match; makes no markup from text. Without scripts the whole page is there. */
export const script = `
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  form.hidden = false;
  const search = document.getElementById("search");
  const none = document.getElementById("none");
  const groups = [...document.querySelectorAll(".group")].map((group) => ({
    group,
    level: group.closest(".level").dataset.level,
    changes: [...group.querySelectorAll(".change")].map((change) => ({ change, text: (group.querySelector("h3").textContent + " " + change.textContent).toLowerCase() })),
  }));
  const all = groups.flatMap(({ changes }) => changes.map(({ change }) => change));
  const update = () => {
    const wanted = search.value.trim().toLowerCase().split(/\\s+/).filter(Boolean);
    const levels = new Set([...form.querySelectorAll("input[name=level]:checked")].map((box) => box.value));
    let any = false;
    let count = 0;
    for (const { group, level, changes } of groups) {
      let shown = false;
      for (const { change, text } of changes) {
        const fits = levels.has(level) && wanted.every((word) => text.includes(word));
        change.hidden = !fits;
        shown = shown || fits;
        if (fits) count += 1;
      }
      group.hidden = !shown;
      // What is searched for is not left folded away.
      if (shown && wanted.length > 0) group.open = true;
      any = any || shown;
    }
    for (const section of document.querySelectorAll(".level")) section.hidden = !section.querySelector(".group:not([hidden])");
    none.hidden = any;
    document.getElementById("count").textContent = count === all.length ? "" : count + " of " + all.length + " shown";
    if (started) {
      const off = [...form.querySelectorAll("input[name=level]:not(:checked)")].map((box) => box.value);
      const parts = new URLSearchParams();
      if (search.value) parts.set("text", search.value);
      if (off.length > 0) parts.set("without", off.join(","));
      history.replaceState(null, "", parts.size > 0 ? "#?" + parts : "#");
    }
  };
  let started = false;
  const fold = (open) => () => { for (const { group } of groups) if (!group.hidden) group.open = open; };
  document.getElementById("open").addEventListener("click", fold(true));
  document.getElementById("close").addEventListener("click", fold(false));

  // A link leads to what may be folded away, or holds filters behind "#?".
  const reveal = () => {
    if (location.hash.startsWith("#?")) return;
    const target = document.getElementById(location.hash.slice(1));
    const group = target && target.closest(".group");
    if (group) { group.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal);
  const step = (by) => {
    const shown = all.filter((change) => !change.hidden);
    const next = shown[Math.min(shown.length - 1, Math.max(0, shown.indexOf(document.activeElement.closest(".change")) + by))];
    if (!next) return;
    next.closest(".group").open = true;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  if (location.hash.startsWith("#?")) {
    const parts = new URLSearchParams(location.hash.slice(2));
    search.value = parts.get("text") || "";
    const off = new Set((parts.get("without") || "").split(","));
    for (const box of form.querySelectorAll("input[name=level]")) box.checked = !off.has(box.value);
  }
  let closed = [];
  addEventListener("beforeprint", () => { closed = [...document.querySelectorAll("main section details:not([open])")]; for (const one of closed) one.open = true; });
  addEventListener("afterprint", () => { for (const one of closed) one.open = false; });
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.activeElement === search) { if (event.key === "Escape") search.blur(); return; }
    if (event.key === "/") { event.preventDefault(); search.focus(); }
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  update();
  started = true;
  reveal();
})();
`;
