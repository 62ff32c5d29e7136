// The review desk: second keys for the answers, ready reasons by number, and the heartbeat that keeps the lead here.
(() => {
  "use strict";

  const keysOff = () => localStorage.getItem("keys-off") === "yes";
  const plain = (event) => !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat);

  document.addEventListener("keydown", (event) => {
    if (!plain(event) || keysOff()) return;
    const dialog = document.querySelector("dialog[open]");
    if (dialog) {
      // In the reason dialog a number picks a ready reason, unless somebody is writing one.
      if (event.target.closest("input, textarea")) return;
      const pick = dialog.querySelector(`[data-quick] button[name=quick][value="${CSS.escape(event.key)}"]`);
      if (!pick) return;
      event.preventDefault();
      pick.click();
      return;
    }
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const answer = document.querySelector(`[data-key-too="${CSS.escape(event.key)}"]`);
    if (answer && answer.offsetParent) {
      event.preventDefault();
      answer.click();
    }
  });

  // A dialog opened by a key begins at its first ready reason, not at the close button.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens^='reason-']");
    if (opener) document.getElementById(opener.dataset.opens)?.querySelector("[data-quick] button[name=quick]")?.focus();
  });

  // The lease: begun when the page opens, renewed while it stays open and in view.
  const state = document.getElementById("desk-state");
  if (!state?.dataset.hold) return;
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
  let lost = false;

  const say = (sentence) => {
    const notice = document.createElement("div");
    notice.className = "notice tone-wait";
    const body = document.createElement("div");
    body.className = "notice-body";
    body.textContent = sentence;
    notice.append(body);
    state.replaceChildren(notice);
  };

  const hold = async () => {
    if (lost || document.hidden) return;
    try {
      const answer = await fetch(state.dataset.hold, {
        method: "POST",
        headers: { "X-CSRFToken": token, Accept: "application/json" },
      });
      if (answer.status === 409) {
        lost = true;
        say((await answer.json()).sentence);
      }
    } catch {
      // Offline for a moment: the next beat tries again, and the decision itself is checked by the server.
    }
  };
  hold();
  setInterval(hold, Number(state.dataset.every) * 1000);
  document.addEventListener("visibilitychange", hold);
})();
