// Phrases that a click puts into the field named by data-phrases; without this script they stay hidden.
for (const bar of document.querySelectorAll("[data-phrases]")) {
  const field = document.getElementById(bar.dataset.phrases);
  bar.hidden = !field;
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const text = field.value.trim();
    field.value = text ? `${text.replace(/[。；]$/, "")}。${button.textContent.trim()}` : button.textContent.trim();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}
