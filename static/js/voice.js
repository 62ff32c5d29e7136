// A voice note recorded on the page and put into the form's file field, where that is possible; else the field itself stays.
(() => {
  "use strict";

  const part = document.querySelector("[data-voice]");
  const field = part?.querySelector("input[type=file]");
  if (!field || !window.MediaRecorder || !navigator.mediaDevices?.getUserMedia || !window.DataTransfer) return;

  const longest = Number(part.dataset.longest);
  const box = part.querySelector(".voice-recorder");
  const start = part.querySelector("[data-voice-start]");
  const stop = part.querySelector("[data-voice-stop]");
  const drop = part.querySelector("[data-voice-drop]");
  const state = part.querySelector(".voice-state");
  const player = part.querySelector("audio");
  const label = start.querySelector("span");
  const say = (text, seconds) => { state.textContent = text.replace("{seconds}", seconds); };
  const types = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"].filter((type) => MediaRecorder.isTypeSupported(type));

  box.hidden = false;

  let recorder = null;
  let clock = 0;

  const give = (files) => {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    field.files = transfer.files;
  };

  const forget = () => {
    give([]);
    if (player.src) URL.revokeObjectURL(player.src);
    player.removeAttribute("src");
    player.hidden = drop.hidden = true;
    label.textContent = part.dataset.sayRecord;
    say("", 0);
  };

  const finish = (pieces, type, seconds) => {
    const file = new File(pieces, `voice.${type.includes("mp4") ? "m4a" : type.includes("ogg") ? "ogg" : "webm"}`, { type });
    give([file]);
    if (player.src) URL.revokeObjectURL(player.src);
    player.src = URL.createObjectURL(file);
    player.hidden = drop.hidden = false;
    label.textContent = part.dataset.sayAgain;
    say(part.dataset.sayDone, seconds);
  };

  start.addEventListener("click", async () => {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      say(part.dataset.sayRefused, 0);
      field.focus();
      return;
    }
    const pieces = [];
    const begun = Date.now();
    const gone = () => Math.round((Date.now() - begun) / 1000);
    recorder = new MediaRecorder(stream, { ...(types.length ? { mimeType: types[0] } : {}), audioBitsPerSecond: 32000 });
    recorder.addEventListener("dataavailable", (event) => { if (event.data.size) pieces.push(event.data); });
    recorder.addEventListener("stop", () => {
      clearInterval(clock);
      for (const track of stream.getTracks()) track.stop();
      start.hidden = false;
      stop.hidden = true;
      finish(pieces, recorder.mimeType.split(";")[0], gone());
      start.focus();
    });
    recorder.start(1000);
    start.hidden = true;
    stop.hidden = false;
    stop.focus();
    say(part.dataset.sayLeft, longest);
    clock = setInterval(() => {
      if (gone() >= longest) recorder.stop();
      else say(part.dataset.sayLeft, longest - gone());
    }, 1000);
  });
  stop.addEventListener("click", () => recorder?.state === "recording" && recorder.stop());
  drop.addEventListener("click", forget);
  // A recording still running is finished before the form leaves.
  field.form.addEventListener("submit", (event) => {
    if (recorder?.state !== "recording") return;
    event.preventDefault();
    delete field.form.dataset.sent;
    recorder.addEventListener("stop", () => setTimeout(() => field.form.requestSubmit(), 0));
    recorder.stop();
  });
})();
