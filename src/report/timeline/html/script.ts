/** Search and state filters; without scripts the page shows everything. */
export const script = `
const search = document.getElementById("search");
const boxes = [...document.querySelectorAll("input[name=state]")];
const apply = () => {
  const word = search.value.trim().toLowerCase();
  const hidden = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
  let shown = 0;
  for (const body of document.querySelectorAll(".chart tbody")) {
    let any = false;
    for (const row of body.querySelectorAll(".row")) {
      const off = [...hidden].some((state) => row.classList.contains(state)) || (word !== "" && !row.dataset.text.includes(word));
      row.hidden = off;
      if (!off) { any = true; shown += 1; }
    }
    body.hidden = !any;
  }
  document.getElementById("none").hidden = shown > 0;
};
document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
search.addEventListener("input", apply);
for (const box of boxes) box.addEventListener("change", apply);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== search) { event.preventDefault(); search.focus(); }
  if (event.key === "Escape" && document.activeElement === search) { search.value = ""; apply(); }
});
`;
