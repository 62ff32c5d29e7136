// The grid worker's page: the round, one door, what is not sent yet. Words come from the page's templates.
(() => {
  "use strict";

  const { store, refresh, load, unsent, keep, send } = window.visits;
  const root = document.querySelector("[data-visits]");
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const words = (name) => root.querySelector(`[data-words="${name}"]`).textContent;
  const said = (name, values) => words(name).replace(/\[(\w+)\]/g, (_, key) => values[key]);
  const fresh = (name) => root.querySelector(`template[data-of="${name}"]`).content.firstElementChild.cloneNode(true);
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "short" });

  let round = null;
  let waiting = [];
  let problems = new Map();
  let net = "fresh";
  let door = null;

  const fill = (node, values) => {
    for (const place of node.querySelectorAll("[data-value]")) place.textContent = values[place.dataset.value] ?? "";
    return node;
  };
  const outcomeWords = (code) => root.querySelector(`input[name="outcome"][value="${code}"]`).closest("label").textContent.trim();
  const concludes = (visit) => !visit.again_on && visit.outcome !== "not_home";

  const say = () => {
    const status = part("status");
    const lines = [];
    if (net === "away") lines.push(words("away"));
    else if (net === "offline") lines.push(round ? said("offline", { time: clock.format(new Date(round.seenAt)) }) : words("nothing"));
    if (!store.safe) lines.push(words("unsafe"));
    if (waiting.length) lines.push(said("unsent", { count: waiting.length }));
    status.textContent = lines.join(" ");
    status.hidden = !lines.length;
    part("sign-in").hidden = net !== "away";
  };

  const communities = (doors) => {
    const groups = [];
    for (const one of doors) {
      if (groups.at(-1)?.community !== one.community) groups.push({ community: one.community, doors: [] });
      groups.at(-1).doors.push(one);
    }
    return groups;
  };

  const draw = (list, { community, doors }, recorded) => {
    const section = fill(fresh("community"), { community });
    const lines = doors.map((one) => {
      const line = fill(fresh("door"), one);
      const past = recorded.get(one.request);
      if (past) line.querySelector("[data-value=past]").textContent = outcomeWords(past.outcome);
      line.querySelector("button").addEventListener("click", () => openDoor(one));
      return line;
    });
    section.querySelector("ol").append(...lines);
    list.append(section);
  };

  // The first community stands at once; the others follow when the phone has shown it.
  let turn = 0;
  const showDoors = (doors, recorded) => {
    const mine = ++turn;
    const list = part("list");
    const [first, ...others] = communities(doors);
    list.replaceChildren();
    if (!first) return;
    draw(list, first, recorded);
    if (others.length) requestAnimationFrame(() => setTimeout(() => mine === turn && others.forEach((one) => draw(list, one, recorded))));
  };

  const showRound = () => {
    const recorded = new Map(waiting.map((visit) => [visit.request, visit]));
    const doors = round ? round.doors.filter((one) => !recorded.has(one.request) || !concludes(recorded.get(one.request))) : [];
    showDoors(doors, recorded);
    part("empty").hidden = !round || doors.length > 0;
    const held = part("unsent-list");
    held.replaceChildren(
      ...waiting.map((visit) => fill(fresh("unsent"), { name: visit.name, outcome: outcomeWords(visit.outcome), problem: problems.get(visit.uid) })),
    );
    part("unsent").hidden = !waiting.length;
    const looked = round?.conflicts ?? [];
    part("conflict-list").replaceChildren(...looked.map((one) => fill(fresh("conflict"), one)));
    part("conflicts").hidden = !looked.length;
    say();
  };

  const show = (name) => {
    part("round").hidden = name !== "round";
    part("door").hidden = name !== "door";
    window.scrollTo(0, 0);
  };

  const openDoor = (one) => {
    door = one;
    fill(part("door"), one);
    part("form").reset();
    part("form").elements.again_on.min = round.today;
    part("missing").hidden = true;
    adapt();
    show("door");
    part("door").querySelector("h2").focus();
  };

  // The home branch is asked of members only; a day to come again of whoever may be met again.
  const adapt = () => {
    const outcome = part("form").elements.outcome.value;
    part("home").hidden = outcome !== "member";
  };

  const bring = async () => {
    ({ round, waiting } = await load());
    showRound();
  };

  const synchronise = async () => {
    net = await refresh();
    if (net === "fresh" && (await unsent()).length) {
      problems = await send();
      net = await refresh();
    }
    await bring();
  };

  part("form").addEventListener("change", adapt);
  part("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target.elements;
    if (!form.outcome.value) {
      part("missing").hidden = false;
      part("missing").focus();
      return;
    }
    const button = event.target.querySelector("[type=submit]");
    button.disabled = true;
    try {
      await keep(
        {
          request: door.request,
          name: door.name,
          outcome: form.outcome.value,
          note: form.note.value,
          home_branch_name: form.outcome.value === "member" ? form.home_branch_name.value : "",
          again_on: form.again_on.value,
        },
        round,
      );
      await bring();
      show("round");
      part("status").focus();
      await synchronise();
    } finally {
      button.disabled = false;
      delete event.target.dataset.sent;
    }
  });
  for (const link of document.querySelectorAll("[data-language]"))
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      await store.put("language", link.dataset.language).catch(() => {});
      window.location.assign(link.href);
    });
  part("back").addEventListener("click", () => show("round"));
  part("send").addEventListener("click", synchronise);
  window.addEventListener("online", synchronise);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && part("door").hidden) synchronise();
  });

  navigator.serviceWorker?.register(root.dataset.worker).catch(() => {});
  // What the phone has comes first, whatever the network does.
  bring().then(() => {
    performance.mark("visits-shown");
    return synchronise();
  });
})();
