// Small comforts over pages that work without them: the folded menu, panels that close, a file button in the page's language.
"use strict";
document.documentElement.classList.add("js");
const said = document.currentScript.dataset;

document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("[data-menu]");
  const list = document.querySelector(".rooms-list");
  if (button && list) {
    const narrow = window.matchMedia("(max-width: 900px)");
    const set = (open) => {
      list.hidden = narrow.matches && !open;
      button.setAttribute("aria-expanded", String(open));
    };
    button.addEventListener("click", () => set(button.getAttribute("aria-expanded") !== "true"));
    narrow.addEventListener("change", () => set(false));
    set(false);
  }
});

// A browser words its file button in its own language, so ours lies beneath it; the real one still takes clicks, keys and dropped files.
document.addEventListener("DOMContentLoaded", () => {
  for (const input of document.querySelectorAll("input[type=file]")) {
    const picker = document.createElement("span"), face = document.createElement("span"), name = document.createElement("span");
    picker.className = "picker";
    face.className = "button small";
    face.textContent = said.chooseFile;
    picker.setAttribute("aria-hidden", "true");
    const tell = () => {
      name.textContent = [...input.files].map((file) => file.name).join(", ") || said.noFile;
    };
    picker.append(face, name);
    input.before(picker);
    input.addEventListener("change", tell);
    tell();
  }
});

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.fold[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.activeElement && document.activeElement.closest("details.fold[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

document.addEventListener("toggle", (event) => {
  if (!event.target.matches || !event.target.matches("details.fold[open]")) return;
  const first = event.target.querySelector("[data-first]");
  if (first) first.focus();
}, true);

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-send]")) event.target.form.requestSubmit();
});

// Filters left empty need not stand in the address that one passes on to a colleague.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.elt.id !== "loc-bang") return;
  for (const [name, value] of [...event.detail.formData.entries()]) {
    if (value === "") event.detail.formData.delete(name);
  }
});
