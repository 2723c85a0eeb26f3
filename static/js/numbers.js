// The chosen number goes into the text where one was typing, instead of at its end.
const FIELDS = "#id_title, #id_body";
let last = null;

document.addEventListener("focusin", (event) => {
  if (event.target.matches(FIELDS)) last = event.target;
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-insert-number]");
  const field = last ?? document.querySelector("#id_body");
  if (!button || !field) return;
  event.preventDefault();
  const chosen = (name) => button.form.elements[name].value;
  const written = `〖${chosen("numerals")}：${chosen("counted")}〗`;
  field.setRangeText(written, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});
