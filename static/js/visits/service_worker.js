// Opens the grid worker's page without network. Keeps the page's empty shell and its files, never a person's data.
(() => {
  "use strict";

  const { page, files, version } = self.VISITS;
  const NAME = `visits-${version}`;
  const PATIENCE = 2500;

  const isShell = (answer) => answer.ok && !answer.redirected && answer.headers.has("X-Visits-Shell");

  const keepPage = async () => {
    const answer = await fetch(page, { credentials: "same-origin" });
    if (isShell(answer)) await (await caches.open(NAME)).put(page, answer);
  };

  self.addEventListener("install", (event) => {
    event.waitUntil(
      caches
        .open(NAME)
        .then((cache) => cache.addAll(files))
        .then(keepPage)
        .then(() => self.skipWaiting()),
    );
  });

  self.addEventListener("activate", (event) => {
    event.waitUntil(
      caches
        .keys()
        .then((names) => Promise.all(names.filter((name) => name.startsWith("visits-") && name !== NAME).map((name) => caches.delete(name))))
        .then(() => self.clients.claim()),
    );
  });

  // The network first, so that a sign-out and a new version count at once; but nobody waits long for a bad line.
  const openPage = async (request) => {
    const cache = await caches.open(NAME);
    const kept = await cache.match(page);
    const asked = fetch(request).then(async (answer) => {
      if (isShell(answer)) await cache.put(page, answer.clone());
      return answer;
    });
    if (!kept) return asked;
    const tired = new Promise((resolve) => setTimeout(() => resolve(kept.clone()), PATIENCE));
    return Promise.race([asked.catch(() => kept), tired]);
  };

  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const address = new URL(request.url);
    if (request.method !== "GET" || address.origin !== self.location.origin) return;
    if (request.mode === "navigate" && address.pathname === page) event.respondWith(openPage(request));
    else if (files.includes(address.pathname))
      event.respondWith(caches.match(request, { ignoreSearch: true }).then((kept) => kept || fetch(request)));
  });
})();
