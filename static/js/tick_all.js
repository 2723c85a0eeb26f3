// Whole groups at a tick: the box of the group and those of its bodies follow each other.
function follow(group) {
  const whole = group.querySelector("[data-tick-all]");
  const single = [...group.querySelectorAll(".body-ticks input")];
  const count = group.querySelector("[data-tick-count]");
  const show = () => {
    const chosen = single.filter((box) => box.checked).length;
    whole.checked = chosen === single.length;
    whole.indeterminate = chosen > 0 && !whole.checked;
    count.textContent = chosen ? count.dataset.text.replace("#", chosen) : "";
  };
  if (whole.checked) single.forEach((box) => (box.checked = true));
  group.addEventListener("change", (event) => {
    if (event.target === whole) single.forEach((box) => (box.checked = whole.checked));
    show();
  });
  show();
}

document.querySelectorAll("[data-tick-group]").forEach(follow);
