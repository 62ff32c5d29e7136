// What every page has: menus that close, dialogs, the focus on what went wrong, masked values, toasts.
(() => {
  "use strict";

  // Menus are <details>; they close with Escape, with a click elsewhere, and when another one opens.
  const openMenus = () => document.querySelectorAll("details[data-menu][open]");

  document.addEventListener("click", (event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // Dialogs: data-opens names the dialog, data-closes closes the one around. The browser returns the focus.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.opens);
      if (dialog && !dialog.open) dialog.showModal();
      return;
    }
    const closer = event.target.closest("[data-closes]");
    if (closer) closer.closest("dialog")?.close();
    else if (event.target.matches("dialog")) event.target.close();
  });

  // data-prints: the page on paper.
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-prints]")) window.print();
  });

  // A disabled act keeps its place in the tab order so that its reason is read, but does nothing.
  document.addEventListener("click", (event) => {
    if (event.target.closest('[aria-disabled="true"]')) event.preventDefault();
  });

  // The error summary gets the focus; its links lead into the field itself, also when the field is a group.
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".error-summary a[href^='#']");
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    const input = target.matches("input, select, textarea") ? target : target.querySelector("input, select, textarea");
    if (!input) return;
    event.preventDefault();
    input.closest(".field")?.scrollIntoView({ block: "center" });
    input.focus({ preventScroll: true });
  });

  // A form is sent once, however often its button is pressed.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("hx-post") || form.hasAttribute("data-many")) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  // Open values are masked again after their time, or at once.
  const hideValue = (part) => {
    part.querySelector(".masked-text").textContent = part.dataset.masked;
    part.querySelector("[data-hide-now]")?.remove();
    part.classList.remove("is-open");
    part.removeAttribute("data-hide-after");
  };
  const watchValues = () => {
    for (const part of document.querySelectorAll("[data-hide-after]:not([data-watched])")) {
      part.dataset.watched = "yes";
      part.querySelector("[data-hide-now]")?.focus();
      setTimeout(() => hideValue(part), Number(part.dataset.hideAfter) * 1000);
    }
  };
  document.addEventListener("click", (event) => {
    if (event.target.matches("[data-hide-now]")) hideValue(event.target.closest(".masked"));
  });
  document.addEventListener("htmx:afterSettle", watchValues);

  // Toasts: a word after an answer without a page; they stay until closed when something went wrong.
  const icons = { good: "check", bad: "alert", wait: "clock", info: "info", neutral: "dot" };
  const toast = (text, tone = "good") => {
    const place = document.getElementById("messages");
    if (!place || !text) return;
    const word = document.createElement("div");
    word.className = `notice toast tone-${icons[tone] ? tone : "info"}`;
    const drawing = document.querySelector("svg.icon use")?.getAttribute("href")?.split("#")[0];
    if (drawing) {
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      svg.setAttribute("class", "icon");
      svg.setAttribute("aria-hidden", "true");
      const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
      use.setAttribute("href", `${drawing}#${icons[tone] || "info"}`);
      svg.append(use);
      word.append(svg);
    }
    const body = document.createElement("div");
    body.className = "notice-body";
    body.textContent = text;
    word.append(body);
    place.append(word);
    if (tone !== "bad") setTimeout(() => word.remove(), 8000);
  };
  document.addEventListener("toast", (event) => toast(event.detail.text, event.detail.tone));
  document.addEventListener("htmx:sendError", () => toast(document.body.dataset.sayOffline, "bad"));
  document.addEventListener("htmx:responseError", (event) => {
    // An answer that brings its own word needs no other.
    if (!event.detail.xhr.getResponseHeader("HX-Trigger")) toast(document.body.dataset.sayFailed, "bad");
  });
})();
