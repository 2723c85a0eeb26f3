// Elements with data-poll are asked for again while they carry it; never in a hidden tab, never after a refusal.
const EVERY = 2000;

setInterval(() => {
  if (document.hidden) return;
  document.querySelectorAll("[data-poll]").forEach((element) => window.htmx.trigger(element, "poll"));
}, EVERY);

document.addEventListener("htmx:responseError", (event) => {
  if ([401, 403, 404].includes(event.detail.xhr.status)) delete event.detail.elt.dataset.poll;
});
