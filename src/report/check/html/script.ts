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
    remember();
  };

  // The address holds what differs from the page as it opens, behind "#?", so that a link shows the same.
  const boxes = [...form.querySelectorAll("[name=severity]"), ...(field("tests") ? [field("tests")] : [])];
  const nameOf = (box) => box.value === "on" ? box.id : box.value;
  let started = false;
  const remember = () => {
    if (!started) return;
    const parts = new URLSearchParams();
    if (field("text").value) parts.set("text", field("text").value);
    if (field("rule").value) parts.set("rule", field("rule").value);
    const off = boxes.filter((box) => !box.checked).map(nameOf);
    if (off.length > 0) parts.set("without", off.join(","));
    history.replaceState(null, "", parts.size > 0 ? "#?" + parts : "#");
  };
  const recall = () => {
    if (!location.hash.startsWith("#?")) return;
    const parts = new URLSearchParams(location.hash.slice(2));
    field("text").value = parts.get("text") || "";
    field("rule").value = parts.get("rule") || "";
    const off = new Set((parts.get("without") || "").split(","));
    for (const box of boxes) box.checked = !off.has(nameOf(box));
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
  recall();
  apply();
  started = true;

  // On paper nothing can be opened.
  let closed = [];
  addEventListener("beforeprint", () => { closed = [...document.querySelectorAll("details:not([open])")]; for (const one of closed) one.open = true; });
  addEventListener("afterprint", () => { for (const one of closed) one.open = false; });
})();
`;
