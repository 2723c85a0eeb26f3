// Short notes at the foot of the page: closed by hand, or after a while when they ask for nothing.
const STAY = 8000;

export function watchNotes() {
  const place = document.querySelector(".toasts");
  const leave = (note) => setTimeout(() => note.matches(":hover, :focus-within") || note.remove(), STAY);
  place.querySelectorAll(".toast-note:not(.is-warning, .is-error, :has(form))").forEach(leave);
  document.addEventListener("click", (event) => {
    event.target.closest("[data-dismiss]")?.closest(".toast-note").remove();
  });
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status !== 401 || place.querySelector("[data-signed-out]")) return;
    const note = document.getElementById("signed-out-note").content.firstElementChild.cloneNode(true);
    note.dataset.signedOut = "";
    place.append(note);
  });
}
