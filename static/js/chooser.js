// Choosers: one field for the organisers in their order, and search in long choices. Without JavaScript the
// plain fields work alike.
function settings(extra) {
  return {
    plugins: ["remove_button"],
    maxOptions: 500,
    hideSelected: true,
    render: { no_results: null },
    // What was typed to find an option is no beginning of the next one.
    onItemAdd() {
      this.setTextboxValue("");
      this.refreshOptions(false);
    },
    ...extra,
  };
}

// The label moves to the chooser's own field; the hidden select keeps its name for those who read the page.
function keepName(select) {
  const label = document.querySelector(`label[for="${select.id}"]`);
  if (label) select.setAttribute("aria-label", label.textContent.replace("*", "").trim());
}

function makeOrganiserChooser(list) {
  const inputs = [...list.querySelectorAll("input")];
  const names = [...document.getElementById(inputs[0].getAttribute("list")).options].map((one) => one.value);
  const chosen = inputs.map((one) => one.value.trim()).filter(Boolean);
  const select = document.createElement("select");
  select.multiple = true;
  select.name = list.dataset.organisers;
  select.id = inputs[0].id;
  keepName(select);
  for (const name of new Set([...chosen, ...names])) {
    select.add(new Option(name, name, chosen.includes(name), chosen.includes(name)));
  }
  list.replaceWith(select);
  const chooser = new window.TomSelect(select, settings({
    plugins: ["remove_button", "drag_drop", "caret_position"],
    create: true,
    createOnBlur: true,
    persist: false,
    items: chosen,
    render: {
      no_results: null,
      option_create: (data, escape) => `<div class="create">${list.dataset.add} <strong>${escape(data.input)}</strong></div>`,
    },
    placeholder: list.dataset.placeholder,
  }));
  chooser.on("change", () => select.dispatchEvent(new Event("input", { bubbles: true })));
}

function makeChooser(select) {
  keepName(select);
  new window.TomSelect(select, settings({
    plugins: select.multiple ? ["remove_button"] : [],
    allowEmptyOption: true,
    hideSelected: select.multiple,
  }));
}

function makeChoosers(part) {
  part.querySelectorAll("[data-organisers]").forEach(makeOrganiserChooser);
  part.querySelectorAll("select[data-chooser]:not(.tomselected)").forEach(makeChooser);
}

addEventListener("DOMContentLoaded", () => makeChoosers(document));
addEventListener("htmx:load", (event) => makeChoosers(event.detail.elt));
