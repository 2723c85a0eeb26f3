// A file may be dropped on the field; its name and size are said at once.
function tell(drop, input) {
  const file = input.files[0];
  drop.querySelector(".file-drop-name").textContent = file
    ? `${file.name} · ${Math.max(1, Math.round(file.size / 1024))} KB`
    : "";
}

document.querySelectorAll("[data-file-drop]").forEach((drop) => {
  const input = drop.querySelector("input[type=file]");
  const mark = (over) => (event) => {
    event.preventDefault();
    drop.classList.toggle("is-over", over);
  };
  drop.addEventListener("dragover", mark(true));
  drop.addEventListener("dragleave", mark(false));
  drop.addEventListener("drop", (event) => {
    mark(false)(event);
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", () => tell(drop, input));
});
