// What fields say while one types: characters used, the time understood; and errors that take the focus.
const PAUSE = 350;
const timers = new WeakMap();

function count(field) {
  const id = `${field.id}-counter`;
  let shown = document.getElementById(id);
  if (!shown) {
    shown = document.createElement("span");
    shown.id = id;
    field.after(shown);
  }
  const length = [...field.value].length;
  const limit = Number(field.dataset.limit);
  shown.className = length > limit ? "counter is-over" : "counter";
  shown.textContent = length > limit * 0.6 ? `${length} / ${limit}` : "";
}

function askAboutTime(field) {
  const answer = document.querySelector(`[data-loose-time="${field.id}"]`);
  if (!answer) return;
  clearTimeout(timers.get(field));
  timers.set(field, setTimeout(() => window.htmx.trigger(answer, "typed"), PAUSE));
}

export function watchFields() {
  document.querySelectorAll("[data-limit]").forEach(count);
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-limit]")) count(event.target);
    if (event.target.id) askAboutTime(event.target);
  });
  document.querySelector(".error-summary")?.focus();
}
