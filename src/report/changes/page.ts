/** What the page of changes has beside the style that all pages share. */
export const changeStyle = `
.change { background: var(--card); border: 1px solid var(--line); border-left-width: 4px; border-radius: 6px; padding: 0.6rem 0.9rem; margin: 0.5rem 0; overflow-wrap: anywhere; }
.breaking .change { border-left-color: var(--error); }
.dangerous .change { border-left-color: var(--warning); }
.compatible .change { border-left-color: var(--good); }
.change .instead { color: var(--good); }
.change details { font-size: 0.875rem; }
.change ul { margin: 0.25rem 0; padding-left: 1.25rem; columns: 22rem; }
`;

/** Hides what does not match; makes no markup from text. Without scripts the whole page is there. */
export const script = `
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const search = document.getElementById("search");
  const none = document.getElementById("none");
  const groups = [...document.querySelectorAll(".group")].map((group) => ({
    group,
    level: group.closest(".level").dataset.level,
    changes: [...group.querySelectorAll(".change")].map((change) => ({ change, text: (group.querySelector("h3").textContent + " " + change.textContent).toLowerCase() })),
  }));
  const update = () => {
    const wanted = search.value.trim().toLowerCase().split(/\\s+/).filter(Boolean);
    const levels = new Set([...form.querySelectorAll("input[name=level]:checked")].map((box) => box.value));
    let any = false;
    for (const { group, level, changes } of groups) {
      let shown = false;
      for (const { change, text } of changes) {
        const fits = levels.has(level) && wanted.every((word) => text.includes(word));
        change.hidden = !fits;
        shown = shown || fits;
      }
      group.hidden = !shown;
      any = any || shown;
    }
    for (const section of document.querySelectorAll(".level")) section.hidden = !section.querySelector(".group:not([hidden])");
    none.hidden = any;
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
})();
`;
