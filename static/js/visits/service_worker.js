// Opens the grid worker's page without network. Keeps the page's empty shell and its files, never a person's data.
(() => {
  "use strict";

  const { page, languages, files, version } = self.VISITS;
  const NAME = `visits-${version}`;
  const PATIENCE = 2500;

  const ours = new Set(files.map((file) => file.split("?")[0]));

  const isShell = (answer) => answer.ok && !answer.redirected && answer.headers.has("X-Visits-Shell");
  const shellOf = (code) => `${page}?lang=${code}`;

  // The page as it opens next time, and beside it the page in each language, so that the switch works without network.
  const keepPage = async () => {
    const cache = await caches.open(NAME);
    for (const address of [page, ...languages.map(shellOf)]) {
      const answer = await fetch(address, { credentials: "same-origin" });
      if (isShell(answer)) await cache.put(address, answer);
    }
  };
  const keep = async (cache, answer) => {
    await cache.put(shellOf(answer.headers.get("X-Visits-Shell")), answer.clone());
    await cache.put(page, answer);
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
    const wanted = new URL(request.url).searchParams.get("lang");
    const kept = (wanted && (await cache.match(shellOf(wanted), { ignoreVary: true }))) || (await cache.match(page, { ignoreVary: true }));
    const asked = fetch(request).then(async (answer) => {
      if (isShell(answer)) await keep(cache, answer.clone());
      return answer;
    });
    if (!kept) return asked;
    const instead = async () => {
      if (languages.includes(wanted)) await cache.put(page, kept.clone());
      return kept.clone();
    };
    const tired = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    return (await Promise.race([asked.catch(() => null), tired])) ?? instead();
  };

  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const address = new URL(request.url);
    if (request.method !== "GET" || address.origin !== self.location.origin) return;
    if (request.mode === "navigate" && address.pathname === page) event.respondWith(openPage(request));
    else if (ours.has(address.pathname))
      event.respondWith(caches.match(request, { ignoreVary: true }).then((kept) => kept || fetch(request)));
  });
})();
