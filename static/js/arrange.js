// Dragging rows and sections: a drop sends the same form as the buttons do.
function send(item) {
  const form = item.querySelector("form");
  const list = item.parentElement;
  const position = [...list.children].indexOf(item);
  const place = document.createElement("input");
  place.type = "hidden";
  place.name = "place";
  place.value = `${position}/${list.dataset.parent}`;
  form.append(place);
  form.submit();
}

function makeSortable(section) {
  section.classList.add("is-draggable");
  section.querySelectorAll(".arrange-list").forEach((list) => {
    new window.Sortable(list, {
      group: section.dataset.arrange === "section" ? "sections" : undefined,
      handle: "[data-handle]",
      animation: 120,
      onEnd: (event) => {
        if (event.from !== event.to || event.oldIndex !== event.newIndex) send(event.item);
      },
    });
  });
}

addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-arrange]").forEach(makeSortable);
});
