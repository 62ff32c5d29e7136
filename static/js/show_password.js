// The tick that shows what is typed into the password fields of its form. Without scripts it stays hidden.
(() => {
  "use strict";

  for (const label of document.querySelectorAll("[data-shows-passwords]")) {
    const fields = [...label.closest("form").querySelectorAll("input[type='password']")];
    const tick = label.querySelector("input");
    label.hidden = false;
    tick.checked = false;
    tick.addEventListener("change", () => {
      for (const field of fields) field.type = tick.checked ? "text" : "password";
    });
    // Browsers offer to remember a password only when the field is one at the moment of sending.
    label.closest("form").addEventListener("submit", () => {
      for (const field of fields) field.type = "password";
    });
  }
})();
