// Reasons are sent while they are typed; the form guards itself as long as one of them is not stored.
const unsaved = new Set();

function guard(form) {
  if (unsaved.size) form.dataset.guard = "";
  else delete form.dataset.guard;
}

document.addEventListener("input", (event) => {
  const field = event.target.closest("[data-reason]");
  if (!field) return;
  unsaved.add(field.name);
  guard(field.form);
});

document.addEventListener("htmx:afterRequest", (event) => {
  const field = event.detail.elt;
  if (!field.matches("[data-reason]")) return;
  const sent = event.detail.requestConfig?.parameters?.[field.name];
  if (event.detail.successful && sent === field.value) unsaved.delete(field.name);
  guard(field.form);
});
