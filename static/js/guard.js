// Forms with data-guard warn before typed text is left; a form pressed twice is sent once.
const AGAIN = 8000;

export function guardForms() {
  const dirty = new Set(document.querySelectorAll("form[data-unsaved]"));
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-guard]");
    if (form) dirty.add(form);
  });
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    const form = event.target;
    if (form.method === "post" && form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (form.method === "post" && !form.matches("[hx-post]")) {
      form.dataset.sent = "yes";
      setTimeout(() => delete form.dataset.sent, AGAIN);
    }
    dirty.delete(form);
  });
  window.addEventListener("beforeunload", (event) => {
    // A form that a fragment has replaced, or that gave its guard up, has nothing to lose any more.
    if ([...dirty].some((form) => form.isConnected && form.matches("[data-guard]"))) event.preventDefault();
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });
}
