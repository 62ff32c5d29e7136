// Reading a contract: how long and how far is told to the portal, the place is found again, plain words are read aloud.
(() => {
  const form = document.querySelector("[data-reading]");
  if (form) {
    const address = form.dataset.reading;
    const token = form.querySelector("input[name=csrfmiddlewaretoken]").value;
    let seconds = 0;
    let farthest = Number(form.dataset.read) || 0;
    const room = () => document.documentElement.scrollHeight - window.innerHeight;
    const place = () => (room() <= 0 ? 100 : Math.min(100, Math.round((window.scrollY / room()) * 100)));
    const tell = () => {
      farthest = Math.max(farthest, place());
      const body = new URLSearchParams({ csrfmiddlewaretoken: token, seconds: String(seconds), percent: String(farthest) });
      seconds = 0;
      fetch(address, { method: "POST", body, keepalive: true }).catch(() => {});
    };
    if (farthest > 0 && farthest < 100) window.scrollTo(0, (room() * farthest) / 100);
    setInterval(() => {
      if (document.visibilityState === "visible") seconds += 1;
      if (seconds >= 10) tell();
    }, 1000);
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && tell());
    window.addEventListener("pagehide", tell);
  }

  const button = document.querySelector("[data-speak]");
  if (!button || !("speechSynthesis" in window)) return;
  const label = button.querySelector("span");
  const start = label.textContent;
  const stop = () => {
    window.speechSynthesis.cancel();
    label.textContent = start;
    button.setAttribute("aria-pressed", "false");
  };
  button.hidden = false;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") return stop();
    button.setAttribute("aria-pressed", "true");
    label.textContent = button.dataset.stop;
    const parts = [...document.querySelectorAll("[data-plain]")];
    parts.forEach((part, index) => {
      const said = new SpeechSynthesisUtterance(part.textContent);
      said.lang = "zh-CN";
      said.rate = 0.9;
      if (index === parts.length - 1) said.addEventListener("end", stop);
      window.speechSynthesis.speak(said);
    });
    return undefined;
  });
  window.addEventListener("pagehide", stop);
})();
