// The source beside the rows: a row under the pointer or with the focus marks its lines, a line its row.
const panes = document.getElementById("import-panes");

const linesOf = (row) => {
  const found = [];
  for (let number = Number(row.dataset.first); number <= Number(row.dataset.last); number += 1) {
    const line = document.getElementById(`line-${number}`);
    if (line) found.push(line);
  }
  return found;
};

function clear() {
  panes.querySelectorAll(".is-marked").forEach((element) => element.classList.remove("is-marked"));
}

// Scrolls inside the pane only, so that the page itself stays where it is.
function show(element) {
  const pane = element.closest("ol, ul");
  const [top, bottom] = [element.offsetTop, element.offsetTop + element.offsetHeight];
  const isSeen = top >= pane.scrollTop && bottom <= pane.scrollTop + pane.clientHeight;
  if (!isSeen && pane.scrollHeight > pane.clientHeight) pane.scrollTo({ top: Math.max(0, top - 48) });
}

function markRow(row, scrolls) {
  clear();
  if (!row?.dataset.first) return;
  const lines = linesOf(row);
  lines.forEach((line) => line.classList.add("is-marked"));
  if (lines.length && scrolls) show(lines[0]);
}

function markLine(line) {
  const number = line.value;
  const rows = [...panes.querySelectorAll(".import-row[data-first]")];
  const covering = rows.filter((row) => row.dataset.first <= number && number <= row.dataset.last);
  const closest = covering.sort((a, b) => a.dataset.last - a.dataset.first - (b.dataset.last - b.dataset.first))[0];
  clear();
  if (!closest) return;
  closest.classList.add("is-marked");
  linesOf(closest).forEach((one) => one.classList.add("is-marked"));
  show(closest);
}

panes.addEventListener("mouseover", (event) => {
  const row = event.target.closest(".import-row");
  if (row) markRow(row, true);
});
panes.addEventListener("focusin", (event) => markRow(event.target.closest(".import-row"), true));
panes.addEventListener("click", (event) => {
  const line = event.target.closest(".source-lines li");
  if (line) markLine(line);
});

// On a phone one pane is shown at a time.
function switchTo(id) {
  panes.classList.add("is-switched");
  panes.querySelectorAll(".import-pane").forEach((pane) => pane.classList.toggle("is-shown", pane.id === id));
  panes.querySelectorAll(".import-switch a").forEach((link) => {
    if (link.hash === `#${id}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  });
}

let chosen = "import-rows";
panes.addEventListener("click", (event) => {
  const link = event.target.closest(".import-switch a, .row-lines");
  if (!link) return;
  chosen = link.matches(".row-lines") ? "import-source" : link.hash.slice(1);
  switchTo(chosen);
  if (!link.matches(".row-lines")) event.preventDefault();
});
switchTo(location.hash.startsWith("#line-") ? "import-source" : chosen);

// After a step the panes come anew: keep both where they were and every form that is being filled, and go to
// the row that came out of the step.
let places = [];
let forms = [];

function takeFormsOut() {
  places = [...panes.querySelectorAll(".source-lines, .import-rows")].map((list) => list.scrollTop);
  forms = [...panes.querySelectorAll(".import-row.is-edited")];
  forms.forEach((form) => form.remove());
}

function putFormsBack() {
  forms.forEach((form) => {
    const row = document.getElementById(form.id);
    if (row) row.replaceWith(form);
    else panes.querySelector(".import-rows").prepend(form);
  });
  panes.querySelectorAll(".source-lines, .import-rows").forEach((list, index) => list.scrollTo({ top: places[index] }));
}

document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target === panes && event.detail.shouldSwap) takeFormsOut();
});
document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== panes) return;
  switchTo(chosen);
  putFormsBack();
  const row = panes.querySelector("[data-focus]");
  if (!row) return;
  show(row);
  row.querySelector("a.btn")?.focus({ preventScroll: true });
});
document.body.addEventListener("htmx:afterSettle", (event) => {
  event.detail.elt.querySelector?.(".is-edited textarea, .is-edited input:not([type=hidden])")?.focus();
});
// A form with mistakes comes back in its place; one that somebody else overtook is sent again as a page.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const { status } = event.detail.xhr;
  const source = event.detail.requestConfig.elt;
  if (status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  } else if (status === 409) {
    const form = source.closest("form");
    form.action = source.formAction || form.action;
    form.removeAttribute("data-guard");
    form.submit();
  }
});
