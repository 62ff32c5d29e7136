// Forms that save themselves as typed: <form data-draft-url="…"> with a place [data-draft-state] for the word about it.
(() => {
  "use strict";

  const PAUSE = 1500;

  for (const form of document.querySelectorAll("form[data-draft-url]")) {
    const place = form.querySelector("[data-draft-state]");
    let timer = null;
    let handedIn = false;

    const send = async (extra = {}) => {
      const data = new FormData(form);
      for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
      for (const [name, value] of Object.entries(extra)) data.set(name, value);
      try {
        const answer = await fetch(form.dataset.draftUrl, { method: "POST", body: data, headers: { "HX-Request": "true" }, keepalive: true });
        if (!place || handedIn) return;
        if (answer.ok && !answer.headers.has("HX-Redirect")) place.innerHTML = await answer.text();
        else place.textContent = place.dataset.sayUnsaved;
      } catch {
        if (place) place.textContent = document.body.dataset.sayOffline;
      }
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(send, PAUSE);
    };

    form.addEventListener("input", soon);
    form.addEventListener("submit", () => {
      handedIn = true;
      clearTimeout(timer);
    });
    // What was typed in the last second is not lost with the page.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "hidden" || handedIn || timer === null) return;
      clearTimeout(timer);
      send();
    });
    form.querySelector("[data-draft-discard]")?.addEventListener("click", async () => {
      clearTimeout(timer);
      await send({ discard_draft: "yes" });
      location.reload();
    });
  }
})();
