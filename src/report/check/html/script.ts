/** The page's script: filters and keys. It reads and hides what is there, and makes no markup from text. */
export const script = `
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const articles = [...document.querySelectorAll(".finding")];
  const files = [...document.querySelectorAll(".file")];
  const field = (id) => document.getElementById(id);
  const texts = articles.map((article) => (article.closest(".file").querySelector("h3").textContent + " " + article.textContent).toLowerCase());
  form.hidden = false;

  const apply = () => {
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const words = field("text").value.toLowerCase().split(/\\s+/).filter(Boolean);
    const rule = field("rule").value;
    const tests = field("tests");
    let shown = 0;
    articles.forEach((article, index) => {
      const { severity, rule: id, test } = article.dataset;
      const fits = severities.has(severity) && (rule === "" || rule === id) && (!tests || tests.checked || test === "false") && words.every((word) => texts[index].includes(word));
      article.hidden = !fits;
      if (fits) shown += 1;
    });
    for (const file of files) file.hidden = !file.querySelector(".finding:not([hidden])");
    field("none").hidden = shown > 0;
    field("count").textContent = shown === articles.length ? "" : shown + " of " + articles.length + " shown";
  };

  const step = (by) => {
    const shown = articles.filter((article) => !article.hidden);
    const next = shown[Math.min(shown.length - 1, Math.max(0, shown.indexOf(document.activeElement.closest(".finding")) + by))];
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input[type=search], select");
    if (event.key === "Escape" && typing) { event.target.blur(); return; }
    if (typing) return;
    if (event.key === "/") { event.preventDefault(); field("text").focus(); }
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  apply();
})();
`;
