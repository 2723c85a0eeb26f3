// The filter bar answers while one types; the bulk bar appears when a row is chosen.
const PAUSE = 400;

function watchFilter(form) {
  let timer;
  const ask = () => window.htmx.trigger(form, "filter");
  form.addEventListener("change", (event) => event.target.type === "search" || ask());
  form.addEventListener("input", (event) => {
    if (event.target.type !== "search" || event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  form.addEventListener("compositionend", () => setTimeout(ask, PAUSE));
}

function showChosen(form) {
  const bar = form.querySelector("[data-bulk-bar]");
  const count = bar.querySelector("[data-bulk-count]");
  const chosen = form.querySelectorAll("[name=selected]:checked").length;
  bar.hidden = !chosen;
  count.textContent = count.dataset.text.replace("#", chosen);
}

function watchRows() {
  document.querySelectorAll("[data-bulk]").forEach(showChosen);
}

document.querySelectorAll("[data-filter]").forEach(watchFilter);
document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-bulk]");
  if (!form) return;
  if (event.target.matches("[data-select-page]")) {
    form.querySelectorAll("[name=selected]").forEach((box) => (box.checked = event.target.checked));
  }
  showChosen(form);
});
document.addEventListener("htmx:afterSettle", watchRows);
watchRows();
