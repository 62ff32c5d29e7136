// What the phone keeps: today's round and the unsent visits, locked with a key that leaves at sign-out (ADR 1090).
// Without a safe context nothing is written down: then both live in memory as long as the page is open.
(() => {
  "use strict";

  const DAY = 24 * 60 * 60 * 1000;
  const safe = Boolean(window.isSecureContext && window.crypto?.subtle && window.indexedDB);
  const memory = { keep: new Map(), queue: new Map(), place: 0 };
  let opened = null;

  const open = () =>
    (opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open("visits", 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("keep");
        request.result.createObjectStore("queue", { keyPath: "place", autoIncrement: true });
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    }));

  const within = async (name, mode, work) => {
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(name, mode);
      const request = work(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  };

  const get = async (key) => (safe ? within("keep", "readonly", (store) => store.get(key)) : memory.keep.get(key));
  const put = async (key, value) =>
    safe ? within("keep", "readwrite", (store) => store.put(value, key)) : memory.keep.set(key, value);
  const remove = async (key) =>
    safe ? within("keep", "readwrite", (store) => store.delete(key)) : memory.keep.delete(key);

  // All that the page begins with, in one step.
  const all = async () => {
    if (!safe) return { round: memory.keep.get("round"), key: memory.keep.get("key"), queue: [...memory.queue.values()] };
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(["keep", "queue"], "readonly");
      const keep = transaction.objectStore("keep");
      const asked = { round: keep.get("round"), key: keep.get("key"), queue: transaction.objectStore("queue").getAll() };
      transaction.oncomplete = () => resolve(Object.fromEntries(Object.entries(asked).map(([name, one]) => [name, one.result])));
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  };

  const queued = async () =>
    safe ? within("queue", "readonly", (store) => store.getAll()) : [...memory.queue.values()];
  const enqueue = async (row) => {
    if (safe) return within("queue", "readwrite", (store) => store.add(row));
    memory.place += 1;
    return memory.queue.set(memory.place, { ...row, place: memory.place });
  };
  const dequeue = async (place) =>
    safe ? within("queue", "readwrite", (store) => store.delete(place)) : memory.queue.delete(place);

  const importKey = (words) =>
    safe
      ? crypto.subtle.importKey(
          "raw",
          Uint8Array.from(atob(words), (sign) => sign.charCodeAt(0)),
          "AES-GCM",
          false, // not extractable: nobody reads the key itself out of the browser's pages
          ["encrypt", "decrypt"],
        )
      : Promise.resolve("memory");

  const seal = async (key, thing) => {
    if (!safe) return { thing };
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(thing));
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text) };
  };
  const unseal = async (key, sealed) => {
    if (!safe) return sealed.thing;
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, key, sealed.data);
    return JSON.parse(new TextDecoder().decode(text));
  };

  // The round and the key go; unsent visits stay behind, unreadable until the same person signs in on this phone again.
  const lock = async () => {
    await remove("round");
    await remove("key");
  };

  // What is known of the portal's time: the phone's clock may be wrong, but runs on evenly.
  const now = (kept) => Date.now() + (kept?.offset ?? 0);
  const expired = (kept) => Date.now() < kept.phoneAt || Date.now() - kept.phoneAt > DAY;

  window.visits = { store: { safe, all, get, put, remove, queued, enqueue, dequeue, importKey, seal, unseal, lock, now, expired } };
})();
