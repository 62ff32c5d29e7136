// Files: dropped or chosen, and the true progress of their way to the server. Without this script the form still works.
(() => {
  "use strict";

  const size = (bytes) => (bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);

  for (const place of document.querySelectorAll("[data-file-drop]")) {
    const input = place.querySelector("input[type=file]");
    const state = place.querySelector(".file-drop-state");
    const named = () => {
      state.textContent = [...input.files].map((file) => `${file.name}（${size(file.size)}）`).join("、");
    };
    input.addEventListener("change", named);
    for (const name of ["dragenter", "dragover"]) {
      place.addEventListener(name, (event) => {
        event.preventDefault();
        place.classList.add("is-over");
      });
    }
    place.addEventListener("dragleave", (event) => {
      if (!place.contains(event.relatedTarget)) place.classList.remove("is-over");
    });
    place.addEventListener("drop", (event) => {
      event.preventDefault();
      place.classList.remove("is-over");
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      named();
    });
  }

  for (const form of document.querySelectorAll("form[data-upload]")) {
    const bar = form.querySelector("[data-file-drop] progress");
    const state = form.querySelector(".file-drop-state");
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented || !bar) return;
      event.preventDefault();
      const data = new FormData(form, event.submitter);
      const request = new XMLHttpRequest();
      const buttons = form.querySelectorAll("button[type=submit]");
      const enable = (on) => buttons.forEach((button) => (button.disabled = !on));
      request.open("POST", form.action);
      request.upload.addEventListener("progress", (step) => {
        if (!step.lengthComputable) return;
        bar.value = Math.round((step.loaded / step.total) * 100);
        state.textContent = `${size(step.loaded)} / ${size(step.total)}`;
      });
      // What remains is ours: reading the file takes as long again, and has no share that could be shown.
      request.upload.addEventListener("load", () => {
        bar.removeAttribute("value");
        state.textContent = bar.dataset.sayReading;
      });
      const stay = (words) => {
        enable(true);
        bar.hidden = true;
        bar.value = 0;
        delete form.dataset.sent;
        state.textContent = words;
      };
      request.addEventListener("load", () => {
        // The web server before the portal speaks for itself then; what was typed must not be lost to its page.
        if (request.status === 413) return stay(bar.dataset.sayTooLarge);
        if (request.status >= 502) return stay(document.body.dataset.sayFailed);
        // Loading the answer again would lose its messages, so it becomes the page itself.
        history.pushState(null, "", request.responseURL);
        document.open();
        document.write(request.responseText);
        document.close();
      });
      request.addEventListener("error", () => stay(document.body.dataset.sayOffline));
      enable(false);
      bar.hidden = false;
      request.send(data);
    });
  }
})();
