// Staff pages: the search field, chosen rows, questions before batch acts, single-key shortcuts.
(() => {
  "use strict";

  const typing = (target) => target.closest("input, textarea, select, [contenteditable], dialog[open]");

  // Shortcuts: data-key on a button or link. Off for who does not want them (kept on this machine).
  const KEYS_OFF = "keys-off";
  const keysOff = () => localStorage.getItem(KEYS_OFF) === "yes";
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (keysOff() || typing(event.target)) return;
    if (event.key === "/") {
      const field = document.getElementById("global-search");
      if (field) {
        event.preventDefault();
        field.focus();
        field.select();
      }
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    for (const target of document.querySelectorAll("[data-key]")) {
      if (target.dataset.key === key && target.getAttribute("aria-disabled") !== "true" && target.offsetParent) {
        event.preventDefault();
        target.click();
        return;
      }
    }
  });
  for (const box of document.querySelectorAll("[data-keys-switch]")) {
    box.checked = !keysOff();
    box.addEventListener("change", () => {
      if (box.checked) localStorage.removeItem(KEYS_OFF);
      else localStorage.setItem(KEYS_OFF, "yes");
    });
  }

  // Search suggestions: arrows walk through them, Escape closes them.
  const search = document.querySelector(".search");
  const list = search?.querySelector(".search-suggestions");
  if (list) {
    const clear = () => list.replaceChildren();
    search.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && list.children.length) {
        event.preventDefault();
        clear();
        search.querySelector("input[type=search]").focus();
        return;
      }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      const stops = [search.querySelector("input[type=search]"), ...list.querySelectorAll("a")];
      if (stops.length < 2) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : stops.length - 1;
      stops[(stops.indexOf(document.activeElement) + step) % stops.length].focus();
    });
    document.addEventListener("click", (event) => {
      if (!search.contains(event.target)) clear();
    });
    search.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !search.contains(event.relatedTarget)) clear();
    });
  }

  // Chosen rows of a table.
  for (const form of document.querySelectorAll("[data-picks]")) {
    const all = form.querySelector("[data-pick-all]");
    const boxes = [...form.querySelectorAll("input[name=picked]")];
    const count = form.querySelector("[data-pick-count]");
    if (!count) continue;
    const show = () => {
      const picked = boxes.filter((box) => box.checked).length;
      count.textContent = String(picked);
      if (all) {
        all.checked = picked > 0 && picked === boxes.length;
        all.indeterminate = picked > 0 && picked < boxes.length;
      }
      for (const button of form.querySelectorAll("[data-batch]")) button.disabled = picked === 0;
      for (const box of boxes) box.closest("tr").classList.toggle("is-picked", box.checked);
    };
    form.addEventListener("change", (event) => {
      if (event.target === all) for (const box of boxes) box.checked = all.checked;
      show();
    });
    window.addEventListener("pageshow", show);
    show();
  }

  // A question before an act: the button submits only after the dialog's yes.
  const dialog = document.getElementById("ask");
  let asking = null;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-ask]");
    if (!button || !dialog || button.disabled) return;
    asking = button;
    const picked = button.form?.querySelector("[data-pick-count]")?.textContent ?? "";
    dialog.querySelector("[data-ask-text]").textContent = button.dataset.ask.replace("{count}", picked);
    dialog.querySelector("[data-ask-yes]").textContent = button.textContent.trim();
    dialog.showModal();
  });
  dialog?.querySelector("[data-ask-yes]").addEventListener("click", () => {
    const form = asking.form;
    dialog.close();
    if (asking.getAttribute("formaction")) form.action = asking.getAttribute("formaction");
    if (asking.name) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = asking.name;
      field.value = asking.value;
      form.append(field);
    }
    form.requestSubmit();
  });
})();
