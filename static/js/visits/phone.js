// Between phone and portal: the round is fetched, visits are kept and sent in order, each exactly once.
(() => {
  "use strict";

  const { store } = window.visits;
  const addresses = () => document.querySelector("[data-visits]").dataset;
  let csrf = "";
  let sending = null;

  const phoneId = async () => {
    const known = await store.get("phone");
    if (known) return known;
    const made = newId();
    await store.put("phone", made);
    return made;
  };

  // randomUUID is there only in a safe context.
  const newId = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  };

  // A sign-out without network is made good.
  const signOut = async () => {
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
    const answer = await fetch(addresses().signOut, { method: "POST", redirect: "manual", headers: { "X-CSRFToken": token } });
    if (answer.type === "opaqueredirect" || answer.ok) await store.remove("leaving");
  };

  // Answers "fresh", "offline", or "away": signed out, or not a grid worker any more; then the phone is locked.
  const refresh = async () => {
    let answer;
    let told;
    try {
      if (await store.get("leaving")) {
        await signOut();
        return "away";
      }
      answer = await fetch(addresses().round, { cache: "no-store", redirect: "manual" });
      if (answer.ok) told = await answer.json(); // the line may break off half way
    } catch {
      return "offline";
    }
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403 || answer.status === 404) {
      await store.lock();
      return "away";
    }
    if (!answer.ok) return "offline";
    csrf = told.csrf;
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = csrf;
    const phoneAt = Date.now();
    const key = await store.importKey(told.key);
    const held = { doors: told.doors, conflicts: told.conflicts, today: told.today };
    await store.put("key", { owner: told.owner, key });
    await store.put("round", {
      owner: told.owner,
      seenAt: told.now,
      phoneAt,
      offset: Date.parse(told.now) - phoneAt,
      sealed: await store.seal(key, held),
    });
    await tellLanguage().catch(() => {});
    return "fresh";
  };

  // What the phone shows: the round with its people, or null when there is nothing (any more) to show.
  const opened = async (kept, held) => {
    if (!kept || !held) return null;
    if (kept.owner !== held.owner || store.expired(kept)) {
      await store.lock();
      return null;
    }
    try {
      return { ...kept, ...(await store.unseal(held.key, kept.sealed)) };
    } catch {
      await store.lock();
      return null;
    }
  };

  // Visits of the one who is signed in on this phone, oldest first; those of others stay locked.
  const ownOf = (queue, held) =>
    Promise.all(
      (held ? queue.filter((row) => row.owner === held.owner) : []).map(async (row) => ({
        place: row.place,
        problem: row.problem,
        ...(await store.unseal(held.key, row.sealed)),
      })),
    );
  const unsent = async () => ownOf(await store.queued(), await store.get("key"));

  const load = async () => {
    const { round: kept, key: held, queue } = await store.all();
    const [round, waiting] = await Promise.all([opened(kept, held), ownOf(queue, held)]);
    return { round, waiting };
  };

  // A language chosen without network becomes the person's own as soon as there is one.
  const tellLanguage = async () => {
    const language = await store.get("language");
    if (!language) return;
    const answer = await fetch(addresses().languageChoice, {
      method: "POST",
      redirect: "manual",
      headers: { "X-CSRFToken": csrf },
      body: new URLSearchParams({ language }),
    });
    if (answer.type === "opaqueredirect" || answer.ok) await store.remove("language");
  };

  const keep = async (visit, round) => {
    const held = await store.get("key");
    const whole = {
      ...visit,
      uid: newId(),
      phone_time: new Date().toISOString(),
      clock_offset: Math.round(round.offset / 1000),
      seen_at: round.seenAt,
    };
    await store.enqueue({ owner: held.owner, sealed: await store.seal(held.key, whole) });
  };

  const post = async (visits) =>
    fetch(addresses().sync, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrf },
      body: JSON.stringify({ phone: await phoneId(), visits }),
    });

  // What the portal has answered leaves the phone; what it refused stays, with the reason.
  const sendAll = async () => {
    let waiting = await unsent();
    const problems = new Map();
    while (waiting.length) {
      const batch = waiting.slice(0, Number(addresses().most));
      waiting = waiting.slice(batch.length);
      const answer = await post(batch.map(({ place, problem, name, ...visit }) => visit));
      if (!answer.ok) break;
      const { answers } = await answer.json();
      for (const [index, told] of answers.entries()) {
        if (told.status === "refused" || told.status === "not_found") problems.set(batch[index].uid, told.sentence);
        else await store.dequeue(batch[index].place);
      }
    }
    return problems;
  };

  // One at a time, also when the network comes back while a press of the button is still under way.
  const send = () => (sending ??= sendAll().catch(() => new Map()).finally(() => (sending = null)));

  Object.assign(window.visits, { refresh, load, unsent, keep, send });
})();
