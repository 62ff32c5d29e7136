// Signing out on a grid worker's phone: unsent visits are sent or knowingly left behind, then the phone is locked.
(() => {
  "use strict";

  const ours = () =>
    new Promise((resolve) => {
      if (!window.indexedDB) return resolve(null);
      const request = indexedDB.open("visits", 1);
      // Nothing was ever kept on this device: make nothing either.
      request.onupgradeneeded = () => request.transaction.abort();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    });

  const done = (transaction) =>
    new Promise((resolve) => {
      transaction.oncomplete = transaction.onabort = transaction.onerror = resolve;
    });

  const unsent = (database) =>
    new Promise((resolve) => {
      const request = database.transaction("queue").objectStore("queue").count();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(0);
    });

  const warn = (count) =>
    new Promise((resolve) => {
      const dialog = document.getElementById("unsent-visits");
      if (!dialog) return resolve(window.confirm(document.body.dataset.sayUnsent.replace("[count]", count)));
      dialog.querySelector("[data-count]").textContent = count;
      dialog.returnValue = "";
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "leave"), { once: true });
      dialog.showModal();
    });

  const leave = async (form) => {
    const database = await ours();
    if (database) {
      if (window.visits?.send && (await unsent(database))) {
        if ((await window.visits.refresh()) === "fresh") await window.visits.send();
      }
      const count = await unsent(database);
      if (count && !(await warn(count))) return;
      const reached = await fetch(form.action, { method: "HEAD", redirect: "manual" }).then(() => true, () => false);
      const transaction = database.transaction("keep", "readwrite");
      // Without network the session ends as soon as there is one again: the page does it before anything else.
      if (!reached) transaction.objectStore("keep").put(true, "leaving");
      transaction.objectStore("keep").delete("round");
      transaction.objectStore("keep").delete("key");
      await done(transaction);
      database.close();
      if (!reached) return window.location.reload();
    }
    form.submit();
  };

  document.addEventListener(
    "submit",
    (event) => {
      if (!event.target.action.endsWith("/accounts/logout/")) return;
      event.preventDefault();
      event.stopPropagation();
      leave(event.target);
    },
    true,
  );
})();
