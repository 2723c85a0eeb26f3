// On the conflict page a press on either text takes it as the result, where the result is a text.
document.querySelectorAll(".conflict-row").forEach((row) => {
  const result = row.querySelector(".conflict-result textarea, .conflict-result input[type=text]");
  if (!result) return;
  row.querySelectorAll("[data-side]").forEach((text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm btn-outline-secondary";
    button.textContent = text.closest("form").dataset.takeLabel;
    button.addEventListener("click", () => {
      result.value = text.dataset.empty ? "" : text.textContent;
      result.dispatchEvent(new Event("input", { bubbles: true }));
    });
    text.after(button);
  });
});
